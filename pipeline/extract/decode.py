"""From scored candidates to facts: the best choice for each part, one fact for each thing said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipeline.extract.candidates import candidates
from pipeline.extract.company import in_company
from pipeline.extract.features import Features
from pipeline.extract.modality import event_of, status_of
from pipeline.extract.reading import Reading
from pipeline.extract.record import fact_of, former_role
from pipeline.extract.scored import Judged, Scored
from pipeline.extract.scorer import Scorer, Table
from pipeline.extract.settle import completed, settle
from pipeline.model import Event, Fact, Membership, Status

MOST = 10**6  # items; of a member that the sentence does not name
CLEAR = 0.85  # from which a member of a verb hides those beyond it
SURE = 0.65  # from which a second member of a verb is told beside the likeliest
OTHER = 0.5  # from which a word may tell of another body than its likeliest
ENDS, BEGINS = 1.0, 0.5  # by how much the end of a membership, or its beginning, goes before the membership itself
OBJECTS = ("member", "admit", "belong")


def judge_all(reading: Reading) -> list[Judged]:
    """Every candidate with its features, whatever the weights."""
    features = Features(reading)
    states: dict[tuple[int, int, str], tuple[Status, str | None, Event | None]] = {}
    judged = []
    for candidate in candidates(reading):
        line = reading.lines[candidate.line]
        values, pattern = features.of(candidate)
        key = (candidate.line, candidate.trigger.index, candidate.type)
        if key not in states:
            event = event_of(reading, candidate.line, candidate.trigger) if candidate.type == "membership" else None
            modal = candidate.type not in ("size", "located_in")
            state = status_of(reading, line, candidate.trigger, event) if modal else ("asserted", None)
            states[key] = (*state, event)
        status, reason, told = states[key]
        rule = pattern.rule if pattern else None
        judged.append(Judged(candidate, values, status, reason, rule, told or "is_member"))
    return judged


def score_all(judged: Sequence[Judged], scorer: Scorer) -> list[Scored]:
    """The score of every candidate of a type that the weights know, type by type."""
    out = []
    for kind, table in scorer.tables.items():
        ones = [one for one in judged if one.candidate.type == kind]
        sums = [table.alone(one.features) for one in ones]
        known = in_company(ones, sums) if table.forest else ones
        totals = table.totals([one.features for one in known], sums)
        out += [Scored(one, total, table.confidence(total)) for one, total in zip(known, totals, strict=True)]
    return out


def decode(reading: Reading, scored: Sequence[Scored], scorer: Scorer) -> list[Fact]:
    """The facts of an announcement, all statuses and tiers, in reading order."""
    told: dict[tuple[object, ...], list[Scored]] = {}
    for one in choose(reading, scored):
        if one.confidence >= scorer.tables[one.candidate.type].review / 2:
            told.setdefault(_key(one), []).append(one)
    facts = list[Fact]()
    for ones in told.values():
        fact = _told(reading, ones, scorer.tables[ones[0].candidate.type])
        changed = (former for one in ones for former in former_role(reading, one, fact))
        facts += [*islice(changed, 1), fact]
    return sorted(settle(reading, facts), key=_place)


def _place(fact: Fact) -> tuple[int, bool, str]:
    """Where a fact stands in reading order; of the two roles of a member the former first."""
    changed = isinstance(fact, Membership) and fact.event == "is_member" and fact.role == "full"
    return fact.evidence[0].start, changed, fact.reference


def _told(reading: Reading, ones: Sequence[Scored], table: Table) -> Fact:
    """One fact from all the sentences that tell it: as the text says it rather than the headline, as sure as the
    surest of them, with what others add to it."""
    best = max(ones, key=lambda one: one.total)
    sure = [o for o in ones if o.confidence >= table.review]
    body = [o for o in sure if not _repeats_headline(reading, o.candidate.line)]
    main = max(body, key=lambda one: one.total, default=best)
    fact = fact_of(reading, main, table)
    for other in sure:
        if other is not main:
            fact = completed(fact, fact_of(reading, other, table, explained=False))
    return replace(fact, confidence=best.confidence, tier=table.tier(best.confidence, reading.pack.code))


def _repeats_headline(reading: Reading, line: int) -> bool:
    """Whether a sentence is the headline, or a caption that says it again."""
    title, sentence = reading.lines[0].sentence, reading.lines[line].sentence
    if title.block != "title":
        return False
    return line == 0 or reading.text[title.start : title.end] in reading.text[sentence.start : sentence.end]


def choose(reading: Reading, scored: Sequence[Scored]) -> Iterator[Scored]:
    """For each thing that can be said once (a member's network, a number's owner) the best candidate."""
    rivals: dict[tuple[object, ...], list[Scored]] = {}
    for one in scored:
        rivals.setdefault(_once(one), []).append(one)
    chosen: list[Scored] = []
    for best, ones in _each_its_own(rivals.values()):
        chosen += [best, *(o for o in ones if o is not best and _enumerated(reading, best, o, "group"))]
    yield from _one_direction(_one_polarity(_one_subject(reading, chosen)))


def _each_its_own(rivals: Iterable[Sequence[Scored]]) -> Iterator[tuple[Scored, Sequence[Scored]]]:
    """The best of each, but where a surer word of the sentence tells of the same member and body already, the next
    best that is sure: `a member of A, and since 2003 a member of B`."""
    told: set[tuple[object, ...]] = set()
    bests = [(max(_taken_as_object(ones), key=lambda one: one.total), ones) for ones in rivals]
    for best, ones in sorted(bests, key=lambda found: -found[0].total):
        others = [o for o in ones if _said(o) not in told and o.confidence >= OTHER]
        if best.candidate.type == "membership" and _said(best) in told and others:
            best = max(others, key=lambda one: one.total)
        told.add(_said(best))
        yield best, ones


def _said(one: Scored) -> tuple[object, ...]:
    return (one.candidate.line, *_who(one), one.judged.event == "left")


def _taken_as_object(ones: Sequence[Scored]) -> Sequence[Scored]:
    """What `member` takes as its object goes before what merely stands in its sentence."""
    objects = [o for o in ones if "group.governed" in o.judged.features and o.candidate.trigger.name in OBJECTS]
    fitting = [o for o in objects if o.candidate.entity("group").kind in ("umbrella", "group")]
    return fitting or ones


def _once(one: Scored) -> tuple[object, ...]:
    c = one.candidate
    if c.type == "membership":
        return (c.type, c.line, c.trigger.index, c.where("member"), c.entity("member").number)
    if c.type in ("size", "located_in"):
        return (c.type, c.line, c.trigger.index if c.type == "size" else c.place_at)
    return (c.type, c.line, c.where("part") if c.type == "part_of" else c.trigger.index)


def _enumerated(reading: Reading, best: Scored, other: Scored, slot: str) -> bool:
    """Whether another candidate fills a part with a neighbour in the same enumeration."""
    a, b = best.candidate, other.candidate
    if a.type != "membership" or a.where(slot)[0] != b.where(slot)[0]:
        return False
    return b.where(slot)[1] in reading.lines[a.where(slot)[0]].runs.get(a.where(slot)[1], ())


def _one_subject(reading: Reading, chosen: Sequence[Scored]) -> Iterator[Scored]:
    """Of a verb's members only the likeliest, those that are enumerated with it, and those that are sure."""
    best: dict[tuple[int, int], Scored] = {}
    clear: dict[tuple[int, int, bool], Scored] = {}  # the nearest on each side
    for one in chosen:
        if one.candidate.type != "membership":
            continue
        key, side = (one.candidate.line, one.candidate.trigger.index), _behind(one)
        if key not in best or one.total > best[key].total:
            best[key] = one
        if one.confidence >= CLEAR and ((*key, side) not in clear or _far(one) < _far(clear[*key, side])):
            clear[*key, side] = one
    for one in chosen:
        c = one.candidate
        first = best[c.line, c.trigger.index] if c.type == "membership" else one
        nearer = clear.get((c.line, c.trigger.index, _behind(one))) if c.type == "membership" else None
        if nearer is not None and _overshadows(reading, nearer, one):
            continue
        if one is first or _together(reading, first, one) or one.confidence >= SURE:
            yield one


def _behind(one: Scored) -> bool:
    return one.candidate.where("member")[1] > one.candidate.trigger.index


def _far(one: Scored) -> int:
    line, at = one.candidate.where("member")
    return abs(at - one.candidate.trigger.index) if line == one.candidate.line and at >= 0 else MOST


def _overshadows(reading: Reading, near: Scored, far: Scored) -> bool:
    """Whether a verb's member that is clear stands between it and another that is not enumerated with it: `A stays,
    B has left`."""
    if near.candidate.entity("member") is far.candidate.entity("member"):
        return False
    return _far(near) < _far(far) < MOST and not _enumerated(reading, near, far, "member")


def _together(reading: Reading, first: Scored, one: Scored) -> bool:
    a, b = first.candidate, one.candidate
    (line_a, _), (line_b, _) = a.where("member"), b.where("member")
    listed = min(line_a, line_b) > a.line or line_a == line_b < a.line
    return listed or a.entity("member") is b.entity("member") or _enumerated(reading, first, one, "member")


def _one_direction(chosen: Iterable[Scored]) -> Iterator[Scored]:
    """Not both A in B and B in A by one verb."""
    kept = list(chosen)
    said = {(o.candidate.line, o.candidate.trigger.index, _who(o)): o.total for o in kept}
    for one in kept:
        c = one.candidate
        if c.type != "membership" or one.total >= said.get((c.line, c.trigger.index, _who(one)[::-1]), one.total):
            yield one


def _one_polarity(chosen: Iterable[Scored]) -> Iterator[Scored]:
    """Of a member's joining, being and leaving one body in one sentence only the likeliest."""
    likeliest: dict[tuple[object, ...], Scored] = {}
    for number, one in enumerate(chosen):
        c = one.candidate
        said: tuple[object, ...] = (number,)
        if c.type == "membership":
            said = (c.line, c.where("member"), c.entity("member").number, c.entity("group").number)
        if said not in likeliest or _weight(one) > _weight(likeliest[said]):
            likeliest[said] = one
    yield from likeliest.values()


def _weight(one: Scored) -> float:
    return one.total + {"left": ENDS, "joined": BEGINS}.get(one.judged.event, 0.0)


def _who(one: Scored) -> tuple[int, ...]:
    return tuple(e.number for slot in one.candidate.entities for e in one.candidate.entities[slot])


def _key(one: Scored) -> tuple[object, ...]:
    c = one.candidate
    who = tuple((slot, tuple(e.number for e in c.entities[slot])) for slot in sorted(c.entities))
    return (c.type, who, one.judged.event == "left", one.judged.status, c.value, c.place)
