"""Candidates that stand side by side rather than around a verb: a group and its owner, a body and its place, a number
and what it counts."""

from collections.abc import Iterator, Sequence

from pipeline.extract.candidate import Candidate, Filler, Topics, Trigger, near, pair, spoken, unsaid
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.numbers import number_of
from pipeline.extract.places import SITED, is_place, loosely_behind, named_place, says_where, town
from pipeline.extract.reading import Line, Reading

GROUPS = ("group", "organ")
BESIDE = 8  # items from a group to its owner, from a body to its place
IN_REACH = 6  # words from `in` to the place: `in the old mill of Lorne`
COUNTED = 9  # items from what is counted to a number behind it: `the number of members has risen to 41`
UNIT = 6  # items from a number to what it counts


def parts(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    """A working group beside the body that it belongs to, or any body and a word that says `part of`."""
    for i, chunk in line.chunks():
        entity = reading.entity(chunk)
        if chunk.head_kind == "group" and entity is not None:
            wholes = [((index, j), e) for j, _, e in spoken(reading, line, i, True, BESIDE)]
            yield from _parts(index, Trigger(i, "group"), [((index, i), entity)], [*wholes, *_topic(topics, index)])
        if chunk.head_kind == "group" and chunk.kind == "bare" and entity is None:
            yield from _divisions(reading, index, line, i, topics)
    if "part" in line.classes:
        for i, item in enumerate(line.items):
            again = i + 1 < len(line.items) and "part" in line.items[i + 1].classes
            if isinstance(item, Word) and "part" in item.classes and not again:
                said = [((index, j), e) for j, _, e in spoken(reading, line, i)]
                yield from _parts(index, Trigger(i, "part"), [*said, *unsaid(index, topics.first[index])], said)


def _divisions(reading: Reading, index: int, line: Line, i: int, topics: Topics) -> Iterator[Candidate]:
    """`X is a branch of Y`, `X, a section of Y`: a noun that points to no group of the text tells what X is."""
    said = [((index, j), e) for j, _, e in spoken(reading, line, i)]
    yield from _parts(
        index, Trigger(i, "division"), [*said, *unsaid(index, topics.first[index])], [*said, *_topic(topics, index)]
    )


def _parts(index: int, trigger: Trigger, some: Sequence[Filler], wholes: Sequence[Filler]) -> Iterator[Candidate]:
    for part in some:
        for whole in wholes:
            if part[1] is not whole[1] and whole[1].kind not in GROUPS:
                yield pair("part_of", index, trigger, part=part, whole=whole)


def _topic(topics: Topics, index: int) -> Iterator[Filler]:
    return unsaid(index, topics.group[index], topics.first[index], topics.main)


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
    yield from _loosely(reading, index, line)


def _loosely(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    """A place behind a name with words between, or before it in the case that says where."""
    sited = {at: i for i, item in enumerate(line.items) if (at := _loose_place(reading, line, i, item)) is not None}
    for at, i in sited.items():
        item, place = line.items[i], line.items[at]
        owner = reading.entity(item) if isinstance(item, Chunk) else None
        if owner is not None and line.places.get(at) != i:
            name = "beside.before" if at < i else "beside.loosely"
            yield _located(index, Trigger(i, name), ((index, i), owner), at, named_place(place))


def _loose_place(reading: Reading, line: Line, i: int, item: Item) -> int | None:
    if not isinstance(item, Chunk) or item.kind not in (*SITED, "bare") or i in line.places:
        return None
    before = next((k for k in range(i - 1, max(-1, i - 3), -1) if says_where(line.items[k], reading.pack)), None)
    behind = loosely_behind(line.items, i, reading.pack)
    return behind if behind is not None else before


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
        if says_where(item, reading.pack) or _in_place(reading, line, i, item):
            yield i, named_place(item)
    yield from _seat(reading, line, index)


def _in_place(reading: Reading, line: Line, i: int, item: Item) -> bool:
    """Whether `in` leads to a place, with words such as `the old mill of` between."""
    if not isinstance(item, Chunk) or not (is_place(item, reading.pack) or town(item)):
        return False
    for before in reversed(line.items[max(0, i - IN_REACH) : i]):
        if isinstance(before, Chunk) or before.token.kind != "word":
            return False
        if not before.classes.isdisjoint(("prep:in", "prep:to")):
            return True
    return i > 0 and item.case in ("in", "on") and town(item)


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
        name = "number" if unit is not None else "number_behind"
        unit = unit or _unit_before(line, i)
        if unit is None:
            continue
        said = [((index, j), e) for j, _, e in spoken(reading, line, i) if j != unit[0]]
        topic = topics.first[index]
        for who in [*said, ((index, -1), topic)] if topic is not None else said:
            slots, entities = {"organisation": (who[0],)}, {"organisation": (who[1],)}
            yield Candidate(
                "size", index, Trigger(i, name), slots, entities, value=value, unit=unit[1], unit_at=unit[0]
            )


def _in_date(item: Item, line: Line) -> bool:
    return any(d.start < item.end and item.start < d.end for d in line.dates)


def _unit_before(line: Line, i: int) -> tuple[int, str] | None:
    """`The number of members is now 41`: what is counted stands before a verb and the number."""
    told = False
    for k in range(i - 1, max(-1, i - COUNTED), -1):
        item = line.items[k]
        if isinstance(item, Word) and (item.numeric or item.token.text in ".;:("):
            return None
        told = told or not item.classes.isdisjoint(("unite", "be", "become"))
        unit = _counts(item)
        if unit is not None:
            return (k, unit) if told or "unite" in item.classes else None
    return None


def _counts(item: Item) -> str | None:
    """The unit that a word names."""
    units = sorted((c for c in item.classes if c.startswith("unit:")), key=len, reverse=True)
    if units:
        return units[0].removeprefix("unit:")
    return "members" if "member" in item.classes else None


def _unit(line: Line, i: int, head_final: bool) -> tuple[int, str] | None:
    """The counted noun after a number: its item index and its unit."""
    for k in range(i + 1, min(len(line.items), i + UNIT)):
        item = line.items[k]
        if isinstance(item, Chunk):
            return None
        unit = _counts(item)
        if unit is not None:
            return k, unit
        if item.token.head is not None and item.token.head.plural:
            return k, item.token.low
        if item.token.head is not None and head_final:
            return k, item.token.head.lemma  # a number takes the singular
        if item.token.kind != "word" or item.numeric:
            return None
    return None
