"""`tsevri pack try`: what a pack of one's own changes in announcements, before a run uses it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.extract import announcements
from pipeline.cli.options import FILE, lang_option, settings_of
from pipeline.cli.pack_files import TIERS, pack_at
from pipeline.extract import Extractor
from pipeline.extract.pack import PACKS, load_common, load_pack
from pipeline.extract.pack_promises import broken_promises, extractor_of
from pipeline.model import Announcement, Finding
from pipeline.publish.words import visible
from pipeline.read import Given
from pipeline.run.review import say as say_fact

WORDS = {
    "changed": {"en": "{changed} of {count} announcements change: {more} facts more, {fewer} fewer.",
                "ka": "იცვლება {count} განცხადებიდან {changed}: {more} ფაქტი ემატება, {fewer} აკლდება."},
    "promises": {"en": "Sentences of the pack that are read as promised: {before} before, {after} now.",
                 "ka": "პაკეტის წინადადებები, რომლებიც სწორად იკითხება: მანამდე {before}, ახლა {after}."},
}  # fmt: skip
MORE, FEWER = "+", "-"

Told = Counter[str]


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
    loaded, before = pack_at(pack), Extractor.load(own=settings.packs)
    mine = dict.fromkeys((loaded.code, *loaded.tags), loaded)
    after = replace(before, packs={**before.packs, **mine})
    count = changed = failed = 0
    sums: Told = Counter()
    for read in announcements(sources, Given(), settings):
        if isinstance(read, Finding):
            say(f"tsevri: {read.source}: {read.message[settings.lang]}")
            failed += read.severity == "violation"
            continue
        lines = list(_changes(read, before, after, settings.lang))
        count, changed = count + 1, changed + bool(lines)
        sums.update(line[0] for line in lines)
        for line in ([read.source] if lines else []) + [f"  {line}" for line in lines]:
            click.echo(visible(line))
    numbers = {"changed": changed, "count": count, "more": sums[MORE], "fewer": sums[FEWER]}
    say(WORDS["changed"][settings.lang].format(**numbers))
    say(WORDS["promises"][settings.lang].format(**_promises(pack, before, after)))
    return HELD_BACK if failed else 0


def _changes(announcement: Announcement, before: Extractor, after: Extractor, lang: str) -> Iterator[str]:
    old, new = (_told(announcement, extractor, lang) for extractor in (before, after))
    yield from (f"{FEWER} {fact}" for fact in sorted((old - new).elements()))
    yield from (f"{MORE} {fact}" for fact in sorted((new - old).elements()))


def _told(announcement: Announcement, extractor: Extractor, lang: str) -> Told:
    facts = (fact for fact in extractor.extract(announcement) if fact.tier != "silent" and fact.status == "asserted")
    return Counter(f"{say_fact(fact, lang)} [{TIERS[fact.tier][lang]}]" for fact in facts)


def _promises(path: Path, before: Extractor, after: Extractor) -> dict[str, int]:
    """How many sentences are read as promised; before, only those of the pack that came along."""
    shipped, own = PACKS / path.name, pack_at(path)
    kept = {"before": 0, "after": len(own.examples) - len(list(broken_promises(own, after)))}
    if shipped.is_file():
        known = load_pack(shipped, load_common(PACKS))
        broken = list(broken_promises(known, extractor_of(known, before)))
        kept["before"] = len(known.examples) - len(broken)
    return kept
