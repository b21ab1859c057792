"""The profiles that the settings ask for, each in a folder of its own; one that breaks a rule is taken away again."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Triple

from pipeline.model import Finding
from pipeline.publish.context import Context
from pipeline.publish.dataset import CONTEXT, PREFIXES, Release
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written, sync_folder, write_text
from pipeline.publish.jsonld import write_jsonld
from pipeline.publish.profiles.check import check
from pipeline.publish.profiles.dcat_ap import MET, describe_dcat_ap
from pipeline.publish.profiles.edm_files import write_edm
from pipeline.publish.profiles.linked_art import write_linked_art
from pipeline.publish.profiles.loda import HTTP_SCHEMA, describe_loda
from pipeline.publish.profiles.nde import describe_nde
from pipeline.publish.profiles.notices import notice
from pipeline.publish.profiles.registry import profiles_of
from pipeline.publish.turtle import write_turtle
from pipeline.settings import Settings

FOLDER = "profiles"
Files = Iterator[Written | Finding]
Describe = Callable[[Release, Settings], list[Triple]]


def write_profiles(draft: Draft, settings: Settings) -> Files:
    for name in profiles_of(settings):
        folder = draft.folder / FOLDER / name
        folder.mkdir(parents=True)
        made = list(WRITERS[name](draft, folder, settings))
        findings = [one for one in made if isinstance(one, Finding)]
        yield from findings
        if any(finding.severity == "violation" for finding in findings):
            shutil.rmtree(folder)
        else:
            sync_folder(folder)
            yield from (replace(one, name=f"{FOLDER}/{name}/{one.name}") for one in made if isinstance(one, Written))
    _tidy(draft.folder / FOLDER)


def absent_profiles(release: Path, settings: Settings) -> Iterator[Finding]:
    """For a release that stays as it is: which of the profiles asked for were held back when it was made."""
    for name in profiles_of(settings):
        if not (release / FOLDER / name).is_dir():
            yield notice("profile.still-absent", profile=name, release=release.name)


def _tidy(folder: Path) -> None:
    """The folder of the profiles stays only where one of them stayed."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    elif folder.is_dir():
        sync_folder(folder)


def _description(
    name: str, describe: Describe, expected: Iterable[str] = (), prefixes: Mapping[str, str] = PREFIXES
) -> Callable[[Draft, Path, Settings], Files]:
    """How the profile of a description is written: checked, then as Turtle and JSON-LD."""

    def write(draft: Draft, folder: Path, settings: Settings) -> Files:
        triples = describe(draft.release, settings)
        yield from check(name, triples, expected)
        yield write_turtle(folder / "dataset.ttl", triples, prefixes)
        context = Context({**CONTEXT, **prefixes})
        yield write_text(folder / "dataset.jsonld", write_jsonld(triples, context))

    return write


WRITERS: Mapping[str, Callable[[Draft, Path, Settings], Files]] = {
    "dcat-ap": _description("dcat-ap", describe_dcat_ap, MET),
    "edm": write_edm,
    "linked-art": write_linked_art,
    "loda": _description("loda", describe_loda, prefixes={**PREFIXES, "schema": HTTP_SCHEMA}),
    "nde": _description("nde", describe_nde),
}
