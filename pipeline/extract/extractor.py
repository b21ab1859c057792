"""The extractor: an announcement in, its facts out. No I/O after `load`."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.decode import decode, judge_all, score_all
from pipeline.extract.pack import PACKS, Pack
from pipeline.extract.reading import Reading, read
from pipeline.extract.scored import Scored
from pipeline.extract.scorer import WEIGHTS, Scorer, load_scorer
from pipeline.extract.segments import segments
from pipeline.extract.shelf import load_packs
from pipeline.model import Announcement, Fact

ENGINE = "5"  # changes whenever the code of this stage gives other facts for the same packs and weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The facts of one announcement; the rest tells how a language model fared, where one was to be asked."""

    facts: tuple[Fact, ...]
    answered: bool = False
    dropped: tuple[str, ...] = ()  # why claims of the model were dropped, one reason a claim
    failure: str = ""  # why the model did not answer: the facts are the packs'
    addressed: bool = False  # the text talks to a language model, so none was asked


@dataclass(frozen=True, slots=True)
class Extractor:
    """Packs and weights, loaded once. `fingerprint` names exactly what made a fact."""

    packs: Mapping[str, Pack]
    scorer: Scorer
    fingerprint: str

    @classmethod
    def load(cls, packs: Path = PACKS, weights: Path = WEIGHTS, own: Path | None = None) -> "Extractor":
        """`own`: the folder of a workspace's packs. Raises ResourceError when a pack or the weights cannot be used."""
        loaded, scorer = load_packs(packs, own), load_scorer(weights)
        parts = [
            ENGINE,
            scorer.fingerprint,
            *(f"{code}={digest}" for code, digest in sorted(loaded.fingerprints.items())),
        ]
        return cls(loaded, scorer, hashlib.sha256("\n".join(parts).encode()).hexdigest())

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self.packs)

    def pack_for(self, language: str | None) -> Pack | None:
        """The pack of a BCP 47 tag, by its primary language; None when there is none."""
        return self.packs.get(language.split("-")[0].lower()) if language else None

    def extract(self, announcement: Announcement) -> list[Fact]:
        """All facts, of every status and tier, in reading order; none for a language without a pack."""
        readings = self.readings(announcement)
        return [fact for reading in readings for fact in decode(reading, self.scored(reading), self.scorer)]

    def examine(self, announcement: Announcement) -> Examined:
        return Examined(facts=tuple(self.extract(announcement)))

    def readings(self, announcement: Announcement) -> Iterator[Reading]:
        """The announcement as its packs read it: one reading for each run of paragraphs in one language."""
        tag = announcement.language.split("-")[0].lower() if announcement.language else None
        for part in segments(announcement.text, tag, self.packs):
            yield read(announcement, self.packs[part.tag], part.start, part.end)

    def scored(self, reading: Reading) -> list[Scored]:
        """Every candidate with its features, for explaining what was not found."""
        return score_all(judge_all(reading), self.scorer)
