"""`tsevri withdraw`: an announcement that is no longer to be published."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import config_option, jobs_option, json_option, lang_option, output_option, settings_of
from pipeline.cli.progress import progress_line
from pipeline.cli.screen import show_outcome
from pipeline.errors import UsageError
from pipeline.identify.decisions import Withdrawal, append
from pipeline.publish.changes import NQUADS
from pipeline.publish.former import LATEST
from pipeline.publish.lines import read_lines, subject_of
from pipeline.read import Archive, parse
from pipeline.review.desk import name_of_user
from pipeline.run import republish
from pipeline.run.journal import read_journal
from pipeline.settings import HTTP_SCHEMES, Settings

URL = "<https://schema.org/url>"


def an_address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value and value.partition("://")[0] not in HTTP_SCHEMES:
        raise click.BadParameter(f"{value!r} is no address; it begins with https:// or http://.")
    return value


@click.command("withdraw", short_help="Take an announcement out of the dataset, with a reason.")
@click.argument("announcement")
@click.option("--why", required=True, help="The reason. It is published.")
@click.option("--replacement", metavar="IRI", callback=an_address, help="The address of what takes its place.")
@click.option("--by", metavar="NAME", help="Your name in decisions. Without it: that of your account.")
@output_option
@jobs_option
@config_option
@lang_option
@json_option
def command(
    announcement: str,
    why: str,
    replacement: str | None,
    by: str | None,
    output: Path | None,
    jobs: int | None,
    config: Path | None,
    lang: str | None,
    as_json: bool,
) -> int:
    """Withdraw ANNOUNCEMENT (its IRI, the reference at the end of that, the address it came from, or the path of its
    file) and make a release without it. What rests on it alone goes; what another announcement says too stays. Its
    addresses keep a tombstone with the reason, the day and what took its place. The decision is a line in
    decisions.jsonl and holds for every later run, until `tsevri review` takes it back.

    \b
    Examples:
      tsevri withdraw announcements/march.md --why "The museum asked for it."
      tsevri withdraw https://museum.example/news/7 --why "An error." --replacement https://museum.example/news/8
    """
    settings = settings_of(config, output=output, jobs=jobs, lang=lang)
    at = datetime.now(UTC).date().isoformat()
    signed = {"by": by or name_of_user(), "at": at, "why": why}
    one = Withdrawal(announcement=_reference(announcement, settings), replacement=replacement, **signed)
    if not append(settings.decisions_file, [one]):
        say("This decision is there already.")
    with progress_line(settings.lang) as progress:
        outcome = republish(settings, progress=progress)
    return show_outcome(outcome, settings, as_json=as_json)


def _reference(named: str, settings: Settings) -> str:
    """Raises: UsageError when it is not exactly one announcement."""
    found = sorted({*_published(named, settings), *_read_from(named, settings)})
    if not found:
        raise UsageError(f"There is no announcement {named}: name it as its page, `tsevri show` or its source does.")
    if len(found) > 1:
        raise UsageError(f"{named} holds {len(found)} announcements: name one by its reference: {', '.join(found)}.")
    return found[0]


def _published(named: str, settings: Settings) -> Iterator[str]:
    """Announcements of the newest release with this IRI, reference or address."""
    dump, announcements = settings.output / LATEST / NQUADS, f"{settings.base}announcement/"
    for line in read_lines(dump) if dump.is_file() else ():
        if line.startswith(f"<{announcements}"):
            reference = subject_of(line).removeprefix(announcements)
            if named in (reference, announcements + reference) or f" {URL} <{named}> " in line:
                yield reference


def _read_from(named: str, settings: Settings) -> Iterator[str]:
    """Announcements that the last run read from this source."""
    archive = Archive(settings.archive_folder)
    paths = {named, str(Path(named)), str(Path(named).absolute())}
    for raw in read_journal(archive, settings.archive_folder, lambda source, _: source in paths):
        announcement, _ = parse(raw)
        if announcement is not None:
            yield announcement.reference
