"""Who is who, over everything that was entered, in an order that does not depend on the order of the announcements.

First what decisions say, then the authority file, then the release before, then what the announcements say themselves:
names that they give to one organisation, and renamings. Acronyms come after that, since they bind only where one
organisation has them; parts of bodies last, since the reference of the body is in theirs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.errors import ResourceError
from pipeline.identify.authority import Authority
from pipeline.identify.clusters import AUTHORITY_RANK, Blocked, Clusters, Rank, TwoAuthorities
from pipeline.identify.decisions import Decision, Decisions, Judgement
from pipeline.identify.keys import acronym_key, identity_key, is_acronym, is_part_name, is_weak, script_language
from pipeline.identify.known import Known, KnownName, KnownRedirect
from pipeline.identify.store import Store
from pipeline.identify.subjects import KIND, acronym_node, is_bare, name_node
from pipeline.model import Name, Organisation, mint

KNOWN_RANK, NEW_RANK, GONE_RANK = 1, 2, 3
HASH_LENGTH = 20
CHAIN = "["  # what the anchor of a part begins with


@dataclass(slots=True)
class Troubles:
    """What could not be settled, for the steward."""

    two_authorities: dict[TwoAuthorities, str] = field(default_factory=dict)  # with an announcement that joins them
    acronyms: list[tuple[str, tuple[str, ...], bool]] = field(default_factory=list)  # who has it; does it stand alone


class Settlement:
    def __init__(self, store: Store, authority: Authority, decisions: Decisions) -> None:
        self._store, self._decisions = store, decisions
        self._slugs = frozenset(organisation.reference for organisation in authority.organisations)
        self._names = authority_names(authority)
        self._acronyms = authority_acronyms(authority)
        self.troubles = Troubles()
        self.clusters = Clusters(self._rank)

    def settle(self) -> None:
        """Raises: ResourceError when decisions contradict each other or the authority file."""
        decided = self._decide()
        self._join_all((node, slug) for node, slug in self._names.items())
        self._join_all(self._store.known_redirects())
        self._join_all(self._store.known_links())
        self.clusters.keep_apart(self._pairs("different"))
        for a, b, announcement in self._store.links():
            self._join_text(a, b, announcement)
        self._join_renamed(chains=False)
        self._join_acronyms(decided)
        moved = dict(self._settle_chains())
        self._join_renamed(chains=True, moved=moved)
        for chain, node in moved.items():
            moved[chain] = self.clusters.reference(node)
        self._store.flush()
        self._store.move((*moved.items(), *self.clusters.moved()))

    def node_of(self, text: str) -> str:
        """The node that a decision means: a reference, else what a name or an acronym has."""
        is_hash = len(text) == HASH_LENGTH and all(letter in "0123456789abcdef" for letter in text)
        if is_hash or text in self._slugs or self._store.now(text) is not None:
            return text
        return acronym_node(text) if is_acronym(text) else name_node(text, script_language(text))

    def is_authority(self, text: str) -> bool:
        return text in self._slugs

    def _rank(self, node: str) -> Rank:
        if node in self._slugs:
            return AUTHORITY_RANK, 0, node
        now = self._store.now(node)
        if now is not None:
            return (GONE_RANK if now else KNOWN_RANK), 0, node
        return NEW_RANK, -(self._store.uses(node) or 0), node

    def _pairs(self, *judgements: Judgement) -> Iterator[tuple[str, str, Decision]]:
        for decision in self._decisions.of(*judgements):
            yield self.node_of(decision.left), self.node_of(decision.right), decision

    def _decide(self) -> frozenset[str]:
        """Do what decisions say; the nodes that one of them speaks of.

        A pair that was taken back with `unsure` is no longer one because the release before says so.
        """
        self.clusters.keep_apart(self._pairs("different"))
        tried = [(decision, self.clusters.join(left, right)) for left, right, decision in self._pairs("same")]
        faults = [_contradiction(decision, blocked) for decision, blocked in tried if blocked is not None]
        if faults:
            raise ResourceError("\n".join(faults))
        self.clusters.keep_apart(self._pairs("different", "unsure"))
        return frozenset(node for left, right, _ in self._pairs("same", "different") for node in (left, right))

    def _join_all(self, pairs: Iterable[tuple[str, ...]]) -> None:
        for a, b in pairs:
            self.clusters.join(a, b)

    def _join_text(self, a: str, b: str, announcement: str) -> None:
        blocked = self.clusters.join(a, b)
        if isinstance(blocked, TwoAuthorities):
            self.troubles.two_authorities.setdefault(blocked, announcement)

    def _join_renamed(self, *, chains: bool, moved: Mapping[str, str] | None = None) -> None:
        for old, new in self._store.renamings():
            if (old.startswith(CHAIN) or new.startswith(CHAIN)) == chains:
                found = moved or {}
                self.clusters.join(found.get(old, old), found.get(new, new))

    def _join_acronyms(self, decided: frozenset[str]) -> None:
        """Give an acronym that stands alone to the one organisation that has it."""
        owners = sorted({*self._store.owners(), *self._acronyms})
        for acronym, rows in groupby(owners, lambda row: row[0]):
            node = acronym_node(acronym)
            if node in decided:
                continue
            roots = {self.clusters.find(owner) for _, owner in rows} - {self.clusters.find(node)}
            references = tuple(sorted({self.clusters.reference(root) for root in roots}))
            if len(roots) == 1:
                self.clusters.join(node, references[0])
            elif len(roots) > 1:
                self.troubles.acronyms.append((acronym, references, self._store.uses(node) is not None))

    def _settle_chains(self) -> Iterator[tuple[str, str]]:
        """Each chain with its node. Under every reference that its body ever had a part may have been released."""
        former = self._former_references()
        for chain in sorted(self._store.chains(), key=lambda chain: (len(json.loads(chain)), chain)):
            body, *names = json.loads(chain)
            for name in names:
                reference = self.clusters.reference(body)
                body = mint(KIND, name, reference)
                for earlier in former.get(reference, ()):
                    part = mint(KIND, name, earlier)
                    if self._store.now(part) is not None:
                        self.clusters.join(body, part)
                self._store.use_node(body, 0)
            yield chain, body

    def _former_references(self) -> Mapping[str, list[str]]:
        former: dict[str, list[str]] = {}
        for node, reference in self.clusters.members():
            if node != reference and self._store.now(node) is not None:
                former.setdefault(reference, []).append(node)
        return former


def fixed_keys(authority: Authority, decisions: Decisions) -> frozenset[str]:
    """Keys of names that the authority file or a decision gives: they are full names, whatever they look like."""
    named = {identity_key(name.text, name.language) for _, name in _names_of(authority)}
    decided = {
        identity_key(text, script_language(text))
        for decision in decisions.all
        for text in (decision.left, decision.right)
    }
    return frozenset(key for key in named if not is_bare(key)) | decided


def authority_names(authority: Authority) -> Mapping[str, str]:
    """The node of every full name that one organisation alone has, with that organisation."""
    owners: dict[str, set[str]] = {}
    for organisation, name in _names_of(authority):
        if not is_bare(identity_key(name.text, name.language)):
            owners.setdefault(name_node(name.text, name.language), set()).add(organisation.reference)
    return {node: min(slugs) for node, slugs in sorted(owners.items()) if len(slugs) == 1}


def authority_acronyms(authority: Authority) -> tuple[tuple[str, str], ...]:
    return tuple(
        (acronym_key(name.text), organisation.reference)
        for organisation in authority.organisations
        for name in organisation.names
        if name.language is None
    )


def remember(store: Store, known: Iterable[Known]) -> None:
    """Enter the release before. Weak names and names of parts say nothing without their announcement or body."""
    for one in known:
        if isinstance(one, KnownRedirect):
            store.know(one.reference, one.now)
            continue
        store.know(one.reference, None)
        if _is_short(one):
            store.know_acronym(acronym_key(one.text), one.reference)
        else:
            key = identity_key(one.text, one.language)
            if not (is_weak(key) or is_part_name(key)):
                store.know_name(mint(KIND, key), one.reference)


def _contradiction(same: Decision, blocked: Blocked) -> str:
    if isinstance(blocked, TwoAuthorities):
        return (
            f"{same.place}: “{same.left}” and “{same.right}” cannot be the same, since the authority file lists "
            f"{blocked.left} and {blocked.right} as two organisations: mend the authority file, or take the decision "
            "back with a line that says “unsure”."
        )
    return (
        f"{same.place} says that “{same.left}” and “{same.right}” are the same, but {blocked.place} judged "
        f"“{blocked.left}” and “{blocked.right}” different ({blocked.by}, {blocked.at}: {blocked.why}): "
        "take one of the two back with a line that says “unsure”."
    )


def _is_short(name: KnownName) -> bool:
    return name.kind == "acronym" or (name.language is None and is_acronym(name.text))


def _names_of(authority: Authority) -> Iterator[tuple[Organisation, Name]]:
    for organisation in authority.organisations:
        yield from ((organisation, name) for name in organisation.names if name.language is not None)
