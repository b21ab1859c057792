"""What the pages are made of: the worklist, the decisions, and what a decision would change."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.identify.decisions import FactDecision, judge, matched
from pipeline.model import Announcement, Fact
from pipeline.review.book import Book, Held
from pipeline.review.worklist import Worklist
from pipeline.run.preview import Preview
from pipeline.run.worklist import worklist_path
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact as it was extracted, and what was decided on it."""

    fact: Fact
    decision: FactDecision | None
    became: Fact | None  # what stands in the release in its place

    @property
    def hidden(self) -> bool:
        """Too uncertain to be shown beside the others, and nobody decided on it."""
        return self.fact.tier == "silent" and self.decision is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    settings: Settings
    worklist: Worklist
    book: Book
    preview: Preview
    by: str
    now: Callable[[], str]

    def held(self) -> Held:
        """The decisions, after the worklist was told of them."""
        held = self.book.read()
        self.worklist.settle(held.in_force, held.lines)
        return held

    def shown(self, announcement: Announcement, facts: Sequence[Fact]) -> list[Shown]:
        """Every fact of an announcement with what was decided, in reading order; what was rejected too."""
        in_force = self.book.read().in_force.facts.values()
        about = [decision for decision in in_force if decision.fact.announcement == announcement.reference]
        found = matched(facts, about)
        decided = {found[one.fact.reference].reference: one for one in about if one.fact.reference in found}
        alone = (one for one in about if one.fact.reference not in found)
        shown = [_shown(fact, decided.get(fact.reference), announcement) for fact in facts]
        return [*shown, *(_shown(decision.fact, decision, announcement) for decision in alone)]


def _shown(fact: Fact, decision: FactDecision | None, announcement: Announcement) -> Shown:
    judged = judge(announcement, [fact], [decision] if decision else []).facts
    return Shown(fact=fact, decision=decision, became=judged[0] if judged else None)


def open_desk(settings: Settings, by: str) -> Desk:
    return Desk(
        settings=settings,
        worklist=Worklist(worklist_path(settings.output)),
        book=Book(settings.decisions_file),
        preview=Preview(settings),
        by=by,
        now=time_now,
    )


def time_now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def name_of_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
