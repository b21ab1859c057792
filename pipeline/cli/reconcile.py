"""`tsevri reconcile`: ask a service such as Wikidata's who the organisations of a release are there."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.options import FOLDER, config_option, json_option, lang_option, release_of, settings_of
from pipeline.cli.progress import CLEAR
from pipeline.publish.words import visible
from pipeline.read import Archive
from pipeline.read.web import Web
from pipeline.reconcile import Asked, Suggestion, ask_about, connect, subjects_of
from pipeline.run.elsewhere import ANSWERS
from pipeline.store import open_store

COLUMNS = ("organisation", "name", "candidate", "candidate_name", "description", "score", "reason", "address")
WORDS = {
    "asked": {
        "en": "{asked} organisations, {found} with suggestions. Nothing is adopted: look at the pages, then write what "
        "is true into the authority (tsevri authority add).",
        "ka": "{asked} ორგანიზაცია, {found} მათგანისთვის არის შემოთავაზება. არაფერი მიიღება თავისით: გადახედეთ "
        "გვერდებს და რაც მართალია, შეიტანეთ ავტორიტეტულ ფაილში (tsevri authority add).",
    },
    "trouble": {"en": "{count} could not be asked about: {trouble}", "ka": "{count} ვერ იკითხა: {trouble}"},
    "progress": {"en": "{done:,} organisations asked …", "ka": "ნაკითხია {done:,} ორგანიზაცია …"},
}


@click.command("reconcile", short_help="Ask a service such as Wikidata's who the organisations are there.")
@click.option("--service", "url", required=True, metavar="URL", help="Address of a reconciliation service.")
@click.option("--release", type=FOLDER, metavar="DIR", help="The release. Without it: the latest one.")
@click.option("--type", "kind", metavar="ID", help="Only things of this type, by the service's own identifier.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask about so many organisations only.")
@click.option("--all", "known_too", is_flag=True, help="Also those that are identified elsewhere already.")
@click.option("--fresh", is_flag=True, help="Ask again what was answered before.")
@click.option("--allow-private", is_flag=True, help="Also ask at addresses inside your own network.")
@config_option
@json_option
@lang_option
def command(
    url: str,
    release: Path | None,
    kind: str | None,
    limit: int | None,
    known_too: bool,
    fresh: bool,
    allow_private: bool,
    config: Path | None,
    as_json: bool,
    lang: str | None,
) -> int:
    """Ask the reconciliation service at URL (versions 0.2 and 1.0 of the API of OpenRefine) who the organisations of a
    release are there, and print its suggestions: a table, or a line of JSON each. Answers are kept, so that a run that
    was cut off goes on where it stopped. Nothing is adopted by itself.

    Exit code: 0 all were asked about; 1 some could not be; 2 the service cannot be asked.

    \b
    Examples:
      tsevri reconcile --service https://wikidata.reconci.link/en/api --limit 20
      tsevri reconcile --service https://lobid.org/gnd/reconcile/ --type CorporateBody > gnd.tsv
      tsevri reconcile --service http://127.0.0.1:8000/reconcile --allow-private --json
    """
    settings = settings_of(config, lang=lang, allow_private=allow_private)
    store = open_store(release_of(release, settings))
    cache = store.release.parent / ANSWERS
    service = connect(url, Web(Archive(cache.parent / "web"), settings.read))
    subjects = islice(subjects_of(store, known_too=known_too), limit)
    asked = ask_about(subjects, service, cache, kind=kind, fresh=fresh, progress=_Line(settings.lang))
    return _print(asked, settings.lang, as_json)


def _print(asked: Iterator[Asked], lang: str, as_json: bool) -> int:
    """Print what is found as it comes; say at the end how much it was."""
    count = found = failed = 0
    trouble = ""
    if not as_json:
        click.echo("\t".join(COLUMNS))
    for one in asked:
        count, found = count + 1, found + bool(one.suggestions)
        if one.trouble:
            failed, trouble = failed + 1, one.trouble
        for suggestion in one.suggestions:
            click.echo(_json(suggestion) if as_json else _row(suggestion))
    say(WORDS["asked"][lang].format(asked=count - failed, found=found))
    if failed:
        say(visible(WORDS["trouble"][lang].format(count=failed, trouble=trouble)))
    return HELD_BACK if failed else 0


def _row(one: Suggestion) -> str:
    cells = (
        one.reference, one.name, one.candidate, one.candidate_name, one.description,
        "" if one.score is None else f"{one.score:g}", one.reason, one.address or "",
    )  # fmt: skip
    return "\t".join(visible(cell) for cell in cells)


def _json(one: Suggestion) -> str:
    return json.dumps(asdict(one) | {"reason": one.reason}, ensure_ascii=False)


class _Line:
    """Progress on a terminal only."""

    def __init__(self, lang: str) -> None:
        self._lang, self._shown = lang, sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        if self._shown:
            click.echo(CLEAR + WORDS["progress"][self._lang].format(done=done), nl=False, err=True)
