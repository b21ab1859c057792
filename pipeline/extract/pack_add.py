"""What a steward adds to a pack: words, or a sentence with what it must give. The rest of the file stays as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from pipeline.errors import ResourceError

SLOTS: Mapping[str, tuple[str, ...]] = {
    "membership": ("member", "group"), "part_of": ("part", "whole"), "renamed": ("old", "new"),
    "merged": ("part", "result"), "founded": ("organisation",), "dissolved": ("organisation",),
    "located_in": ("organisation", "place"), "size": ("organisation", "value"),
}  # fmt: skip
"""What a sentence of each type names: the parts that a form asks for, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One thing to add. `section` is that of the pack: words, heads, example, pattern or reject."""

    section: str
    key: str = ""  # the class of words, the kind of noun, the type of fact
    words: Sequence[str] = ()
    sentence: str = ""
    match: str = ""
    gives: Mapping[str, str] = field(default_factory=dict)


def added(text: str, code: str, addition: Addition, path: Path) -> str:
    """The text of a pack's file with one thing more; an empty text becomes the file of a pack that adds to `code`.

    Raises: ResourceError when the text is no TOML, or holds something else where the addition belongs.
    """
    try:
        document = tomlkit.parse(text) if text.strip() else _begun(code)
        if addition.section in ("words", "heads"):
            _add_words(document, addition)
        else:
            document.setdefault(addition.section, tomlkit.aot()).append(_entry(addition))
        return tomlkit.dumps(document)
    except (TOMLKitError, AttributeError, TypeError, ValueError) as error:
        raise ResourceError(f"{path}: nothing can be added to this file: {error}") from error


def _begun(code: str) -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    document["language"] = {"code": code}
    return document


def _add_words(document: tomlkit.TOMLDocument, addition: Addition) -> None:
    section: Any = document.setdefault(addition.section, tomlkit.table())
    words: Any = section.setdefault(addition.key, tomlkit.array())
    for word in addition.words:
        if word not in words:
            words.append(word)


def _entry(addition: Addition) -> Any:
    entry = tomlkit.table()
    if addition.key:
        entry["type"] = addition.key
    if addition.section == "pattern":
        entry["match"] = addition.match
    entry["text" if addition.section == "example" else "example"] = addition.sentence
    if addition.gives:
        gives = tomlkit.inline_table()
        gives.update(addition.gives)
        entry["gives"] = gives
    return entry
