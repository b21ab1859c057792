"""Decisions on facts, applied to what was extracted. Facts are never changed: another one stands in their place.

A decision is about a sentence. It holds while the sentence stands in the text, or while the same is extracted; when
both have changed it is stale and shown again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from pipeline.identify.decisions.lines import slim
from pipeline.identify.decisions.records import FactDecision
from pipeline.model import Announcement, Evidence, Fact, Mention, mint
from pipeline.records import encode, mentions_of, with_mentions

RULE = "decision:"  # begins the rule of a fact that a person decided
FOUND_BY = ("reference", "announcement", "evidence", "confidence", "tier", "rule", "reasons")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    facts: tuple[Fact, ...]
    stale: tuple[FactDecision, ...]


def judge(announcement: Announcement, facts: Sequence[Fact], decisions: Iterable[FactDecision]) -> Judged:
    """The facts of one announcement as they are after the decisions about it."""
    waiting = sorted(decisions, key=lambda one: one.fact.reference)
    if not waiting:
        return Judged(facts=tuple(facts), stale=())
    judged = matched(facts, waiting)
    kept = [fact for fact in facts if fact.reference not in {one.reference for one in judged.values()}]
    stale: list[FactDecision] = []
    for decision in waiting:
        found = judged.get(decision.fact.reference)
        stands = _moved(decision.fact, announcement)
        if found is None and stands is None:
            stale.append(decision)
        elif decision.judgement != "reject":
            kept.append(_decided(decision, found, announcement))
    return Judged(facts=tuple(sorted(kept, key=_reading_order)), stale=tuple(stale))


def orphans_of(decisions: Iterable[FactDecision]) -> Mapping[str, list[FactDecision]]:
    """Decisions about announcements that were not read again, by sentence: one without an address of its own has
    another reference when a letter of it changes.
    """
    found: dict[str, list[FactDecision]] = {}
    for decision in decisions:
        found.setdefault(decision.sentence, []).append(decision)
    return found


def same_words(fact: Fact, decision: FactDecision) -> bool:
    """Whether a fact of another announcement is the very one that was judged."""
    return fact.evidence[0].quote == decision.sentence and _said(fact) == _said(decision.fact)


def published_as(fact: Fact, decision: FactDecision) -> Fact:
    """A fact that a person stands for. The words that an edit gives it must stand in the text already."""
    stands = {"status": "asserted", "tier": "publish", "confidence": 1.0, "rule": RULE + decision.judgement}
    reference = fact.reference
    if decision.judgement == "edit":
        reference = mint("fact", decision.fact.reference, encode(slim(replace(fact, reference=""))))
    return replace(fact, reference=reference, **stands)  # type: ignore[arg-type] # values of the fields' types


def matched(facts: Sequence[Fact], decisions: Sequence[FactDecision]) -> Mapping[str, Fact]:
    """By reference of the fact that was judged: the one that stands there now."""
    free = {fact.reference: fact for fact in facts}
    found: dict[str, Fact] = {}
    for same in (_is_it, _says_it, _stands_there):
        for decision in decisions:
            if decision.fact.reference not in found:
                near = [fact for fact in free.values() if same(fact, decision.fact)]
                if near:
                    best = min(near, key=lambda fact: (_distance(fact, decision.fact), _reading_order(fact)))
                    found[decision.fact.reference] = free.pop(best.reference)
    return found


def _is_it(fact: Fact, judged: Fact) -> bool:
    return fact.reference == judged.reference


def _says_it(fact: Fact, judged: Fact) -> bool:
    return _said(fact) == _said(judged)


def _stands_there(fact: Fact, judged: Fact) -> bool:
    """Another reading of the same words of the same sentence."""
    if type(fact) is not type(judged) or not fact.evidence or fact.evidence[0].quote != judged.evidence[0].quote:
        return False
    surfaces = {mention.surface for mention in mentions_of(judged)}
    return any(mention.surface in surfaces for mention in mentions_of(fact))


def _said(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without where it stands."""
    values = (getattr(fact, item.name) for item in fields(fact) if item.name not in FOUND_BY)
    return type(fact), *(_name(value) for value in values)


def _name(value: object) -> object:
    if isinstance(value, Mention):
        return value.name
    return tuple(map(_name, value)) if isinstance(value, tuple) else value


def _distance(fact: Fact, judged: Fact) -> int:
    return sum(one != other for one, other in zip(_said(fact), _said(judged), strict=True))


def _decided(decision: FactDecision, found: Fact | None, announcement: Announcement) -> Fact:
    """The fact as judged, its words where they stand now; where the sentence is gone, the one found in its place."""
    judged = decision.becomes or decision.fact
    moved = _moved(judged, announcement)
    if moved is not None:
        return published_as(moved, decision)
    assert found is not None  # noqa: S101 - else the decision is stale
    evidence, mentions = found.evidence, {one.name: one for one in mentions_of(found)}
    here = replace(judged, announcement=announcement.reference, evidence=evidence)
    return published_as(with_mentions(here, lambda one: mentions.get(one.name, one)), decision)


def _moved(fact: Fact, announcement: Announcement) -> Fact | None:
    """The same fact with its words where they stand in this text; None where its sentence does not."""
    first = fact.evidence[0]
    at = nearest(announcement.text, first.quote, first.start)
    if at is None:
        return None
    shift, digest = at - first.start, announcement.snapshot.digest
    evidence = tuple(_evidence(one, shift, announcement.text, digest) for one in fact.evidence)
    whole = tuple(one for one in evidence if one is not None)
    here = replace(fact, announcement=announcement.reference, evidence=whole)
    return (
        with_mentions(here, lambda one: replace(one, start=one.start + shift, end=one.end + shift)) if shift else here
    )


def _evidence(evidence: Evidence, shift: int, text: str, digest: str) -> Evidence | None:
    at = nearest(text, evidence.quote, evidence.start + shift)
    if at is None:
        return None
    return Evidence(snapshot=digest, start=at, end=at + len(evidence.quote), quote=evidence.quote)


def nearest(text: str, words: str, start: int) -> int | None:
    """Where words stand in a text, as near to `start` as can be."""
    return min(occurrences(text, words), key=lambda at: (abs(at - start), at), default=None)


def occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _reading_order(fact: Fact) -> tuple[int, str]:
    return fact.evidence[0].start if fact.evidence else 0, fact.reference
