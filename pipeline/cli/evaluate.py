"""`tsevri evaluate`: how good the extraction is, measured on announcements whose facts a careful reader wrote down."""

import hashlib
import json
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import FILE, jobs_option, lang_option, settings_of
from pipeline.errors import UsageError
from pipeline.extract.gold import ENTITIES, announcement_of
from pipeline.extract.scorer import WEIGHTS
from pipeline.quality.figures import Figures, figures
from pipeline.quality.protocols import PROTOCOLS, Predicted, Protocol, predict
from pipeline.quality.report import TIERS, as_json, as_lines
from pipeline.quality.tally import tally_of
from pipeline.resources import PACKAGE

CHECKOUT = PACKAGE.parent
TRAINED_ON = (CHECKOUT / "gold", CHECKOUT.parent / "shared" / "gold")  # folders; what lies deeper is only measured on
PAGE = """# How good the extraction is

Generated; do not edit. `make quality` runs

    {command}

A fact is a hit when its type and all its names match gold's (`pipeline/extract/evaluate.py`; the scorer beside the
gold counts the same). In brackets: 95 % intervals, 1,000 bootstrap resamples of the announcements. *Exact names*: hits
whose names are letter for letter names that gold has. *False per 100 without*: false facts of a type in 100
announcements that hold none of it. The packs were widened while reading errors on some of this gold, so that the
figures flatter where words decide; `gold/held-out` was never read for it ([how facts are found](extraction.md)).
"""


@click.command("evaluate", short_help="Measure the extraction on gold announcements.")
@click.argument("gold", nargs=-1, required=True, type=FILE, metavar="GOLD...")
@click.option("--protocol", "protocols", multiple=True, type=click.Choice(PROTOCOLS), help="Several may be given.")
@click.option("--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table")
@click.option("--type", "kind", type=click.Choice(list(ENTITIES)), help="Only facts of one type.")
@click.option("--language", metavar="xx", help="Only announcements in one language.")
@click.option("--save", type=FILE, metavar="FILE", help="Write the figures there too, as JSON.")
@jobs_option
@lang_option
def command(
    gold: Sequence[Path], protocols: Sequence[Protocol], form: str, kind: str | None, language: str | None,
    save: Path | None, jobs: int | None, lang: str | None,
) -> None:  # fmt: skip
    """Measure precision, recall and F1 with intervals, by type and by language; calibration; false facts where there is
    none; exactness of quotes and names. Protocols: the weights as they are (all), or weights that have not seen the
    part that they are measured on (cross-validated, leave-one-language-out; these train anew).

    \b
    Examples:
      tsevri evaluate gold/held-out/ka.jsonl gold/held-out/en.jsonl
      tsevri evaluate gold/*.jsonl --protocol cross-validated --format markdown
      tsevri evaluate gold/pairs/*.jsonl --type membership --format json
    """
    settings = settings_of(None, lang=lang, jobs=jobs)
    every = load(gold)
    records = [record for record in every if language in (None, record["language"])]
    if not records:
        raise UsageError(f"No announcement of {', '.join(map(str, gold))} is in the language {language!r}.")
    measured = {
        protocol: measure(predict(protocol, records, gold, settings.jobs), records, kind)
        for protocol in protocols or ("all",)
    }
    trained = any(path.resolve().parent in TRAINED_ON for path in gold)
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    told = json.dumps(as_json(measured, digest, trained), ensure_ascii=False, indent=1) + "\n"
    if save:
        write(save, told)
    if form == "json":
        click.echo(told, nl=False)
        return
    if form == "markdown":
        click.echo(PAGE.format(command=_command(gold, protocols)))
    click.echo("\n".join(as_lines(measured, settings.lang, trained, form == "markdown")).rstrip("\n"))


def measure(predicted: Predicted, records: Sequence[Mapping[str, Any]], kind: str | None) -> Mapping[str, Figures]:
    """The figures of both tiers together and of what is published."""
    return {
        name: figures([tally_of(predicted.get(record["id"], ()), record, tier, kind) for record in records])
        for name, tier in TIERS.items()
    }


def load(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The gold records by id; a text that stands in several files counts once.

    Raises: UsageError that names file and line.
    """
    records = [record for path in paths for record in _records(path)]
    by_text = {record["text"]: record for record in sorted(records, key=lambda r: str(r["id"]), reverse=True)}
    return sorted(by_text.values(), key=lambda record: str(record["id"]))


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error
    return [_record(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(line)
        announcement_of(record)
        for fact in record["facts"]:
            if fact["type"] not in ENTITIES:
                raise ValueError(f"unknown type {fact['type']!r}")
        record["language"].split("-")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{where}: not a gold record ({error}).") from error
    return record


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error


def _command(gold: Sequence[Path], protocols: Sequence[str]) -> str:
    """The command that was given, with the files of a folder as one pattern."""
    folders = dict.fromkeys(str(path.parent / "*.jsonl") for path in gold)
    chosen = " ".join(f"--protocol {protocol}" for protocol in protocols)
    return " ".join(["tsevri evaluate", *map(_plain, folders), chosen, "--format markdown"])


def _plain(pattern: str) -> str:
    return pattern if shlex.quote(pattern.replace("*", "")) == pattern.replace("*", "") else shlex.quote(pattern)
