"""What a candidate is worth in the company of the others: rivals for its place, the same told twice.

All is told from the first sums, which know a candidate alone. Linear in the number of candidates.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.candidate import Candidate
from pipeline.extract.scored import Judged
from pipeline.extract.scorer import ALONE, HOPELESS

UNRIVALLED = 6.0  # how far ahead a candidate is that has no rival
UNHEARD = -8.0  # the sum of what is nowhere said
MANY = 6

Who = tuple[int, ...]  # numbers of the organisations in one slot


def in_company(judged: Sequence[Judged], sums: Sequence[float]) -> list[Judged]:
    """Candidates of one type with what the others say of them; those that are hopeless alone stay as they are."""
    company = Company([one.candidate for one in judged], sums)
    return [
        replace(one, features={**one.features, **company.features(one.candidate, alone)}) if alone > HOPELESS else one
        for one, alone in zip(judged, sums, strict=True)
    ]


class Best:
    """The two highest of some sums: what is the best beside one of them?"""

    __slots__ = ("first", "second")

    def __init__(self) -> None:
        self.first = self.second = float("-inf")

    def add(self, value: float) -> None:
        if value > self.first:
            self.first, self.second = value, self.first
        elif value > self.second:
            self.second = value

    def beside(self, value: float, none: float) -> float:
        found = self.second if value == self.first else self.first
        return found if found > float("-inf") else none


@dataclass(slots=True)
class Place:
    """Those who might fill one slot beside one trigger, the other slots being filled alike."""

    best: dict[Who, float] = field(default_factory=dict)
    sums: dict[Who, float] = field(default_factory=lambda: defaultdict(float))
    counts: dict[Who, int] = field(default_factory=lambda: defaultdict(int))
    sum: float = 0.0
    count: int = 0
    top: Best | None = None

    def add(self, who: Who, value: float) -> None:
        self.best[who] = max(value, self.best.get(who, value))
        self.sums[who] += value
        self.counts[who] += 1
        self.sum += value
        self.count += 1

    def rivals(self, who: Who) -> tuple[float | None, int, float]:
        """The best of the others, how many there are, and their mean."""
        if self.top is None:
            self.top = Best()
            for value in self.best.values():
                self.top.add(value)
        count = self.count - self.counts[who]
        if not count:
            return None, 0, UNHEARD
        return self.top.beside(self.best[who], UNHEARD), count, (self.sum - self.sums[who]) / count


class Company:
    """The candidates of one type in one announcement, with their first sums."""

    def __init__(self, candidates: Sequence[Candidate], sums: Sequence[float]) -> None:
        self.places: dict[object, Place] = defaultdict(Place)
        self.triggers: dict[object, Best] = defaultdict(Best)
        self.fillers: dict[tuple[str, Who], Best] = defaultdict(Best)
        self.ways: dict[object, float] = {}
        self.highest = max(sums, default=0.0)
        for candidate, value in zip(candidates, sums, strict=True):
            self._add(candidate, value)

    def _add(self, candidate: Candidate, value: float) -> None:
        who, trigger = who_of(candidate), trigger_of(candidate)
        self.triggers[trigger].add(value)
        way = (trigger, tuple(who.values()))
        self.ways[way] = max(value, self.ways.get(way, value))
        for slot, filler in who.items():
            self.places[trigger, slot, _without(who, slot)].add(filler, value)
            self.fillers[slot, filler].add(value)

    def features(self, candidate: Candidate, value: float) -> dict[str, float]:
        """What the others say of one of the candidates, whose own first sum is given."""
        who, trigger = who_of(candidate), trigger_of(candidate)
        out = {
            ALONE: value,
            "ahead": value - self.triggers[trigger].beside(value, value - UNRIVALLED),
            "behind_all": value - self.highest,
        }
        if len(who) > 1:
            way = self.ways.get((trigger, tuple(who.values())[::-1]))
            out["ahead.reversed"] = UNRIVALLED if way is None else value - way
        for slot, filler in who.items():
            out.update(self._of_slot(who, slot, filler, trigger, value))
        return out

    def _of_slot(
        self, who: dict[str, Who], slot: str, filler: Who, trigger: object, value: float
    ) -> Iterator[tuple[str, float]]:
        best, count, mean = self.places[trigger, slot, _without(who, slot)].rivals(filler)
        yield f"{slot}.ahead", UNRIVALLED if best is None else value - best
        yield f"{slot}.rivals", float(min(count, MANY))
        yield f"{slot}.rivals_mean", mean
        others = (self.fillers.get((other, filler)) for other in who if other != slot)
        yield f"{slot}.otherwise", max((found.first for found in others if found), default=UNHEARD)


def who_of(candidate: Candidate) -> dict[str, Who]:
    return {slot: tuple(e.number for e in candidate.entities[slot]) for slot in sorted(candidate.entities)}


def trigger_of(candidate: Candidate) -> tuple[int, int]:
    return candidate.line, candidate.trigger.index


def _without(who: dict[str, Who], slot: str) -> tuple[tuple[str, Who], ...]:
    return tuple((other, filler) for other, filler in who.items() if other != slot)
