"""`tsevri apply`: the next dump from a dump and a delta."""

from pathlib import Path

import click

from pipeline.cli.options import FILE, FOLDER
from pipeline.errors import UsageError
from pipeline.publish.delta import ADDED, REMOVED, apply_delta
from pipeline.publish.lines import read_lines


@click.command("apply", short_help="Make the next dump from a dump and a delta.")
@click.argument("delta", type=FOLDER)
@click.argument("dump", type=FILE)
def command(delta: Path, dump: Path) -> None:
    """Print the N-Quads of the next release: DUMP (a memberships.nq) without DELTA/removed.nq, with DELTA/added.nq,
    as `tsevri delta --to` wrote them. A delta that starts from another release is refused.

    \b
    Example:
      tsevri apply delta output/2024-05-01-8c1d02b7f9aa/memberships.nq > memberships.nq
    """
    for path in (delta / REMOVED, delta / ADDED, dump):
        if not path.is_file():
            raise UsageError(f"There is no file {path}: make a delta with `tsevri delta OLD NEW --to DIR`.")
    for line in apply_delta(read_lines(dump), read_lines(delta / REMOVED), read_lines(delta / ADDED)):
        click.echo(line, nl=False)
