"""What the extractor made of given words: each candidate with what sank it, or what it did not recognise there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.fuzz import partial_ratio_alignment

from pipeline.extract.candidates import TRIGGERS
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.decode import choose
from pipeline.extract.extractor import Extractor
from pipeline.extract.gold import ENTITIES, TYPES
from pipeline.extract.mentions import chunk
from pipeline.extract.reading import TELLING, Reading
from pipeline.extract.record import fact_of
from pipeline.extract.scored import Scored
from pipeline.extract.scorer import Table
from pipeline.extract.tokens import Sentence, sentences
from pipeline.model import Announcement, Fact, Mention, Reason

Fate = Literal["published", "review", "not_asserted", "uncertain", "outdone", "told_elsewhere"]
Lack = Literal["unread", "question", "no_trigger", "other_members", "no_names", "one_name", "no_fit"]
FATES: tuple[Fate, ...] = ("published", "review", "not_asserted", "uncertain", "outdone", "told_elsewhere")
STRONGEST = 5  # signs shown for and against
NEAREST = 50.0  # per cent of likeness from which other words are offered for those that are not in the text
MEANT = frozenset(name for names in TRIGGERS.values() for name in names) | TELLING


@dataclass(frozen=True, slots=True)
class Considered:
    """A candidate, as the fact that it would be, and what became of it."""

    fact: Fact
    fate: Fate
    why: str | None  # the word that decided that it is not asserted
    publish: float  # confidences from which such a fact is published, and shown
    review: float
    speaking_for: tuple[Reason, ...]
    against: tuple[Reason, ...]
    rival: Fact | None  # what was taken instead


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence that holds the words, as it was read."""

    start: int
    end: int
    language: str
    considered: tuple[Considered, ...]  # the likeliest first
    lack: Lack | None  # why there is no candidate
    names: tuple[tuple[str, str], ...]  # words and what they were taken for
    telling: tuple[tuple[str, str], ...]  # words and their class


def places_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, whatever white space is between them."""
    words = quote.split()
    if not words:
        return []
    return [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)]


def nearest(quote: str, text: str) -> str | None:
    """Words of a text that are most like others; None where nothing is."""
    found = partial_ratio_alignment(quote, text, score_cutoff=NEAREST)
    if found is None or not quote.strip():
        return None
    whole = [m for m in re.finditer(r"\S+", text) if m.start() < found.dest_end and found.dest_start < m.end()]
    return text[whole[0].start() : whole[-1].end()] if whole else None


def why_not(announcement: Announcement, extractor: Extractor, quote: str) -> list[Sighting]:
    """The sentences that hold the words and could be read, with every candidate in them."""
    places = places_of(quote, announcement.text)
    told = {_said(fact): fact for fact in extractor.extract(announcement)}
    found = []
    for reading in extractor.readings(announcement):
        scored = extractor.scored(reading)
        chosen = list(choose(reading, scored))
        for index, line in enumerate(reading.lines):
            if _holds(line.sentence, places):
                mine = [one for one in scored if one.candidate.line == index]
                considered = [_considered(reading, one, chosen, extractor, told) for one in mine]
                found.append(_sighting(reading, line.sentence, line.items, considered))
        if not reading.lines:
            found += _unread(reading, places)
    return sorted(found, key=lambda sighting: sighting.start)


def _holds(sentence: Sentence, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in places)


def _unread(reading: Reading, places: Sequence[tuple[int, int]]) -> Iterator[Sighting]:
    """A text without a telling word is not read; these sentences of it are, to say so."""
    for sentence in sentences(reading.text, reading.pack, 0, len(reading.text)):
        if _holds(sentence, places):
            items = chunk(reading.text, sentence, reading.pack)
            yield _sighting(reading, sentence, items, [], "unread")


def _considered(
    reading: Reading, one: Scored, chosen: Sequence[Scored], extractor: Extractor, told: dict[object, Fact]
) -> Considered:
    table = extractor.scorer.tables[one.candidate.type]
    fact = fact_of(reading, one, table)
    rival = None if any(c is one for c in chosen) else _winner(one, chosen)
    fate = _fate(fact, told.get(_said(fact)), rival is not None)
    reasons = table.reasons(one.judged.features, len(one.judged.features))
    return Considered(
        fact,
        fate,
        one.judged.reason,
        table.limit(reading.pack.code),
        table.review,
        tuple(r for r in reasons if r.weight > 0)[:STRONGEST],
        tuple(r for r in reasons if r.weight < 0)[:STRONGEST],
        fact_of(reading, rival, _table(extractor, rival)) if rival is not None and fate == "outdone" else None,
    )


def _table(extractor: Extractor, one: Scored) -> Table:
    return extractor.scorer.tables[one.candidate.type]


def _winner(one: Scored, chosen: Sequence[Scored]) -> Scored | None:
    """What was taken instead of a candidate: the likeliest of its trigger, else of its sentence."""
    c = one.candidate
    same = [o for o in chosen if o.candidate.type == c.type and o.candidate.line == c.line]
    by_trigger = [o for o in same if o.candidate.trigger == c.trigger]
    return max(by_trigger or same, key=lambda o: o.total, default=None)


def _fate(fact: Fact, told: Fact | None, outdone: bool) -> Fate:
    if told is None or told.tier == "silent":
        if outdone:
            return "outdone"
        return "uncertain" if told is not None or fact.tier == "silent" else "told_elsewhere"
    if told.status != "asserted":
        return "not_asserted"
    return "published" if told.tier == "publish" else "review"


def _said(fact: Fact) -> object:
    """What a fact says, to find it again among those that were kept."""
    kind = TYPES[type(fact)]
    who = tuple(_names(getattr(fact, slot)) for slot in ENTITIES[kind])
    more = tuple(getattr(fact, key, None) for key in ("value", "place"))
    return kind, who, getattr(fact, "event", None) == "left", fact.status, more


def _names(value: Mention | tuple[Mention, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(m.name for m in value) if isinstance(value, tuple) else (value.name,)


def _sighting(
    reading: Reading, sentence: Sentence, items: Sequence[Item], considered: Sequence[Considered],
    lack: Lack | None = None,
) -> Sighting:  # fmt: skip
    names = tuple((x.text, x.kind) for x in items if isinstance(x, Chunk))
    words = [item for item in items if isinstance(item, Word)]
    telling = tuple((reading.text[word.start : word.end], name) for word in words for name in _telling(word))
    ranked = sorted(considered, key=lambda c: (FATES.index(c.fate), -c.fact.confidence, c.fact.reference))
    ranked = list({_said(c.fact): c for c in reversed(ranked)}.values())[::-1]  # the likeliest of what says the same
    lack = lack or (None if considered else _lack(items, [kind for _, kind in names], bool(telling)))
    return Sighting(sentence.start, sentence.end, reading.pack.code, tuple(ranked), lack, names, telling)


def _telling(word: Word) -> Iterator[str]:
    if "not_member" in word.classes:
        yield "not_member"
    else:
        yield from sorted(word.classes & MEANT)


def _lack(items: Sequence[Item], kinds: Sequence[str], told: bool) -> Lack:
    """Why nothing in a sentence was a candidate."""
    if items and items[-1].words == "?":
        return "question"
    if any("not_member" in item.classes for item in items):
        return "other_members"
    if not told:
        return "no_trigger"
    if not kinds:
        return "no_names"
    return "one_name" if len(kinds) == 1 else "no_fit"
