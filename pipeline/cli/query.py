"""`tsevri query`: ask a release, one of the questions that come with Tsevri or one of your own."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, serialize

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER, lang_option, release_of, settings_of
from pipeline.errors import QueryRefused, UsageError
from pipeline.publish.lines import PREFIXES
from pipeline.publish.words import visible
from pipeline.store import Query, ReleaseStore, Results, contract, find_query, open_store, with_values, written

FORMATS = ("table", "csv", "json", "turtle")
RESULTS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}
SUFFIX = ".rq"
STDIN = "-"
WIDEST = 60  # letters of a cell of the table
WORDS = {
    "rows": {"en": "{number} rows", "ka": "{number} სტრიქონი"},
    "true": {"en": "yes", "ka": "კი"},
    "false": {"en": "no", "ka": "არა"},
    "settable": {"en": "you can --set", "ka": "--set-ით იცვლება"},
    "outside": {
        "en": "asks another endpoint: not for a release alone",
        "ka": "სხვა წერტილსაც კითხავს: მარტო გამოშვებას არ ჰყოფნის",
    },
}


@click.command("query", short_help="Ask a release a question, in SPARQL or by name.")
@click.argument("name", metavar="[NAME|FILE|-]", required=False)
@click.option("--release", type=FOLDER, metavar="DIR", help="The release to ask. Without it: the latest one.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Form of the answer. A graph is always Turtle.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Put another value into the query.")
@lang_option
def command(name: str | None, release: Path | None, form: str | None, values: Sequence[str], lang: str | None) -> None:
    """Ask a release. NAME is one of the questions that come with Tsevri; FILE holds one of your own (.rq); - reads it
    from standard input. Without any of them, the questions are listed.

    The default graph holds everything the release says; the graphs of the announcements are named graphs.

    \b
    Examples:
      tsevri query
      tsevri query who-left
      tsevri query members-on-date --set groupName=NEMO --set day=2024-01-01
      tsevri query network --format turtle
      tsevri query my-question.rq --release output/2024-05-01-8c1d02b7f9aa --format csv
      echo 'SELECT * { ?s ?p ?o } LIMIT 3' | tsevri query -
    """
    settings = settings_of(None, lang=lang)
    if name is None:
        _list(settings.lang)
        return
    query = _query(name)
    text = with_values(query, _values(values))
    store = open_store(release_of(release, settings))
    _print(_ask(store, text, query), store, form, settings.lang)


def _list(lang: str) -> None:
    queries = contract()
    widest = max((len(query.name) for query in queries), default=0)
    for query in queries:
        click.echo(f"{click.style(f'{query.name:<{widest}}', bold=True)}  {query.why[lang]}")
        if query.outside:
            click.echo(click.style(f"{'':<{widest}}  {WORDS['outside'][lang]}", dim=True))
        elif query.settable:
            click.echo(click.style(f"{'':<{widest}}  {WORDS['settable'][lang]}: {', '.join(query.settable)}", dim=True))


def _query(name: str) -> Query:
    if name == STDIN:
        return Query(name=name, text=sys.stdin.buffer.read().decode(), why={})
    path = Path(name)
    if path.suffix != SUFFIX and not path.is_file():
        return find_query(name)
    try:
        return Query(name=name, text=path.read_text("utf-8"), why={})
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} cannot be read ({error}): give a file of one SPARQL query in UTF-8.") from error


def _values(pairs: Sequence[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"--set {pair!r} is not NAME=VALUE, as in --set groupName=NEMO.")
        values[name] = value
    return values


def _ask(store: ReleaseStore, text: str, query: Query) -> Results:
    try:
        return store.query(text)
    except SyntaxError as error:
        raise UsageError(f"The query {query.name} is not valid SPARQL 1.1: {error}") from error
    except QueryRefused as error:
        raise UsageError(f"{error}") from error


def _print(results: Results, store: ReleaseStore, form: str | None, lang: str) -> None:
    if isinstance(results, QueryTriples):
        if form not in (None, "turtle"):
            raise UsageError(f"The answer is a graph, not a table: leave out --format {form} to get it as Turtle.")
        _write(serialize(results, format=RdfFormat.TURTLE, prefixes=PREFIXES))
    elif form == "turtle":
        raise UsageError("The answer is a table, not a graph: ask for --format table, csv or json.")
    elif form in RESULTS:
        _write(results.serialize(format=RESULTS[form]))
    elif isinstance(results, QueryBoolean):
        click.echo(WORDS[str(bool(results)).lower()][lang])
    else:
        heads = [variable.value for variable in results.variables]
        rows = [[_cell(written(term), store.base) for term in row] for row in results]
        for line in _table(heads, rows):
            click.echo(line)
        say(WORDS["rows"][lang].format(number=len(rows)))


def _write(data: bytes | None) -> None:
    click.echo((data or b"").rstrip(b"\n"))


def _cell(text: str, base: str) -> str:
    """For people: an IRI of ours without what all have in common, and no more than a glance takes in."""
    short = visible(text.removeprefix(base))
    return short if len(short) <= WIDEST else f"{short[: WIDEST - 1]}…"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    yield click.style(
        "  ".join(f"{head:<{width}}" for head, width in zip(heads, widths, strict=True)).rstrip(), bold=True
    )
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
