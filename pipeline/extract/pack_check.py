"""What a pack may hold: every key is known, every value of the right kind. A slip is named with its file and place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError

HEAD_KINDS = ("umbrella", "site", "group", "organ", "other")
TYPES = ("membership", "founded", "dissolved", "renamed", "merged", "part_of", "located_in", "size")
EVENTS = ("joined", "is_member", "left")
SLOTS = frozenset(
    ["member", "group", "organisation", "old", "new", "part", "whole", "place", "value", "result", "event"]
)
WORD_CLASSES = frozenset(
    """
    about admit and announce article attend based be become belong both by_then clause decided definite dissolve effect
    ended former found future generic hypothetical join leave list_lead member membership merge more_than neg
    newly not_member occasion office only other_relation part past person planned possessive pronoun relative rename
    result same_day self since stop today unite until upgrade we welcome
    """.split()
)
"""Every class of words that the engine knows what to do with."""
FAMILIES = ("prep", "role", "unit", "possessive_mark")  # classes that sections of their own fill: prep:of, unit:museums

Test = Callable[[object], bool]


def text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def texts(value: object) -> bool:
    return isinstance(value, list) and all(map(text, value))


def boolean(value: object) -> bool:
    return isinstance(value, bool)


def text_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def number_table(value: object) -> bool:
    return isinstance(value, dict) and all(type(item) is int for item in value.values())


def number(value: object) -> bool:
    return type(value) is int


def gives(value: object) -> bool:
    return text_table(value) and isinstance(value, dict) and SLOTS.issuperset(value)


def one_of(*allowed: str) -> Test:
    return lambda value: value in allowed


KINDS: Mapping[Test, str] = {
    text: "a text", texts: "a list of texts", boolean: "true or false", text_table: "a table of texts",
    number_table: "a table of whole numbers", number: "a whole number",
    gives: f"a table of texts with keys of {', '.join(sorted(SLOTS))}",
}  # fmt: skip

LANGUAGE: Mapping[str, Test] = {
    "code": text, "name": text, "capitals": boolean, "head": one_of("initial", "before-link", "final"),
    "subject_drop": boolean, "compounds": boolean, "abbreviations": texts, "source": text, "also": texts,
    "elisions": texts,
    "ending_marks": texts,
}  # fmt: skip
NAMES: Mapping[str, Test] = {
    "links": texts, "joiners": texts, "group_words": texts, "group_links": texts, "tails": texts, "organ_words": texts,
    "clitics": texts, "place_endings": text_table, "modifier_endings": texts, "modifier_words": texts,
    "adjective_endings": texts, "link_endings": texts, "mutations": text_table, "complement_endings": texts,
    "adjectives_behind": boolean, "cited_bare": boolean,
    "definite_adjectives": boolean,
}  # fmt: skip
DATES: Mapping[str, Test] = dict.fromkeys(
    ("year_words", "today", "yesterday", "this_year", "last_year", "this_month", "last_month"), texts
)
DECLENSION: Mapping[str, Test] = {
    "of": lambda value: isinstance(value, str), "singular": text_table, "plural": text_table, "adjective": text_table,
}  # fmt: skip
PATTERN: Mapping[str, Test] = {
    "type": one_of(*TYPES), "event": one_of(*EVENTS), "match": text, "example": text, "gives": gives,
}  # fmt: skip
REJECT: Mapping[str, Test] = {"type": one_of(*TYPES), "example": text}
EXAMPLE: Mapping[str, Test] = {"type": one_of(*TYPES), "text": text, "gives": gives}

TABLES: Mapping[str, Mapping[str, Test]] = {
    "language": LANGUAGE, "names": NAMES, "dates": DATES, "heads": dict.fromkeys(HEAD_KINDS, texts),
    "words": dict.fromkeys(WORD_CLASSES, texts),
}  # fmt: skip
OPEN_TABLES: Mapping[str, Test] = {
    "units": texts,
    "roles": texts,
    "prepositions": texts,
    "cases": text,
    "transliteration": text,
}
LISTS: Mapping[str, tuple[Mapping[str, Test], tuple[str, ...]]] = {
    "declension": (DECLENSION, ("of",)), "pattern": (PATTERN, ("type", "match", "example", "gives")),
    "reject": (REJECT, ("example",)), "example": (EXAMPLE, ("type", "text", "gives")),
}  # fmt: skip
SECTIONS = frozenset([*TABLES, *OPEN_TABLES, *LISTS, "numerals"])
NEEDED = {"language": ("code", "name"), "heads": (), "words": ()}


def check_pack(path: Path, table: Mapping[str, Any]) -> None:
    """Raises ResourceError at the first key that is unknown, missing or of the wrong kind."""
    check_sections(path, table, SECTIONS)
    for section, keys in NEEDED.items():
        if section not in table:
            raise ResourceError(f"{path}: section [{section}] is missing.")
        for key in keys:
            if key not in table[section]:
                raise ResourceError(f"{path}: [{section}] needs the key {key!r}.")


def check_common(path: Path, table: Mapping[str, Any]) -> None:
    check_sections(path, table, frozenset(["heads", "declension", "names"]))


def check_sections(path: Path, table: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Raises ResourceError at the first key that is unknown or of the wrong kind."""
    for section, value in table.items():
        if section not in allowed:
            raise ResourceError(f"{path}: unknown section [{section}]; known: {', '.join(sorted(allowed))}.")
        if section in LISTS:
            _entries(path, section, value)
        elif not isinstance(value, dict):
            raise ResourceError(f"{path}: [{section}] must be a table.")
        elif section in TABLES:
            _keys(path, f"[{section}]", value, TABLES[section])
        elif section == "numerals":
            _keys(path, "[numerals]", value, {key: number_table if key == "prefixes" else number for key in value})
        else:
            _keys(path, f"[{section}]", value, dict.fromkeys(value, OPEN_TABLES[section]))


def _entries(path: Path, section: str, entries: object) -> None:
    allowed, needed = LISTS[section]
    if not isinstance(entries, list):
        raise ResourceError(f"{path}: write [[{section}]] with two brackets: there may be several.")
    for count, entry in enumerate(entries, 1):
        place = f"[[{section}]] number {count}"
        _keys(path, place, entry, allowed)
        for key in needed:
            if key not in entry:
                raise ResourceError(f"{path}: {place} needs the key {key!r}.")
        if section == "pattern":
            _match(path, place, entry["match"])


def _match(path: Path, place: str, match: str) -> None:
    """Every slot and every class of a pattern is known."""
    for part in (part.removesuffix("?") for part in match.split()):
        slot = part.strip("{}").partition(":")[0] if part.startswith("{") else None
        if slot is not None and slot not in SLOTS:
            raise ResourceError(f"{path}: {place} has no slot {slot!r}; known: {', '.join(sorted(SLOTS))}.")
        for name in part.strip("<>").split("|") if part.startswith("<") else ():
            if name not in WORD_CLASSES and name.partition(":")[0] not in FAMILIES:
                raise ResourceError(f"{path}: {place} has no class {name!r}; known: {', '.join(sorted(WORD_CLASSES))}.")


def _keys(path: Path, place: str, entry: Mapping[str, object], allowed: Mapping[str, Test]) -> None:
    for key, value in entry.items():
        if key not in allowed:
            raise ResourceError(f"{path}: unknown key {key!r} in {place}; known: {', '.join(sorted(allowed))}.")
        if not allowed[key](value):
            kind = KINDS.get(allowed[key], "one of the values that the documentation lists")
            raise ResourceError(f"{path}: {key!r} in {place} must be {kind}, not {value!r}.")
