"""`tsevri extract`: the facts of announcements as JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.options import FILE
from pipeline.errors import UsageError
from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of, prediction


@click.command("extract", short_help="Print the facts of announcements as JSON lines.")
@click.option("--gold", type=FILE, metavar="GOLD.jsonl", help="Print predictions for gold announcements instead.")
def command(gold: Path | None) -> None:
    """Print every fact that is found as a line of JSON, whatever its status and however certain."""
    extractor = Extractor.load()
    if gold:
        for line in predictions(gold, extractor):
            click.echo(line)


def predictions(path: Path, extractor: Extractor) -> Iterator[str]:
    """A line of predictions for each gold announcement, in the form that gold is scored in."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _prediction(line, f"{path}, line {number}", extractor)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _prediction(line: str, where: str, extractor: Extractor) -> str:
    try:
        record = json.loads(line)
        announcement = announcement_of(record)
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{where}: not a gold record ({error}).") from error
    return json.dumps(prediction(record["id"], extractor.extract(announcement)), ensure_ascii=False)
