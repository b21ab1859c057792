"""From scored candidates to facts: the best choice for each part, one fact for each thing said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from pipeline.extract.candidates import Candidate, candidates
from pipeline.extract.entities import Entity
from pipeline.extract.features import Matched, features_of, matches_of, pattern_of
from pipeline.extract.mentions import Chunk, Word
from pipeline.extract.modality import date_of, event_of, role_of, since, status_of
from pipeline.extract.reading import Line, Reading
from pipeline.extract.scorer import Scorer, Table
from pipeline.model import (
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

DATED = ("join", "leave", "member", "admit", "welcome", "found", "dissolve", "rename", "merge", "become")


@dataclass(frozen=True, slots=True)
class Scored:
    candidate: Candidate
    features: Mapping[str, float]
    score: float
    status: Status
    reason: str | None  # the word that made it not asserted
    rule: str | None  # the pattern that matched
    event: Event


def score_all(reading: Reading, scorer: Scorer | None) -> list[Scored]:
    """Every candidate with its features and score; without a scorer (in training) scores are 0."""
    matched: dict[int, list[Matched]] = {}
    states: dict[tuple[int, int, str], tuple[Status, str | None]] = {}
    scored = []
    for candidate in candidates(reading):
        line = reading.lines[candidate.line]
        if candidate.line not in matched:
            matched[candidate.line] = matches_of(reading, line)
        features = features_of(candidate, reading, matched[candidate.line])
        table = scorer.tables.get(candidate.type) if scorer else None
        key = (candidate.line, candidate.trigger.index, candidate.trigger.name)
        if key not in states:
            states[key] = status_of(reading, line, candidate.trigger) if _modal(candidate) else ("asserted", None)
        pattern = pattern_of(candidate, reading, matched[candidate.line])
        event = event_of(reading, line, candidate.trigger) if candidate.type == "membership" else "is_member"
        score = table.score(features) if table else 0.0
        scored.append(Scored(candidate, features, score, *states[key], pattern.rule if pattern else None, event))
    return scored


def _modal(candidate: Candidate) -> bool:
    return candidate.type not in ("part_of", "size", "located_in")


def decode(reading: Reading, scorer: Scorer) -> list[Fact]:
    """The facts of an announcement, all statuses and tiers, best first within a key, in reading order."""
    best: dict[tuple[object, ...], tuple[float, Fact]] = {}
    for scored in _choose(score_all(reading, scorer)):
        table = scorer.tables[scored.candidate.type]
        if scored.score < table.review / 4:
            continue
        key = _key(scored)
        if key not in best or scored.score > best[key][0]:
            best[key] = (scored.score, _fact(reading, scored, table))
    facts = [fact for _, fact in best.values()]
    return sorted(_settle(facts), key=lambda fact: (fact.evidence[0].start, fact.reference))


def _choose(scored: Sequence[Scored]) -> Iterator[Scored]:
    """For each thing that can be said once (a member's network, a number's owner) the best candidate."""
    best: dict[tuple[object, ...], Scored] = {}
    for one in scored:
        c = one.candidate
        key: tuple[object, ...]
        if c.type == "membership":
            key = (c.type, c.line, c.trigger.index, c.where("member"))
        elif c.type in ("size", "located_in"):
            key = (c.type, c.line, c.trigger.index if c.type == "size" else c.place_at)
        elif c.type == "part_of":
            key = (c.type, c.line, c.where("part"))
        else:
            key = (c.type, c.line, c.trigger.index)
        if key not in best or one.score > best[key].score:
            best[key] = one
    backwards = {(c.line, c.trigger.index, _who(one)): one.score for one in best.values() if (c := one.candidate)}
    for one in best.values():
        c = one.candidate
        if one.score >= backwards.get((c.line, c.trigger.index, _who(one)[::-1]), 0.0) or c.type != "membership":
            yield one


def _who(one: Scored) -> tuple[int, ...]:
    return tuple(e.number for slot in one.candidate.entities for e in one.candidate.entities[slot])


def _key(one: Scored) -> tuple[object, ...]:
    c = one.candidate
    who = tuple((slot, tuple(e.number for e in c.entities[slot])) for slot in sorted(c.entities))
    return (c.type, who, one.event == "left", one.status, c.value, c.place)


def _settle(facts: Sequence[Fact]) -> Iterator[Fact]:
    """A state that is also told as an accession is one membership: the accession stays, with its dates."""
    joined = {_pair(f) for f in facts if isinstance(f, Membership) and f.event == "joined" and f.status == "asserted"}
    for fact in facts:
        if isinstance(fact, Membership) and fact.event == "is_member" and fact.status == "asserted" and _pair(fact) in joined:
            continue
        yield fact


def _pair(fact: Membership) -> tuple[str, str]:
    return fact.member.name, fact.group.name


def _fact(reading: Reading, one: Scored, table: Table) -> Fact:
    c = one.candidate
    line = reading.lines[c.line]
    mentions = {slot: _mention(reading, c, slot) for slot in c.entities if slot != "parts"}
    evidence = tuple(_evidence(reading, c))
    tier: Tier = table.tier(one.score)
    reasons = table.reasons(one.features)
    if one.reason is not None:
        reasons = (Reason(feature=f"{one.status}: {one.reason}", weight=0.0), *reasons)
    parts = [c.type, one.event if c.type == "membership" else "", str(c.value or ""), str(evidence[0].start)]
    names = [m.name for _, m in sorted(mentions.items())] + [e.chunks[0].text for e in c.entities.get("parts", ())]
    common: Common = {
        "reference": mint("fact", reading.announcement.reference, *parts, *names),
        "announcement": reading.announcement.reference,
        "evidence": evidence,
        "status": one.status,
        "confidence": round(one.score, 3),
        "tier": tier,
        "rule": one.rule or f"{reading.pack.code}:{c.type}.{c.trigger.name}",
        "reasons": reasons,
    }
    return _BUILDERS[c.type](reading, one, line, mentions, common)


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
    return next(i for i, line in enumerate(reading.lines) if line.sentence.start <= start < line.sentence.end)


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
    role, words = role_of(reading, one.candidate)
    date = date_of(reading, line, one.candidate.trigger, DATED)
    dated = next((d for d in line.dates if d.value == date), None)
    event = one.event
    if event == "is_member" and (dated is None or not since(line, dated.start)):
        date = None
    if role == "founding":
        event = "is_member"
    return Membership(
        **common, member=m["member"], group=m["group"], event=event, role=role, role_words=words,
        start=date if event != "left" else None, end=date if event == "left" else None,
    )  # fmt: skip


def _formation(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    date = date_of(reading, line, one.candidate.trigger, DATED)
    return Formation(**common, organisation=m["organisation"], date=date)


def _dissolution(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    date = date_of(reading, line, one.candidate.trigger, DATED)
    return Dissolution(**common, organisation=m["organisation"], date=date)


def _renaming(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    return Renaming(**common, old=m["old"], new=m["new"], date=date_of(reading, line, one.candidate.trigger, DATED))


def _merger(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    count = len(one.candidate.entities["parts"])
    parts = tuple(_mention(reading, one.candidate, "parts", i) for i in range(count))
    date = date_of(reading, line, one.candidate.trigger, DATED)
    return Merger(**common, parts=parts, result=m.get("result"), date=date)


def _part(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    return PartOf(**common, part=m["part"], whole=m["whole"])


def _location(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    place = reading.text[slice(*(one.candidate.place or (0, 0)))]
    return Location(**common, organisation=m["organisation"], place=place, place_name=place_name(place, reading))


def place_name(place: str, reading: Reading) -> str | None:
    """The nominative of a place in the locative: `ბათუმში` is `ბათუმი`; None where nothing shows it."""
    if not reading.pack.head_final or not place.endswith("ში"):
        return None
    stem = place.removesuffix("ში")
    return stem if stem[-1] in "აეიოუ" else stem + "ი"


def _size(reading: Reading, one: Scored, line: Line, m: Mapping[str, Mention], common: Common) -> Fact:
    c = one.candidate
    words = line.items[c.unit_at]
    return Size(
        **common, organisation=m["organisation"], value=c.value or 0,
        comparison=comparison(line, c.trigger.index), unit=c.unit, unit_words=words.token.text if isinstance(words, Word) else "",
    )  # fmt: skip


def comparison(line: Line, index: int) -> Comparison:
    """at_least, about or exact, from the words around a number and from its own ending."""
    around = line.items[max(0, index - 3) : index + 3]
    classes = frozenset().union(*(item.classes for item in around if isinstance(item, Word)))
    if "more_than" in classes:
        return "at_least"
    return "about" if "about" in classes else "exact"


_BUILDERS = {
    "membership": _membership, "founded": _formation, "dissolved": _dissolution, "renamed": _renaming,
    "merged": _merger, "part_of": _part, "located_in": _location, "size": _size,
}  # fmt: skip

