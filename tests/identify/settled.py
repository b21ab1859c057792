"""Identities over a few announcements, and who a mention is in them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.identify import Authority, Decision, Decisions, Identities, Known
from pipeline.identify.decisions import Judgement
from pipeline.model import Fact, Mention, Organisation
from pipeline.records import mentions_of


def settled(
    folder: Path,
    *announcements: Sequence[Fact],
    authority: Sequence[Organisation] = (),
    places: Iterable[str] = (),
    decisions: Sequence[Decision] = (),
    known: Iterable[Known] = (),
) -> Identities:
    knows = Authority(organisations=tuple(authority), places=frozenset(places))
    identities = Identities(folder, knows, Decisions(all=tuple(decisions)), known)
    for facts in announcements:
        identities.enter(facts)
    identities.settle()
    return identities


def who(identities: Identities, facts: Sequence[Fact], mention: Mention) -> str:
    """The organisation of a mention of one announcement."""
    for fact, resolved in zip(facts, identities.resolve(facts), strict=True):
        for one, other in zip(mentions_of(fact), mentions_of(resolved), strict=True):
            if one == mention:
                assert other.organisation is not None
                return other.organisation
    raise AssertionError(f"{mention.name} is not mentioned")


def decided(left: str, right: str, judgement: Judgement, line: int = 1) -> Decision:
    return Decision(
        left=left, right=right, judgement=judgement, by="ana", at="2025-03-02", why="seen",
        place=f"decisions.jsonl, line {line}",
    )  # fmt: skip
