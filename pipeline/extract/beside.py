"""Candidates that stand side by side rather than around a verb: a group and its owner, a body and its place, a number
and what it counts."""

from collections.abc import Iterator, Sequence

from pipeline.extract.candidate import Candidate, Filler, Topics, Trigger, near, pair, spoken
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.numbers import number_of
from pipeline.extract.places import is_place, says_where
from pipeline.extract.reading import Line, Reading

GROUPS = ("group", "organ")
BESIDE = 8  # items from a group to its owner, from a body to its place
UNIT = 6  # items from a number to what it counts


def parts(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    """A working group beside the body that it belongs to, or any body and a word that says `part of`."""
    for i, chunk in line.chunks():
        entity = reading.entity(chunk)
        if chunk.head_kind == "group" and entity is not None:
            wholes = [((index, j), e) for j, _, e in spoken(reading, line, i, True, BESIDE)]
            yield from _parts(index, Trigger(i, "group"), [((index, i), entity)], [*wholes, *_topic(topics, index)])
    if "part" in line.classes:
        for i, item in enumerate(line.items):
            again = i + 1 < len(line.items) and "part" in line.items[i + 1].classes
            if isinstance(item, Word) and "part" in item.classes and not again:
                said = [((index, j), e) for j, _, e in spoken(reading, line, i)]
                first = topics.first[index]
                unsaid = [((index, -1), first)] if first is not None else []
                yield from _parts(index, Trigger(i, "part"), [*said, *unsaid], said)


def _parts(index: int, trigger: Trigger, some: Sequence[Filler], wholes: Sequence[Filler]) -> Iterator[Candidate]:
    for part in some:
        for whole in wholes:
            if part[1] is not whole[1] and whole[1].kind not in GROUPS:
                yield pair("part_of", index, trigger, part=part, whole=whole)


def _topic(topics: Topics, index: int) -> Iterator[Filler]:
    group = topics.group[index]
    if group is not None:
        yield (index, -1), group


def locations(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    """A place by a word such as `seat`, or right behind a name."""
    for i, item in enumerate(line.items):
        if isinstance(item, Word) and "based" in item.classes:
            for at, span in _places(reading, line, i):
                for j, chunk, entity in spoken(reading, line, i):
                    if j != at and not says_where(chunk, reading.pack):
                        yield _located(index, Trigger(i, "based"), ((index, j), entity), at, span)
                topic = topics.first[index]
                if topic is not None:
                    yield _located(index, Trigger(i, "based"), ((index, -1), topic), at, span)
    yield from _being_in(reading, index, line)
    for at, i in line.places.items():
        name, place = line.items[i], line.items[at]
        owner = reading.entity(name) if isinstance(name, Chunk) else None
        if owner is not None:
            yield _located(index, Trigger(i, "beside"), ((index, i), owner), at, (place.start, place.end))


def _being_in(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    """`X is in Y`."""
    for i, item in enumerate(line.items[:-2]):
        place = line.items[i + 2]
        is_in = "be" in item.classes and "prep:in" in line.items[i + 1].classes and isinstance(place, Chunk)
        if is_in and is_place(place, reading.pack):
            for j, _, entity in spoken(reading, line, i):
                if j < i:
                    yield _located(index, Trigger(i, "be"), ((index, j), entity), i + 2, (place.start, place.end))


def _located(index: int, trigger: Trigger, who: Filler, at: int, span: tuple[int, int]) -> Candidate:
    slots, entities = {"organisation": (who[0],)}, {"organisation": (who[1],)}
    return Candidate("located_in", index, trigger, slots, entities, place=span, place_at=at)


def _places(reading: Reading, line: Line, index: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """What may be a place near a word such as `seat`."""
    for i, item in near(line, index, BESIDE):
        if says_where(item, reading.pack) or (
            isinstance(item, Chunk) and i and is_place(item, reading.pack) and "prep:in" in line.items[i - 1].classes
        ):
            yield i, (item.start, item.end)
    yield from _seat(reading, line, index)


def _seat(reading: Reading, line: Line, index: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """`Seat: Lorne`, `its seat is Lorne`; `Lorne-seated` where an adjective says it."""
    behind = line.items[index + 1 : index + 4]
    for n, item in enumerate(behind):
        if isinstance(item, Chunk):
            if is_place(item, reading.pack) and not says_where(item, reading.pack):
                yield index + 1 + n, (item.start, item.end)
            break
        if item.words not in (":", "–", "—", "-") and "be" not in item.classes:
            break
    before = line.items[index - 1] if index else None
    if isinstance(before, Word) and reading.pack.capitals and reading.pack.locative(before.token.low):
        yield index - 1, (before.start, before.end)


def sizes(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    for i, item in enumerate(line.items):
        value = number_of(item.token, reading.pack) if isinstance(item, Word) and item.numeric else None
        if value is None or value < 2 or _in_date(item, line):
            continue
        unit = _unit(line, i, reading.pack.head_final)
        if unit is None:
            continue
        said = [((index, j), e) for j, _, e in spoken(reading, line, i) if j != unit[0]]
        topic = topics.first[index]
        for who in [*said, ((index, -1), topic)] if topic is not None else said:
            slots, entities = {"organisation": (who[0],)}, {"organisation": (who[1],)}
            yield Candidate(
                "size", index, Trigger(i, "number"), slots, entities, value=value, unit=unit[1], unit_at=unit[0]
            )


def _in_date(item: Item, line: Line) -> bool:
    return any(d.start < item.end and item.start < d.end for d in line.dates)


def _unit(line: Line, i: int, head_final: bool) -> tuple[int, str] | None:
    """The counted noun after a number: its item index and its unit."""
    for k in range(i + 1, min(len(line.items), i + UNIT)):
        item = line.items[k]
        if isinstance(item, Chunk):
            return None
        units = sorted((c for c in item.classes if c.startswith("unit:")), key=len, reverse=True)
        if units:
            return k, units[0].removeprefix("unit:")
        if item.token.head is not None and item.token.head.plural:
            return k, item.token.low
        if item.token.head is not None and head_final:
            return k, item.token.head.lemma  # a number takes the singular
        if item.token.kind != "word" or item.numeric:
            return None
    return None
