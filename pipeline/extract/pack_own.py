"""Packs of a workspace: what a steward adds to a pack that comes along, in a file that holds nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.extract.pack_check import SECTIONS, check_sections

LANGUAGE = "language"


def extended(path: Path, base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A pack with what the file of a workspace adds: words behind words, patterns behind patterns.

    Raises: ResourceError for a key that no pack has, or for another value of what is settled: how a language writes.
    """
    check_sections(path, own, SECTIONS)
    _same_language(path, base.get(LANGUAGE, {}), own.get(LANGUAGE, {}))
    more = {section: value for section, value in own.items() if section != LANGUAGE}
    return {LANGUAGE: base[LANGUAGE], **_joined({k: v for k, v in base.items() if k != LANGUAGE}, more)}


def _same_language(path: Path, base: Mapping[str, Any], own: Mapping[str, Any]) -> None:
    for key, value in own.items():
        if key not in ("name", "source") and base.get(key) != value:
            raise ResourceError(
                f"{path}: [language] {key} is {base.get(key)!r} in the pack that comes along, and a file that adds to "
                "it cannot change that: take the line out."
            )


def _joined(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in more.items():
        known = out.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            out[key] = _joined(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            out[key] = [*known, *(one for one in value if one not in known)]
        else:
            out[key] = value
    return out
