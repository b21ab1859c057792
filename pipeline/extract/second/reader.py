"""The second reader: the packs' facts with what a language model adds, behind the same interface as the extractor."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.extractor import Examined, Extractor
from pipeline.extract.pack import Pack, Words
from pipeline.extract.reading import Reading
from pipeline.extract.second.addressing import addresses_model
from pipeline.extract.second.answers import claims_of, verdicts_of
from pipeline.extract.second.claims import Writer
from pipeline.extract.second.grounding import UngroundedError, ground
from pipeline.extract.second.merging import joined, judged, middling
from pipeline.extract.second.page import Page
from pipeline.extract.second.prompts import (
    MOST_QUESTIONS,
    Answer,
    Ask,
    Question,
    find_prompt,
    verify_prompt,
)
from pipeline.extract.second.statements import statement_of
from pipeline.model import Announcement, Fact


class _NoAnswer(Exception):  # noqa: N818 - nothing is wrong with us
    """`failure` says why the model did not answer."""

    def __init__(self, failure: str) -> None:
        super().__init__(failure)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class SecondReader:
    """`alone`: the packs' facts are not used, but where the model does not answer."""

    packs: Extractor
    ask: Ask
    name: str  # of the model
    alone: bool = False

    @property
    def fingerprint(self) -> str:
        """What made a fact: packs, weights, the model by name, and whether it worked alone."""
        parts = (self.packs.fingerprint, self.name, str(self.alone))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def languages(self) -> frozenset[str]:
        return self.packs.languages

    def pack_for(self, language: str | None) -> Pack | None:
        return self.packs.pack_for(language)

    def readings(self, announcement: Announcement) -> Iterator[Reading]:
        return self.packs.readings(announcement)

    def extract(self, announcement: Announcement) -> list[Fact]:
        return list(self.examine(announcement).facts)

    def examine(self, announcement: Announcement) -> Examined:
        """The facts, and how the model fared. Where it does not answer, the facts are the packs'."""
        facts = self.packs.extract(announcement)
        if addresses_model(announcement.text):
            return Examined(facts=tuple(facts), addressed=True)
        readings, dropped = list(self.packs.readings(announcement)), list[str]()
        try:
            if self.alone or not readings:
                found, asked = joined([], self._claims(announcement, readings, dropped), self.name), True
            else:
                found, asked = self._both(announcement, readings, facts, dropped)
        except _NoAnswer as failed:
            return Examined(facts=tuple(facts), failure=failed.failure)
        return Examined(facts=tuple(found), dropped=tuple(dropped), answered=asked)

    def _both(
        self, announcement: Announcement, readings: Sequence[Reading], facts: Sequence[Fact], dropped: list[str]
    ) -> tuple[list[Fact], bool]:
        """What is middling is asked about; where words tell of a fact and none was found, all is asked."""
        doubtful, asked = middling(facts, MOST_QUESTIONS), False
        nothing = any(reading.lines for reading in readings) and all(fact.tier == "silent" for fact in facts)
        if doubtful:
            questions = [Question(facts[i].evidence[0].quote, statement_of(facts[i])) for i in doubtful]
            numbers, broken = verdicts_of(self._answer(self.ask(verify_prompt(questions))), len(questions))
            facts = judged(facts, {doubtful[number - 1]: verdict for number, verdict in numbers.items()}, self.name)
            dropped += broken
            asked = True
        if nothing and all(fact.tier == "silent" for fact in facts):
            facts, asked = joined(facts, self._claims(announcement, readings, dropped), self.name), True
        return list(facts), asked

    def _claims(self, announcement: Announcement, readings: Sequence[Reading], dropped: list[str]) -> list[Fact]:
        """What the model claims and the text bears out."""
        claims, broken = claims_of(self._answer(self.ask(find_prompt(announcement.text))))
        dropped += broken
        pack = self.packs.pack_for(announcement.language) or self._bare_pack(announcement.language)
        page = Page(announcement, readings, pack)
        writer = Writer(page, self.packs.scorer, self.name)
        facts = []
        for claim in claims:
            try:
                facts.append(writer.fact(ground(claim, page)))
            except UngroundedError as error:
                dropped.append(error.reason)
        return facts

    def _answer(self, answer: Answer) -> str:
        if answer.content is None:
            raise _NoAnswer(answer.failure)
        return answer.content

    def _bare_pack(self, language: str | None) -> Pack:
        """What reads digits and the months of CLDR in a language without a pack: a pack without a word."""
        some = self.packs.packs[min(self.packs.languages)]
        code = language.split("-")[0].lower() if language else "und"
        return replace(
            some, code=code, tags=(code,), dates={}, numerals={}, numeral_prefixes=(), place_endings=(),
            words_of=Words(()), heads={}, phrases={}, patterns=(), words={}, _known={}, _begun={}, _heads={},
        )  # fmt: skip


Reader = Extractor | SecondReader
