"""Train the scorer: `python -m pipeline.extract.train GOLD.jsonl… [--cross-validate]`. Deterministic.

Logistic regression with a ridge towards the hand-set prior (`prior.toml`), so that fact types with little gold lean
on what a person thinks. Newton's method from the prior; weights are rounded to three decimals, so the table is the
same on every machine.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.decode import Scored, score_all
from pipeline.extract.entities import Entity
from pipeline.extract.gold import announcement_of, folded, gold_names, same_members, same_names
from pipeline.extract.pack import Pack, load_packs
from pipeline.extract.reading import read
from pipeline.extract.scorer import WEIGHTS, Scorer, Table

PRIOR = Path(__file__).resolve().parent / "prior.toml"
RIDGE = 2.0
FOLDS = 5
PRECISION = 0.95  # wanted of what is published
RARE = 3  # a feature seen fewer times keeps its prior


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate with the answer that gold gives."""

    document: str
    type: str
    features: Mapping[str, float]
    right: bool


def load_gold(paths: Sequence[Path]) -> list[dict[str, Any]]:
    records = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return sorted(records, key=lambda record: str(record["id"]))


def rows_of(record: Mapping[str, Any], pack: Pack) -> Iterator[Row]:
    """The candidates of one gold record that count: asserted ones which gold does not call uncertain."""
    reading = read(announcement_of(record), pack)
    for one in score_all(reading, None):
        if one.status != "asserted":
            continue
        if any(_agrees(reading.entities.names, one, fact, reading.text) for fact in record.get("uncertain", ())):
            continue
        right = any(_agrees(reading.entities.names, one, fact, reading.text) for fact in record["facts"])
        yield Row(record["id"], one.candidate.type, one.features, right)


def _agrees(names: Any, one: Scored, fact: Mapping[str, Any], text: str) -> bool:
    c = one.candidate
    if fact["type"] != c.type:
        return False
    if c.type == "membership" and (fact["event"] == "left") != (one.event == "left"):
        return False
    if c.type == "size" and fact["value"] != c.value:
        return False
    if c.place is not None and folded(text[slice(*c.place)])[:4] != folded(fact["place"])[:4]:
        return False
    return all(_slot_agrees(names, c.entities.get(slot), fact.get(slot)) for slot in ("member", "group", "organisation",
               "old", "new", "part", "whole", "parts", "result"))  # fmt: skip


def _slot_agrees(names: Any, mine: Sequence[Entity] | None, gold: Any) -> bool:
    if mine is None and gold is None:
        return True
    if mine is None or gold is None:
        return False
    if isinstance(gold, list):
        return same_members([list(names(e)) for e in mine], [gold_names(g) for g in gold])
    return same_names(names(mine[0]), gold_names(gold))


def fit(rows: Sequence[Row], prior: Mapping[str, float]) -> dict[str, float]:
    """Weights for one fact type."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, n in counts.items() if n >= RARE)
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in place:
                x[i, place[name]] = value
    y = np.array([row.right for row in rows], dtype=float)
    start = np.array([prior.get(name, 0.0) for name in names])
    fitted = _newton(x, y, start)
    weights = {name: round(float(w), 3) for name, w in zip(names, fitted, strict=True)}
    return {**{n: w for n, w in prior.items() if n not in weights}, **weights}


def _newton(x: NDArray[np.float64], y: NDArray[np.float64], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    w = prior.copy()
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + RIDGE * (w - prior)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        step = np.linalg.solve(curvature, gradient)
        w -= step
        if float(np.abs(step).max(initial=0.0)) < 1e-6:
            break
    return w


def fold_of(document: str) -> int:
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def train(rows: Sequence[Row], prior: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, Any]]:
    """The whole table: weights from all rows, thresholds from rows that the weights had not seen."""
    tables: dict[str, dict[str, Any]] = {}
    for kind in sorted({*(row.type for row in rows), *prior}):
        mine = [row for row in rows if row.type == kind]
        weights = fit(mine, prior.get(kind, {})) if mine else dict(prior.get(kind, {}))
        publish, review = thresholds(held_out(mine, prior.get(kind, {})))
        tables[kind] = {"publish": publish, "review": review, "weights": dict(sorted(weights.items()))}
    return tables


def held_out(rows: Sequence[Row], prior: Mapping[str, float]) -> list[tuple[float, bool]]:
    """Scores of every row by weights trained on the other folds."""
    scores: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        table = Table(fit([r for r in rows if fold_of(r.document) != fold], prior), 1.0, 0.5)
        scores += [(table.score(r.features), r.right) for r in rows if fold_of(r.document) == fold]
    return scores


def thresholds(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The lowest scores at which precision is high enough to publish, and F1 is best for review."""
    ranked = sorted(scores, reverse=True)
    right_all = sum(right for _, right in ranked)
    publish, best_f1, review, right = 0.99, 0.0, 0.5, 0
    for n, (score, hit) in enumerate(ranked, 1):
        right += hit
        f1 = 2 * right / (n + right_all) if right_all else 0.0
        if right / n >= PRECISION and n >= 5:
            publish = score
        if f1 > best_f1:
            best_f1, review = f1, score
    publish = min(0.99, max(0.5, publish))
    return round(publish, 3), round(min(max(0.2, review), publish), 3)


def scorer_of(tables: Mapping[str, Mapping[str, Any]]) -> Scorer:
    return Scorer({k: Table(t["weights"], t["publish"], t["review"]) for k, t in tables.items()}, "unsaved")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    packs = load_packs()
    prior = tomllib.loads(PRIOR.read_text("utf-8"))
    records = [r for r in load_gold(arguments.gold) if r["language"] in packs]
    rows = [row for record in records for row in rows_of(record, packs[record["language"]])]
    table = train(rows, prior)
    arguments.output.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.stderr.write(f"{len(records)} announcements, {len(rows)} candidates → {arguments.output}\n")


if __name__ == "__main__":
    main()
