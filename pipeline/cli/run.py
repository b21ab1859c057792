"""`tsevri run`: sources to a release."""

import sys
from pathlib import Path

import click

from pipeline.cli.options import (
    a_date,
    a_language,
    archive_option,
    config_option,
    jobs_option,
    json_option,
    lang_option,
    output_option,
    profile_option,
    settings_of,
)
from pipeline.cli.progress import progress_line
from pipeline.cli.screen import show_outcome
from pipeline.read import Given
from pipeline.run import run


@click.command("run", short_help="Read announcements and make a release of what they say.")
@click.argument("source", nargs=-1)
@click.option(
    "--published", metavar="DATE", callback=a_date, help="When it was published (2024, 2024-05 or 2024-05-18)."
)
@click.option("--language", metavar="TAG", callback=a_language, help="Its language, as ka or en.")
@click.option("--title", help="Its title.")
@click.option("--url", help="The address it came from.")
@output_option
@archive_option
@jobs_option
@config_option
@lang_option
@json_option
@profile_option
@click.option("--strict", is_flag=True, help="Publish nothing when an announcement is held back.")
@click.option("--allow-private", is_flag=True, help="Also fetch from addresses inside your own network.")
def command(
    source: tuple[str, ...],
    published: str | None,
    language: str | None,
    title: str | None,
    url: str | None,
    output: Path | None,
    archive: Path | None,
    jobs: int | None,
    config: Path | None,
    lang: str | None,
    as_json: bool,
    profiles: tuple[str, ...],
    strict: bool,
    allow_private: bool,
) -> int:
    """Read every SOURCE, find the facts in it, check them, and leave a release in DIR/<release>/, with DIR/latest
    pointing at it. A SOURCE is a file (.txt, .md, .html, .jsonl), a folder of files, the address of a page or of an
    RSS or Atom feed, or - for standard input. Without one: the sources that tsevri.toml names.

    Exit code: 0 all well; 1 something was held back or could not be read, and is listed; 2 nothing was done.

    \b
    Examples:
      tsevri run                                        the sources of tsevri.toml
      tsevri run announcements/ --output output
      tsevri run news.txt --published 2023-09-20
      tsevri run --profile linked-art                   also for the users of Linked Art
      tsevri run https://museum.example/feed.xml
    """
    settings = settings_of(
        config,
        output=output,
        archive=archive,
        jobs=jobs,
        lang=lang,
        strict=strict,
        allow_private=allow_private,
        profiles=profiles,
    )
    given = Given(published=published, language=language, title=title, url=url)
    sources = source or settings.sources
    stdin = sys.stdin.buffer if "-" in sources else None
    with progress_line(settings.lang) as progress:
        outcome = run(sources, settings, given=given, stdin=stdin, progress=progress)
    return show_outcome(outcome, settings, as_json=as_json)
