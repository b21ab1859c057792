"""`tsevri profiles`: for which aggregators a release can be made, and what each needs."""

import json
from pathlib import Path

import click

from pipeline.cli.options import config_option, json_option, lang_option, settings_of
from pipeline.publish.profiles import NEEDS, PROFILES, Profile, missing, profiles_of
from pipeline.settings import Settings

WORDS = {
    "on": {"en": "on", "ka": "ჩართულია"},
    "off": {"en": "off", "ka": "გამორთულია"},
    "rules": {"en": "rules", "ka": "წესები"},
    "needs": {"en": "needs", "ka": "სჭირდება"},
    "nothing": {"en": "nothing more", "ka": "სხვა არაფერი"},
    "there": {"en": "is there", "ka": "უკვე არის"},
    "lacking": {"en": "not yet, write for example {example}", "ka": "ჯერ არ არის, ჩაწერეთ მაგალითად {example}"},
}


@click.command("profiles", short_help="List the aggregators that a release can be made for.")
@config_option
@lang_option
@json_option
def command(config: Path | None, lang: str | None, as_json: bool) -> int:
    """Show every profile: whose rules, in which version, and which settings of tsevri.toml it needs.

    \b
    Examples:
      tsevri profiles
      tsevri profiles --json
    """
    settings = settings_of(config, lang=lang)
    if as_json:
        listed = [_plain(profile, settings) for profile in PROFILES.values()]
        click.echo(json.dumps({"profiles": listed}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_shown(profile, settings) for profile in PROFILES.values()))
    return 0


def _plain(profile: Profile, settings: Settings) -> dict[str, object]:
    return {
        "name": profile.name,
        "version": profile.version,
        "source": profile.source,
        "description": profile.words,
        "needs": profile.needs,
        "missing": missing(profile, settings),
        "on": profile.name in profiles_of(settings),
    }


def _shown(profile: Profile, settings: Settings) -> str:
    lang, lacking = settings.lang, missing(profile, settings)
    state = WORDS["on" if profile.name in profiles_of(settings) else "off"][lang]
    lines = [
        f"{profile.name} ({state})",
        f"  {profile.words[lang]}",
        f"  {WORDS['rules'][lang]}: {profile.version}, {profile.source}",
    ]
    if not profile.needs:
        lines.append(f"  {WORDS['needs'][lang]}: {WORDS['nothing'][lang]}")
    for key in profile.needs:
        said = WORDS["lacking" if key in lacking else "there"][lang].format(example=f'"{NEEDS[key].example}"')
        lines.append(f"  {WORDS['needs'][lang]} {key}: {said}")
    return "\n".join(lines)
