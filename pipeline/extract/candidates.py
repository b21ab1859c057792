"""Every fact that a sentence might state: one candidate for each trigger and each fitting choice of mentions.

Nothing is filtered here but the impossible; the scorer decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.beside import locations, parts, sizes
from pipeline.extract.candidate import Candidate, Filler, Topics, Trigger, item_at, near, pair, spoken, unsaid
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.numbers import number_of
from pipeline.extract.reading import Line, Reading

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "membership": ("leave", "join", "admit", "welcome", "belong", "member"),
    "founded": ("found",),
    "dissolved": ("dissolve",),
    "renamed": ("rename", "former"),
    "merged": ("merge",),
}
AFTERMATH = 2  # sentences after a merger that may name what it made
FORMERLY = ("former", "until", "by_then", "past")  # words beside what something was called before
MOST = 9  # organisations that `the three libraries` may count
WE = 5  # items between a trigger and the verb that says who
LISTED = ("line", "name", "weak", "acronym")


def triggers(line: Line, kind: str) -> list[Trigger]:
    """The trigger words of a sentence; of neighbours of one class only the first."""
    found: list[Trigger] = []
    if line.classes.isdisjoint(TRIGGERS[kind]):
        return found
    for i, item in enumerate(line.items):
        if isinstance(item, Word) and "not_member" not in item.classes:
            name = next((n for n in TRIGGERS[kind] if n in item.classes), None)
            if name and not (found and found[-1].name == name and found[-1].index == i - 1):
                found.append(Trigger(i, name))
    return found


def candidates(reading: Reading) -> Iterator[Candidate]:
    """All candidates of an announcement, in reading order."""
    topics = Topics(reading)
    for index, line in enumerate(reading.lines):
        if line.items and line.items[-1].words == "?":
            continue
        yield from memberships(reading, index, line, topics)
        for kind in ("founded", "dissolved"):
            for trigger in triggers(line, kind):
                for filler in _organisations(reading, index, line, trigger, topics):
                    yield pair(kind, index, trigger, organisation=filler)
        yield from renamings(reading, index, line, topics)
        yield from becomings(reading, index, line)
        yield from mergers(reading, index, line, topics)
        yield from parts(reading, index, line, topics)
        yield from locations(reading, index, line, topics)
        yield from sizes(reading, index, line, topics)


def memberships(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    for trigger in triggers(line, "membership"):
        members = list(_fillers(reading, index, line, trigger, topics, False))
        counted = list(_counted_back(reading, index, line, trigger))
        listed = [*_listed(reading, index), *counted]
        among = {entity.number for _, entity in listed}
        for group in _fillers(reading, index, line, trigger, topics, True):
            for member in (*members, *listed):
                both_unsaid = member[0][1] < 0 and group[0][1] < 0
                if group[1].number in among:
                    continue  # those that are listed are not in one another
                if member[1] is not group[1] and member[0] != group[0] and not both_unsaid:
                    yield pair("membership", index, trigger, member=member, group=group)


def _fillers(
    reading: Reading, index: int, line: Line, trigger: Trigger, topics: Topics, as_group: bool
) -> Iterator[Filler]:
    for i, _, entity in spoken(reading, line, trigger.index, as_group):
        yield (index, i), entity
    if as_group:
        yield from unsaid(index, topics.group[index], topics.main)
    else:
        yield from unsaid(index, reading.entities.announcer(False) if _we(line, trigger) else topics.member[index])


def _we(line: Line, trigger: Trigger) -> bool:
    """Whether the verb says `we` where the language needs no pronoun for it."""
    return "we" in line.classes and any("we" in x.classes for _, x in near(line, trigger.index, WE))


def _listed(reading: Reading, index: int) -> Iterator[Filler]:
    """The items of the list that this sentence announces, one member each."""
    for n in range(index + 1, len(reading.lines)):
        line = reading.lines[n]
        if line.lead != index:
            return
        for i, chunk in line.chunks():
            entity = reading.entity(chunk)
            if chunk.kind in LISTED and entity is not None:
                yield (n, i), entity
            if line.sentence.block == "item":
                break


def _counted_back(reading: Reading, index: int, line: Line, trigger: Trigger) -> Iterator[Filler]:
    """`The three libraries`, `both`: the enumeration of so many names that was told last."""
    wanted = 2 if "both" in line.classes else _count_of_bodies(reading, line, trigger)
    if wanted is None:
        return
    for n in range(index - 1, max(-1, index - 1 - AFTERMATH), -1):
        run = next((r for r in reading.lines[n].runs.values() if len(r) == wanted), ())
        for i in run:
            item = reading.lines[n].items[i]
            entity = reading.entity(item) if isinstance(item, Chunk) else None
            if entity is not None:
                yield (n, i), entity
        if run:
            return


def _count_of_bodies(reading: Reading, line: Line, trigger: Trigger) -> int | None:
    """The number of `the three libraries`, where no name is counted with it."""
    for i, item in near(line, trigger.index, WE):
        value = number_of(item.token, reading.pack) if isinstance(item, Word) and item.numeric else None
        behind = line.items[i + 1] if i + 1 < len(line.items) else None
        counts = isinstance(behind, Word) and (behind.token.head is not None or "unit:organisations" in behind.classes)
        determined = i > 0 and not line.items[i - 1].classes.isdisjoint(("article", "definite", "generic"))
        if value is not None and 1 < value <= MOST and counts and (determined or reading.pack.head_final):
            return value
    return None


def _organisations(reading: Reading, index: int, line: Line, trigger: Trigger, topics: Topics) -> Iterator[Filler]:
    for i, _, entity in spoken(reading, line, trigger.index):
        yield (index, i), entity
    topic = topics.first[index]
    if topic is not None:
        yield (index, -1), topic


def renamings(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    for trigger in triggers(line, "renamed"):
        fillers = list(_organisations(reading, index, line, trigger, topics))
        backward = "former" in line.items[trigger.index].classes or not line.classes.isdisjoint(FORMERLY)
        for old in fillers:
            for new in fillers:
                for_new, for_old = item_at(reading, new[0]), item_at(reading, old[0])
                named = isinstance(for_new, Chunk) and for_new.kind in LISTED
                former = backward and isinstance(for_old, Chunk) and for_old.kind in LISTED
                if old[1] is not new[1] and (named or former):
                    yield pair("renamed", index, trigger, old=old, new=new)


def becomings(reading: Reading, index: int, line: Line) -> Iterator[Candidate]:
    """`The exhibition becomes The Fishing Museum`: a name right behind the verb, and the one before it."""
    if "become" not in line.classes:
        return
    named = [
        (i, entity) for i, chunk, entity in spoken(reading, line, 0, reach=len(line.items)) if chunk.kind in LISTED
    ]
    for (first, old), (second, new) in pairwise(named):
        verb = next((n for n in range(first + 1, second) if "become" in line.items[n].classes), None)
        if old is new or verb is None:
            continue
        if not any(item.classes.isdisjoint(("article", "become")) for item in line.items[verb + 1 : second]):
            yield pair("renamed", index, Trigger(verb, "become"), old=((index, first), old), new=((index, second), new))


def mergers(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Candidate]:
    for trigger in triggers(line, "merged"):
        told = (*_pointed_at(reading, index, line, topics), *_result_told_next(reading, index))
        named = {i: e for i, c, e in spoken(reading, line, trigger.index) if c.kind in ("name", "acronym", "weak")}
        for run in _runs(list(named), line):
            if len({named[i].number for i in run}) < 2:
                continue
            members = {named[i].number for i in run}
            results = [((index, i), e) for i, e in named.items() if i not in run]
            for result in (None, *results, *told):
                slots = {"parts": tuple((index, i) for i in run)}
                entities = {"parts": tuple(named[i] for i in run)}
                if result is not None and result[1].number not in members:
                    slots["result"], entities["result"] = (result[0],), (result[1],)
                if result is None or "result" in slots:
                    yield Candidate("merged", index, trigger, slots, entities)


def _pointed_at(reading: Reading, index: int, line: Line, topics: Topics) -> Iterator[Filler]:
    """`It arose from a merger of A and B`: what a merger made, where the sentence only points to it."""
    if line.classes.isdisjoint(("found", "result")):
        return
    pointing = [(i, reading.entity(chunk)) for i, chunk in line.chunks() if chunk.kind in ("bare", "pronoun", "self")]
    yield from (((index, i), entity) for i, entity in pointing if entity is not None)
    yield from unsaid(index, topics.first[index], topics.main)


def _result_told_next(reading: Reading, index: int) -> Iterator[Filler]:
    """`The new body is called C`: what a merger made, in one of the next sentences."""
    for n, line in enumerate(reading.lines[index + 1 : index + 1 + AFTERMATH], index + 1):
        if "result" in line.classes:
            for i, chunk in line.chunks():
                entity = reading.entity(chunk)
                if entity is not None and chunk.kind in ("name", "weak"):
                    yield (n, i), entity


def _runs(at: Sequence[int], line: Line) -> Iterator[tuple[int, ...]]:
    """Neighbouring mentions that only commas, `and` or `with` keep apart."""
    run: list[int] = []
    for i in at:
        between = line.items[run[-1] + 1 : i] if run else ()
        if run and (not all(map(_joins, between)) or (len(run) > 1 and any("merge" in x.classes for x in between))):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(i)
    if len(run) > 1:
        yield tuple(run)


def _joins(item: Item) -> bool:
    if isinstance(item, Chunk):
        return item.kind == "acronym"
    return (
        item.token.text in ",()"
        or item.token.kind == "number"
        or not item.classes.isdisjoint(("and", "article", "prep:with", "merge", "be"))
    )
