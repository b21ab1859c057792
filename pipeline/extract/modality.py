"""Whether a sentence asserts, denies, plans or only imagines what it says; whether somebody joined, is or left.

Everything here is read from the words near the trigger, by class of word; nothing depends on a language.
"""

from collections.abc import Iterator, Sequence

from pipeline.extract.candidate import Trigger
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.reading import Line, Reading
from pipeline.model import Event, Status

STATUS_WORDS: tuple[tuple[str, Status], ...] = (
    ("neg", "negated"),
    ("planned", "planned"),
    ("hypothetical", "hypothetical"),
)
HEADING = 5  # items of a line such as `Full members:`
BACK = 8  # lines back to what such lines are about
DAY = len("2025-01-31")
GRANTED = 4  # items behind an application in which a decision grants it
DECIDED = 8  # items before a plan in which a decision makes it one that will happen


def clause(items: Sequence[Item], index: int, before: int, after: int) -> range:
    """Items around an index that are in its clause: `;`, `:` and words that open a clause end it."""
    first = index - _reach(items[max(0, index - before) : index][::-1])
    return range(first, index + 1 + _reach(items[index + 1 : index + 1 + after]))


def _reach(items: Sequence[Item]) -> int:
    """How many items follow before the clause ends; what stands in brackets ends nothing."""
    aside = False
    for n, item in enumerate(items):
        if isinstance(item, Word) and item.token.text in "()":
            aside = not aside
        elif not aside and boundary(item):
            return n
    return len(items)


def boundary(item: Item) -> bool:
    return isinstance(item, Word) and (item.token.text in ";:—–?" or "clause" in item.classes)


def near(line: Line, index: int, before: int, after: int) -> frozenset[str]:
    """The classes of the words around an index, in its clause."""
    found = (line.items[i] for i in clause(line.items, index, before, after))
    return frozenset[str]().union(*(x.classes for x in found if isinstance(x, Word)))


def status_of(reading: Reading, line: Line, trigger: Trigger, event: Event | None) -> tuple[Status, str | None]:
    """The status of what a trigger states and the word that decided it."""
    verb_last = reading.pack.head_final or reading.pack.compounds
    verb_last = verb_last or "membership" in line.items[trigger.index].classes  # `the membership … was suspended`
    reach = clause(line.items, trigger.index, 9, 7 if verb_last else 3)
    for name, status in STATUS_WORDS:
        for i in _words(reading, line, reach, name):
            if not _harmless(line, i, trigger, name, event):
                return status, line.items[i].words
    framed = _framed(line, reach)
    if framed is not None:
        return framed
    if event == "joined" and not _decided(line):
        coming = next(_words(reading, line, reach, "future"), None)
        if coming is not None:
            return "planned", line.items[coming].words
    if event == "is_member" and "role:founding" not in near(line, trigger.index, 4, 2):
        past = next(_words(reading, line, clause(line.items, trigger.index, 5, 5), "past"), None)
        if past is not None and "since" not in line.classes:
            return "ended", line.items[past].words
    return "asserted", None


def _framed(line: Line, reach: range) -> tuple[Status, str] | None:
    """`denies that it left`, `considers whether to join`: what stands right before the word that opens the clause."""
    opening = line.items[reach.start - 1] if reach.start else None
    if opening is None or "clause" not in opening.classes or "relative" in opening.classes:
        return None
    before = [x for x in line.items[max(0, reach.start - 4) : reach.start - 1] if x.words != ","]
    for name, status in STATUS_WORDS:
        for item in before[-2:]:
            if name in item.classes and isinstance(item, Word) and not (name != "neg" and _decided(line)):
                return status, item.words
    return None


def _decided(line: Line) -> bool:
    """Whether what is to come is more than an intention: somebody decided it, or the very day is set."""
    return "decided" in line.classes or any(len(date.value) == DAY for date in line.dates)


def _words(reading: Reading, line: Line, reach: range, name: str) -> Iterator[int]:
    """Places of words of a class; the parts of dates and names that look like them are not meant."""
    for i in reach:
        item = line.items[i]
        if not isinstance(item, Word) or name not in item.classes:
            continue
        dated = any(d.start < item.end and item.start < d.end for d in line.dates)
        proper = reading.pack.capitals and item.token.capital and i > 0
        if not dated and not proper:
            yield i


def _harmless(line: Line, i: int, trigger: Trigger, name: str, event: Event | None) -> bool:
    """`not only`, a decided plan, and negative words that make up the trigger itself (`not renewed`)."""
    items = line.items
    item = items[i]
    if event == "left" and not item.classes.isdisjoint(("leave", "ended")):
        return True
    if name == "neg" and "ended" in item.classes:
        return True
    if name == "neg" and event == "left" and trigger.name != "leave" and "ended" in near(line, i, 9, 9):
        return True  # `no longer … is not`
    if name == "neg" and (_renewal(items[trigger.index]) or _of_verb_before(items[i + 1 : trigger.index])):
        return True
    if i == trigger.index:
        return name != "hypothetical"
    if name == "planned" and any("decided" in x.classes for x in items[i + 1 : i + 1 + GRANTED]):
        return True  # `the application was approved`
    if name in ("planned", "hypothetical") and any("decided" in x.classes for x in items[max(0, i - DECIDED) : i]):
        return True
    return name == "neg" and i + 1 < len(items) and "only" in items[i + 1].classes


def _renewal(item: Item) -> bool:
    """`verlengt haar lidmaatschap niet`: without the negative word it would not be leaving."""
    return {"leave", "upgrade"} <= item.classes


def _of_verb_before(between: Sequence[Item]) -> bool:
    """`has not paid and was expelled`: the negative word belongs to another verb, as `and` goes on with its own."""
    joint = next((k for k, item in enumerate(between) if "and" in item.classes), None)
    return joint is not None and any(not x.classes.isdisjoint(("be", "unite")) for x in between[joint + 1 : joint + 3])


def told_before(reading: Reading, index: int) -> int | None:
    """The sentence that tells of admissions, for a heading such as `Full members:` after it."""
    if not _heads_a_list(reading, index):
        return None
    for n in range(index - 1, max(-1, index - BACK), -1):
        before = reading.lines[n]
        admits = "newly" in before.classes and not before.classes.isdisjoint(("admit", "join"))
        if before.sentence.block == "text" and admits:
            return n
    return None


def _heads_a_list(reading: Reading, index: int) -> bool:
    """Whether a line begins with `Full members:`, or is such a heading without a colon over a list."""
    items = reading.lines[index].items
    colon = next((i for i, item in enumerate(items) if item.words == ":"), None)
    if colon is None:
        following = reading.lines[index + 1 : index + 2]
        if not following or following[0].sentence.block != "item" or reading.lines[index].sentence.block == "item":
            return False
    head = items[:colon]
    return 0 < len(head) < HEADING and not any(isinstance(item, Chunk) for item in head)


def event_of(reading: Reading, index: int, trigger: Trigger) -> Event:
    """joined, is_member or left, from the trigger and the words around it."""
    line = reading.lines[index]
    if trigger.name == "leave":
        return "left"
    close = near(line, trigger.index, 6, 5)
    if _given_up(line, trigger):
        return "left"
    if trigger.name in ("member", "belong") or "belong" in line.items[trigger.index].classes:
        if (
            ("ended" in close and not _goes_on(line, trigger))
            or _given_up(line, trigger)
            or ("past" in close and _until_a_date(line))
        ):
            return "left"
        accession = _accession(line, trigger, close) or told_before(reading, index) is not None
        return "joined" if accession else "is_member"
    return "is_member" if "upgrade" in close else "joined"


def _goes_on(line: Line, trigger: Trigger) -> bool:
    """Whether what ended was but a role: `an observer until today, it becomes a full member`, `it remains one`."""
    told = near(line, trigger.index, 14, 8)
    return "upgrade" in told or ("become" in told and sum(name.startswith("role:") for name in told) > 1)


def _until_a_date(line: Line) -> bool:
    """Whether a sentence says until when: `was a member until 2015`."""
    for date in line.dates:
        inside = [i for i, item in enumerate(line.items) if item.start < date.end and date.start < item.end]
        words = line.items[max(0, inside[0] - 2) : inside[-1] + 2] if inside else ()
        if any(not item.classes.isdisjoint(("until", "by_then")) for item in words):
            return True
    return False


def _given_up(line: Line, trigger: Trigger) -> bool:
    """Whether a membership, rather than a member, is what somebody leaves."""
    return "membership" in line.items[trigger.index].classes and "leave" in near(line, trigger.index, 12, 12)


def _accession(line: Line, trigger: Trigger, close: frozenset[str]) -> bool:
    """Whether `member` speaks of somebody becoming one."""
    if "upgrade" in near(line, trigger.index, 14, 8):
        return False
    if not close.isdisjoint(("become", "admit", "join", "newly")):
        return True
    if _in_the_role_of(line, trigger) and not near(line, trigger.index, 14, 0).isdisjoint(("admit", "welcome")):
        return True
    return "today" in near(line, trigger.index, 14, 8) or ("future" in close and "since" in line.classes)


def _in_the_role_of(line: Line, trigger: Trigger) -> bool:
    """`admits to the network the museum and, as a supporting member, the bank`: the verb says what happens."""
    return any("prep:as" in item.classes for item in line.items[max(0, trigger.index - 3) : trigger.index + 1])


def opens_relative_clause(items: Sequence[Item], at: int) -> bool:
    """Whether a mention is what the relative clause behind it is about: `X, which joined in 2010`."""
    behind = items[at + 1 : at + 3]
    while behind and isinstance(behind[0], Word) and behind[0].token.text in ",(":
        behind = behind[1:]
    if not behind or isinstance(behind[0], Chunk) or "relative" not in behind[0].classes:
        return False
    at = next(k for k, item in enumerate(items) if item is behind[0])
    return not any("member" in x.classes for x in items[at + 1 : at + 4])  # `som ny medlem`: as a new member
