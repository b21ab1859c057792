"""A candidate: a fact that a sentence might state; and the fillers that its parts may have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.entities import MEMORY, Entity
from pipeline.extract.reading import Line, Reading

REACH = 30  # items between a trigger and a mention; further apart they have nothing to do with each other
At = tuple[int, int]  # sentence, item; item -1 stands for what the sentence leaves unsaid
Filler = tuple[At, Entity]


@dataclass(frozen=True, slots=True)
class Trigger:
    index: int  # item index
    name: str  # the class of word that triggers


@dataclass(frozen=True, slots=True)
class Candidate:
    type: str
    line: int  # sentence that holds the trigger
    trigger: Trigger
    slots: Mapping[str, tuple[At, ...]]
    entities: Mapping[str, tuple[Entity, ...]]
    value: int | None = None  # of a size
    unit: str = ""
    unit_at: int = -1  # item index of the counted noun
    place: tuple[int, int] | None = None  # span of a place in the text
    place_at: int = -1

    def where(self, slot: str) -> At:
        return self.slots[slot][0]

    def entity(self, slot: str) -> Entity:
        return self.entities[slot][0]


def pair(kind: str, line: int, trigger: Trigger, **fillers: Filler) -> Candidate:
    """A candidate with one filler for each part."""
    slots = {slot: (at,) for slot, (at, _) in fillers.items()}
    return Candidate(kind, line, trigger, slots, {slot: (entity,) for slot, (_, entity) in fillers.items()})


def unsaid(index: int, *topics: Entity | None) -> Iterator[Filler]:
    """Those who may stand for a part that a sentence leaves unsaid, each once."""
    for entity in {e.number: e for e in topics if e is not None}.values():
        yield (index, -1), entity


class Topics:
    """Who a text was about before each sentence: who may stand for a part that a sentence leaves unsaid."""

    def __init__(self, reading: Reading) -> None:
        self.member: list[Entity | None] = []
        self.group: list[Entity | None] = []
        self.first: list[Entity | None] = []  # the organisation that the sentence before began with
        self.main = reading.entities.announcer(True)  # the body that the text is about
        now: dict[str, Entity | None] = {"member": None, "group": None, "first": None}
        for line in reading.lines:
            self.member.append(now["member"])
            self.group.append(now["group"])
            self.first.append(now["first"])
            now.update(_said(reading, line))


def _said(reading: Reading, line: Line) -> Mapping[str, Entity]:
    said: dict[str, Entity] = {}
    for _, chunk in line.chunks():
        for slot in ("member", "group"):
            entity = reading.entity(chunk, slot == "group")
            fits = entity is not None and entity.named and _is_group(entity) == (slot == "group")
            if entity is None or entity.number in reading.entities.former:
                continue  # `the Forum, formerly the Circle`
            if fits and (slot == "group" or slot not in said):
                said[slot] = entity
        entity = reading.entity(chunk)
        if entity is not None and entity.named:
            said.setdefault("first", entity)
    return said


def _is_group(entity: Entity) -> bool:
    return entity.kind == "umbrella" or any(c.kind == "acronym" and len(c.text) > 2 for c in entity.chunks[:MEMORY])


def near(line: Line, index: int, reach: int = REACH) -> Iterator[tuple[int, Item]]:
    """The items around an index."""
    first = max(0, index - reach)
    return enumerate(line.items[first : index + reach + 1], first)


def spoken(
    reading: Reading, line: Line, index: int, as_group: bool = False, reach: int = REACH
) -> Iterator[tuple[int, Chunk, Entity]]:
    """The mentions around an index; an alias in brackets right behind its name is not a second one."""
    last: tuple[int, Entity] | None = None
    for i, item in near(line, index, reach):
        entity = reading.entity(item, as_group) if isinstance(item, Chunk) else None
        if entity is None or not isinstance(item, Chunk) or i in line.places:
            continue
        if last and entity is last[1] and _aside(line, last[0], i):
            continue
        last = (i, entity)
        yield i, item, entity


def _aside(line: Line, first: int, second: int) -> bool:
    return any(isinstance(x, Word) and x.token.text in "(–-" for x in line.items[first + 1 : second])


def item_at(reading: Reading, at: At) -> Item | None:
    return reading.lines[at[0]].items[at[1]] if at[1] >= 0 else None
