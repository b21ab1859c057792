"""The scorer: a sum of readable weights and a logistic curve. One table a fact type, the same for every language."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.model import Reason, Tier

WEIGHTS = Path(__file__).resolve().parent / "weights.json"
STEEPEST = 30.0  # beyond it the curve is flat


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one fact type, how a sum becomes a confidence, and from which confidence a fact is shown."""

    weights: Mapping[str, float]
    publish: float
    review: float
    slope: float = 1.0  # calibration on announcements that the weights had not seen
    offset: float = 0.0
    proven: Mapping[str, float] = field(default_factory=dict)  # limits of languages that much was seen of

    def total(self, features: Mapping[str, float]) -> float:
        """The sum of weights: above 0 more speaks for a candidate than against it."""
        weights, total = self.weights, 0.0
        for name, value in features.items():
            if name in weights:
                total += weights[name] * value
        return total

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
        parts = [(name, round(self.weights.get(name, 0.0) * value, 3)) for name, value in features.items()]
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
    )
