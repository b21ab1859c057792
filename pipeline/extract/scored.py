"""Candidates as they are judged: before and after the weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.candidate import Candidate
from pipeline.model import Event, Status


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with all that is known of it before it is scored."""

    candidate: Candidate
    features: Mapping[str, float]
    status: Status
    reason: str | None  # the word that made it not asserted
    rule: str | None  # the pattern that matched
    event: Event


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score: `total` sums the weights, `confidence` is calibrated."""

    judged: Judged
    total: float
    confidence: float

    @property
    def candidate(self) -> Candidate:
        return self.judged.candidate
