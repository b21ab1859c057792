"""Enumerations: `A, B (C) and the D of E` is one run of names; what is said of one is said of all."""

from collections.abc import Mapping, Sequence

from pipeline.extract.chunks import Chunk, Item, Word

NAMES = ("name", "weak", "acronym", "line")
PLACING = frozenset(["prep:in", "prep:from"])
ASIDE = frozenset(["article", "prep:as", "member"])  # `A and, as an associate member, B`
LONGEST = 12  # items from one name of an enumeration to the next


def runs_of(items: Sequence[Item]) -> Mapping[int, tuple[int, ...]]:
    """For each name the enumeration that it stands in; names that stand alone are left out."""
    runs: dict[int, tuple[int, ...]] = {}
    run: list[int] = []
    for i, item in enumerate(items):
        if not isinstance(item, Chunk) or item.kind not in NAMES or _in_aside(items, run, i):
            continue
        if run and not _coordinate(items, run[-1], i):
            _close(runs, run)
            run = []
        run.append(i)
    _close(runs, run)
    return runs


def _close(runs: dict[int, tuple[int, ...]], run: Sequence[int]) -> None:
    if len(run) > 1:
        runs.update(dict.fromkeys(run, tuple(run)))


def _in_aside(items: Sequence[Item], run: Sequence[int], i: int) -> bool:
    """Whether a name only places or abbreviates the one before: `A in X`, `A (X)`."""
    if not run or i - run[-1] > LONGEST:
        return False
    between = items[run[-1] + 1 : i]
    if _depth(between):
        return True
    return len(between) == 1 and not between[0].classes.isdisjoint(PLACING)


def _coordinate(items: Sequence[Item], low: int, high: int) -> bool:
    between = items[low + 1 : high]
    if not between or len(between) > LONGEST:
        return False
    apart, depth, placed = False, 0, False
    for item in between:
        depth += _depth([item])
        if depth or (isinstance(item, Word) and item.token.text == ")"):
            continue
        if not item.classes.isdisjoint(PLACING):
            placed = True
        elif isinstance(item, Chunk):
            if not placed:
                return False
        elif item.token.text in ",;&" or "and" in item.classes:
            apart = True
        elif item.classes.isdisjoint(ASIDE) and not any(c.startswith("role:") for c in item.classes):
            return False
    return apart


def outside_brackets(items: Sequence[Item]) -> list[Item]:
    """The items without what stands in brackets: an alias behind a name is no other name."""
    marks = {item.words for item in items}
    if "(" not in marks and ")" not in marks:
        return list(items)
    out, depth = [], 0
    for item in items:
        depth += _depth([item])
        if depth <= 0 and item.words != ")":
            out.append(item)
    return out


def _depth(items: Sequence[Item]) -> int:
    marks = [item.words for item in items]
    return marks.count("(") - marks.count(")")
