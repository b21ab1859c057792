"""An announcement's text in pieces, each with the facts and their parts that it belongs to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from pipeline.extract.dates import DateMention
from pipeline.extract.explain import Verdict, verdict_of
from pipeline.model import Fact, Location, Mention

SENTENCE = "sentence"
DATES = ("start", "end", "date")
DatesIn = Callable[[int, int], Sequence[DateMention]]  # the dates that the text tells between two offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    text: str
    verdict: Verdict | None  # of the surest fact
    parts: tuple[str, ...]  # `<number of the fact>.<part>`


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    fact: int
    part: str


def pieces(text: str, facts: Sequence[Fact], dates_in: DatesIn) -> Iterator[Piece]:
    """The whole text, cut wherever the words of a fact or of a part of it begin or end."""
    spans = [span for number, fact in enumerate(facts) for span in spans_of(number, fact, text, dates_in)]
    cuts = sorted({0, len(text), *(at for span in spans for at in (span.start, span.end))})
    order: tuple[Verdict, ...] = ("published", "review", "not_asserted", "uncertain")
    for start, end in pairwise(cuts):
        here = [span for span in spans if span.start <= start and end <= span.end]
        verdicts = {verdict_of(facts[span.fact]) for span in here}
        yield Piece(
            text=text[start:end],
            verdict=next((verdict for verdict in order if verdict in verdicts), None),
            parts=tuple(f"{span.fact}.{span.part}" for span in here),
        )


def spans_of(number: int, fact: Fact, text: str, dates_in: DatesIn) -> Iterator[Span]:
    """The sentence of a fact and, in it, the words that gave each part."""
    for evidence in fact.evidence:
        yield Span(evidence.start, evidence.end, number, SENTENCE)
    for name, mention in mentions_by_part(fact):
        if text[mention.start : mention.end] == mention.surface:
            yield Span(mention.start, mention.end, number, name)
    words = getattr(fact, "role_words", None) or getattr(fact, "unit_words", None)
    if words and fact.evidence:
        at = fact.evidence[0].quote.find(words)
        if at >= 0:
            start = fact.evidence[0].start + at
            yield Span(start, start + len(words), number, "role" if hasattr(fact, "role_words") else "unit")
    for name in DATES:
        said = _date_said(fact, getattr(fact, name, None), dates_in)
        if said is not None:
            yield Span(said.start, said.end, number, name)
    if isinstance(fact, Location):
        at = text.find(fact.place, fact.evidence[0].start, fact.evidence[0].end) if fact.evidence else -1
        if at >= 0:
            yield Span(at, at + len(fact.place), number, "place_name")


def _date_said(fact: Fact, date: str | None, dates_in: DatesIn) -> DateMention | None:
    """Where the evidence says a date: the first words that mean it."""
    if date is None:
        return None
    said = (one for evidence in fact.evidence for one in dates_in(evidence.start, evidence.end))
    return next((one for one in said if one.value == date), None)


def mentions_by_part(fact: Fact) -> Iterator[tuple[str, Mention]]:
    """Each organisation of a fact with the name of its field; those of a list are numbered from 1."""
    for item in fields(fact):
        value = getattr(fact, item.name)
        if isinstance(value, Mention):
            yield item.name, value
        elif isinstance(value, tuple):
            yield from ((f"{item.name}-{n}", one) for n, one in enumerate(value, 1) if isinstance(one, Mention))
