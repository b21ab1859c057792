"""The command itself: which subcommands there are, what an error looks like, which exit code it gives.

0: all well; 1: something was held back or is not as it should be, and was listed; 2: nothing was done; 130: Ctrl-C.
"""

import difflib
import importlib
import os
import sys
from collections.abc import Sequence

import click

from pipeline import interruption
from pipeline.errors import TsevriError, UsageError

HELD_BACK, NOTHING_DONE, INTERRUPTED = 1, 2, 130
NEAREST = 0.5  # difflib ratio from which a command is suggested

# A command is imported when it is asked for: `tsevri --help` need not load the RDF libraries.
COMMANDS = {
    "init": "Make a workspace: settings, folders and an example.",
    "run": "Read announcements and make a release of what they say.",
    "extract": "Print the facts of announcements as JSON lines.",
    "explain": "Show a text with what was found in it and why.",
    "why-not": "Show what was made of given words, and what sank it.",
    "validate": "Check RDF files against the shapes.",
    "review": "Look through what was found, correct it, and see what that changes.",
    "publish": "Make the release again from what was read before.",
    "profiles": "List the aggregators that a release can be made for.",
    "verify": "Check a release against its checksums and the archive.",
    "diff": "Show what changed from one release to another.",
    "serve": "Serve a release: pages, SPARQL, OAI-PMH.",
    "query": "Ask a release a question, in SPARQL or by name.",
    "load": "Load a release, or what changed, into a triplestore.",
    "delta": "Write what leads from one release to another.",
    "apply": "Make the next dump from a dump and a delta.",
    "withdraw": "Take an announcement out of the dataset, with a reason.",
    "show": "Show what a release holds, or what is known of one organisation.",
    "reconcile": "Ask a service such as Wikidata's who the organisations are there.",
    "authority": "Keep the authority: check, add, suggest, spreadsheet, Wikidata.",
    "pack": "Make a language pack, check it, test it.",
    "evaluate": "Measure the extraction on gold announcements.",
}


class Commands(click.Group):
    """A group whose commands live in a module each, and which suggests the nearest one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"pipeline.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)  # noqa: S101 - tells the type checker what these modules hold
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, 1, NEAREST)
            ctx.fail(f"No such command {name!r}. " + (f"Did you mean {near[0]!r}?" if near else "See tsevri --help."))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command has its own --help with examples. Shell completion: see docs/guide.md.",
)
@click.version_option(package_name="tsevri")
def tsevri() -> None:
    """Announcements of heritage organisations as linked open data that can be proved.

    \b
    Begin here:
      tsevri init museum-news                     a workspace of your own
      tsevri run museum-news/announcements        read, check, publish into output/
      tsevri show output/latest                   what the release holds
      tsevri verify output/latest                 is every quote still in the archive?
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    with interruption.remembered():
        code = exit_code(sys.argv[1:] if arguments is None else arguments)
    sys.exit(code)


def exit_code(arguments: Sequence[str]) -> int:
    """Run the command line; every error that is ours becomes one sentence on standard error."""
    color = False if "NO_COLOR" in os.environ else None  # https://no-color.org
    try:
        code = tsevri.main(list(arguments), prog_name="tsevri", standalone_mode=False, color=color)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("\nStopped. Nothing was published; what was worked out is kept, so the next run goes faster.")
        return INTERRUPTED
    except TsevriError as error:
        say(f"tsevri: {error}")
        return NOTHING_DONE if isinstance(error, UsageError) else HELD_BACK
    return code if isinstance(code, int) else 0


def say(words: str) -> None:
    """Words go to standard error, so that standard output stays data."""
    click.echo(words, err=True)
