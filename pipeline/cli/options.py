"""Options that several commands share, and the settings they make together with `tsevri.toml`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import click

from pipeline.errors import UsageError
from pipeline.languages import tag_of
from pipeline.read.dates import written_date
from pipeline.read.notices import UnreadableError
from pipeline.settings import LANGUAGES, Settings, find_settings, load_settings

Command = TypeVar("Command", bound=Callable[..., object])
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)

config_option = click.option(
    "--config", type=FILE, metavar="FILE", help="Settings. Without it: tsevri.toml of this folder, where there is one."
)
lang_option = click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages.")
output_option = click.option("--output", type=FOLDER, metavar="DIR", help="Folder of the releases.")
jobs_option = click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes; 0: one for each processor.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine to read.")
profile_option = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help="Also for this aggregator (see `tsevri profiles`); may be repeated.",
)
archive_option = click.option(
    "--archive", type=FOLDER, metavar="DIR", help="Archive of the bytes, where it is not beside the release."
)


def a_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A typed date must be one: what a person mistypes stops the command, what a source says wrongly is a finding."""
    try:
        return value and written_date(value)
    except UnreadableError as error:
        raise click.BadParameter(f"{value!r} is no date; write it as 2024, 2024-05 or 2024-05-18.") from error


def a_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value and tag_of(value) is None:
        raise click.BadParameter(f"{value!r} is no language tag; write it as ka or en.")
    return value


def settings_of(
    config: Path | None,
    *,
    output: Path | None = None,
    archive: Path | None = None,
    jobs: int | None = None,
    lang: str | None = None,
    strict: bool = False,
    allow_private: bool = False,
    profiles: Sequence[str] = (),
) -> Settings:
    """The settings file with what the command line says on top.

    Raises: SettingsError.
    """
    path = config or find_settings(Path())
    settings = load_settings(path) if path else Settings()
    return replace(
        settings,
        output=output or settings.output,
        archive=archive or settings.archive,
        jobs=settings.jobs if jobs is None else jobs,
        lang=lang or settings.lang,
        publish=replace(
            settings.publish,
            strict=strict or settings.publish.strict,
            profiles=(*settings.publish.profiles, *profiles),
        ),
        read=replace(settings.read, allow_private=allow_private or settings.read.allow_private),
    )


def release_of(release: Path | None, settings: Settings) -> Path:
    """The release that is meant: the one that is named, else the latest one.

    Raises: UsageError when there is none.
    """
    from pipeline.publish.former import LATEST  # brings the RDF libraries along, which most commands do without

    chosen = release or settings.output / LATEST
    if not chosen.is_dir():
        raise UsageError(f"There is no release {chosen}: make one with tsevri run, or name the folder of one.")
    return chosen
