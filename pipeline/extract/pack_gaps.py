"""What a pack lacks beside a working pack, and beside a full one. `pack_check` tells what is wrong in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.extract.pack_check import HEAD_KINDS, TYPES, WORD_CLASSES

Kind = Literal["empty", "section", "numerals", "examples", "rejects", "patterns", "types", "events"]
MAY_LACK = frozenset(["article", "by_then", "we"])  # classes that some languages have no words for
NEEDED: Mapping[str, Sequence[str]] = {
    "language": ("source",),
    "heads": HEAD_KINDS,
    "names": ("joiners", "organ_words"),
    "words": tuple(sorted(WORD_CLASSES - MAY_LACK)),
    "units": tuple(
        "members museums libraries archives countries organisations institutions universities galleries staff".split()
    ),
    "roles": tuple("full associate founding honorary observer supporting institutional provisional".split()),
    "prepositions": ("in", "by", "with"),
    "dates": tuple("today yesterday this_year last_year this_month last_month".split()),
}
NUMBERS = (*range(2, 11), 20, 100, 1000)
EXAMPLES, REJECTS, PATTERNS = 10, 10, 20
SHOWN = ("membership", "founded", "dissolved", "renamed", "size")  # types of fact that a working pack shows


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a pack lacks: where it belongs, and how many there are of how many."""

    kind: Kind
    section: str
    key: str = ""
    have: int = 0
    want: int = 0
    line: int = 1  # of the file


def gaps(text: str, table: Mapping[str, Any], full: bool = False) -> list[Gap]:
    """Everything that a pack lacks, in the order of the file."""
    found = [*_empty(text, table), *_forms(text, table), *_sentences(text, table)]
    return sorted([*found, *(_beside_a_full_pack(text, table) if full else ())], key=lambda gap: gap.line)


def place(text: str, section: str, key: str = "") -> int:
    """The line of a key in its section, of the section where the key is not there, of the end where neither is."""
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\[?{re.escape(section)}\]?\]")
    start = next((n for n, line in enumerate(lines) if header.match(line)), None)
    if start is None:
        return max(1, len(lines))
    written = re.compile(rf"\s*#?\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for n in range(start + 1, len(lines) if key else 0):
        if lines[n].startswith("["):
            break
        if written.match(lines[n]):
            return n + 1
    return start + 1


def _empty(text: str, table: Mapping[str, Any]) -> Iterator[Gap]:
    for section, keys in NEEDED.items():
        given = table.get(section, {})
        if not given and section != "language":
            yield Gap("section", section, line=place(text, section))
            continue
        yield from (Gap("empty", section, key, line=place(text, section, key)) for key in keys if not given.get(key))


def _forms(text: str, table: Mapping[str, Any]) -> Iterator[Gap]:
    """Without a declension no head noun is known in another case or in the plural."""
    if not table.get("declension"):
        yield Gap("section", "declension", line=place(text, "heads"))
    spelled = {value for value in table.get("numerals", {}).values() if isinstance(value, int)}
    if not spelled.issuperset(NUMBERS):
        have = len(spelled.intersection(NUMBERS))
        yield Gap("numerals", "numerals", have=have, want=len(NUMBERS), line=place(text, "numerals"))


def _sentences(text: str, table: Mapping[str, Any]) -> Iterator[Gap]:
    examples = [*table.get("pattern", ()), *table.get("example", ())]
    rejects = table.get("reject", ())
    if len(examples) < EXAMPLES:
        yield Gap("examples", "example", have=len(examples), want=EXAMPLES, line=place(text, "pattern"))
    if len(rejects) < REJECTS:
        yield Gap("rejects", "reject", have=len(rejects), want=REJECTS, line=place(text, "reject"))
    shown = {entry["type"] for entry in examples}
    yield from (Gap("types", "pattern", kind, line=place(text, "pattern")) for kind in SHOWN if kind not in shown)


def _beside_a_full_pack(text: str, table: Mapping[str, Any]) -> Iterator[Gap]:
    patterns, line = table.get("pattern", ()), place(text, "pattern")
    shown = {entry["type"] for entry in (*patterns, *table.get("example", ()))}
    if len(patterns) < PATTERNS:
        yield Gap("patterns", "pattern", have=len(patterns), want=PATTERNS, line=line)
    more = [kind for kind in TYPES if kind not in SHOWN]
    yield from (Gap("types", "pattern", kind, line=line) for kind in more if kind not in shown)
    events = {entry.get("event") for entry in patterns if entry["type"] == "membership"}
    yield from (Gap("events", "pattern", event, line=line) for event in ("joined", "left") if event not in events)
