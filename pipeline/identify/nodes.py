"""What a mention stands for before it is known who that is: a node for each name that could be somebody's.

- A *name* that says enough by itself (`museum of salt and rope`) is one node in all announcements.
- A *weak* name (`the museum`) is a node of its announcement only.
- A *part* (`working group on sea charts`) is told apart by its body: by the node of the whole where a fact of the same
  announcement names it, else by the announcement.
- An *acronym* without a long name is a node that may later turn out to be the acronym of one known organisation.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from pipeline.identify.keys import acronym_key, identity_key, is_acronym, is_part_name, is_weak
from pipeline.identify.vocabulary import SCOPED_KINDS
from pipeline.model import Fact, Mention, Name, PartOf

NAME, SCOPED, ACRONYM, KNOWN = "name", "scoped", "acronym", "known"
SHORT_ACRONYM = 3  # letters; so short a one is many bodies': it says nothing beyond its announcement

Node = str  # JSON of [kind, …]: sorts and compares as text


def node(*parts: str) -> Node:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def known_node(reference: str) -> Node:
    return node(KNOWN, reference)


def acronym_node(text: str) -> Node:
    return node(ACRONYM, acronym_key(text))


def is_scoped(one: Node) -> bool:
    return _kind(one) == SCOPED


def is_name(one: Node) -> bool:
    return _kind(one) == NAME


def is_acronym_node(one: Node) -> bool:
    return _kind(one) == ACRONYM


def is_known(one: Node) -> bool:
    return _kind(one) == KNOWN


def _kind(one: Node) -> str:
    return one[2 : one.index('"', 2)]


def scope_of(one: Node) -> tuple[str, str]:
    """Where a scoped node belongs, and its key."""
    _, scope, key = json.loads(one)
    return scope, key


def name_node(text: str, language: str | None) -> Node | None:
    """The node of a name that says enough by itself; None of others."""
    key = identity_key(text, language)
    if not key or is_acronym(text) or is_weak(key) or is_part_name(key):
        return None
    return node(NAME, key)


class Nodes:
    """The nodes of the mentions of one announcement."""

    def __init__(self, announcement: str, facts: Sequence[Fact]) -> None:
        self._announcement = announcement
        self._wholes: Mapping[str, Mention] = {
            _key(fact.part): fact.whole for fact in reversed(facts) if isinstance(fact, PartOf)
        }

    def of(self, mention: Mention) -> Node:
        return self._of(mention, frozenset())

    def names(self, mention: Mention) -> Iterator[tuple[Node, Name]]:
        """Every name of a mention that is no acronym, with its node."""
        first = self.of(mention)
        yield first, Name(text=mention.name, language=mention.language, kind="preferred")
        for name in mention.names:
            if not is_acronym(name.text):
                yield (self._alias(mention, name) or first), name

    def _of(self, mention: Mention, inside: frozenset[str]) -> Node:
        key = _key(mention)
        if is_acronym(mention.name):
            return self._of_acronym(mention)
        if not is_part(mention) and not is_weak(key):
            return node(NAME, key)
        whole = self._wholes.get(key)
        if whole is None or key in inside or len(inside) > len(self._wholes):
            return node(SCOPED, self._announcement, key)
        return node(SCOPED, self._of(whole, inside | {key}), key)

    def _of_acronym(self, mention: Mention) -> Node:
        """A long name is better than the acronym that it is mentioned by."""
        for name in mention.names:
            found = name_node(name.text, name.language)
            if found is not None:
                return found
        if len(acronym_key(mention.name)) <= SHORT_ACRONYM:
            return node(SCOPED, self._announcement, acronym_key(mention.name))
        return acronym_node(mention.name)

    def _alias(self, mention: Mention, name: Name) -> Node | None:
        """Another name of a part is a name inside the same body."""
        own = self.of(mention)
        if is_scoped(own):
            return node(SCOPED, scope_of(own)[0], identity_key(name.text, name.language))
        return name_node(name.text, name.language)


def is_part(mention: Mention) -> bool:
    return mention.kind in SCOPED_KINDS or is_part_name(_key(mention))


def _key(mention: Mention) -> str:
    return identity_key(mention.name, mention.language)
