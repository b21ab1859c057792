"""What the scorer knows of a candidate: named numbers that mean the same in every language.

A feature's name says what it is, so that the table of weights can be read and a steward can be shown why.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from pipeline.extract.candidate import At, Candidate, Trigger
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.coordination import outside_brackets
from pipeline.extract.edges import Edges
from pipeline.extract.entities import Entity
from pipeline.extract.modality import opens_relative_clause
from pipeline.extract.pack import Pack
from pipeline.extract.patterns import Match, find_matches
from pipeline.extract.reading import Line, Reading
from pipeline.extract.relations import relations

NEAR = ("neg", "planned", "hypothetical", "future", "decided", "today", "become", "be", "generic", "office",
        "other_relation", "not_member", "announce", "ended", "person", "list_lead", "merge", "unite",
        "since")  # fmt: skip
NEAR_OF = {"number": ("join", "leave", "newly", "about", "more_than", "possessive", "attend"),
           "based": ("past", "former"), "dissolve": ("member", "membership")}  # fmt: skip
DOUBTS = ("neg", "planned", "hypothetical", "generic", "office", "other_relation", "not_member", "person", "ended")
GOVERNING: Mapping[str, tuple[str, ...]] = {
    "member": ("gen", "dat"), "join": ("dat", "in", "gen", "with", "to", "acc", "part"),
    "leave": ("nom", "dat", "from", "gen", "acc", "in", "part"), "belong": ("dat", "in", "gen", "to", "loc"),
    "admit": ("dat", "in", "gen", "to", "acc"),
}  # fmt: skip
NOWHERE = -9  # a paragraph far before the text
CLOSE, WIDE = 4, 14  # items around a trigger
VERBS = frozenset("join leave become welcome admit found dissolve merge rename based".split())


@dataclass(frozen=True, slots=True)
class Matched:
    """A pattern that matched in a sentence."""

    type: str
    rule: str
    match: Match


class Features:
    """The features of the candidates of one announcement; what candidates share is worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.matched: dict[int, list[Matched]] = {}
        self.triggers: dict[tuple[int, Trigger], Mapping[str, float]] = {}
        self.slots: dict[tuple[str, int, Trigger, At, int], Mapping[str, float]] = {}
        self.shares: dict[int, float] = {}
        self.objects: dict[tuple[int, Trigger], int | None] = {}
        self.starts: dict[int, list[int]] = {}  # of the mentions of each organisation
        self.edges = Edges(reading)
        self.nouns = [e.head.lemma for e in reading.entities.living() if e.head is not None and e.named]
        self.begins = [line.sentence.start for line in reading.lines]
        counts = sorted((e.count for e in reading.entities.living()), reverse=True)
        self.order = "final" if reading.pack.head_final else "initial"
        self.most = counts[0] if counts else 1

    def of(self, candidate: Candidate) -> tuple[dict[str, float], Matched | None]:
        """The features that are not 0, and the cheapest pattern that matched."""
        c, line = candidate, self.reading.lines[candidate.line]
        out = dict(self._trigger(c, line))
        pattern = self._pattern(c, line)
        if pattern is not None:
            out["pattern"] = 1.0
            out["pattern.cost"] = min(pattern.match.cost, 9) / 9
            if not any(f"{name}.near" in out for name in DOUBTS):
                out["pattern.clean"] = 1.0
        for slot in c.slots:
            out.update(self._slot(slot, c, line))
        out.update(relations(c, line))
        if "pattern.clean" in out and "group.governed" in out:
            out["pattern.clean&governed"] = 1.0
        return out, pattern

    def _trigger(self, c: Candidate, line: Line) -> Mapping[str, float]:
        key = (c.line, c.trigger)
        if key not in self.triggers:
            self.triggers[key] = dict(_around(c.trigger, line))
        return self.triggers[key]

    def _slot(self, slot: str, c: Candidate, line: Line) -> Mapping[str, float]:
        at, entity = c.where(slot), c.entity(slot)
        key = (slot, c.line, c.trigger, at, entity.number)
        if key not in self.slots:
            self.slots[key] = dict(self._filler(slot, c.line, c.trigger, at, entity, line))
        return self.slots[key]

    def _filler(
        self, slot: str, index: int, trigger: Trigger, at: At, entity: Entity, line: Line
    ) -> Iterator[tuple[str, float]]:
        yield f"{slot}.head={entity.kind}", 1.0
        if entity.acronym:
            yield f"{slot}.acronym", 1.0
        if any(entity.in_title):
            yield f"{slot}.in_title", 1.0
        yield f"{slot}.most_named", min(entity.count, self.most) / self.most
        yield from ((f"{slot}.{told}", 1.0) for told in self.edges.of(entity))
        yield (
            f"{slot}.words",
            min(len(self.reading.entities.main(entity).text.split()), 6) / 3 if entity.chunks else 0.0,
        )
        if at[0] < index:
            yield f"{slot}.counted_back", 1.0
        elif at[0] > index:
            yield f"{slot}.listed", 1.0
            yield from _listed(slot, trigger, self.reading.lines[at[0]], at[1], self.reading.pack.capitals)
            yield f"{slot}.listed&{'colon' if _announces(line) else 'no_colon'}", 1.0
            yield f"{slot}.listed&to_end", min(len(line.items) - trigger.index, 12) / 6
            yield f"{slot}.listed&named_share", self._named_share(index)
        elif at[1] < 0:
            yield f"{slot}.unsaid", 1.0
            yield from self._unsaid(slot, trigger, entity, line)
        else:
            yield from self._said(slot, trigger, at[1], line)

    def last_named(self, entity: Entity, line: Line) -> int:
        """The paragraph of the last mention before a sentence; far back where there is none."""
        if entity.number not in self.starts:
            self.starts[entity.number] = sorted(chunk.start for chunk in entity.chunks)
        starts = self.starts[entity.number]
        n = bisect_left(starts, line.sentence.start)
        if n == 0:
            return NOWHERE
        return self.reading.lines[bisect_right(self.begins, starts[n - 1]) - 1].sentence.paragraph

    def _named_share(self, lead: int) -> float:
        """How many of the items of a list name an organisation: benefits and prices are lists too."""
        if lead not in self.shares:
            items = list(takewhile(lambda x: x.lead == lead, islice(self.reading.lines, lead + 1, None)))
            named = sum(any(c.head_kind in ("site", "other", "umbrella") for _, c in x.chunks()) for x in items)
            self.shares[lead] = named / len(items) if items else 0.0
        return self.shares[lead]

    def _unsaid(self, slot: str, trigger: Trigger, entity: Entity, line: Line) -> Iterator[tuple[str, float]]:
        """What speaks against a part that a sentence leaves unsaid: others that it names instead."""
        items = line.items[max(0, trigger.index - WIDE) : trigger.index + WIDE]
        chunks = [x for x in items if isinstance(x, Chunk)]
        if any(x.kind in ("name", "line", "weak") and self.reading.entity(x) is not entity for x in chunks):
            yield f"{slot}.unsaid&others_named", 1.0
        if any(x.head_kind in ("group", "organ") for x in chunks):
            yield f"{slot}.unsaid&group_or_organ", 1.0
        if "we" in line.classes or any(x.kind == "self" for x in chunks):
            yield f"{slot}.unsaid&we", 1.0
        yield f"{slot}.unsaid&{trigger.name}", 1.0
        if any(entity.in_title):
            yield f"{slot}.unsaid&in_title", 1.0
        if entity.count == self.most:
            yield f"{slot}.unsaid&most_named", 1.0
        if line.sentence.paragraph - self.last_named(entity, line) <= 1:
            yield f"{slot}.unsaid&just_named", 1.0
        object_at = self._object(line, trigger) if slot == "group" else None
        said = line.items[object_at] if object_at is not None else None
        if isinstance(said, Chunk) and self.reading.entity(said, True) is not entity:
            yield "group.unsaid&other_object", 1.0
        if _person_told(line.items[: trigger.index]):
            yield f"{slot}.unsaid&person", 1.0
        if not self.reading.pack.subject_drop:
            yield f"{slot}.unsaid&subject_said", 1.0

    def _said(self, slot: str, trigger: Trigger, at: int, line: Line) -> Iterator[tuple[str, float]]:
        chunk, name = line.items[at], trigger.name
        if not isinstance(chunk, Chunk):
            return
        run = line.runs.get(at, (at,))
        edge = min(run, key=lambda i: (abs(i - trigger.index), i))  # what holds of an enumeration holds of its parts
        side = "before" if at < trigger.index else "after"
        yield f"{slot}.kind={chunk.kind}", 1.0
        if chunk.kind in ("bare", "pronoun", "self") and _person_told(line.items[: min(at, trigger.index)]):
            yield f"{slot}.pointed&person", 1.0
        yield f"{slot}.{side}", 1.0
        yield f"{slot}.{side}&{name}", 1.0
        if chunk.kind == "bare":
            yield from self._pointed(slot, chunk)
        if at + 1 < len(line.items) and _possesses(line.items[at + 1]):
            yield f"{slot}.possessor", 1.0
        if len(run) > 1:
            yield f"{slot}.enumerated", 1.0
        if self.reading.pack.cased:
            for case in sorted(line.items[run[-1]].cases):
                yield f"{slot}.case={case}", 1.0
                yield f"{slot}.case={case}&{name}&{self.order}", 1.0
        yield from _clauses(slot, line.items, at, trigger.index)
        object_at = self._object(line, trigger)
        if slot == "member" and at == object_at and name == "member":
            yield "member.is_object", 1.0
        if slot == "group" and object_at is not None:
            yield "group.governed" if at == object_at or object_at in run else "group.other_governed", 1.0
        between = range(min(edge, trigger.index) + 1, max(edge, trigger.index))
        yield from _between(slot, [line.items[i] for i in between if i != object_at])  # the object is no rival
        if run[0] == 0 or not any(isinstance(x, Chunk) for x in line.items[: run[0]]):
            yield f"{slot}.first", 1.0
        if chunk.quoted:
            yield f"{slot}.quoted", 1.0
        if any("former" in x.classes for x in line.items[max(0, at - 2) : at]):
            yield f"{slot}.former", 1.0
        before = _preposition(line.items, run[0])
        if before:
            yield f"{slot}.{before}", 1.0
            yield f"{slot}.{before}&{name}", 1.0
        if "membership" in line.items[trigger.index].classes:  # `the membership of A in B`
            yield f"{slot}.{before or line.items[run[-1]].case}&membership", 1.0

    def _pointed(self, slot: str, chunk: Chunk) -> Iterator[tuple[str, float]]:
        """How surely `the museum` is who it was taken for: is that one called so, and how many others are?"""
        entity, head = self.reading.entity(chunk), chunk.head
        if entity is None or head is None:
            return
        if entity.head is None or entity.head.lemma != head.lemma:
            yield f"{slot}.pointed&other_noun", 1.0
        others = sum(1 for lemma in self.nouns if lemma == head.lemma)
        yield f"{slot}.pointed&alike", min(others, 4) / 2

    def _object(self, line: Line, trigger: Trigger) -> int | None:
        key = (line.sentence.start, trigger)
        if key not in self.objects:
            self.objects[key] = governed(line.items, trigger, self.reading.pack)
        return self.objects[key]

    def _pattern(self, c: Candidate, line: Line) -> Matched | None:
        """The cheapest pattern whose slots are this candidate's, or neighbours of theirs in an enumeration."""
        if c.line not in self.matched:
            self.matched[c.line] = list(matches_of(self.reading, line))
        fitting = [m for m in self.matched[c.line] if m.type == c.type and _fits(c, m.match, line)]
        return min(fitting, key=lambda m: m.match.cost, default=None)


def _possesses(item: Item) -> bool:
    return "possessive_mark" in item.classes or item.words in ("'s", "’s")


def matches_of(reading: Reading, line: Line) -> Iterator[Matched]:
    """All patterns of the pack that match a sentence."""
    for pattern in reading.pack.patterns:
        if all(not line.classes.isdisjoint(need) for need in pattern.needs):
            for match in find_matches(pattern, line.items):
                yield Matched(pattern.type, pattern.rule, match)


def _fits(candidate: Candidate, match: Match, line: Line) -> bool:
    named = {"part": "parts"} if candidate.type == "merged" else {}
    slots = [(named.get(slot, slot), at) for slot, at in match.slots.items()]
    slots = [(slot, at) for slot, at in slots if slot in candidate.slots]
    return bool(slots) and all(
        any(_stands_for(candidate, where, at, line) for where in candidate.slots[slot]) for slot, at in slots
    )


def _stands_for(candidate: Candidate, where: At, at: int, line: Line) -> bool:
    if where[0] != candidate.line:
        return line.items[at].case != "" and where[0] > candidate.line  # a list item where the lead names its kind
    return where[1] == at or at in line.runs.get(where[1], ())


def _around(trigger: Trigger, line: Line) -> Iterator[tuple[str, float]]:
    """What a sentence says around a trigger."""
    index, items = trigger.index, line.items
    yield "bias", 1.0
    yield f"trigger={trigger.name}", 1.0
    close = frozenset[str]().union(*(x.classes for x in items[max(0, index - CLOSE) : index + CLOSE + 1]))
    wide = frozenset[str]().union(*(x.classes for x in items[max(0, index - WIDE) : index + WIDE + 1]))
    for name in (*NEAR, *NEAR_OF.get(trigger.name, ())):
        if name in wide:
            yield f"{name}.{'near' if name in close else 'far'}", 1.0
    if not close.isdisjoint(("become", "be")) and trigger.name == "member":
        yield "member.verbal", 1.0
    if any(c.startswith("role:") for c in close):
        yield "role.near", 1.0
    yield f"block={line.sentence.block}", 1.0
    kinds = {x.head_kind for x in items[max(0, index - CLOSE) : index + 2 * CLOSE + 1] if isinstance(x, Chunk)}
    if not kinds.isdisjoint(("group", "organ")):
        yield "group_or_organ.near", 1.0
    if line.dates:
        yield "dated", 1.0
    if items[-1].words == ":":
        yield "colon", 1.0


def _between(slot: str, between: Sequence[Item]) -> Iterator[tuple[str, float]]:
    between = outside_brackets(between)
    words = [x for x in between if isinstance(x, Word)]
    classes = frozenset[str]().union(*(x.classes for x in words))
    yield f"{slot}.distance", min(len(between), 12) / 6
    if not between:
        yield f"{slot}.adjacent", 1.0
    elif all(x.token.text == "," for x in words) and len(words) == len(between):
        yield f"{slot}.apposed", 1.0
    names = sum(isinstance(x, Chunk) and x.kind in ("name", "acronym") for x in between)
    yield f"{slot}.names_between", min(names, 4) / 2
    if any(isinstance(x, Chunk) and _like(slot, x) for x in between):
        yield f"{slot}.rival_between", 1.0
    if any(x.token.text == ":" for x in words):
        yield f"{slot}.colon_between", 1.0
    if "clause" in classes or any(x.token.text in ";–—" for x in words):
        yield f"{slot}.clause_between", 1.0
    if any(x.token.text == "," for x in words):
        yield f"{slot}.comma_between", 1.0
    if any("and" in x.classes for x in words):
        yield f"{slot}.and_between", 1.0
    if not classes.isdisjoint(VERBS):
        yield f"{slot}.verb_between", 1.0
    if "other_relation" in classes or "office" in classes:
        yield f"{slot}.other_between", 1.0


def governed(items: Sequence[Item], trigger: Trigger, pack: Pack) -> int | None:
    """The mention that a trigger takes as its object: `G-is tsevri`, `member of the G`, `joined the G`."""
    if trigger.name not in GOVERNING:
        return None
    if pack.head_final:
        before = _governed_before(items, trigger)
        return before if before is not None or not pack.capitals else _governed_behind(items, trigger, pack)
    return _governed_behind(items, trigger, pack)


def _governed_before(items: Sequence[Item], trigger: Trigger) -> int | None:
    i = trigger.index
    kept = outside_brackets(items[max(0, i - WIDE) : i])
    item = next((x for x in reversed(kept[-4:]) if not _qualifies(x)), None)
    if not isinstance(item, Chunk) or item.cases.isdisjoint(GOVERNING[trigger.name]) or _doer(item, trigger, True):
        return None
    return next(k for k in range(i - 1, -1, -1) if items[k] is item)


def _governed_behind(items: Sequence[Item], trigger: Trigger, pack: Pack) -> int | None:
    links = {"prep:of"} if trigger.name == "member" else {"prep:to", "prep:in", "prep:from", "prep:of"}
    linked = trigger.name != "member"
    for k in range(trigger.index + 1, min(len(items), trigger.index + 5)):
        item = items[k]
        if isinstance(item, Chunk):
            k = _owned(items, k)
            if _doer(item, trigger, "prep:of" in items[k - 1].classes or not linked):
                return None
            fits = linked or (pack.cased and not item.cases.isdisjoint(GOVERNING[trigger.name]))
            return k if fits and item.kind not in ("self", "pronoun") else None
        linked = linked or not links.isdisjoint(item.classes)
        if links.isdisjoint(item.classes) and not _qualifies(item):
            return None
    return None


def _doer(chunk: Chunk, trigger: Trigger, genitive: bool) -> bool:
    """Whether a noun of action has its doer, not its object, in the genitive: `the withdrawal of the museum`."""
    return genitive and trigger.name in ("leave", "join", "admit") and chunk.head_kind in ("site", "other")


def _owned(items: Sequence[Item], k: int) -> int:
    """`member of NEMO's Working Group`: what the owner at k owns, k itself where it owns nothing."""
    behind = items[k + 1 : k + 3]
    owns = len(behind) == 2 and "possessive_mark" in behind[0].classes and isinstance(behind[1], Chunk)
    return k + 2 if owns else k


def _person_told(items: Sequence[Item]) -> bool:
    """Whether somebody with a title or an office was named, whom `she` or a bare verb may mean."""
    return any("office" in x.classes or "person" in x.classes for x in items)


def _qualifies(item: Item) -> bool:
    """Whether a word only qualifies the noun beside it."""
    qualifying = ("article", "possessive", "definite", "newly", "and")
    if isinstance(item, Chunk):
        return False
    return not item.classes.isdisjoint(qualifying) or any(c.startswith("role:") for c in item.classes)


def _like(slot: str, chunk: Chunk) -> bool:
    """Whether a mention might fill a part as well: what is nearer to the trigger is likelier meant."""
    if slot in ("group", "whole"):
        return chunk.kind == "acronym" or chunk.head_kind in ("umbrella", "group")
    return chunk.kind in ("name", "acronym", "self", "pronoun")


def _clauses(slot: str, items: Sequence[Item], at: int, index: int) -> Iterator[tuple[str, float]]:
    """Whether the trigger stands in a relative clause, and whose: `A welcomes B, which joined`."""
    between = items[at + 1 : index]
    opened = sum("relative" in x.classes for x in between)
    if opened and opens_relative_clause(items, at):
        yield f"{slot}.relative", 1.0
        opened -= 1
    if opened:
        yield f"{slot}.foreign_clause", 1.0


def _listed(slot: str, trigger: Trigger, line: Line, at: int, capitals: bool) -> Iterator[tuple[str, float]]:
    item = line.items[at]
    if not isinstance(item, Chunk):
        return
    words = item.text.split()
    yield f"{slot}.kind={item.kind}", 1.0
    yield f"{slot}.listed&{trigger.name}", 1.0
    if item.head is None:
        yield f"{slot}.listed&no_head", 1.0
    if capitals and sum(w[0].islower() for w in words) * 2 > len(words):
        yield f"{slot}.listed&prose", 1.0


def _announces(line: Line) -> bool:
    """Whether a sentence announces a list: it ends in a colon, or in nothing, or says `the following`."""
    last = line.items[-1].words
    return last == ":" or "list_lead" in line.classes or (bool(last) and last not in ".!?")


def _preposition(items: Sequence[Item], at: int) -> str | None:
    for item in reversed(items[max(0, at - 3) : at]):
        if isinstance(item, Chunk):
            return None
        found = sorted(c for c in item.classes if c.startswith("prep:"))
        if found:
            return found[0]
        if item.classes.isdisjoint(("article", "possessive", "definite")):
            return "comma" if item.token.text == "," else None
    return None
