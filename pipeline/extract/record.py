"""From a chosen candidate to the record of a fact: names, evidence, dates, role, reasons."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypedDict

from pipeline.extract.candidate import Candidate
from pipeline.extract.chunks import Chunk, Word
from pipeline.extract.details import change_of_role, date_of, period_of, role_of
from pipeline.extract.entities import Entity
from pipeline.extract.reading import Line, Reading
from pipeline.extract.scored import Scored
from pipeline.extract.scorer import Table
from pipeline.extract.tokens import normal
from pipeline.model import (
    Announcement,
    Comparison,
    Dissolution,
    Event,
    Evidence,
    Fact,
    Formation,
    Location,
    Membership,
    Mention,
    Merger,
    PartOf,
    Reason,
    Renaming,
    Size,
    Status,
    Tier,
    mint,
)


def fact_of(reading: Reading, one: Scored, table: Table, explained: bool = True) -> Fact:
    """A chosen candidate as a fact, with the strongest signs for and against it where they are wanted."""
    c = one.candidate
    line = reading.lines[c.line]
    mentions = {slot: _mention(reading, c, slot) for slot in c.entities if slot != "parts"}
    evidence = tuple(_evidence(reading, c))
    tier: Tier = table.tier(one.confidence, reading.pack.code)
    reasons = table.reasons(one.judged.features) if explained else ()
    if one.judged.reason is not None:
        reasons = (Reason(feature=f"{one.judged.status}: {one.judged.reason}", weight=0.0), *reasons)
    parts = [c.type, one.judged.event if c.type == "membership" else "", str(c.value or ""), str(evidence[0].start)]
    names = [m.name for _, m in sorted(mentions.items())] + [e.chunks[0].text for e in c.entities.get("parts", ())]
    common: Common = {
        "reference": mint("fact", reading.announcement.reference, *parts, *names),
        "announcement": reading.announcement.reference,
        "evidence": evidence,
        "status": one.judged.status,
        "confidence": one.confidence,
        "tier": tier,
        "rule": one.judged.rule or f"{reading.pack.code}:{c.type}.{c.trigger.name}",
        "reasons": reasons,
    }
    return _MAKERS[c.type](reading, one, line, mentions, common)


def _mention(reading: Reading, c: Candidate, slot: str, position: int = 0) -> Mention:
    at, entity = c.slots[slot][position], c.entities[slot][position]
    item = reading.lines[at[0]].items[at[1]] if at[1] >= 0 else None
    return reading.entities.mention(entity, item if isinstance(item, Chunk) else None)


def _evidence(reading: Reading, c: Candidate) -> Iterator[Evidence]:
    """The sentence of the trigger, the list line, and the sentence that names who is only pointed to."""
    seen: set[int] = set()
    indexes = [c.line, *sorted({at[0] for slot in c.slots.values() for at in slot})]
    for slot, fillers in c.slots.items():
        for at, entity in zip(fillers, c.entities[slot], strict=True):
            item = reading.lines[at[0]].items[at[1]] if at[1] >= 0 else None
            if item is None or (isinstance(item, Chunk) and item.kind in ("bare", "self", "pronoun")):
                indexes.append(_line_of(reading, entity))
    for index in indexes:
        if index not in seen:
            seen.add(index)
            s = reading.lines[index].sentence
            yield Evidence(
                snapshot=reading.announcement.snapshot.digest,
                start=s.start,
                end=s.end,
                quote=reading.text[s.start : s.end],
            )


def _line_of(reading: Reading, entity: Entity) -> int:
    start = reading.entities.main(entity).start
    return bisect_right(reading.lines, start, key=lambda line: line.sentence.start) - 1


class Common(TypedDict):
    """What every fact carries, as keyword arguments of its record."""

    reference: str
    announcement: str
    evidence: tuple[Evidence, ...]
    status: Status
    confidence: float
    tier: Tier
    rule: str
    reasons: tuple[Reason, ...]


def _membership(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    change = change_of_role(reading, one.candidate) if one.judged.event != "left" else None
    role, words = change.new if change else role_of(reading, one.candidate)
    told: Event = "joined" if change else one.judged.event
    period = period_of(reading, one.candidate, told, change.since if change else None)
    event = "is_member" if change else event_by_date(reading.announcement, one.judged.event, period.start)
    return Membership(
        **common, member=m["member"], group=m["group"], event=event, role=role, role_words=words, start=period.start,
        end=period.end,
    )  # fmt: skip


def former_role(reading: Reading, one: Scored, fact: Fact) -> Iterator[Fact]:
    """What a change of role tells besides: the role that the member had before."""
    if not isinstance(fact, Membership) or fact.event == "left":
        return
    change = change_of_role(reading, one.candidate)
    if change is not None:
        role, words = change.former
        reference = mint("fact", fact.reference, role)
        yield replace(fact, reference=reference, role=role, role_words=words, start=change.since, end=None)


def event_by_date(announcement: Announcement, event: Event, start: str | None) -> Event:
    """A member since this month, or from a month to come, is one that joins."""
    published = announcement.published
    if event != "is_member" or start is None or published is None or min(len(start), len(published)) < 7:
        return event
    return "joined" if start[:7] >= published[:7] else event


def _formation(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    date = date_of(reading, one.candidate)
    return Formation(**common, organisation=m["organisation"], date=date)


def _dissolution(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    date = date_of(reading, one.candidate)
    return Dissolution(**common, organisation=m["organisation"], date=date)


def _renaming(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    return Renaming(**common, old=m["old"], new=m["new"], date=date_of(reading, one.candidate))


def _merger(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    count = len(one.candidate.entities["parts"])
    parts = tuple(_mention(reading, one.candidate, "parts", i) for i in range(count))
    date = date_of(reading, one.candidate)
    return Merger(**common, parts=parts, result=m.get("result"), date=date)


def _part(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    return PartOf(**common, part=m["part"], whole=m["whole"])


def _location(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    place = reading.text[slice(*(one.candidate.place or (0, 0)))]
    return Location(**common, organisation=m["organisation"], place=place, place_name=place_name(place, reading))


def place_name(place: str, reading: Reading) -> str | None:
    """The citation form of a place in the case that says where: `ბათუმში` is `ბათუმი`; None where nothing shows it."""
    return reading.pack.locative(normal(place))


def _size(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    c = one.candidate
    counted = line.items[c.unit_at]
    words = counted.token.text if isinstance(counted, Word) else ""
    return Size(
        **common, organisation=m["organisation"], value=c.value or 0,
        comparison=comparison(line, c.trigger.index), unit=c.unit, unit_words=words,
    )  # fmt: skip


def comparison(line: Line, index: int) -> Comparison:
    """at_least, about or exact, from the words around a number and from its own ending."""
    around = line.items[max(0, index - 3) : index + 3]
    classes = frozenset().union(*(item.classes for item in around if isinstance(item, Word)))
    if "more_than" in classes:
        return "at_least"
    return "about" if "about" in classes else "exact"


_MAKERS = {
    "membership": _membership, "founded": _formation, "dissolved": _dissolution, "renamed": _renaming,
    "merged": _merger, "part_of": _part, "located_in": _location, "size": _size,
}  # fmt: skip
