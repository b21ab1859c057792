"""From tallies to figures: precision, recall and F1 with bootstrap intervals, calibration, false facts."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.gold import ENTITIES
from pipeline.quality.tally import Tally

RESAMPLES, SEED = 1_000, 20_231
OUTSIDE = 0.025  # of the resamples lies below an interval, and as much above
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
ALL = "all"

Numbers = tuple[int, int, int]  # hits, false facts, misses
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: all facts, those of a type, or those of a language. None where there is nothing to divide by."""

    announcements: int
    hit: int
    false: int
    missed: int
    strict: int
    named: int
    precision: float | None
    recall: float | None
    f1: float
    intervals: Mapping[str, Interval]  # of precision, recall, f1

    @property
    def gold(self) -> int:
        return self.hit + self.missed

    @property
    def predicted(self) -> int:
        return self.hit + self.false


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of like confidence: how many, how sure they are on average, how many are right."""

    low: float
    high: float
    facts: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured of one tier, or of both together."""

    announcements: int
    types: Mapping[str, Figure]  # `all` first
    languages: Mapping[str, Figure]
    details: Mapping[str, tuple[int, int]]  # right, of so many
    false_per_100: Mapping[str, float | None]  # by type: false facts in 100 announcements without a fact of the type
    without: Mapping[str, int]  # how many such announcements there are
    bins: Sequence[Bin]
    brier: float | None
    calibration_error: float | None
    quotes: tuple[int, int]  # exact, of so many


def figures(tallies: Sequence[Tally]) -> Figures:
    kinds = [kind for kind in ENTITIES if any(t.hit[kind] or t.false[kind] or t.missed[kind] for t in tallies)]
    spoken = sorted({tally.language for tally in tallies})
    by_language = {code: [t for t in tallies if t.language == code] for code in spoken}
    scores = [score for tally in tallies for score in tally.scores]
    bins = list(_bins(scores))
    without = {kind: sum(kind in t.without for t in tallies) for kind in kinds}
    false = {kind: sum(t.false[kind] for t in tallies if kind in t.without) for kind in kinds}
    return Figures(
        announcements=len(tallies),
        types={ALL: figure(tallies, None), **{kind: figure(tallies, kind) for kind in kinds}},
        languages={code: figure(own, None) for code, own in by_language.items()},
        details=_details(tallies),
        false_per_100={kind: 100 * false[kind] / n if n else None for kind, n in without.items()},
        without=without,
        bins=bins,
        brier=_mean([(confidence - right) ** 2 for confidence, right in scores]),
        calibration_error=_mean([abs(b.confidence - b.right) for b in bins for _ in range(b.facts)]),
        quotes=(sum(t.exact for t in tallies), sum(t.quotes for t in tallies)),
    )


def figure(tallies: Sequence[Tally], kind: str | None) -> Figure:
    rows = [numbers_of(tally, kind) for tally in tallies]
    hit, false, missed = (sum(row[i] for row in rows) for i in range(3))
    precision, recall, f1 = measures((hit, false, missed))
    strict = sum(t.strict[kind] if kind else t.strict.total() for t in tallies)
    named = sum(t.named[kind] if kind else t.named.total() for t in tallies)
    return Figure(len(tallies), hit, false, missed, strict, named, precision, recall, f1, bootstrap(rows))


def numbers_of(tally: Tally, kind: str | None) -> Numbers:
    if kind is None:
        return tally.hit.total(), tally.false.total(), tally.missed.total()
    return tally.hit[kind], tally.false[kind], tally.missed[kind]


def measures(numbers: Numbers) -> tuple[float | None, float | None, float]:
    """Precision, recall and F1, as the scorer that outside tools use computes them."""
    hit, false, missed = numbers
    precision = hit / (hit + false) if hit + false else None
    recall = hit / (hit + missed) if hit + missed else None
    return precision, recall, 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def bootstrap(rows: Sequence[Numbers]) -> Mapping[str, Interval]:
    """95 % intervals: announcements are drawn anew, with repetition, a thousand times; always the same draws."""
    chance = random.Random(SEED)  # noqa: S311 - a fixed seed, no secret
    telling = [row for row in rows if any(row)]
    indexes, drawn = range(len(rows)), list[tuple[float | None, float | None, float]]()
    for _ in range(RESAMPLES if telling else 0):
        picked = [telling[i] for i in chance.choices(indexes, k=len(rows)) if i < len(telling)]
        hit, false, missed = (sum(column) for column in zip(*picked, strict=True)) if picked else (0, 0, 0)
        drawn.append(measures((hit, false, missed)))
    names = ("precision", "recall", "f1")
    return {name: _interval(draw[i] for draw in drawn) for i, name in enumerate(names)} if drawn else {}


def _interval(values: Iterable[float | None]) -> Interval:
    ranked = sorted(value for value in values if value is not None) or [0.0]
    last = len(ranked) - 1
    return ranked[round(OUTSIDE * last)], ranked[round((1 - OUTSIDE) * last)]


def _details(tallies: Sequence[Tally]) -> Mapping[str, tuple[int, int]]:
    keys = dict.fromkeys(key for tally in tallies for key in tally.asked)
    return {key: (sum(t.right[key] for t in tallies), sum(t.asked[key] for t in tallies)) for key in sorted(keys)}


def _bins(scores: Sequence[tuple[float, bool]]) -> Iterable[Bin]:
    for low, high in pairwise(BINS):
        inside = [(c, right) for c, right in scores if low <= c < high or (high == BINS[-1] and c == high)]
        if inside:
            confidence = sum(c for c, _ in inside) / len(inside)
            yield Bin(low, high, len(inside), confidence, sum(right for _, right in inside) / len(inside))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
