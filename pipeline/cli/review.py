"""`tsevri review`: the workbench in the browser."""

from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import FILE, FOLDER, archive_option, config_option, lang_option, output_option, settings_of
from pipeline.errors import UsageError
from pipeline.identify.decisions import append, read_lines_of
from pipeline.review.desk import name_of_user, open_desk
from pipeline.review.pack import write_pack
from pipeline.review.server import serve
from pipeline.settings import FILE_NAME, Settings

PORT = 8765


@click.command("review", short_help="Look through what was found, correct it, and see what that changes.")
@click.argument("workspace", type=FOLDER, required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--by", metavar="NAME", help="Your name in decisions. Without it: that of your account.")
@click.option("--open/--no-open", "opens", default=True, help="Open the browser.")
@click.option("--release", type=FOLDER, metavar="DIR", help="The release to hand out with --export.")
@click.option("--export", "pack", type=FILE, metavar="FILE", help="Write the queue as one page for a colleague.")
@click.option("--take", type=FILE, metavar="FILE", help="Add the decisions that a colleague sent back.")
@output_option
@archive_option
@config_option
@lang_option
def command(
    workspace: Path | None,
    port: int,
    by: str | None,
    opens: bool,
    release: Path | None,
    pack: Path | None,
    take: Path | None,
    output: Path | None,
    archive: Path | None,
    config: Path | None,
    lang: str | None,
) -> int:
    """Open the workbench over what the last `tsevri run` read: what needs a person, each announcement with its facts
    marked in the text, and, before you save a decision, exactly which statements it changes. It is for this machine
    only: the address that is printed holds a key. Decisions go into decisions.jsonl; `tsevri publish` makes a release
    of them.

    \b
    Examples:
      tsevri review                                        the workspace of this folder
      tsevri review museum-news --by Ana
      tsevri review --release output/latest --export pack.html
      tsevri review --take decisions-of-nino.jsonl
    """
    settings = _settings(workspace, config, output or (release.parent if release else None), archive, lang)
    if take is not None:
        return _take(take, settings)
    if pack is not None:
        number = write_pack(pack, settings)
        say(f"Wrote {pack}: {number} things to look at. Whoever opens it sends a file of decisions back.")
        return 0
    serve(open_desk(settings, by or name_of_user()), port, opens)
    return 0


def _settings(
    workspace: Path | None, config: Path | None, output: Path | None, archive: Path | None, lang: str | None
) -> Settings:
    if workspace is not None and config is None:
        config = workspace / FILE_NAME
        if not config.is_file():
            raise UsageError(f"{workspace} is no workspace (no {FILE_NAME} in it): make one with `tsevri init FOLDER`.")
    return settings_of(config, output=output, archive=archive, lang=lang)


def _take(path: Path, settings: Settings) -> int:
    """All of the decisions that are new, or none."""
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    added = append(settings.decisions_file, read_lines_of(path))
    say(f"Added {len(added)} decisions to {settings.decisions_file}; `tsevri publish` makes a release of them.")
    return 0
