"""`tsevri publish`: the release again from what was read before."""

from pathlib import Path

import click

from pipeline.cli.options import (
    archive_option,
    config_option,
    jobs_option,
    json_option,
    lang_option,
    output_option,
    profile_option,
    settings_of,
)
from pipeline.cli.progress import progress_line
from pipeline.cli.screen import show_outcome
from pipeline.run import republish


@click.command("publish", short_help="Make the release again from what was read before.")
@output_option
@archive_option
@jobs_option
@config_option
@lang_option
@json_option
@profile_option
@click.option("--strict", is_flag=True, help="Publish nothing when an announcement is held back.")
def command(
    output: Path | None,
    archive: Path | None,
    jobs: int | None,
    config: Path | None,
    lang: str | None,
    as_json: bool,
    profiles: tuple[str, ...],
    strict: bool,
) -> int:
    """Make a release of what `tsevri run` read last, without asking any source again: after you changed tsevri.toml,
    a decision or the authority file. The bytes come from the archive.

    \b
    Examples:
      tsevri publish
      tsevri publish --output output --strict
      tsevri publish --profile edm --profile nde
    """
    settings = settings_of(
        config, output=output, archive=archive, jobs=jobs, lang=lang, strict=strict, profiles=profiles
    )
    with progress_line(settings.lang) as progress:
        outcome = republish(settings, progress=progress)
    return show_outcome(outcome, settings, as_json=as_json)
