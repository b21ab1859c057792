"""Mentions to organisations: enter all facts, settle, then resolve them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.identify.authority import Authority
from pipeline.identify.decisions import Decisions
from pipeline.identify.facts import mentions_of, with_mentions
from pipeline.identify.known import Known
from pipeline.identify.names import choose_names
from pipeline.identify.settle import Settlement, fixed_keys, remember
from pipeline.identify.store import Store
from pipeline.identify.subjects import Reader, Subject, acronym_node
from pipeline.identify.suggestions import suggest
from pipeline.model import Fact, Finding, Mention, Organisation, Renaming

REMEMBERED = 50_000  # references looked up
FILE = "identities.sqlite"


class Identities:
    """Memory is flat in the number of announcements; the result does not depend on their order.

    `enter` and `resolve` take the facts of one announcement, or of several, whole: which body a working group belongs
    to is read from them. Both want the same facts: those that will be published.
    """

    def __init__(self, folder: Path, authority: Authority, decisions: Decisions, known: Iterable[Known] = ()) -> None:
        self._authority = {organisation.reference: organisation for organisation in authority.organisations}
        self._places = authority.places
        self._decisions = decisions
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
        """Between the passes, once: decide who is who."""
        self._store.flush()
        self._settlement.settle()

    def resolve(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Second pass: the same facts, every mention with its organisation."""
        resolved: dict[int, Fact] = {}
        for _, group in _by_announcement(facts):
            subjects = self._reader.subjects(group)
            organisations = {mention: self._reference(subject.anchor) for mention, subject in subjects.items()}
            for fact in group:
                resolved[id(fact)] = with_mentions(fact, lambda one, known=organisations: _with(one, known[one]))
        return tuple(resolved[id(fact)] for fact in facts)

    def organisations(self) -> Iterator[Organisation]:
        """Every organisation that the entered facts mention, by reference."""
        for reference, rows in groupby(self._store.spellings(), lambda row: row[0]):
            known = self._authority.get(reference)
            names = choose_names((spelling for _, spelling in rows), known.names if known else ())
            if known is None:
                yield Organisation(reference=reference, names=names, provisional=True)
            else:
                yield replace(known, names=names)

    def redirects(self) -> Iterator[tuple[str, str]]:
        """References of earlier releases that gave way, each with the one that took its place."""
        return self._store.redirects()

    def suggestions(self) -> Iterator[Finding]:
        """What a steward should decide. Nothing of it was merged."""
        return suggest(self._store, self._settlement, self._authority, self._places, self._decisions)

    def close(self) -> None:
        self._store.close()

    def _enter(self, subject: Subject, announcement: str) -> None:
        reading, anchor = subject.reading, subject.anchor
        for i, name in enumerate(reading.names):
            self._store.spell(anchor, name, i == 0)
        if reading.node is None:
            return
        self._store.use_node(reading.node)
        for node in reading.same:
            self._store.use_node(node, 0)
            self._store.link(reading.node, node, announcement)
        for acronym in reading.acronyms:
            self._store.own(acronym, reading.node if reading.has_name else acronym_node(acronym))

    def _rename(self, old: Subject, new: Subject) -> None:
        kept = {(name.text, name.language) for name in new.reading.names}
        names = [name for name in old.reading.names if (name.text, name.language) not in kept]
        if old.anchor != new.anchor:
            self._store.rename(old.anchor, new.anchor, names)

    def _reference(self, anchor: str) -> str:
        found = self._references.get(anchor)
        if found is None:
            if len(self._references) >= REMEMBERED:
                self._references.clear()
            found = self._references[anchor] = self._store.reference(anchor)
        return found


def _with(mention: Mention, organisation: str) -> Mention:
    return replace(mention, organisation=organisation)


def _by_announcement(facts: Sequence[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.announcement, []).append(fact)
    yield from groups.items()
