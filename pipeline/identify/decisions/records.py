"""The decisions that a line of the file can hold. `id` is minted from the line: who undoes a decision names it."""

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Fact

Judgement = Literal["same", "different", "unsure"]
FactJudgement = Literal["accept", "reject", "edit"]
JUDGEMENTS: tuple[Judgement, ...] = ("same", "different", "unsure")
FACT_JUDGEMENTS: tuple[FactJudgement, ...] = ("accept", "reject", "edit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What every decision says."""

    by: str
    at: str  # a day, or a time with its zone
    why: str
    id: str = ""
    place: str = ""  # file and line


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Signed):
    """Whether two organisations are one."""

    left: str  # reference or exact name
    right: str
    judgement: Judgement

    @property
    def pair(self) -> tuple[str, str]:
        return min(self.left, self.right), max(self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDecision(Signed):
    """What is to become of a fact. It holds the sentence and the extraction that were judged."""

    judgement: FactJudgement
    fact: Fact  # as it was extracted
    becomes: Fact | None = None  # of an edit

    @property
    def sentence(self) -> str:
        return self.fact.evidence[0].quote


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision(Signed):
    """What an organisation is to be called first in a language."""

    organisation: str  # reference or exact name
    name: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Signed):
    """An announcement that is no longer to be published."""

    announcement: str  # reference
    replacement: str | None = None  # address of what took its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Signed):
    """Takes another decision back."""

    of: str  # id


AnyDecision = Decision | FactDecision | NameDecision | Withdrawal | Undo
