"""Predictions against gold, by the rules of the scorer that outside tools use: hits, false facts, misses.

A predicted fact is a hit when its type is the gold fact's and every entity matches: one of its names is one of gold's,
or much like it. The best matches are paired first, one to one. What gold calls uncertain counts neither way.
"""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.fuzz import ratio

from pipeline.extract.gold import ENTITIES, LIKENESS, folded

DETAILS = ("event", "role", "start", "end", "date")
PLACE_LIKENESS = 75
LIKE, SAME = 1, 2  # how well names match
Fact = Mapping[str, Any]
Pairs = list[tuple[int, int, int]]  # how well, which prediction, which gold fact

_folded = functools.lru_cache(100_000)(folded)


def names_of(entity: Any) -> frozenset[str]:
    """All names of an entity in gold form, folded."""
    if entity is None:
        return frozenset()
    if isinstance(entity, str):
        return frozenset([_folded(entity)]) - {""}
    raw = [entity.get("name"), entity.get("surface"), *(entity.get("aliases") or ())]
    return frozenset(_folded(name) for name in raw if name) - {""}


def matches(mine: Fact, gold: Fact) -> int:
    """How well a predicted fact, in gold form, says what a gold fact says, details apart: 0, LIKE or SAME."""
    kind = gold["type"]
    if mine.get("type") != kind:
        return 0
    if kind == "membership" and (mine.get("event") == "left") != (gold["event"] == "left"):
        return 0
    if kind == "size" and str(mine.get("value")) != str(gold["value"]):
        return 0
    if kind == "located_in" and not any(ratio(a, b) >= PLACE_LIKENESS for a in _places(gold) for b in _places(mine)):
        return 0
    levels = [_slot(mine.get(key), gold[key]) for key in ENTITIES[kind] if gold.get(key) is not None]
    return min(levels, default=0)


def _places(fact: Fact) -> list[str]:
    return [_folded(place) for place in (fact.get("place"), fact.get("place_name")) if place]


def _slot(mine: Any, gold: Any) -> int:
    """How well the fillers of a part match; of several each may be used once."""
    given = mine if isinstance(mine, list) else [mine]
    used, level = set[int](), SAME
    for wanted in gold if isinstance(gold, list) else [gold]:
        best = max(((_entity(one, wanted), -i) for i, one in enumerate(given) if i not in used), default=(0, 0))
        if not best[0]:
            return 0
        used.add(-best[1])
        level = min(level, best[0])
    return level if len(used) == len(given) else min(level, LIKE)


def _entity(mine: Any, gold: Any) -> int:
    a, b = names_of(mine), names_of(gold)
    if a & b:
        return SAME
    return LIKE if any(ratio(x, y) >= LIKENESS for x in a for y in b) else 0


def pair(predicted: Sequence[Fact], gold: Sequence[Fact]) -> Pairs:
    """The best matches first, one to one."""
    options = [(matches(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)]
    taken_p, taken_g, pairs = set[int](), set[int](), Pairs()
    for level, i, j in sorted((option for option in options if option[0]), key=lambda option: -option[0]):
        if i not in taken_p and j not in taken_g:
            taken_p.add(i)
            taken_g.add(j)
            pairs.append((level, i, j))
    return pairs


@dataclass(slots=True)
class Judgement:
    """The facts of one announcement beside its gold."""

    hits: list[tuple[Fact, Fact]] = field(default_factory=list)  # predicted, gold
    false: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)  # of each hit, whether all its names are the same as gold's


def judge(predicted: Iterable[Fact], record: Mapping[str, Any], only: str | None = None) -> Judgement:
    """Pair predictions with gold; what gold calls uncertain, and a second wording of a hit, counts neither way."""
    gold = [fact for fact in record["facts"] if only in (None, fact["type"])]
    mine = list(unique(fact for fact in predicted if only in (None, fact["type"])))
    pairs = pair(mine, gold)
    hit, found = {i for _, i, _ in pairs}, {j for _, _, j in pairs}
    rest = [fact for i, fact in enumerate(mine) if i not in hit]
    shrugged = {i for _, i, _ in pair(rest, record.get("uncertain") or ())}
    told = [gold[j] for j in found]
    false = [f for i, f in enumerate(rest) if i not in shrugged and not any(matches(f, fact) for fact in told)]
    return Judgement(
        [(mine[i], gold[j]) for _, i, j in pairs],
        false,
        [fact for j, fact in enumerate(gold) if j not in found],
        [level == SAME for level, _, _ in pairs],
    )


def unique(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without those that say the same again."""
    seen = set[tuple[Any, ...]]()
    for fact in facts:
        values = [fact.get(key) for key in ENTITIES.get(fact["type"], ())]
        who = tuple(tuple(sorted(map(_first, v if isinstance(v, list) else [v]))) for v in values)
        place = _folded(str(fact.get("place", "")))
        key = (fact["type"], fact.get("event") == "left", fact.get("role"), fact.get("value"), place, who)
        if key not in seen:
            seen.add(key)
            yield fact


def _first(entity: Any) -> str:
    return min(names_of(entity), default="")


def counted(facts: Iterable[Fact], tier: str | None = None) -> Iterator[Fact]:
    """The facts that count: asserted ones that are shown, of one tier where one is named."""
    for fact in facts:
        shown = fact.get("status") in (None, "asserted") and fact.get("tier") != "silent"
        if shown and (tier is None or fact.get("tier") in (None, tier)):
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
