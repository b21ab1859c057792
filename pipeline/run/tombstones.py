"""No address that was ever released vanishes: it is described, leads on to another, or says that and why it is gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from pipeline.describe import Iris, describe_redirect, describe_tombstone, describe_withdrawal
from pipeline.describe.terms.tsv import WITHDRAWN
from pipeline.identify.decisions import Withdrawal

DAY = 10  # letters of a date
Told = Callable[[str], None]
Group = tuple[str, list[str]]  # subject as N-Quads writes it, and its lines


def keep_addresses(
    former: Iterable[str],
    now: Iterable[str],
    redirects: Mapping[str, str],
    withdrawn: Mapping[str, Withdrawal],
    iris: Iris,
    on: str | None,
    told: Told,
) -> Iterator[str]:
    """Lines for every subject of the former release that this one does not describe.

    Both streams are sorted N-Quads lines. `redirects` leads from former references of organisations to those of now;
    `withdrawn` holds the announcements
    that were withdrawn by decision, by reference; `told` hears of each address of which nothing is said any more.
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
        elif iri.removeprefix(iris.announcement("")) in withdrawn:
            one = withdrawn[iri.removeprefix(iris.announcement(""))]
            told(iri)
            yield from describe_withdrawal(one.announcement, one.at[:DAY], one.why, one.replacement, iris)
        elif kept:
            yield from kept
        else:
            told(iri)
            cause = _cause(lines, withdrawn, iris)
            yield from (
                describe_tombstone(iri, cause.at[:DAY], iris, WITHDRAWN) if cause else describe_tombstone(iri, on, iris)
            )


def _cause(lines: Iterable[str], withdrawn: Mapping[str, Withdrawal], iris: Iris) -> Withdrawal | None:
    """The last of the withdrawals that took away all that was said, where it was they alone."""
    if not withdrawn:
        return None
    said_by = {line.rsplit(" ", 2)[1][1:-1].removeprefix(iris.graph("")) for line in lines}
    return max((withdrawn[one] for one in said_by), key=lambda one: one.at) if said_by <= withdrawn.keys() else None


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
