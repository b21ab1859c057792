"""Nodes that are one organisation. Unions are refused where somebody judged otherwise."""

from collections.abc import Iterable, Iterator

from pipeline.identify.nodes import Node

Pair = tuple[Node, Node]


class Unions:
    """Union-find that keeps pairs apart: those judged different, and any two organisations of the authority file."""

    def __init__(self, apart: Iterable[Pair], authority: frozenset[Node]) -> None:
        self._parent: dict[Node, Node] = {}
        self._apart = sorted(apart)
        self._authority = authority
        self._slug: dict[Node, Node] = {one: one for one in authority}  # root → its organisation of the authority file

    def find(self, one: Node) -> Node:
        root = one
        while (above := self._parent.get(root)) is not None:
            root = above
        while one != root:
            self._parent[one], one = root, self._parent[one]
        return root

    def unite(self, left: Node, right: Node) -> bool:
        """Make two nodes one organisation; False where they must stay apart."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b:
            return True
        if self._must_stay_apart(a, b):
            return False
        self._parent[b] = a
        slug = self._slug.get(a) or self._slug.get(b)
        if slug is not None:
            self._slug[a] = slug
        return True

    def slug(self, one: Node) -> Node | None:
        """The organisation of the authority file that a node is, if any."""
        return self._slug.get(self.find(one))

    def members(self) -> Iterator[tuple[Node, Node]]:
        """Root and member of every node that was united, sorted by neither."""
        for one in list(self._parent):
            yield self.find(one), one

    def _must_stay_apart(self, a: Node, b: Node) -> bool:
        if self._slug.get(a) is not None and self._slug.get(b) is not None:
            return True
        return any({self.find(left), self.find(right)} == {a, b} for left, right in self._apart)
