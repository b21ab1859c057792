"""Small trees that judge all candidates of an announcement at once.

They are laid out in arrays, so that one step goes down all of them. What they say is counted in thousandths, whose sums
are exact in any order.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

THOUSAND = 1000

Floats: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Features: TypeAlias = Mapping[str, float]


class Node(NamedTuple):
    """A question of a tree: whether a feature is above a number."""

    feature: str
    above: float
    value: float  # what the tree would say here without asking on
    yes: "Tree"
    no: "Tree"


Tree: TypeAlias = Node | float


class Forest:
    """The trees of one fact type. A leaf is laid out as a question that always leads back to itself."""

    def __init__(self, trees: Sequence[Tree] = ()) -> None:
        self.trees = tuple(trees)
        self._columns: dict[str, int] = {}
        asked, above, values, following = list[int](), list[float](), list[int](), list[int]()

        def lay_out(tree: Tree) -> int:
            at = len(asked)
            node = tree if isinstance(tree, Node) else None
            asked.append(self._columns.setdefault(node.feature, len(self._columns)) if node else 0)
            above.append(node.above if node else 0.0)
            values.append(round(THOUSAND * (node.value if node else float(str(tree)))))
            following.extend((at, at))
            if node:
                following[2 * at : 2 * at + 2] = lay_out(node.no), lay_out(node.yes)
            return at

        self._roots: Whole = np.array([lay_out(tree) for tree in trees], dtype=np.int64)
        self._asked: Whole = np.array(asked, dtype=np.int64)
        self._above: Floats = np.array(above)
        self._values: Whole = np.array(values, dtype=np.int64)
        self._following: Whole = np.array(following, dtype=np.int64)
        self._names = tuple(self._columns)
        self._depth = max(map(_depth, trees), default=0)

    def __bool__(self) -> bool:
        return bool(self.trees)

    def totals(self, rows: Sequence[Features]) -> list[float]:
        """What the trees say of each candidate, all together."""
        places = self._roots[None, :]
        for reached, _ in self._steps(rows):
            places = reached
        said = np.broadcast_to(self._values.take(places).sum(axis=1), len(rows))
        return [total / THOUSAND for total in said.tolist()]

    def said(self, features: Features) -> Iterator[tuple[str, bool, float]]:
        """What the answers about each feature changed (Saabas 2014), and whether the feature is there; first `bias`,
        which is what the trees say before they ask."""
        yield "bias", True, int(self._values.take(self._roots).sum()) / THOUSAND
        steps = list(self._steps([features]))
        if not steps:
            return
        answers = np.concatenate([said[0] for _, said in steps])
        places = np.concatenate([self._roots, *(reached[0] for reached, _ in steps)])
        before, after = places[: len(answers)], places[len(self._roots) :]
        known = np.array([name in features for name in self._names], dtype=bool)
        columns = self._asked.take(before)
        changed = self._values.take(after) - self._values.take(before)
        changes = np.bincount(2 * columns + (answers | known.take(columns)), weights=changed)
        for kind in np.flatnonzero(changes).tolist():
            yield self._names[kind // 2], bool(kind % 2), float(changes[kind]) / THOUSAND

    def _steps(self, rows: Sequence[Features]) -> Iterator[tuple[Whole, NDArray[np.bool_]]]:
        """Where each candidate stands in each tree after each question, and what the answer was."""
        signs = self._signs(rows)
        first = np.arange(len(rows), dtype=np.int64)[:, None] * len(self._names)  # of each candidate
        places = self._roots[None, :]
        for _ in range(self._depth):
            answers = signs.take(first + self._asked.take(places)) > self._above.take(places)
            places = self._following.take(2 * places + answers)
            yield places, answers

    def _signs(self, rows: Sequence[Features]) -> Floats:
        """Candidates × features that are asked for, one row behind the other."""
        columns, width = self._columns, len(self._names)
        at, values = list[int](), list[float]()
        for number, row in enumerate(rows):
            for name in row.keys() & columns.keys():
                at.append(number * width + columns[name])
                values.append(row[name])
        signs = np.zeros(len(rows) * width)
        signs[at] = values
        return signs


def _depth(tree: Tree) -> int:
    return 1 + max(_depth(tree.yes), _depth(tree.no)) if isinstance(tree, Node) else 0


def tree_of(entry: Any) -> Tree:
    """A tree as it stands in JSON: a number, or a question with its two answers."""
    if not isinstance(entry, list):
        return float(entry)
    feature, above, value, yes, no = entry
    return Node(str(feature), float(above), float(value), tree_of(yes), tree_of(no))
