"""Where predictions come from: the weights as they are, or weights that have not seen what they are measured on."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from pipeline.extract import Extractor, train
from pipeline.extract.documents import load_documents
from pipeline.extract.evaluate import Fact
from pipeline.extract.gold import announcement_of, prediction
from pipeline.run.pool import in_order

Protocol = Literal["all", "cross-validated", "leave-one-language-out"]
PROTOCOLS: tuple[Protocol, ...] = ("all", "cross-validated", "leave-one-language-out")
Predicted = Mapping[str, Sequence[Fact]]  # by id of the announcement
Record = Mapping[str, Any]


def predict(protocol: Protocol, records: Sequence[Record], paths: Sequence[Path], jobs: int) -> Predicted:
    """The predictions of every record; none for one in a language without a pack."""
    if protocol == "all":
        extractor = Extractor.load()
        return {record["id"]: _facts(record, extractor) for record in records}
    predicted: dict[str, Sequence[Fact]] = {}
    names = _Parts(protocol, paths).names()
    for part in in_order(partial(_work, protocol, tuple(paths)), iter(names), jobs):
        predicted |= part
    return predicted


def _facts(record: Record, extractor: Extractor) -> Sequence[Fact]:
    found: list[Fact] = prediction(record["id"], extractor.extract(announcement_of(record)))["facts"]
    return found


class _Parts:
    """The gold in the parts that are left out in turn, read once."""

    def __init__(self, protocol: Protocol, paths: Sequence[Path]) -> None:
        self.train, self.prior, self.documents = train.train, train.load_prior(), load_documents(paths)
        divide = train.folds_of if protocol == "cross-validated" else train.languages_of
        self.parts = {name: part for name, part in divide(self.documents).items() if part}

    def names(self) -> list[str]:
        return sorted(self.parts)

    def left_out(self, name: str) -> Predicted:
        """Predictions for one part by weights from all the others."""
        part = self.parts[name]
        ids = {document.record["id"] for document in part}
        scorer = self.train([d for d in self.documents if d.record["id"] not in ids], self.prior)
        return {document.record["id"]: document.predicted(scorer) for document in part}


def _work(protocol: Protocol, paths: Sequence[Path]) -> Callable[[str], Predicted]:
    return _Parts(protocol, paths).left_out
