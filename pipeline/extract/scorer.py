"""The scorer: a sum of readable weights, what small trees say of signs that stand together, and a logistic curve.

One table a fact type, the same for every language. Whatever moves a sum is the contribution of a sign that is there,
or of one that is not.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.extract.forest import Forest, tree_of
from pipeline.model import Reason, Tier

WEIGHTS = Path(__file__).resolve().parent / "weights.json"
STEEPEST = 30.0  # beyond it the curve is flat
HOPELESS = -5.0  # a sum of weights that nothing can save
SHARE = 0.5  # of the weights' sum, where trees go on from it: the rest is left to them
ALONE = "alone"  # the feature that holds the sum of weights, of candidates that trees judge
ABSENT = "no:"  # before a sign whose absence counts


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one fact type, how a sum becomes a confidence, and from which confidence a fact is shown."""

    weights: Mapping[str, float]
    publish: float
    review: float
    slope: float = 1.0  # calibration on announcements that the weights had not seen
    offset: float = 0.0
    proven: Mapping[str, float] = field(default_factory=dict)  # limits of languages that much was seen of
    forest: Forest = field(default_factory=Forest)

    def alone(self, features: Mapping[str, float]) -> float:
        """The sum of weights, which knows nothing of other candidates: above 0 more speaks for one than against it."""
        weights, total = self.weights, 0.0
        for name, value in features.items():
            if name in weights:
                total += weights[name] * value
        return total

    def totals(self, rows: Sequence[Mapping[str, float]], alone: Sequence[float]) -> list[float]:
        """For each candidate the sum of all that speaks for or against it, given the sums of weights."""
        if not self.forest:
            return list(alone)
        totals = [SHARE * total for total in alone]
        judged = [place for place, features in enumerate(rows) if ALONE in features]
        for place, said in zip(judged, self.forest.totals([rows[place] for place in judged]), strict=True):
            totals[place] += said
        return totals

    def confidence(self, total: float) -> float:
        """The share of candidates with this sum that are facts, as far as gold tells; three decimals."""
        return round(logistic(self.slope * total + self.offset), 3)

    def limit(self, language: str) -> float:
        """The confidence from which a fact in a language is published."""
        return self.proven.get(language, self.publish)

    def tier(self, confidence: float, language: str) -> Tier:
        if confidence >= self.limit(language):
            return "publish"
        return "review" if confidence >= self.review else "silent"

    def reasons(self, features: Mapping[str, float], most: int = 8) -> tuple[Reason, ...]:
        """The contributions that moved the score most, strongest first."""
        share = SHARE if self.forest else 1.0
        sums = {name: self.weights.get(name, 0.0) * value * share for name, value in features.items()}
        if ALONE in features:
            for name, there, value in self.forest.said(features):
                sign = name if there else ABSENT + name
                sums[sign] = sums.get(sign, 0.0) + value
        parts = ((name, round(value, 3)) for name, value in sums.items())
        ranked = sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0]))
        return tuple(Reason(feature=name, weight=weight) for name, weight in ranked[:most])


@dataclass(frozen=True, slots=True)
class Scorer:
    tables: Mapping[str, Table]
    fingerprint: str


def logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-STEEPEST, min(STEEPEST, total))))


def load_scorer(path: Path = WEIGHTS) -> Scorer:
    """Read the committed weights. Raises ResourceError when they are missing or broken."""
    try:
        data = path.read_bytes()
        raw = json.loads(data)
        tables = {kind: _table(entry) for kind, entry in raw.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"The weights {path} cannot be used ({error!r}): make them again with `make train`."
        raise ResourceError(message) from error
    return Scorer(tables, hashlib.sha256(data).hexdigest())


def _table(entry: Mapping[str, Any]) -> Table:
    weights = {str(name): float(weight) for name, weight in entry["weights"].items()}
    return Table(
        weights,
        float(entry["publish"]),
        float(entry["review"]),
        float(entry["slope"]),
        float(entry["offset"]),
        {str(code): float(limit) for code, limit in entry["proven"].items()},
        Forest([tree_of(tree) for tree in entry["trees"]]),
    )
