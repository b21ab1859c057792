"""What signs say together: small trees, each of which mends what the weights and the trees before get wrong.

Gradient boosting of logistic loss (Friedman 2001, with the second-order gains of Chen and Guestrin 2016). Gradients are
counted in whole steps, whose sums are exact in any order: so the same trees grow on every machine.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.forest import Node, Tree

ROUNDS, DEPTH = 150, 7
RATE = 0.1  # of what a tree says, how much is believed
RIDGE = 10.0  # pulls what a leaf says towards nothing
LEAST = 12  # candidates on either side of a question
FEW = 60  # right candidates of a type below which no trees are grown
SIGNS, CANDIDATES = 0.5, 0.8  # shares that each tree sees, so that they do not all ask the same
CUTS = (0.1, 0.3, 0.5, 0.7, 0.9)  # quantiles at which a number is asked for
STEP = 2.0**10  # the sums of 16,000 candidates are whole numbers that 32 bits hold

Floats = NDArray[np.float64]
Steps = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a sign is there, or a number is larger than so much."""

    feature: str
    above: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What one tree grows on: answers to the questions it may ask, and how wrong the total is so far."""

    questions: Sequence[Question]
    answers: Steps  # candidates × questions, 0 or 1
    slopes: Steps  # candidates × (gradient, curvature, 1), in whole steps


def boost(rows: Sequence[Mapping[str, float]], right: Floats, start: Floats) -> tuple[Tree, ...]:
    """Trees that add to the totals `start`."""
    questions, answers = _asked(rows)
    chance = np.random.Generator(np.random.PCG64(0))
    totals, trees = start.copy(), list[Tree]()
    for _ in range(ROUNDS):
        some = np.sort(chance.permutation(len(questions))[: max(1, int(len(questions) * SIGNS))])
        shown = np.flatnonzero(chance.random(len(right)) < CANDIDATES)
        p = 1 / (1 + np.exp(-totals))
        slopes = np.rint(np.stack([(right - p) * STEP, p * (1 - p) * STEP, np.ones(len(p))], axis=1))
        ground = Ground([questions[k] for k in some], answers[:, some], slopes.astype(np.float32))
        tree = _grow(ground, shown, DEPTH)
        totals += _said(tree, answers, {question: k for k, question in enumerate(questions)})
        trees.append(tree)
    return tuple(tree for tree in trees if isinstance(tree, Node))


def _asked(rows: Sequence[Mapping[str, float]]) -> tuple[list[Question], Steps]:
    """Every question that splits the candidates well enough, with their answers."""
    columns: dict[str, Floats] = defaultdict(lambda: np.zeros(len(rows)))
    for place, row in enumerate(rows):
        for name, value in row.items():
            columns[name][place] = value
    questions, answers = list[Question](), list[Steps]()
    for name, values in sorted(columns.items()):
        for cut in _cuts(values):
            yes = values > cut
            if LEAST <= yes.sum() <= len(rows) - LEAST:
                questions.append(Question(name, cut))
                answers.append(yes.astype(np.float32))
    return questions, np.stack(answers, axis=1) if answers else np.zeros((len(rows), 0), dtype=np.float32)


def _cuts(values: Floats) -> list[float]:
    """Between which values a feature may be split."""
    known = np.unique(values)
    between = (known[:-1] + known[1:]) / 2
    if len(between) > len(CUTS):
        between = np.quantile(between, CUTS, method="lower")
    return sorted({round(float(cut), 4) for cut in between})


def _grow(ground: Ground, shown: Places, depth: int) -> Tree:
    slopes = ground.slopes[shown]
    gradient, curvature, _ = slopes.sum(axis=0, dtype=np.float64)
    value = round(float(RATE * gradient / (curvature + RIDGE * STEP)), 3)
    best = _best(ground, shown, slopes) if depth and len(shown) >= 2 * LEAST else None
    if best is None:
        return value
    yes = ground.answers[shown, best] > 0
    question = ground.questions[best]
    return Node(
        question.feature,
        question.above,
        value,
        _grow(ground, shown[yes], depth - 1),
        _grow(ground, shown[~yes], depth - 1),
    )


def _best(ground: Ground, shown: Places, slopes: Steps) -> int | None:
    """The question whose answer tells most; None where none tells anything."""
    sums = (ground.answers[shown].T @ slopes).astype(np.float64)
    whole = slopes.sum(axis=0, keepdims=True, dtype=np.float64)
    rest = whole - sums
    gains = _gain(sums) + _gain(rest) - _gain(whole)
    gains[np.minimum(sums[:, 2], rest[:, 2]) < LEAST] = 0.0
    best = int(np.argmax(gains)) if len(gains) else 0
    return best if len(gains) and gains[best] > STEP / 1000 else None


def _gain(sums: Floats) -> Floats:
    gained: Floats = sums[:, 0] ** 2 / (sums[:, 1] + RIDGE * STEP)
    return gained


def _said(tree: Tree, answers: Steps, places: Mapping[Question, int]) -> Floats:
    """What a tree adds to each total."""
    if not isinstance(tree, Node):
        return np.full(len(answers), tree)
    yes = answers[:, places[Question(tree.feature, tree.above)]] > 0
    return np.where(yes, _said(tree.yes, answers, places), _said(tree.no, answers, places))
