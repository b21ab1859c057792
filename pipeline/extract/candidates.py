"""Every fact that a sentence might state: one candidate for each trigger and each fitting choice of mentions.

Nothing is filtered here but the impossible; the scorer decides. A slot holds the item's index in the sentence, or -1
where the sentence leaves the part unsaid and the announcement's topic stands in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.entities import Entity
from pipeline.extract.mentions import Chunk, Item, Word
from pipeline.extract.numbers import number_of
from pipeline.extract.reading import Line, Reading

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "membership": ("leave", "join", "admit", "welcome", "belong", "member"),
    "founded": ("found",),
    "dissolved": ("dissolve",),
    "renamed": ("rename", "former"),
    "merged": ("merge",),
    "located_in": ("based",),
}
REACH = 30  # items between a trigger and a mention; further apart they have nothing to do with each other
NAMED = frozenset(["name", "acronym", "line", "weak", "bare", "self", "pronoun"])


@dataclass(frozen=True, slots=True)
class Trigger:
    index: int  # item index
    name: str  # the class of word that triggers


@dataclass(frozen=True, slots=True)
class Candidate:
    type: str
    line: int  # sentence that holds the trigger
    trigger: Trigger
    slots: Mapping[str, tuple[tuple[int, int], ...]]  # slot → (sentence, item) of each filler; item -1 is the topic
    entities: Mapping[str, tuple[Entity, ...]]
    value: int | None = None  # of a size
    unit: str = ""
    unit_at: int = -1  # item index of the counted noun
    place: tuple[int, int] | None = None  # span of a place in the text
    place_at: int = -1

    def where(self, slot: str) -> tuple[int, int]:
        return self.slots[slot][0]

    def entity(self, slot: str) -> Entity:
        return self.entities[slot][0]


def triggers(line: Line, kind: str) -> list[Trigger]:
    """The trigger words of a sentence; of neighbours of one class only the first."""
    found: list[Trigger] = []
    for i, item in enumerate(line.items):
        if isinstance(item, Word) and "not_member" not in item.classes:
            name = next((n for n in TRIGGERS[kind] if n in item.classes), None)
            if name and not (found and found[-1].name == name and found[-1].index == i - 1):
                found.append(Trigger(i, name))
    return found


def candidates(reading: Reading) -> Iterator[Candidate]:
    """All candidates of an announcement, in reading order."""
    for index, line in enumerate(reading.lines):
        if line.items and line.items[-1].words == "?":
            continue
        yield from memberships(reading, index, line)
        for kind in ("founded", "dissolved"):
            yield from events(reading, index, line, kind)
        yield from renamings(reading, index, line)
        yield from mergers(reading, index, line)
        yield from parts(reading, index, line)
        yield from locations(reading, index, line)
        yield from sizes(reading, index, line)


def memberships(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    for trigger in triggers(line, "membership"):
        members = list(_fillers(reading, index, line, trigger, "member"))
        groups = list(_fillers(reading, index, line, trigger, "group"))
        listed = list(_listed(reading, index, line))
        for member_at, member in [*members, *listed]:
            for group_at, group in groups:
                if member is not group and member_at != group_at and not (member_at[1] < 0 and group_at[1] < 0):
                    yield Candidate(
                        "membership",
                        index,
                        trigger,
                        {"member": (member_at,), "group": (group_at,)},
                        {"member": (member,), "group": (group,)},
                    )


def _fillers(
    reading: Reading, index: int, line: Line, trigger: Trigger, slot: str
) -> Iterator[tuple[tuple[int, int], Entity]]:
    as_group = slot in ("group", "whole")
    said = False
    for i, chunk, entity in spoken(reading, line, as_group):
        if abs(i - trigger.index) <= REACH and chunk.kind in NAMED:
            if entity is not None:
                said = said or (entity.kind == "umbrella") == as_group
                yield (index, i), entity
    topic = _topic(reading, index, as_group)
    if topic is not None and not (as_group and said):
        yield (index, -1), topic


def spoken(reading: Reading, line: Line, as_group: bool = False) -> Iterator[tuple[int, Chunk, Entity | None]]:
    """The mentions of a sentence; an alias in brackets right behind its name is not a second one."""
    last: tuple[int, Entity] | None = None
    for i, chunk in line.chunks():
        entity = reading.entity(chunk, as_group)
        if last is not None and entity is last[1] and _bracketed(line, last[0], i):
            continue
        if entity is not None:
            last = (i, entity)
        yield i, chunk, entity


def _bracketed(line: Line, first: int, second: int) -> bool:
    between = [item.token.text for item in line.items[first + 1 : second] if isinstance(item, Word)]
    return "(" in between or "–" in between or "-" in between


def _topic(reading: Reading, index: int, as_group: bool) -> Entity | None:
    """Who the text was about last before this sentence, in the part that is left unsaid here."""
    for line in reversed(reading.lines[:index]):
        for _, chunk in reversed(line.chunks()) if as_group else line.chunks():
            entity = reading.entity(chunk, as_group)
            if entity is not None and entity.named and (entity.kind == "umbrella" or entity.acronym) == as_group:
                return entity
    return None


def _listed(reading: Reading, index: int, line: Line) -> Iterator[tuple[tuple[int, int], Entity]]:
    """The items of the list that this sentence announces, one member each."""
    for n in range(index + 1, len(reading.lines)):
        item = reading.lines[n]
        if item.lead != index:
            if item.lead is None:
                return
            continue
        first = next(iter(item.chunks()), None)
        if first is not None and first[1].kind in ("line", "name", "weak", "acronym"):
            entity = reading.entity(first[1])
            if entity is not None:
                yield (n, first[0]), entity


def events(reading: Reading, index: int, line: Line, kind: str) -> Iterator[Candidate]:
    """Founding and dissolution: an organisation, the trigger, perhaps a date."""
    for trigger in triggers(line, kind):
        for at, entity in _organisations(reading, index, line, trigger):
            yield Candidate(kind, index, trigger, {"organisation": (at,)}, {"organisation": (entity,)})


def _organisations(
    reading: Reading, index: int, line: Line, trigger: Trigger
) -> Iterator[tuple[tuple[int, int], Entity]]:
    for i, chunk in line.chunks():
        entity = reading.entity(chunk)
        if entity is not None and abs(i - trigger.index) <= REACH:
            yield (index, i), entity
    topic = _last(reading, index)
    if topic is not None:
        yield (index, -1), topic


def _last(reading: Reading, index: int) -> Entity | None:
    """The organisation that the sentence before began with."""
    for line in reversed(reading.lines[:index]):
        for _, chunk in line.chunks():
            entity = reading.entity(chunk)
            if entity is not None and entity.named:
                return entity
    return None


def renamings(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    for trigger in triggers(line, "renamed"):
        fillers = list(_organisations(reading, index, line, trigger))
        for old_at, old in fillers:
            for new_at, new in fillers:
                chunk = _item(reading, new_at)
                if old is not new and isinstance(chunk, Chunk) and chunk.kind not in ("bare", "self", "pronoun"):
                    yield Candidate(
                        "renamed", index, trigger, {"old": (old_at,), "new": (new_at,)}, {"old": (old,), "new": (new,)}
                    )


def mergers(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    for trigger in triggers(line, "merged"):
        named = [(i, e) for i, c in line.chunks() if c.kind in ("name", "acronym", "weak") and (e := reading.entity(c))]
        for parts_at in _runs([i for i, _ in named], line):
            if len(parts_at) < 2:
                continue
            found = dict(named)
            for result in [None, *(i for i, _ in named if i not in parts_at)]:
                slots = {"parts": tuple((index, i) for i in parts_at)}
                entities = {"parts": tuple(found[i] for i in parts_at)}
                if len({e.number for e in entities["parts"]}) < 2:
                    continue
                if result is not None:
                    slots["result"], entities["result"] = ((index, result),), (found[result],)
                yield Candidate("merged", index, trigger, slots, entities)


def _runs(at: Sequence[int], line: Line) -> Iterator[tuple[int, ...]]:
    """Neighbouring mentions that only commas, `and` or `with` keep apart."""
    run: list[int] = []
    for i in at:
        if run and not all(_joins(item) for item in line.items[run[-1] + 1 : i]):
            yield tuple(run)
            run = []
        run.append(i)
    if run:
        yield tuple(run)


def _joins(item: Item) -> bool:
    return isinstance(item, Word) and (
        item.token.text in ",()" or not item.classes.isdisjoint(("and", "article", "prep:with", "merge"))
    )


def parts(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    """A working group or section and the body that it belongs to, where they stand side by side."""
    chunks = line.chunks()
    for i, part in chunks:
        if part.head_kind not in ("group", "organ") or part.kind in ("self", "pronoun"):
            continue
        part_entity = reading.entity(part)
        for j, whole in chunks:
            whole_entity = reading.entity(whole, as_group=True)
            if part_entity is None or whole_entity is None or part_entity is whole_entity or abs(i - j) > 8:
                continue
            yield Candidate(
                "part_of",
                index,
                Trigger(i, "part"),
                {"part": ((index, i),), "whole": ((index, j),)},
                {"part": (part_entity,), "whole": (whole_entity,)},
            )


def locations(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    for trigger in triggers(line, "located_in"):
        for place_at, place in _places(reading, line, trigger):
            for at, entity in _organisations(reading, index, line, trigger):
                if at[1] != place_at:
                    yield Candidate(
                        "located_in",
                        index,
                        trigger,
                        {"organisation": (at,)},
                        {"organisation": (entity,)},
                        place=place,
                        place_at=place_at,
                    )


def _places(reading: Reading, line: Line, trigger: Trigger) -> Iterator[tuple[int, tuple[int, int]]]:
    """Item index and span of what may be a place near a trigger."""
    for i, item in enumerate(line.items):
        if abs(i - trigger.index) > 8:
            continue
        before = line.items[i - 1] if i else None
        if (isinstance(item, Chunk) and item.kind == "weak" and before is not None and any(c.startswith("prep:") for c in before.classes)) or (isinstance(item, Word) and reading.pack.head_final and _locative(item, reading)):
            yield i, (item.start, item.end)


def _locative(item: Word, reading: Reading) -> bool:
    token = item.token
    return (
        token.kind == "word"
        and token.head is None
        and len(token.low) > 4
        and not token.classes
        and reading.pack.case_of(token.low) == "in"
    )


def sizes(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    for i, item in enumerate(line.items):
        value = number_of(item.token, reading.pack) if isinstance(item, Word) else None
        if value is None or value < 2 or _in_date(item, line):
            continue
        unit = _unit(line, i)
        if unit is None:
            continue
        for at, entity in _organisations(reading, index, line, Trigger(i, "number")):
            if at[1] != unit[0]:
                yield Candidate(
                    "size",
                    index,
                    Trigger(i, "number"),
                    {"organisation": (at,)},
                    {"organisation": (entity,)},
                    value=value,
                    unit=unit[1],
                    unit_at=unit[0],
                )


def _in_date(item: Item, line: Line) -> bool:
    return any(d.start < item.end and item.start < d.end for d in line.dates)


def _unit(line: Line, i: int) -> tuple[int, str] | None:
    """The counted noun after a number: its item index and its unit."""
    for k in range(i + 1, min(len(line.items), i + 6)):
        item = line.items[k]
        if isinstance(item, Chunk):
            return None
        units = sorted((c for c in item.classes if c.startswith("unit:")), key=len, reverse=True)
        if units:
            return k, units[0].removeprefix("unit:")
        if item.token.kind != "word" or item.numeric:
            return None
    return None


def _item(reading: Reading, at: tuple[int, int]) -> Item | None:
    return reading.lines[at[0]].items[at[1]] if at[1] >= 0 else None
