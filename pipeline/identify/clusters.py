"""Nodes joined into organisations, unless the authority file or a decision keeps them apart."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.identify.decisions import Decision

Rank = tuple[int, int, str]  # the smallest of a cluster is its reference


@dataclass(frozen=True, slots=True)
class TwoAuthorities:
    """Why two clusters were not joined: the authority file lists both."""

    left: str
    right: str


Blocked = Decision | TwoAuthorities
AUTHORITY_RANK = 0


class Clusters:
    """Holds only nodes that were joined with another one or are named by a decision.

    Joining in a fixed order gives the same clusters; the callers see to that order.
    """

    def __init__(self, rank: Callable[[str], Rank]) -> None:
        self._rank = rank
        self._parent: dict[str, str] = {}
        self._best: dict[str, Rank] = {}
        self._apart: dict[str, list[tuple[str, Decision]]] = {}
        self._watched: dict[str, set[str]] = {}  # by root: its members that a decision keeps from others

    def keep_apart(self, pairs: Iterable[tuple[str, str, Decision]]) -> None:
        """From now on these pairs, and no others, are kept apart."""
        self._apart, self._watched = {}, {}
        for left, right, decision in pairs:
            for one, other in ((left, right), (right, left)):
                self._apart.setdefault(one, []).append((other, decision))
                self._watched.setdefault(self.find(one), set()).add(one)

    def find(self, node: str) -> str:
        root = node
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(node, node)) != root:
            self._parent[node] = root
            node = above
        return root

    def reference(self, node: str) -> str:
        """The reference of the organisation that a node belongs to."""
        best = self._best.get(self.find(node))
        return node if best is None else best[2]

    def join(self, left: str, right: str) -> Blocked | None:
        """Make two nodes one organisation, or say why not."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return None
        one, other = self._best_of(a), self._best_of(b)
        if one[0] == other[0] == AUTHORITY_RANK:
            return TwoAuthorities(*sorted((one[2], other[2])))
        decision = self._kept_apart(a, b)
        if decision is not None:
            return decision
        root, under = (a, b) if a < b else (b, a)
        self._parent[under] = self._parent[root] = root
        self._best[root] = min(one, other)
        self._watched.setdefault(root, set()).update(self._watched.pop(under, ()))
        return None

    def moved(self) -> Iterator[tuple[str, str]]:
        """Every node whose reference is not itself, with that reference."""
        for node in self._parent:
            reference = self.reference(node)
            if reference != node:
                yield node, reference

    def members(self) -> Iterator[tuple[str, str]]:
        """Every node held, with the reference of its organisation."""
        return ((node, self.reference(node)) for node in self._parent)

    def _best_of(self, root: str) -> Rank:
        if root not in self._best:
            self._best[root] = self._rank(root)
        return self._best[root]

    def _kept_apart(self, a: str, b: str) -> Decision | None:
        few, other = (a, b) if len(self._watched.get(a, ())) <= len(self._watched.get(b, ())) else (b, a)
        for node in sorted(self._watched.get(few, ())):
            for enemy, decision in self._apart[node]:
                if self.find(enemy) == other:
                    return decision
        return None
