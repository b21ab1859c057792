"""Train the scorer: `python -m pipeline.extract.train GOLD.jsonl… [--cross-validate]`. Deterministic.

Logistic regression with a ridge towards the hand-set prior (`prior.toml`), so that fact types with little gold lean
on what a person thinks. Newton's method from the prior; what is written is rounded to two decimals, so the table is
the same on every machine. Calibration and thresholds come from announcements that the weights had not seen.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.boost import FEW, boost
from pipeline.extract.company import in_company
from pipeline.extract.documents import Document, Row, lessons, load_documents
from pipeline.extract.evaluate import Report, counted, judge
from pipeline.extract.forest import Forest
from pipeline.extract.scored import Judged
from pipeline.extract.scorer import ALONE, SHARE, WEIGHTS, Scorer, Table
from pipeline.extract.thresholds import Shown, calibrate, proven_languages, thresholds

PRIOR = Path(__file__).resolve().parent / "prior.toml"
RIDGE = 10.0
FOLDS = 5
PARTS = 5
RARE = 3  # a feature seen fewer times keeps its prior

Floats = NDArray[np.float64]
Prior = Mapping[str, Mapping[str, float]]


def fit(rows: Sequence[Row], prior: Mapping[str, float], start: Mapping[str, float] | None = None) -> dict[str, float]:
    """Weights for one fact type; `start` only makes it quicker."""
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
    drawn_to = np.array([prior.get(name, 0.0) for name in names])
    begin = drawn_to if start is None else np.array([start.get(name, prior.get(name, 0.0)) for name in names])
    fitted = _newton(x, y, drawn_to, begin)
    weights = {name: round(float(w), 2) for name, w in zip(names, fitted, strict=True)}
    return {**{n: w for n, w in prior.items() if n not in weights}, **{n: w for n, w in weights.items() if w}}


def _newton(x: Floats, y: Floats, prior: Floats, start: Floats) -> Floats:
    """The minimum of loss and ridge; a step that would climb is halved."""
    w, now = start.copy(), _loss(x, y, start, prior)
    rough = x.astype(np.float32)  # good enough for the way; where it ends is told by the gradient
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + RIDGE * (w - prior)
        bent = rough * np.sqrt(p * (1 - p)).astype(np.float32)[:, None]
        step = np.linalg.solve((bent.T @ bent).astype(np.float64) + RIDGE * np.eye(len(w)), gradient)
        while (then := _loss(x, y, w - step, prior)) > now + 1e-12 and float(np.abs(step).max(initial=0.0)) > 1e-9:
            step = step / 2
        w, now = w - step, then
        if float(np.abs(step).max(initial=0.0)) < 1e-4:  # the next step would be its square
            break
    return w


def _loss(x: Floats, y: Floats, w: Floats, prior: Floats) -> float:
    total = x @ w
    return float(np.sum(np.logaddexp(0, total) - y * total) + RIDGE / 2 * np.sum((w - prior) ** 2))


def fold_of(document: Document) -> int:
    return int(hashlib.sha256(str(document.record["id"]).encode()).hexdigest(), 16) % FOLDS


def fit_all(documents: Sequence[Document], prior: Prior) -> Scorer:
    """Uncalibrated weights and trees of every type; everything is shown, and the packs of the languages teach too."""
    languages = sorted({document.record["language"] for document in documents})
    documents = [*documents, *(lesson for language in languages for lesson in lessons(language))]
    kinds = sorted({*(row.type for document in documents for row in document.rows), *prior})
    return Scorer({kind: table_of(kind, documents, prior.get(kind, {})) for kind in kinds}, "unsaved")


def table_of(kind: str, documents: Sequence[Document], prior: Mapping[str, float]) -> Table:
    """Weights of one type, and trees that go on from half of what they say."""
    rows = [row for document in documents for row in document.rows if row.type == kind]
    weights = fit(rows, prior)
    if sum(row.right for row in rows) < FEW:
        return Table(weights, 1.0, 0.0)
    features, right, alone = list[Mapping[str, float]](), list[float](), list[float]()
    for row, judged in _in_company(kind, documents, prior, weights):
        if ALONE in judged.features:
            features.append(judged.features)
            right.append(float(row.right))
            alone.append(judged.features[ALONE])
    return Table(weights, 1.0, 0.0, forest=Forest(boost(features, np.array(right), np.array(alone) * SHARE)))


def _in_company(
    kind: str, documents: Sequence[Document], prior: Mapping[str, float], start: Mapping[str, float]
) -> Iterator[tuple[Row, Judged]]:
    """The rows of a type with candidates that know the others, by weights that have not seen their announcement."""
    for part in range(PARTS):
        mine = [document for number, document in enumerate(documents) if number % PARTS == part]
        rest = [d for number, d in enumerate(documents) if number % PARTS != part]
        table = Table(fit([row for d in rest for row in d.rows if row.type == kind], prior, start), 1.0, 0.0)
        for document in mine:
            ones = [(at, one) for at, one in enumerate(document.judged) if one.candidate.type == kind]
            known = in_company([one for _, one in ones], [table.alone(one.features) for _, one in ones])
            judged = {at: one for (at, _), one in zip(ones, known, strict=True)}
            yield from ((row, judged[row.at]) for row in document.rows if row.type == kind)


def train(documents: Sequence[Document], prior: Prior) -> Scorer:
    """The whole table: weights from all announcements, the rest from ones that the weights had not seen."""
    shown = list(_unseen(documents, folds_of(documents), prior))
    gold = [fact["type"] for document in documents for fact in document.record["facts"]]
    scorer, tables = fit_all(documents, prior), {}
    kinds = sorted(scorer.tables)
    curves = {kind: calibrate([f for f in shown if f.type == kind]) for kind in kinds}
    calibrated = [f.with_curve(curves[f.type]) for f in shown]
    limits, proven = thresholds(calibrated, gold, kinds), proven_languages(calibrated, kinds)
    for kind, table in scorer.tables.items():
        publish, review = limits[kind]
        tables[kind] = Table(table.weights, publish, review, *curves[kind], proven[kind], table.forest)
    return Scorer(tables, "unsaved")


Parts = Mapping[str, Sequence[Document]]


def folds_of(documents: Sequence[Document]) -> Parts:
    return {f"fold {fold}": [d for d in documents if fold_of(d) == fold] for fold in range(FOLDS)}


def authors_of(documents: Sequence[Document]) -> Parts:
    names = sorted({d.record["author"] for d in documents})
    return {name: [d for d in documents if d.record["author"] == name] for name in names}


def languages_of(documents: Sequence[Document], groups: int = 0) -> Parts:
    """The documents by language, or by so many groups of languages."""
    languages = sorted({d.record["language"] for d in documents})
    part = {code: f"group {n % groups}" if groups else code for n, code in enumerate(languages)}
    return {name: [d for d in documents if part[d.record["language"]] == name] for name in sorted(set(part.values()))}


def _unseen(documents: Sequence[Document], parts: Parts, prior: Prior) -> Iterator[Shown]:
    """The facts that weights from all other parts show in each part."""
    for part in parts.values():
        held = {id(document) for document in part}
        scorer = fit_all([d for d in documents if id(d) not in held], prior)
        for document in part:
            judged = judge(counted(document.predicted(scorer)), document.record)
            told = [*((mine, True) for mine, _ in judged.hits), *((mine, False) for mine in judged.false)]
            counts = Counter(mine["type"] for mine, _ in told)
            for mine, right in told:
                kind, language = mine["type"], document.record["language"]
                yield Shown(kind, mine["confidence"], right, language, 1 / counts[kind])


def cross_validate(documents: Sequence[Document], prior: Prior) -> Iterator[str]:
    """Precision and recall on folds, on authors and on languages of which training has seen nothing."""
    yield from _left_out("Cross-validated in folds", folds_of(documents), documents, prior)
    for author, part in authors_of(documents).items():
        yield from _left_out(f"Author {author} left out", {author: part}, documents, prior)
    languages = sorted({d.record["language"] for d in documents})
    for language in languages if len(languages) > 1 else ():
        spoken = [d for d in documents if d.record["language"] == language]
        yield from _left_out(f"Language {language} left out", {language: spoken}, documents, prior)


def _left_out(title: str, parts: Parts, documents: Sequence[Document], prior: Prior) -> Iterator[str]:
    reports = [Report(), Report("publish")]
    for part in parts.values():
        scorer = train([d for d in documents if d not in part], prior)
        for document in part:
            predicted = document.predicted(scorer)
            for report in reports:
                report.add(predicted, document.record)
    yield title
    for report in reports:
        yield from report.lines()


def as_json(scorer: Scorer) -> str:
    tables = {
        kind: {
            "publish": t.publish, "proven": dict(sorted(t.proven.items())), "review": t.review,
            "slope": t.slope, "offset": t.offset,
            "weights": dict(sorted(t.weights.items())), "trees": [],
        }
        for kind, t in scorer.tables.items()
    }  # fmt: skip
    text = json.dumps(tables, ensure_ascii=False, indent=1)
    for table in scorer.tables.values():
        lines = ",\n   ".join(json.dumps(tree, ensure_ascii=False) for tree in table.forest.trees)
        text = text.replace('"trees": []', f'"trees": [\n   {lines}\n  ]' if lines else '"trees" : []', 1)
    return text.replace('"trees" : []', '"trees": []') + "\n"


def load_prior() -> Prior:
    return tomllib.loads(PRIOR.read_text("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--cross-validate", action="store_true", help="measure on unseen folds; write nothing")
    arguments = parser.parse_args()
    documents, prior = load_documents(arguments.gold), load_prior()
    if arguments.cross_validate:
        sys.stdout.writelines(f"{line}\n" for line in cross_validate(documents, prior))
        return
    arguments.output.write_text(as_json(train(documents, prior)), "utf-8")
    count = sum(len(document.rows) for document in documents)
    sys.stderr.write(f"{len(documents)} announcements, {count} candidates → {arguments.output}\n")


if __name__ == "__main__":
    main()
