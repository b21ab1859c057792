"""From the lines to what is in force. Their order makes no difference: the time of each does, then its id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import ResourceError
from pipeline.identify.decisions.lines import time_of
from pipeline.identify.decisions.records import (
    AnyDecision,
    Decision,
    FactDecision,
    Judgement,
    NameDecision,
    Undo,
    Withdrawal,
)

CAUTION: Mapping[str, int] = {"same": 0, "different": 1, "unsure": 2}  # of one time the more cautious counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What is in force."""

    all: tuple[Decision, ...] = ()  # who is who: of several judgements of one pair the last
    facts: Mapping[str, FactDecision] = field(default_factory=dict)  # by reference of the fact as it was extracted
    names: tuple[NameDecision, ...] = ()
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)  # by reference of the announcement
    fingerprint: str = ""

    def of(self, *judgements: Judgement) -> Iterator[Decision]:
        return (decision for decision in self.all if decision.judgement in judgements)


def fold(decisions: Iterable[AnyDecision], fingerprint: str = "") -> Decisions:
    """Raises: ResourceError when two are called the same that are judged different, naming both lines."""
    lines = sorted({one.id or one.place: one for one in decisions}.values(), key=_order)
    taken_back = undone(lines)
    live = [one for one in lines if one.id not in taken_back or not one.id]
    names = {(one.organisation, one.language): one for one in live if isinstance(one, NameDecision)}
    return Decisions(
        all=_pairs([one for one in live if isinstance(one, Decision)]),
        facts={one.fact.reference: one for one in live if isinstance(one, FactDecision)},
        names=tuple(names.values()),
        withdrawn={one.announcement: one for one in live if isinstance(one, Withdrawal)},
        fingerprint=fingerprint,
    )


def undone(lines: Sequence[AnyDecision]) -> frozenset[str]:
    """Ids of decisions that were taken back. An undo that was undone itself takes nothing back."""
    undos = {one.id: one.of for one in lines if isinstance(one, Undo)}
    by: dict[str, list[str]] = {}
    for id_, of in undos.items():
        by.setdefault(of, []).append(id_)
    taken_back: set[str] = set()
    for target in by:  # an id is made from its line, so undos of undos end
        if _is_undone(target, by):
            taken_back.add(target)
    return frozenset(taken_back)


def _is_undone(id_: str, by: Mapping[str, Sequence[str]]) -> bool:
    return any(not _is_undone(undo, by) for undo in by.get(id_, ()))


def _pairs(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    in_force: dict[tuple[str, str], Decision] = {}
    faults: list[str] = []
    for one in decisions:
        before = in_force.pop(one.pair, None)
        if before is not None and (before.judgement, one.judgement) == ("different", "same"):
            faults.append(clash(one, before))
        in_force[one.pair] = one
    if faults:
        raise ResourceError("\n".join(faults))
    return tuple(in_force.values())


def clash(same: Decision, different: Decision) -> str:
    """Why a `same` is refused."""
    return (
        f"{same.place} says that “{same.left}” and “{same.right}” are the same, but {different.place} judged "
        f"“{different.left}” and “{different.right}” different ({different.by}, {different.at}: {different.why}): "
        "take one of the two back with a line that says “unsure”."
    )


def _order(one: AnyDecision) -> tuple[str, int, str]:
    return time_of(one.at), CAUTION.get(one.judgement, 0) if isinstance(one, Decision) else 0, one.id
