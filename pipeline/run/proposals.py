"""Words that no pack knows and that may tell something: beside what a person confirmed, and seldom elsewhere."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract import Extractor
from pipeline.extract.chunks import Word
from pipeline.extract.pack import Pack
from pipeline.extract.reading import Line, Reading
from pipeline.extract.tokens import normal
from pipeline.identify.decisions import FactDecision
from pipeline.model import Announcement, Fact, Mention
from pipeline.records import mentions_of

SHORTEST = 4  # letters of a word that may tell something
_WORDS = re.compile(r"[^\W\d_]{4,}")
"""As `SHORTEST`: whole words of letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A word that a pack may lack. Nothing is adopted by itself."""

    language: str
    word: str
    noun: bool  # the noun of a name, else a word of the sentence
    near: int  # confirmed facts beside it
    elsewhere: int  # other announcements of the language that hold it
    sentence: str


@dataclass(slots=True)
class _Seen:
    near: int = 0
    announcements: set[str] = field(default_factory=set)
    sentence: str = ""


def confirmed(decisions: Mapping[str, FactDecision]) -> Mapping[str, Sequence[Fact]]:
    """The facts that a person accepted or corrected, by announcement."""
    found = defaultdict[str, list[Fact]](list)
    for decision in decisions.values():
        fact = {"accept": decision.fact, "edit": decision.becomes}.get(decision.judgement)
        if fact is not None:
            found[fact.announcement].append(fact)
    return found


def proposals(
    announcements: Iterable[Announcement], facts: Mapping[str, Sequence[Fact]], extractor: Extractor
) -> list[Proposal]:
    """What the packs may lack, the most telling first."""
    seen = defaultdict[tuple[str, str, bool], _Seen](_Seen)
    counts, texts = defaultdict[str, Counter[str]](Counter), Counter[str]()
    for announcement in announcements:
        pack = extractor.pack_for(announcement.language)
        if pack is None:
            continue
        texts[pack.code] += 1
        counts[pack.code].update({word.casefold() for word in _WORDS.findall(announcement.text)})
        for fact in facts.get(announcement.reference, ()):
            for word, noun, sentence in _unknown(announcement, fact, extractor, pack):
                one = seen[pack.code, word, noun]
                one.near, one.sentence = one.near + 1, one.sentence or sentence
                one.announcements.add(announcement.reference)
    found = [
        Proposal(
            language=language, word=word, noun=noun, near=one.near, sentence=one.sentence,
            elsewhere=max(0, counts[language][word] - len(one.announcements)),
        )
        for (language, word, noun), one in seen.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-_worth(one, texts[one.language]), one.language, one.word))


def _worth(proposal: Proposal, texts: int) -> float:
    return proposal.near * math.log((texts + 2) / (proposal.elsewhere + 1))


def _unknown(
    announcement: Announcement, fact: Fact, extractor: Extractor, pack: Pack
) -> Iterator[tuple[str, bool, str]]:
    """Unknown words of the sentences that tell a fact, and the nouns of its names that no pack knows."""
    quotes = [" ".join(one.quote.split()) for one in fact.evidence]
    for mention in mentions_of(fact):
        noun = _noun_of(mention, pack)
        if noun is not None:
            yield noun, True, quotes[0] if quotes else ""
    spans = [(one.start, one.end) for one in fact.evidence]
    for line in _lines(extractor.readings(announcement), spans):
        for item in line.items:
            if isinstance(item, Word) and _is_unknown(item):
                text = announcement.text[line.sentence.start : line.sentence.end]
                yield item.token.low, False, " ".join(text.split())


def _lines(readings: Iterable[Reading], spans: Sequence[tuple[int, int]]) -> Iterator[Line]:
    for reading in readings:
        for line in reading.lines:
            if any(start < line.sentence.end and line.sentence.start < end for start, end in spans):
                yield line


def _is_unknown(item: Word) -> bool:
    token = item.token
    plain = token.kind == "word" and token.head is None and not item.numeric
    return plain and not token.classes and len(token.low) >= SHORTEST


def _noun_of(mention: Mention, pack: Pack) -> str | None:
    """The word of a name that should be its noun, where no pack knows one in it."""
    words = _WORDS.findall(mention.surface)
    if len(words) < 2 or any(pack.head(normal(word)) for word in words):
        return None
    return normal(words[-1] if pack.head_final else words[0])
