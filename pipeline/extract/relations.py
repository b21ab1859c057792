"""Features of a candidate as a whole: how its parts stand to each other."""

import re
from collections.abc import Iterator

from pipeline.extract.candidate import Candidate
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.reading import Line

SEVERAL = 40  # mentions of an organisation that are looked at
BEFORE_PLACE = {"(": "bracket", ",": "comma", "–": "dash", "—": "dash", "-": "dash", ".": "stop"}
PLACING = frozenset(["prep:in", "prep:from", "prep:of", "prep:to", "clause", "and"])
_WORD = re.compile(r"[^\W\d_]+")
SMALL = 10  # numbers that are more often told of newcomers, winners or visitors


def relations(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    if c.type == "membership":
        yield from _direction(c, line)
    elif c.type == "part_of":
        yield f"heads={c.entity('part').kind}>{c.entity('whole').kind}", 1.0
        yield from _ownership(c, line)
        if any(len(name) > 2 and name in part for name in _names(c, "whole") for part in _names(c, "part")):
            yield "part.names_whole", 1.0
    elif c.type == "renamed":
        yield from _order(c, "old", "new")
    elif c.type == "merged":
        yield from _merging(c, line)
    elif c.type == "size":
        yield f"unit={c.unit}", 1.0
        yield from _counting(c, line)
    elif c.type == "located_in":
        distance = abs(c.place_at - c.trigger.index)
        yield "place.distance", min(distance, 8) / 4
        yield "place.after", float(c.place_at > c.trigger.index)
        if isinstance(line.items[c.place_at], Word):
            yield "place.locative", 1.0
        yield from _placing(c, line)


def _placing(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    """How a place stands to the words around it."""
    before = line.items[c.place_at - 1] if c.place_at else None
    if before is not None and before.words in BEFORE_PLACE:
        yield f"place.behind={BEFORE_PLACE[before.words]}", 1.0
    where = c.where("organisation")[1]
    edge = c.trigger.index if where < 0 else where
    led = {name for item in line.items[min(edge, c.place_at) + 1 : c.place_at] for name in item.classes & PLACING}
    yield from ((f"place.led_by={name.removeprefix('prep:')}&{c.trigger.name}", 1.0) for name in sorted(led))
    place = line.items[c.place_at]
    if isinstance(place, Chunk):
        yield f"place.kind={place.kind}", 1.0
        yield "place.words", min(len(place.text.split()), 4) / 2
    behind = line.items[c.place_at + 1].words if c.place_at + 1 < len(line.items) else "."
    if behind in (".", ",", ")", ";"):
        yield f"place.closed&{c.trigger.name}", 1.0


def _direction(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    member, group, index = c.where("member"), c.where("group"), c.trigger.index
    if member[0] == c.line and member[1] >= 0 and group[1] >= 0:
        order = "".join(letter for _, letter in sorted([(member[1], "M"), (index, "T"), (group[1], "G")]))
        yield f"order={order}", 1.0
        yield f"order={order}&{c.trigger.name}", 1.0
        if group[1] in line.runs.get(member[1], ()):
            yield "both_in_one_enumeration", 1.0
    yield f"heads={c.entity('member').kind}>{c.entity('group').kind}", 1.0
    words = _WORD.findall(" ".join(_names(c, "group"))) if c.entity("group").kind == "group" else ()
    if any(len(word) > 2 and word.isupper() for word in words):
        yield "group.names_its_body", 1.0  # `NEMO's working group`


def _names(c: Candidate, slot: str) -> set[str]:
    return {chunk.text for chunk in c.entity(slot).chunks[:SEVERAL]}


def _order(c: Candidate, first: str, second: str) -> Iterator[tuple[str, float]]:
    a, b, index = c.where(first)[1], c.where(second)[1], c.trigger.index
    if a >= 0 and b >= 0:
        order = "".join(letter for _, letter in sorted([(a, "A"), (index, "T"), (b, "B")]))
        yield f"order={order}&{c.trigger.name}", 1.0


def _merging(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    yield "result", float("result" in c.slots)
    made = not line.classes.isdisjoint(("found", "result"))
    if made:
        yield f"made={'result' if 'result' in c.slots else 'none'}", 1.0
    yield "parts", float(min(len(c.slots["parts"]), 4))
    if "result" in c.slots:
        last = max(at[1] for at in c.slots["parts"])
        yield "result.behind", float(c.where("result")[1] > last)
        if made and c.where("result")[0] == c.line and c.where("result")[1] < last:
            yield "made=before", 1.0  # `C arose from the merger of A and B`


def _counting(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    if "unite" in line.classes:
        yield "unites", 1.0
    counted = line.items[c.trigger.index + 1 : c.unit_at]
    if any("newly" in x.classes for x in counted):
        yield "newly_counted", 1.0
    noun = line.items[c.unit_at]
    if isinstance(noun, Word) and noun.token.head is not None:
        yield f"unit.head={noun.token.head.kind}", 1.0
    if c.value is not None and c.value < SMALL:
        yield "small", 1.0
    before = line.items[c.trigger.index - 1] if c.trigger.index else None
    if before is not None and not before.classes.isdisjoint(("possessive", "definite")):
        yield "determined", 1.0
    if c.where("organisation")[1] > c.unit_at and c.where("organisation")[0] == c.line:
        yield "organisation.behind_unit", 1.0


def _ownership(c: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    part, whole, name = c.where("part")[1], c.where("whole")[1], c.trigger.name
    if whole < 0 or part < 0:
        before = line.items[max(0, part - 3) : part] if part >= 0 else ()
        if any("possessive" in x.classes for x in before):
            yield "whole.unsaid&possessive", 1.0
        return
    gap = line.items[min(part, whole) + 1 : max(part, whole)]
    if whole < part and all("possessive_mark" in x.classes or x.words in ("'", "’") or _bracket(x) for x in gap):
        yield f"owner_before&{name}", 1.0
    if part < whole and 1 <= len(gap) <= 2 and "prep:of" in gap[0].classes:
        yield f"of_owner&{name}", 1.0
    yield f"gap&{name}", min(len(gap), 8) / 4
    order = "part_first" if part < whole else "whole_first"
    yield f"{order}&{name}", 1.0


def _bracket(item: Item) -> bool:
    return item.words in ("(", ")") or (isinstance(item, Chunk) and item.kind == "acronym")
