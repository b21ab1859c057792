"""`tsevri load`: put a release into a triplestore."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.options import FOLDER, json_option, lang_option, settings_of
from pipeline.cli.progress import CLEAR, STEP
from pipeline.publish.words import visible
from pipeline.store import DIALECTS, Client, Fault, Loaded, Progress, check_graphs, check_queries, connect, load

WORDS = {
    "sent": {"en": "{sent:,} statements sent …", "ka": "გაგზავნილია {sent:,} გამონათქვამი …"},
    "loaded": {
        "en": "{url} ({dialect}) now holds {release}: {sent:,} statements were sent.",
        "ka": "{url} ({dialect}) ახლა შეიცავს გამოშვებას {release}: გაიგზავნა {sent:,} გამონათქვამი.",
    },
    "changed": {
        "en": "{url} ({dialect}) held {former} and now holds {release}: {sent:,} changes were sent.",
        "ka": "{url} ({dialect}) შეიცავდა გამოშვებას {former}, ახლა კი — {release}: გაიგზავნა {sent:,} ცვლილება.",
    },
    "resumed": {"en": "An earlier load was cut off: it was carried on.", "ka": "წინა ჩატვირთვა შეწყდა: ის გაგრძელდა."},
    "unchanged": {
        "en": "{url} ({dialect}) holds {release} already: nothing was sent.",
        "ka": "{url} ({dialect}) უკვე შეიცავს გამოშვებას {release}: არაფერი გაგზავნილა.",
    },
    "well": {
        "en": "Checked: every graph has its statements, every query of the contract its answer.",
        "ka": "შემოწმდა: ყველა გრაფს თავისი გამონათქვამები აქვს, ყველა მოთხოვნას — თავისი პასუხი.",
    },
    "graph": {
        "en": "The graph {name} should have {expected} statements and has {found}.",
        "ka": "გრაფს {name} უნდა ჰქონდეს {expected} გამონათქვამი, აქვს კი {found}.",
    },
    "graphs": {
        "en": "There should be {expected} graphs under {name}; there are {found}.",
        "ka": "{name}-ის ქვეშ უნდა იყოს {expected} გრაფი; არის {found}.",
    },
    "query": {
        "en": "The query {name} should give {expected} and gives {found}.",
        "ka": "მოთხოვნამ {name} უნდა დააბრუნოს {expected}, აბრუნებს კი: {found}.",
    },
    "remedy": {
        "en": "Run the command again with --anew: the graphs of this dataset are taken out and loaded again.",
        "ka": "გაუშვით ბრძანება ხელახლა --anew-ით: ამ მონაცემთა გრაფები ამოიღება და თავიდან ჩაიტვირთება.",
    },
}


@click.command("load", short_help="Load a release, or what changed, into a triplestore.")
@click.argument("release", type=FOLDER)
@click.option("--to", "url", required=True, metavar="URL", help="Address of the store, as docs/sparql.md gives it.")
@click.option("--dialect", type=click.Choice(tuple(DIALECTS)), help="Kind of store. Without it: what it says it is.")
@click.option("--anew", is_flag=True, help="Take out what was loaded before and load everything.")
@click.option("--verify", "only_check", is_flag=True, help="Send nothing: only check that the store holds RELEASE.")
@click.option("--no-verify", "unchecked", is_flag=True, help="Do not check afterwards.")
@lang_option
@json_option
def command(
    release: Path,
    url: str,
    dialect: str | None,
    anew: bool,
    only_check: bool,
    unchecked: bool,
    lang: str | None,
    as_json: bool,
) -> int:
    """Load RELEASE into the triplestore at URL. The store remembers which release it holds, so the next one sends only
    what changed; what was cut off goes on where it stopped. Afterwards every graph is counted and every query of
    the contract asked, and the answers must be those of the release.

    An account comes from the environment, never from the command line: TSEVRI_STORE_USER and TSEVRI_STORE_PASSWORD
    (basic or digest, as the store asks), or TSEVRI_STORE_TOKEN (bearer).

    Exit code: 0 the store holds the release; 1 it does not, and what is wrong is named; 2 nothing was done.

    \b
    Examples:
      tsevri load output/latest --to http://localhost:7878
      tsevri load output/latest --to http://localhost:8890 --dialect virtuoso
      tsevri load output/latest --to http://localhost:7200/repositories/members
      tsevri load output/latest --to http://localhost:3030/members --verify
    """
    chosen = settings_of(None, lang=lang).lang
    client = connect(url, DIALECTS[dialect] if dialect else None)
    done = None
    if not only_check:
        with _progress(chosen) as progress:
            done = load(client, release, progress, anew=anew)
    faults = [] if unchecked else list(chain(check_graphs(client, release), check_queries(client, release)))
    if as_json:
        said = {"store": url, "dialect": client.dialect.name, "loaded": done and asdict(done)}
        checked = {"faults": None if unchecked else [asdict(fault) for fault in faults]}
        click.echo(json.dumps({**said, **checked}, ensure_ascii=False, indent=2))
    else:
        for line in chain(_told(done, client, chosen), _checked(faults, chosen, unchecked)):
            say(line)
    return HELD_BACK if faults else 0


def _told(done: Loaded | None, client: Client, lang: str) -> Iterator[str]:
    if done is None:
        return
    if done.resumed:
        yield WORDS["resumed"][lang]
    key = "unchanged" if done.unchanged else "changed" if done.former else "loaded"
    yield WORDS[key][lang].format(url=client.url, dialect=client.dialect.name, **asdict(done))


def _checked(faults: list[Fault], lang: str, unchecked: bool) -> Iterator[str]:
    for fault in faults:
        yield visible(WORDS[fault.what][lang].format(**asdict(fault)))
    if faults:
        yield f"→ {WORDS['remedy'][lang]}"
    elif not unchecked:
        yield WORDS["well"][lang]


@contextmanager
def _progress(lang: str) -> Iterator[Progress]:
    """A line that is written over, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda sent: None
        return
    due = time.monotonic()

    def tell(sent: int) -> None:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + STEP
            click.echo(CLEAR + WORDS["sent"][lang].format(sent=sent), nl=False, err=True)

    try:
        yield tell
    finally:
        click.echo(CLEAR, nl=False, err=True)
