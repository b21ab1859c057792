"""`tsevri diff`: what changed from one release to another."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER, json_option
from pipeline.publish import Changed, diff
from pipeline.publish.lines import shortened
from pipeline.publish.words import visible
from pipeline.records import plain


@click.command("diff", short_help="Show what changed from one release to another.")
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@json_option
def command(old: Path, new: Path, as_json: bool) -> None:
    """Show, resource by resource, which statements NEW has and OLD has not (+), and the other way round (-).
    Which announcement says a statement does not count here: for that see changes.rdfp in the release.

    With --json: a line for each resource.

    \b
    Examples:
      tsevri diff output/2024-05-01-8c1d02b7f9aa output/latest
      tsevri diff --json OLD NEW | jq -r .resource
    """
    counts: Counter[str] = Counter()
    for changed in _counted(diff(old, new), counts):
        if as_json:
            click.echo(json.dumps(plain(changed), ensure_ascii=False))
        else:
            _show(changed)
    say(f"{counts['resources']} resources differ: {counts['added']} statements added, {counts['removed']} removed.")


def _counted(resources: Iterable[Changed], counts: Counter[str]) -> Iterable[Changed]:
    for changed in resources:
        counts.update(resources=1, added=len(changed.added), removed=len(changed.removed))
        yield changed


def _show(changed: Changed) -> None:
    click.secho(changed.resource, bold=True)
    for sign, colour, triples in (("-", "red", changed.removed), ("+", "green", changed.added)):
        for triple in triples:
            click.secho(f"  {sign} {visible(shortened(triple).partition(' ')[2])}", fg=colour)
