"""`tsevri extract`: the facts of announcements as JSON lines."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.options import FILE, a_date, a_language, lang_option, settings_of
from pipeline.endpoint import load_reader
from pipeline.errors import UsageError
from pipeline.extract.extractor import Examined
from pipeline.extract.gold import announcement_of, prediction
from pipeline.extract.second import Reader
from pipeline.model import Announcement, Finding
from pipeline.read import Archive, Given, Raw, fetch, parse
from pipeline.records import encode
from pipeline.run.reread import of_model
from pipeline.run.shop import answers_folder
from pipeline.settings import Settings

NO_PACK = {
    "en": "{source}: no pack for {language}; there are packs for {known}. --language names another language.",
    "ka": "{source}: ენისთვის {language} პაკეტი არ არსებობს; არსებობს: {known}. ენა შეიძლება მიუთითოთ --language-ით.",
}

published_option = click.option(
    "--published", metavar="DATE", callback=a_date, help="When it was published: 2024, 2024-05, 2024-05-20."
)
language_option = click.option(
    "--language", metavar="xx", callback=a_language, help="Language of the text, where it does not say."
)


@click.command("extract", short_help="Print the facts of announcements as JSON lines.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@published_option
@language_option
@click.option("--gold", type=FILE, metavar="GOLD.jsonl", help="Print predictions for gold announcements instead.")
@lang_option
def command(
    sources: Sequence[str], published: str | None, language: str | None, gold: Path | None, lang: str | None
) -> int:
    """Print every fact of each SOURCE (file, folder, address, or - for standard input) as a line of JSON, whatever its
    status and however certain; nothing is kept. With --gold: a line of predictions for each gold announcement.

    \b
    Examples:
      tsevri extract news.html
      tsevri extract - --language ka --published 2023-09-20 < news.txt
      tsevri extract --gold gold/ka.jsonl > predicted.jsonl
    """
    if bool(sources) == bool(gold):
        raise UsageError("Name what to read (a file, a folder, an address or -), or gold with --gold FILE.")
    settings = settings_of(None, lang=lang)
    reader = reader_of(settings)
    if gold:
        for line in predictions(gold, reader):
            click.echo(line)
        return 0
    missed = 0
    for read in announcements(sources, Given(published=published, language=language), settings):
        missed += _print_facts(read, reader, settings.lang)
    return HELD_BACK if missed else 0


def reader_of(settings: Settings) -> Reader:
    """What the settings ask for; a model's answers are kept where a run keeps them, once there has been one."""
    return load_reader(settings, answers_folder(settings) if settings.output.is_dir() else None)


def _print_facts(read: Announcement | Finding, reader: Reader, lang: str) -> bool:
    """Print the facts; whether there was something that could not be read."""
    if isinstance(read, Finding):
        say(f"tsevri: {read.source}: {read.message[lang]}")
        return read.severity == "violation"
    examined = reader.examine(read)
    say_model(read, examined, lang)
    if reader.pack_for(read.language) is None and not examined.answered:
        say_no_pack(read, reader, lang)
        return True
    for fact in examined.facts:
        click.echo(encode(fact))
    return False


def say_model(announcement: Announcement, examined: Examined, lang: str) -> None:
    """How a language model fared: what was dropped and why, or that it did not answer."""
    for finding in of_model(announcement, examined):
        if finding.announcement is not None:
            say(f"tsevri: {finding.source}: {finding.message[lang]}")


def say_no_pack(announcement: Announcement, reader: Reader, lang: str) -> None:
    language, known = announcement.language or "?", ", ".join(sorted(reader.languages))
    say("tsevri: " + NO_PACK[lang].format(source=announcement.source, language=language, known=known))


def announcements(sources: Sequence[str], given: Given, settings: Settings) -> Iterator[Announcement | Finding]:
    """What the sources hold, read through an archive that is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="tsevri-") as folder:
        archive = Archive(Path(folder))
        for raw in fetch(sources, archive=archive, settings=settings.read, given=given, stdin=sys.stdin.buffer):
            if not isinstance(raw, Raw):
                yield raw
                continue
            announcement, notes = parse(raw)
            yield from notes
            if announcement is not None:
                yield announcement


def predictions(path: Path, reader: Reader) -> Iterator[str]:
    """A line of predictions for each gold announcement, in the form that gold is scored in."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _prediction(line, f"{path}, line {number}", reader)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error


def _prediction(line: str, where: str, reader: Reader) -> str:
    try:
        record = json.loads(line)
        announcement = announcement_of(record)
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{where}: not a gold record ({error}).") from error
    return json.dumps(prediction(record["id"], reader.extract(announcement)), ensure_ascii=False)
