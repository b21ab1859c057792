"""The scorer: a sum of readable weights and a logistic curve. One table a fact type, the same for every language."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ResourceError
from pipeline.model import Reason, Tier

WEIGHTS = Path(__file__).resolve().parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one fact type and the scores from which a fact is published or shown for review."""

    weights: Mapping[str, float]
    publish: float
    review: float

    def score(self, features: Mapping[str, float]) -> float:
        """Probability between 0 and 1 that a candidate is a fact."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def tier(self, score: float) -> Tier:
        if score >= self.publish:
            return "publish"
        return "review" if score >= self.review else "silent"

    def reasons(self, features: Mapping[str, float], most: int = 8) -> tuple[Reason, ...]:
        """The contributions that moved the score most, strongest first."""
        parts = [(name, round(self.weights.get(name, 0.0) * value, 3)) for name, value in features.items()]
        ranked = sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0]))
        return tuple(Reason(feature=name, weight=weight) for name, weight in ranked[:most])


@dataclass(frozen=True, slots=True)
class Scorer:
    tables: Mapping[str, Table]
    fingerprint: str


def load_scorer(path: Path = WEIGHTS) -> Scorer:
    """Read the committed weights. Raises ResourceError when they are missing or broken."""
    try:
        data = path.read_bytes()
        raw = json.loads(data)
        tables = {kind: Table(t["weights"], t["publish"], t["review"]) for kind, t in raw.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"The weights {path} cannot be read ({error}); make them again with `make train`.") from error
    return Scorer(tables, hashlib.sha256(data).hexdigest())
