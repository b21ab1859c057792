"""Mentions to organisations: enter all facts, settle, then resolve them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from pipeline.identify.authority import Authority
from pipeline.identify.decisions import Decisions, NameDecision
from pipeline.identify.keys import has_no_capitals, identity_key
from pipeline.identify.known import Known
from pipeline.identify.names import choose_names, with_preferred
from pipeline.identify.settle import Settlement, fixed_keys, remember
from pipeline.identify.store import Store
from pipeline.identify.subjects import Reader, Subject, acronym_node, name_node
from pipeline.identify.suggestions import suggest
from pipeline.model import Fact, Finding, Mention, Name, Organisation, Renaming
from pipeline.records import mentions_of, with_mentions

REMEMBERED = 50_000  # references looked up
FILE = "identities.sqlite"


class Identities:
    """Memory is flat in the number of announcements; the result does not depend on their order.

    `enter` and `resolve` take the facts of one announcement, or of several, whole: which body a working group belongs
    to is read from them. Both want the same facts: those that will be published.
    """

    def __init__(self, folder: Path, authority: Authority, decisions: Decisions, known: Iterable[Known] = ()) -> None:
        self._folder, self._authority, self._decisions = folder, authority, decisions
        self._reader = Reader(fixed_keys(authority, decisions))
        self._store = Store(folder / FILE)
        self._settlement = Settlement(self._store, authority, decisions)
        self._references: dict[str, str] = {}
        remember(self._store, known)

    def enter(self, facts: Sequence[Fact]) -> None:
        """First pass: the names that the facts mention."""
        for announcement, group in _by_announcement(facts):
            subjects = self._reader.subjects(group)
            for fact in group:
                for mention in mentions_of(fact):
                    self._enter(subjects[mention], announcement)
                if isinstance(fact, Renaming):
                    self._rename(subjects[fact.old], subjects[fact.new])

    def settle(self) -> None:
        """Between the passes, once: decide who is who. Raises: ResourceError when decisions contradict each other."""
        self._store.flush()
        self._settlement.settle()

    def resolve(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Second pass: the same facts, every mention with its organisation."""
        resolved: dict[int, Fact] = {}
        for _, group in _by_announcement(facts):
            subjects = self._reader.subjects(group)
            organisations = {mention: self._reference(subject.anchor) for mention, subject in subjects.items()}
            for fact in group:
                resolved[id(fact)] = with_mentions(fact, partial(_with, organisations))
        return tuple(resolved[id(fact)] for fact in facts)

    def organisations(self) -> Iterator[Organisation]:
        """Every organisation that the entered facts mention, by reference."""
        authority = {organisation.reference: organisation for organisation in self._authority.organisations}
        preferred = self._preferred()
        for reference, rows in groupby(self._store.spellings(), lambda row: row[0]):
            known = authority.get(reference)
            chosen = choose_names((spelling for _, spelling in rows), known.names if known else ())
            names = with_preferred(chosen, preferred.get(reference, ()))
            if known is None:
                yield Organisation(reference=reference, names=names, provisional=True)
            else:
                yield replace(known, names=names)

    def _preferred(self) -> Mapping[str, list[NameDecision]]:
        """Names that stewards prefer, by the reference of the organisation."""
        found: dict[str, list[NameDecision]] = {}
        for decision in self._decisions.names:
            reference = self._store.reference(self._settlement.node_of(decision.organisation))
            found.setdefault(reference, []).append(decision)
        return found

    def redirects(self) -> Iterator[tuple[str, str]]:
        """References of earlier releases that gave way, each with the one that took its place."""
        return self._store.redirects()

    def suggestions(self) -> Iterator[Finding]:
        """What a steward should decide. Nothing of it was merged."""
        return suggest(self._folder, self._store, self._settlement, self._authority, self._decisions)

    def close(self) -> None:
        self._store.close()

    def _enter(self, subject: Subject, announcement: str) -> None:
        reading, anchor = subject.reading, subject.anchor
        for i, name in enumerate(reading.names):
            self._store.spell(anchor, name, i == 0)
        if subject.body is not None:
            self._store.own(subject.body, acronym_node(subject.body))
        if reading.node is None:
            return
        self._store.use_node(reading.node)
        for node in reading.same:
            self._store.use_node(node, 0)
            self._store.link(reading.node, node, announcement)
        for acronym in reading.acronyms:
            self._store.own(acronym, reading.node if reading.has_name else acronym_node(acronym))
            if has_no_capitals(acronym):  # then nothing shows that it is one where it stands alone
                self._store.link(acronym_node(acronym), name_node(acronym, None), announcement)

    def _rename(self, old: Subject, new: Subject) -> None:
        kept = {_key(name) for name in new.reading.names}
        names = [name for name in old.reading.names if _key(name) not in kept]
        if old.anchor != new.anchor:
            self._store.rename(old.anchor, new.anchor, names)

    def _reference(self, anchor: str) -> str:
        found = self._references.get(anchor)
        if found is None:
            if len(self._references) >= REMEMBERED:
                self._references.clear()
            found = self._references[anchor] = self._store.reference(anchor)
        return found


def _key(name: Name) -> str:
    return name.text if name.kind == "acronym" else identity_key(name.text, name.language)


def _with(organisations: Mapping[Mention, str], mention: Mention) -> Mention:
    return replace(mention, organisation=organisations[mention])


def _by_announcement(facts: Sequence[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.announcement, []).append(fact)
    yield from groups.items()
