"""What counts in one announcement: hits, false facts and misses by type, details, names, quotes, confidences."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.extract.evaluate import DETAILS, Fact, counted, judge
from pipeline.extract.gold import ENTITIES

Counts = Counter[str]


@dataclass(slots=True)
class Tally:
    """The predictions of one announcement beside its gold, of one tier or of both."""

    language: str
    hit: Counts = field(default_factory=Counter)  # all by type
    false: Counts = field(default_factory=Counter)
    missed: Counts = field(default_factory=Counter)
    strict: Counts = field(default_factory=Counter)  # hits with a name that is the same when folded
    named: Counts = field(default_factory=Counter)  # hits with exactly a name of gold's
    asked: Counts = field(default_factory=Counter)  # by detail
    right: Counts = field(default_factory=Counter)
    without: frozenset[str] = frozenset()  # types of which gold has no fact
    scores: list[tuple[float, bool]] = field(default_factory=list)  # confidence, whether it was right
    quotes: int = 0
    exact: int = 0


def tally_of(
    predicted: Sequence[Fact], record: Mapping[str, Any], tier: str | None = None, only: str | None = None
) -> Tally:
    told = {fact["type"] for fact in record["facts"]}
    out = Tally(record["language"], without=frozenset(ENTITIES) - told)
    mine = list(counted(predicted, tier))
    judged = judge(mine, record, only)
    for (fact, gold), same in zip(judged.hits, judged.same, strict=True):
        kind = gold["type"]
        out.hit[kind] += 1
        out.strict[kind] += same
        out.named[kind] += all(map(_named, *zip(*_slots(fact, gold), strict=True)))
        out.scores.append((float(fact.get("confidence", 1.0)), True))
        for key in DETAILS:
            if (key in gold or key in fact) and (gold.get(key) is not None or fact.get(key) is not None):
                out.asked[key] += 1
                out.right[key] += str(gold.get(key)) == str(fact.get(key))
    for fact in judged.false:
        out.false[fact["type"]] += 1
        out.scores.append((float(fact.get("confidence", 1.0)), False))
    out.missed.update(fact["type"] for fact in judged.missed)
    for evidence in (fact.get("evidence") for fact in mine if only in (None, fact["type"])):
        if isinstance(evidence, Mapping):
            out.quotes += 1
            out.exact += record["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    return out


def _slots(fact: Fact, gold: Fact) -> Iterator[tuple[Any, Any]]:
    """The fillers of one fact beside the other's; of several, as they stand in the text."""
    for key in ENTITIES[gold["type"]]:
        if gold.get(key) is not None:
            yield fact.get(key), gold[key]


def _named(mine: Any, gold: Any) -> bool:
    """Whether the name given is letter for letter one that gold has."""
    if isinstance(gold, list):
        given = mine if isinstance(mine, list) else [mine]
        return len(given) == len(gold) and all(any(_named(one, wanted) for one in given) for wanted in gold)
    names = (gold["name"], gold["surface"], *gold["aliases"]) if isinstance(gold, Mapping) else (gold,)
    name = mine.get("name") if isinstance(mine, Mapping) else mine
    return name is not None and _nfc(name) in set(map(_nfc, names))


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
