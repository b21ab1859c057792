"""Who is who over all announcements of a run: names become organisations.

First every published fact is entered, then `settle` unites names that are one organisation, then facts are resolved.
The result does not depend on the order of the announcements. Names are united when they are bound to each other in
an announcement (`long name (English Name – ACRONYM)`, a renaming), in the authority file, in the release before, or by
a decision; likeness alone only makes a suggestion.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.errors import ResourceError
from pipeline.identify.authority import Authority
from pipeline.identify.decisions import Decision, Decisions
from pipeline.identify.keys import acronym_key, is_acronym
from pipeline.identify.known import Known, KnownName
from pipeline.identify.naming import organisation_of
from pipeline.identify.nodes import (
    Node,
    Nodes,
    acronym_node,
    is_acronym_node,
    is_known,
    is_name,
    is_scoped,
    known_node,
    name_node,
    scope_of,
)
from pipeline.identify.spellings import Store
from pipeline.identify.suggestions import suggest
from pipeline.identify.unions import Unions
from pipeline.model import Fact, Finding, Mention, Name, Organisation, Renaming, mint
from pipeline.records import mentions_of, with_mentions


class Identities:
    """Memory grows with the number of distinct names that are bound to another, not with that of announcements."""

    def __init__(self, folder: Path, authority: Authority, decisions: Decisions, known: Iterable[Known]) -> None:
        self._store = Store(folder)
        self._authority = {organisation.reference: organisation for organisation in authority.organisations}
        self._decisions = decisions
        self._former: set[str] = set()  # references of the release before
        self._unions = Unions((), frozenset())
        self._smallest: dict[Node, Node] = {}  # root → the node that its reference is minted from
        self._references: dict[Node, set[str]] = defaultdict(set)  # root → references that it had before
        self._enter_authority()
        self._enter_known(known)

    def enter(self, facts: Sequence[Fact]) -> None:
        """Note the names in the facts of one announcement that will be published."""
        if not facts:
            return
        nodes = Nodes(facts[0].announcement, facts)
        for fact in facts:
            for mention in mentions_of(fact):
                self._enter_mention(nodes, mention)
            if isinstance(fact, Renaming):
                self._enter_renaming(nodes, fact)

    def settle(self) -> None:
        """Unite what is one organisation. Raises: ResourceError when decisions contradict each other."""
        apart = [self._meant(decision) for decision in self._decisions.of("different")]
        self._unions = Unions(apart, frozenset(map(known_node, self._authority)))
        for decision in self._decisions.of("same"):
            if not self._unions.unite(*self._meant(decision)):
                raise self._contradiction(decision)
        for left, right in self._store.links():
            self._unions.unite(left, right)
        self._bind_acronyms()
        self._choose()
        self._store.settle((one, self._reference(one)) for one in self._store.nodes())

    def resolve(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """The facts of one announcement with the organisation of every mention."""
        if not facts:
            return ()
        nodes = Nodes(facts[0].announcement, facts)
        return tuple(with_mentions(fact, partial(self._resolved, nodes)) for fact in facts)

    def organisations(self) -> Iterator[Organisation]:
        """Every organisation that an entered fact speaks of, by reference, with its names."""
        for reference in self._store.references():
            yield organisation_of(reference, self._store.spellings(reference), self._authority.get(reference))

    def redirects(self) -> Iterator[tuple[str, str]]:
        """References of the release before that lead to another now."""
        yield from self._store.replaced()

    def suggestions(self) -> Iterator[Finding]:
        """Pairs of names that are alike but not the same: for the steward to judge."""
        apart = {decision.pair for decision in self._decisions.all}
        yield from suggest(self.organisations(), self._authority.values(), apart)

    # --- entering ------------------------------------------------------------------------------------------------

    def _enter_authority(self) -> None:
        by_name: dict[Node, set[str]] = defaultdict(set)
        for reference, organisation in self._authority.items():
            for name in organisation.names:
                if is_acronym(name.text) or name.kind == "acronym":
                    self._store.own([(acronym_key(name.text), known_node(reference))])
                elif (found := name_node(name.text, name.language)) is not None:
                    by_name[found].add(reference)
        unique = ((one, known_node(*references)) for one, references in by_name.items() if len(references) == 1)
        self._store.link(unique)

    def _enter_known(self, known: Iterable[Known]) -> None:
        """What the release before called its organisations; names in other forms than these say nothing of identity."""
        for one in known:
            self._former.add(one.reference)
            if not isinstance(one, KnownName):
                self._store.link([(known_node(one.reference), known_node(one.now))])
            elif one.reference in self._authority or one.kind == "surface":
                continue
            elif is_acronym(one.text):
                self._store.own([(acronym_key(one.text), known_node(one.reference))])
            elif (found := name_node(one.text, one.language)) is not None:
                self._store.link([(found, known_node(one.reference))])

    def _enter_mention(self, nodes: Nodes, mention: Mention) -> None:
        own = nodes.of(mention)
        names = list(nodes.names(mention))
        self._store.use(names)
        self._store.link((own, other) for other, _ in names if other != own)
        acronyms = [name for name in mention.names if is_acronym(name.text)]
        self._store.use((own, Name(text=acronym_key(name.text), kind="acronym")) for name in acronyms)
        if not is_scoped(own) and not is_acronym(mention.name):
            self._store.own((acronym_key(name.text), own) for name in acronyms)

    def _enter_renaming(self, nodes: Nodes, fact: Renaming) -> None:
        old, new = nodes.of(fact.old), nodes.of(fact.new)
        self._store.link([(old, new)])
        self._store.use([(old, Name(text=fact.old.name, language=fact.old.language, kind="former"))])

    # --- settling ------------------------------------------------------------------------------------------------

    def _meant(self, decision: Decision) -> tuple[Node, Node]:
        return self._node_of(decision.left), self._node_of(decision.right)

    def _node_of(self, text: str) -> Node:
        """What a decision speaks of: a reference, or a name as written."""
        if text in self._authority or text in self._former:
            return known_node(text)
        if is_acronym(text):
            return acronym_node(text)
        return name_node(text, None) or known_node(text)

    def _contradiction(self, same: Decision) -> ResourceError:
        ends = set(map(self._unions.find, self._meant(same)))
        against = (
            one for one in self._decisions.of("different") if set(map(self._unions.find, self._meant(one))) == ends
        )
        refused = next(against, None)
        if refused is None:
            return ResourceError(
                f"{same.place}: {same.left!r} and {same.right!r} are two organisations of the authority file and "
                'cannot be the same: mend the authority file, or take the decision back with a line that says "unsure".'
            )
        return ResourceError(
            f"{same.place} says that {same.left!r} and {same.right!r} are the same, but {refused.place} judged them "
            f"different ({refused.by}, {refused.at}: {refused.why}): take one of the two back with a line that says "
            '"unsure".'
        )

    def _bind_acronyms(self) -> None:
        """An acronym without a long name is the organisation that alone has it."""
        for one in list(self._store.nodes()):
            if is_acronym_node(one):
                owners = {self._unions.find(owner) for owner in self._store.owners(_text(one))}
                if len(owners) == 1:
                    self._unions.unite(one, owners.pop())

    def _choose(self) -> None:
        """For each organisation the node that names it, whatever order the names came in."""
        for root, one in self._unions.members():
            for candidate in (root, one):
                if is_known(candidate):
                    self._references[root].add(_text(candidate))
                else:
                    self._smallest[root] = min(self._smallest.get(root, candidate), candidate, key=_rank)

    def _reference(self, one: Node) -> str:
        root = self._unions.find(one)
        slug = self._unions.slug(root)
        before = sorted(self._references.get(root, ()))
        now = _text(slug) if slug else before[0] if before else self._minted(self._smallest.get(root, root))
        for former in before:
            if former != now and former in self._former:
                self._store.replace(former, now)
        return now

    def _minted(self, one: Node) -> str:
        """A part is minted from its body, so that two names of the body give one part."""
        if not is_scoped(one):
            return mint("organisation", _text(one))
        scope, key = scope_of(one)
        inside = self._reference(scope) if scope.startswith("[") else scope
        return mint("organisation", inside, key)

    def _resolved(self, nodes: Nodes, mention: Mention) -> Mention:
        return replace(mention, organisation=self._reference(nodes.of(mention)))


def _text(one: Node) -> str:
    return str(json.loads(one)[-1])


def _rank(one: Node) -> tuple[bool, Node]:
    """A whole name before an acronym or a part."""
    return not is_name(one), one
