"""Patterns of packs: a line such as `{member} ... <join> .. {group}`, matched over mentions and tokens.

`{slot}` or `{slot:case|case}` is a mention, `<class|class>` a token of a class, plain words stand for themselves
(`of|in`), `..` lets up to 3 items pass, `...` up to 9, a final `?` makes an element optional. A matched pattern is
evidence for the scorer, never a verdict.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Item(Protocol):
    """What a pattern sees of a sentence: one mention or one token."""

    @property
    def words(self) -> str: ...  # lower case; empty for a mention

    @property
    def classes(self) -> frozenset[str]: ...

    @property
    def is_mention(self) -> bool: ...

    @property
    def cases(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Element:
    slot: str = ""
    cases: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    gap: int = 0
    optional: bool = False

    def accepts(self, item: Item) -> bool:
        if self.slot:
            return item.is_mention and (not self.cases or not self.cases.isdisjoint(item.cases))
        if self.classes:
            return not self.classes.isdisjoint(item.classes)
        return item.words in self.words


@dataclass(frozen=True, slots=True)
class Pattern:
    elements: tuple[Element, ...]
    type: str
    event: str | None
    rule: str  # ka:membership.joined.1

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        return tuple(e.classes for e in self.elements if e.classes and not e.optional)


@dataclass(frozen=True, slots=True)
class Match:
    """Where the slots of a pattern stand among the items, and how many items its gaps let pass."""

    slots: Mapping[str, int]
    cost: int


def compile_pattern(line: str, kind: str, event: str | None, rule: str) -> Pattern:
    return Pattern(tuple(_element(part) for part in line.split()), kind, event, rule)


def _element(part: str) -> Element:
    if part in ("..", "..."):
        return Element(gap=3 if part == ".." else 9)
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    if part.startswith("{"):
        slot, _, cases = part.strip("{}").partition(":")
        return Element(slot=slot, cases=frozenset(cases.split("|")) if cases else frozenset(), optional=optional)
    if part.startswith("<"):
        return Element(classes=frozenset(part.strip("<>").split("|")), optional=optional)
    return Element(words=frozenset(part.split("|")), optional=optional)


def find_matches(pattern: Pattern, items: Sequence[Item]) -> Iterator[Match]:
    """Every choice of slots that the pattern allows, with the cheapest way to it."""
    best: dict[tuple[tuple[str, int], ...], int] = {}
    for start in range(len(items)):
        for slots, cost in _matches(pattern.elements, items, 0, start, (), 0):
            best[slots] = min(cost, best.get(slots, cost))
    for slots, cost in best.items():
        yield Match(dict(slots), cost)


def _matches(
    elements: Sequence[Element], items: Sequence[Item], e: int, i: int, slots: tuple[tuple[str, int], ...], cost: int
) -> Iterator[tuple[tuple[tuple[str, int], ...], int]]:
    if e == len(elements):
        yield slots, cost
        return
    element = elements[e]
    if element.gap:
        following = elements[e + 1] if e + 1 < len(elements) else None
        for n in range(element.gap + 1):
            if following is None or following.optional or (i + n < len(items) and following.accepts(items[i + n])):
                yield from _matches(elements, items, e + 1, i + n, slots, cost + n)
        return
    if i < len(items) and element.accepts(items[i]):
        taken = (*slots, (element.slot, i)) if element.slot else slots
        yield from _matches(elements, items, e + 1, i + 1, taken, cost)
    if element.optional:
        yield from _matches(elements, items, e + 1, i, slots, cost)
