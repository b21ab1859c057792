"""What the scorer knows of a candidate: named numbers that mean the same in every language.

A feature's name says what it is, so that the table of weights can be read and a steward can be shown why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.candidates import Candidate
from pipeline.extract.mentions import Chunk, Item, Word
from pipeline.extract.patterns import Match, find_matches
from pipeline.extract.reading import Line, Reading

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Matched:
    """A pattern that matched in a sentence."""

    type: str
    rule: str
    match: Match


def matches_of(reading: Reading, line: Line) -> list[Matched]:
    """All patterns of the pack that match a sentence."""
    present = frozenset().union(*(item.classes for item in line.items)) if line.items else frozenset()
    return [
        Matched(pattern.type, pattern.rule, match)
        for pattern in reading.pack.patterns
        if all(not present.isdisjoint(need) for need in pattern.needs)
        for match in find_matches(pattern, line.items)
    ]


def pattern_of(candidate: Candidate, reading: Reading, matched: Sequence[Matched]) -> Matched | None:
    """The cheapest pattern whose slots are this candidate's, or neighbours of theirs in a list of names."""
    line = reading.lines[candidate.line]
    best: Matched | None = None
    for one in matched:
        if one.type == candidate.type and _fits(candidate, one.match, line):
            if best is None or one.match.cost < best.match.cost:
                best = one
    return best


def _fits(candidate: Candidate, match: Match, line: Line) -> bool:
    slots = [(slot, at) for slot, at in match.slots.items() if slot in candidate.slots]
    return bool(slots) and all(
        any(where[0] == candidate.line and (where[1] == at or _coordinate(line, where[1], at)) for where in candidate.slots[slot])
        for slot, at in slots
    )


def _coordinate(line: Line, a: int, b: int) -> bool:
    """Whether two mentions are members of one enumeration: `A, B (C) and D`."""
    low, high = sorted((a, b))
    if low < 0:
        return False
    apart, depth = False, 0
    for item in line.items[low + 1 : high]:
        depth += _depth(item)
        if depth or (isinstance(item, Word) and item.token.text == ")"):
            continue
        if isinstance(item, Chunk):
            if not apart or item.kind not in ("name", "weak", "acronym"):
                return False
            apart = False
        elif item.token.text in ",&" or "and" in item.classes:
            apart = True
        elif "article" not in item.classes:
            return False
    return apart


def _depth(item: Item) -> int:
    if isinstance(item, Chunk):
        return 0
    return (item.token.text == "(") - (item.token.text == ")")


def features_of(candidate: Candidate, reading: Reading, matched: Sequence[Matched]) -> dict[str, float]:
    """The features of one candidate; absent ones are 0."""
    line = reading.lines[candidate.line]
    out: dict[str, float] = {"bias": 1.0, f"trigger={candidate.trigger.name}": 1.0}
    pattern = pattern_of(candidate, reading, matched)
    if pattern is not None:
        out["pattern"] = 1.0
        out["pattern.cost"] = min(pattern.match.cost, 9) / 9
    for slot in candidate.slots:
        _slot(out, slot, candidate, reading, line)
    _sentence(out, candidate, line)
    _extras(out, candidate, reading, line)
    return out


def _slot(out: dict[str, float], slot: str, candidate: Candidate, reading: Reading, line: Line) -> None:
    at, entity, index = candidate.where(slot), candidate.entity(slot), candidate.trigger.index
    out[f"{slot}.head={entity.kind}"] = 1.0
    if entity.acronym:
        out[f"{slot}.acronym"] = 1.0
    if at[0] != candidate.line:
        out[f"{slot}.listed"] = 1.0
        return
    if at[1] < 0:
        out[f"{slot}.unsaid"] = 1.0
        return
    chunk = line.items[at[1]]
    if not isinstance(chunk, Chunk):
        return
    side = "before" if at[1] < index else "after"
    out[f"{slot}.kind={chunk.kind}"] = 1.0
    out[f"{slot}.{side}"] = 1.0
    out[f"{slot}.{side}&{candidate.trigger.name}"] = 1.0
    if reading.pack.head_final:
        out[f"{slot}.case={chunk.case}"] = 1.0
        out[f"{slot}.case={chunk.case}&{candidate.trigger.name}"] = 1.0
    _between(out, slot, line, sorted((at[1], index)))
    if at[1] == 0:
        out[f"{slot}.first"] = 1.0
    if chunk.quoted:
        out[f"{slot}.quoted"] = 1.0
    before = _preposition(line.items, at[1])
    if before:
        out[f"{slot}.{before}"] = 1.0
        out[f"{slot}.{before}&{candidate.trigger.name}"] = 1.0


def _between(out: dict[str, float], slot: str, line: Line, ends: Sequence[int]) -> None:
    between = line.items[ends[0] + 1 : ends[1]]
    out[f"{slot}.distance"] = min(len(between), 12) / 6
    if not between:
        out[f"{slot}.adjacent"] = 1.0
    names = sum(isinstance(x, Chunk) and x.kind in ("name", "acronym") for x in between)
    out[f"{slot}.names_between"] = min(names, 4) / 2
    if any(isinstance(x, Word) and ("clause" in x.classes or x.token.text in ";:–—") for x in between):
        out[f"{slot}.clause_between"] = 1.0
    if any(isinstance(x, Word) and x.token.text == "," for x in between):
        out[f"{slot}.comma_between"] = 1.0
    verbs = ("join", "leave", "become", "welcome", "admit", "found", "dissolve", "merge", "rename", "based")
    if any(isinstance(x, Word) and not x.classes.isdisjoint(verbs) for x in between):
        out[f"{slot}.verb_between"] = 1.0


def _preposition(items: Sequence[Item], at: int) -> str | None:
    for item in reversed(items[max(0, at - 3) : at]):
        if isinstance(item, Chunk):
            return None
        found = sorted(c for c in item.classes if c.startswith("prep:"))
        if found:
            return found[0]
        if "article" not in item.classes and "possessive" not in item.classes:
            return "comma" if item.token.text == "," else None
    return None


NEAR = ("neg", "planned", "hypothetical", "future", "decided", "today", "become", "be", "generic", "office",
        "other_relation", "not_member", "announce", "ended", "person", "list_lead")  # fmt: skip


def _sentence(out: dict[str, float], candidate: Candidate, line: Line) -> None:
    index = candidate.trigger.index
    for i, item in enumerate(line.items):
        if isinstance(item, Word):
            for name in NEAR:
                if name in item.classes:
                    out[f"{name}.{'near' if abs(i - index) <= 4 else 'far'}"] = 1.0
    out[f"block={line.sentence.block}"] = 1.0
    if line.dates:
        out["dated"] = 1.0
    if line.items and line.items[-1].words == ":":
        out["colon"] = 1.0


def _extras(out: dict[str, float], candidate: Candidate, reading: Reading, line: Line) -> None:
    if candidate.type == "membership":
        out.update(_direction(candidate))
    elif candidate.type == "part_of":
        out.update(_adjacency(candidate, line))
    elif candidate.type == "size":
        out[f"unit={candidate.unit}"] = 1.0
        if any(isinstance(x, Word) and "unite" in x.classes for x in line.items):
            out["unites"] = 1.0
    elif candidate.type == "located_in":
        out["place.distance"] = min(abs(candidate.place_at - candidate.trigger.index), 8) / 4
        out["place.after"] = float(candidate.place_at > candidate.trigger.index)


def _direction(candidate: Candidate) -> Iterator[tuple[str, float]]:
    member, group, index = candidate.where("member"), candidate.where("group"), candidate.trigger.index
    if member[0] == candidate.line and member[1] >= 0 and group[1] >= 0:
        order = "".join(letter for _, letter in sorted([(member[1], "M"), (index, "T"), (group[1], "G")]))
        yield f"order={order}", 1.0
        yield f"order={order}&{candidate.trigger.name}", 1.0
    heads = f"{candidate.entity('member').kind}>{candidate.entity('group').kind}"
    yield f"heads={heads}", 1.0


def _adjacency(candidate: Candidate, line: Line) -> Iterator[tuple[str, float]]:
    part, whole = candidate.where("part")[1], candidate.where("whole")[1]
    gap = line.items[min(part, whole) + 1 : max(part, whole)]
    if whole < part and all("possessive_mark" in x.classes or x.words in ("'", "’") for x in gap):
        yield "owner_before", 1.0
    if part < whole and 1 <= len(gap) <= 2 and "prep:of" in gap[0].classes:
        yield "of_owner", 1.0
    yield "gap", min(len(gap), 8) / 4
