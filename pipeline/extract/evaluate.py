"""Predictions against gold: hits, false facts, misses, by fact type and tier, and whether dates and roles are right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.extract.gold import ENTITIES, folded, gold_names, same_members, same_names

DETAILS = ("event", "role", "start", "end", "date")
PLACE_LIKENESS = 75
Fact = Mapping[str, Any]


def matches(mine: Fact, gold: Fact) -> bool:
    """Whether a predicted fact, in gold form, says what a gold fact says; details apart."""
    if mine["type"] != gold["type"]:
        return False
    if mine["type"] == "membership" and (mine["event"] == "left") != (gold["event"] == "left"):
        return False
    if mine["type"] == "size" and mine["value"] != gold["value"]:
        return False
    if mine["type"] == "located_in" and not same_names(_places(mine), _places(gold), PLACE_LIKENESS):
        return False
    return all(_same(mine.get(key), gold.get(key)) for key in ENTITIES[gold["type"]])


def _places(fact: Fact) -> list[str]:
    return [folded(p) for p in (fact.get("place"), fact.get("place_name")) if p]


def _same(mine: Any, gold: Any) -> bool:
    if gold is None:
        return True
    if mine is None:
        return False
    if isinstance(gold, list):
        return same_members([list(gold_names(m)) for m in mine], [gold_names(g) for g in gold])
    return same_names(gold_names(mine), gold_names(gold))


@dataclass(slots=True)
class Judgement:
    """The facts of one announcement beside its gold."""

    hits: list[tuple[Fact, Fact]] = field(default_factory=list)  # predicted, gold
    false: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)


def judge(predicted: Iterable[Fact], record: Mapping[str, Any]) -> Judgement:
    """Pair predictions with gold, one to one; what gold calls uncertain counts neither way."""
    out, left = Judgement(), list(record["facts"])
    for fact in predicted:
        gold = next((g for g in left if matches(fact, g)), None)
        if gold is not None:
            left.remove(gold)
            out.hits.append((fact, gold))
        elif not any(matches(fact, g) for g in (*record["facts"], *record.get("uncertain", ()))):
            out.false.append(fact)
    out.missed = left
    return out


def counted(facts: Iterable[Fact], tier: str | None = None) -> Iterator[Fact]:
    """The facts that count: asserted ones that are shown, of one tier where one is named."""
    for fact in facts:
        if fact["status"] == "asserted" and fact["tier"] != "silent" and tier in (None, fact["tier"]):
            yield fact


class Report:
    """Sums over announcements."""

    def __init__(self, tier: str | None = None) -> None:
        self.tier = tier
        self.hit, self.false, self.gold = Counter[str](), Counter[str](), Counter[str]()
        self.right, self.asked = Counter[str](), Counter[str]()
        self.without = self.false_without = 0

    def add(self, predicted: Sequence[Fact], record: Mapping[str, Any]) -> None:
        judged = judge(counted(predicted, self.tier), record)
        for mine, gold in judged.hits:
            self.hit.update(["all", gold["type"]])
            self._details(mine, gold)
        for fact in judged.false:
            self.false.update(["all", fact["type"]])
        for fact in record["facts"]:
            self.gold.update(["all", fact["type"]])
        if all(fact["type"] != "membership" for fact in record["facts"]):
            self.without += 1
            self.false_without += sum(fact["type"] == "membership" for fact in judged.false)

    def _details(self, mine: Fact, gold: Fact) -> None:
        for key in DETAILS:
            if mine.get(key) is not None or gold.get(key) is not None:
                self.asked[key] += 1
                self.right[key] += mine.get(key) == gold.get(key)

    def lines(self) -> Iterator[str]:
        yield f"tier {self.tier or 'publish or review'}"
        for kind in ("all", *sorted(self.gold.keys() - {"all"})):
            hit, false, gold = self.hit[kind], self.false[kind], self.gold[kind]
            precision, recall = _share(hit, hit + false), _share(hit, gold)
            f1 = _share(2 * hit, hit + false + gold)
            yield f"  {kind:11} P {precision}  R {recall}  F1 {f1}  gold {gold:4}  predicted {hit + false:4}"
        right = ", ".join(f"{key} {_share(self.right[key], self.asked[key])} of {self.asked[key]}" for key in DETAILS)
        yield f"  right on hits: {right}"
        per = _share(100 * self.false_without, self.without)
        yield f"  false memberships per 100 announcements without any: {per} ({self.without} announcements)"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:5.2f}" if whole else "  -  "
