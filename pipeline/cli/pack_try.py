"""`tsevri pack try`: what a pack of one's own changes in announcements, before a run uses it."""

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.extract import announcements
from pipeline.cli.options import FILE, lang_option, settings_of
from pipeline.cli.pack_files import pack_at
from pipeline.extract import Extractor
from pipeline.model import Finding
from pipeline.publish.words import visible
from pipeline.read import Given
from pipeline.run.trial import change_of, promises_of, said, with_pack, without_file

WORDS = {
    "changed": {"en": "{changed} of {count} announcements change: {more} facts more, {fewer} fewer.",
                "ka": "იცვლება {count} განცხადებიდან {changed}: {more} ფაქტი ემატება, {fewer} აკლდება."},
    "promises": {"en": "Sentences of the pack that are read as promised: {before} before, {after} now.",
                 "ka": "პაკეტის წინადადებები, რომლებიც სწორად იკითხება: მანამდე {before}, ახლა {after}."},
}  # fmt: skip


@click.command("try", short_help="Show which announcements a pack of your own changes.")
@click.argument("pack", type=FILE, metavar="FILE")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@lang_option
def command(pack: Path, sources: Sequence[str], lang: str | None) -> int:
    """Read each SOURCE without and with FILE, and show the facts that come (+) and go (-), each with its tier; then how
    many of the pack's own sentences are read as promised, before and now. Nothing is kept.

    \b
    Examples:
      tsevri pack try packs/ka.toml announcements
    """
    settings = settings_of(None, lang=lang)
    loaded = pack_at(pack)
    before = without_file(Extractor.load(own=settings.own_packs), pack)
    after = with_pack(before, loaded)
    count = changed = failed = more = fewer = 0
    for read in announcements(sources, Given(), settings):
        if isinstance(read, Finding):
            say(f"tsevri: {read.source}: {read.message[settings.lang]}")
            failed += read.severity == "violation"
            continue
        count, change = count + 1, change_of(read, before, after, settings.lang)
        if change is not None:
            changed, more, fewer = changed + 1, more + len(change.come), fewer + len(change.gone)
            for line in (read.source, *(f"  {line}" for line in said(change))):
                click.echo(visible(line))
    say(WORDS["changed"][settings.lang].format(changed=changed, count=count, more=more, fewer=fewer))
    promises = promises_of(pack.name, loaded, before, after)
    say(WORDS["promises"][settings.lang].format(before=promises.before, after=promises.after))
    return HELD_BACK if failed else 0
