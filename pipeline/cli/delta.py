"""`tsevri delta`: what must be taken from a release and added to it to get another."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER, json_option
from pipeline.publish.delta import Change, changed_resources, dump_of, write_delta
from pipeline.publish.files import write_text
from pipeline.publish.lines import read_lines
from pipeline.publish.words import visible

CHANGED = "changed.jsonl"


@click.command("delta", short_help="Write what leads from one release to another.")
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option("--to", "folder", type=FOLDER, metavar="DIR", help="Write added.nq, removed.nq and changed.jsonl there.")
@json_option
def command(old: Path, new: Path, folder: Path | None, as_json: bool) -> None:
    """Show which resources were created, updated, merged into another or withdrawn from OLD to NEW, with the reason and
    what took their place. With --to, write it, and the statements that were added and removed, as N-Quads.
    `tsevri apply` makes the next dump of it.

    \b
    Examples:
      tsevri delta output/2024-05-01-8c1d02b7f9aa output/latest
      tsevri delta OLD NEW --to delta
      tsevri apply delta OLD/memberships.nq > memberships.nq
    """
    dumps = dump_of(old), dump_of(new)
    counts: Counter[str] = Counter()
    if folder:
        write_delta(old, new, folder)
        (folder / CHANGED).unlink(missing_ok=True)
        write_text(folder / CHANGED, (_line(change) + "\n" for change in _found(dumps, Counter())))
    for change in _found(dumps, counts):
        click.echo(_line(change)) if as_json else _show(change)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    say(f"{counts.total()} resources changed" + (f": {kinds}." if kinds else "."))


def _found(dumps: tuple[Path, Path], counts: Counter[str]) -> Iterator[Change]:
    for change in changed_resources(*map(read_lines, dumps)):
        counts[change.change] += 1
        yield change


def _line(change: Change) -> str:
    said = {
        "resource": change.resource,
        "change": change.change,
        "reason": change.reason,
        "replacement": change.replacement,
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False)


def _show(change: Change) -> None:
    why = f" ({change.reason})" if change.reason else ""
    to = f" → {change.replacement}" if change.replacement else ""
    click.echo(visible(f"{change.change:<9} {change.resource}{to}{why}"))
