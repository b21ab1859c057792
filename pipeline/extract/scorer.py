"""The scorer: a sum of readable weights, what small trees say of signs that stand together, and a logistic curve.

One table a fact type, the same for every language. Whatever moves a sum is the contribution of a sign that is there,
or of one that is not.
"""

import hashlib
import json
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from pipeline.errors import ResourceError
from pipeline.model import Reason, Tier

WEIGHTS = Path(__file__).resolve().parent / "weights.json"
STEEPEST = 30.0  # beyond it the curve is flat
HOPELESS = -5.0  # a sum of weights that nothing can save
SHARE = 0.5  # of the weights' sum, where trees go on from it: the rest is left to them
ALONE = "alone"  # the feature that holds the sum of weights, of candidates that trees judge
ABSENT = "no:"  # before a sign whose absence counts


class Node(NamedTuple):
    """A question of a tree: whether a feature is above a number. Read millions of times."""

    feature: str
    above: float
    value: float  # what the tree would say here without asking on
    yes: "Tree"
    no: "Tree"


Tree: TypeAlias = Node | float


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one fact type, how a sum becomes a confidence, and from which confidence a fact is shown."""

    weights: Mapping[str, float]
    publish: float
    review: float
    slope: float = 1.0  # calibration on announcements that the weights had not seen
    offset: float = 0.0
    proven: Mapping[str, float] = field(default_factory=dict)  # limits of languages that much was seen of
    trees: tuple[Tree, ...] = ()

    def alone(self, features: Mapping[str, float]) -> float:
        """The sum of weights, which knows nothing of other candidates: above 0 more speaks for one than against it."""
        weights, total = self.weights, 0.0
        for name, value in features.items():
            if name in weights:
                total += weights[name] * value
        return total

    def total(self, features: Mapping[str, float], alone: float) -> float:
        """The sum of all that speaks for a candidate or against it, given the sum of weights."""
        if not self.trees:
            return alone
        total = alone * SHARE
        if ALONE in features:
            for tree in self.trees:
                while isinstance(tree, Node):
                    tree = tree.yes if features.get(tree.feature, 0.0) > tree.above else tree.no
                total += tree
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
        share = SHARE if self.trees else 1.0
        sums = {name: self.weights.get(name, 0.0) * value * share for name, value in features.items()}
        if ALONE in features:
            for name, value in self._said_together(features):
                sums[name] = sums.get(name, 0.0) + value
        parts = ((name, round(value, 3)) for name, value in sums.items())
        ranked = sorted((p for p in parts if p[1]), key=lambda p: (-abs(p[1]), p[0]))
        return tuple(Reason(feature=name, weight=weight) for name, weight in ranked[:most])

    def _said_together(self, features: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        """What each answer on the way through the trees changed (Saabas 2014)."""
        for tree in self.trees:
            yield "bias", value_of(tree)
            while isinstance(tree, Node):
                above = features.get(tree.feature, 0.0) > tree.above
                following = tree.yes if above else tree.no
                there = above or tree.feature in features
                yield tree.feature if there else ABSENT + tree.feature, value_of(following) - tree.value
                tree = following


@dataclass(frozen=True, slots=True)
class Scorer:
    tables: Mapping[str, Table]
    fingerprint: str


def value_of(tree: Tree) -> float:
    return tree.value if isinstance(tree, Node) else tree


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
        tuple(_tree(tree) for tree in entry["trees"]),
    )


def _tree(entry: Any) -> Tree:
    if not isinstance(entry, list):
        return float(entry)
    feature, above, value, yes, no = entry
    return Node(sys.intern(str(feature)), float(above), float(value), _tree(yes), _tree(no))
