"""`tsevri init`: a steward's workspace."""

from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER
from pipeline.errors import UsageError
from pipeline.resources import PACKAGE
from pipeline.settings import FILE_NAME

TEXTS = PACKAGE / "cli"


@click.command("init", short_help="Make a workspace: settings, folders and an example.")
@click.argument("folder", type=FOLDER)
def command(folder: Path) -> None:
    """Make FOLDER a workspace: tsevri.toml with every setting explained, a folder for announcements with an
    example in it, and a file for your decisions.

    \b
    Example:
      tsevri init museum-news
      cd museum-news
      tsevri run
    """
    if (folder / FILE_NAME).exists():
        raise UsageError(f"{folder / FILE_NAME} is there already: nothing was changed.")
    try:
        make_workspace(folder)
    except OSError as error:
        raise UsageError(f"No workspace can be made in {folder}: {error.strerror}.") from error
    say(f'Made {folder}. Next: set "base" in {folder / FILE_NAME}, put your texts into {folder / "announcements"},')
    say(f"then: cd {folder} && tsevri run")


def make_workspace(folder: Path) -> None:
    """Write the files; what is there already stays."""
    template = (TEXTS / "template.toml").read_text("utf-8")
    files = {
        folder / FILE_NAME: template.replace('#decisions = "decisions.jsonl"', 'decisions = "decisions.jsonl"'),
        folder / "decisions.jsonl": "",
        folder / "announcements" / "example.md": (TEXTS / "example.md").read_text("utf-8"),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, "utf-8")
