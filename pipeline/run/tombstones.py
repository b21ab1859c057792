"""No address that was ever released vanishes: it is described, leads on to another, or says that and why it is gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from pipeline.describe import Iris, describe_redirect, describe_tombstone

Told = Callable[[str], None]
Group = tuple[str, list[str]]  # subject as N-Quads writes it, and its lines


def keep_addresses(
    former: Iterable[str], now: Iterable[str], redirects: Mapping[str, str], iris: Iris, on: str | None, told: Told
) -> Iterator[str]:
    """Lines for every subject of the former release that this one does not describe.

    Both streams are sorted N-Quads lines. `redirects` leads from former references of organisations to those of now;
    `told` hears of each address that is withdrawn.
    """
    graph = f" <{iris.tombstones}> .\n"
    for subject, lines in _gone(_by_subject(former), _by_subject(now)):
        iri = subject[1:-1]
        if not iri.startswith(iris.base):
            continue
        old = iri.removeprefix(iris.organisation(""))
        kept = [line for line in lines if line.endswith(graph)]
        if old in redirects:
            yield from describe_redirect(old, redirects[old], iris, on)
        elif kept:
            yield from kept
        else:
            told(iri)
            yield from describe_tombstone(iri, on, iris)


def _by_subject(lines: Iterable[str]) -> Iterator[Group]:
    for subject, group in groupby(lines, lambda line: line.partition(" ")[0]):
        yield subject, list(group)


def _gone(former: Iterator[Group], now: Iterator[Group]) -> Iterator[Group]:
    """The groups of the first sorted stream whose subject the second does not have."""
    current = next(now, None)
    for group in former:
        while current is not None and current[0] < group[0]:
            current = next(now, None)
        if current is None or current[0] != group[0]:
            yield group
