"""The files of the profile edm: records zipped as aggregators take them, and the same graph in Turtle and JSON-LD."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Triple

from pipeline.model import Finding
from pipeline.publish.context import Context
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written, write_text
from pipeline.publish.index import Index
from pipeline.publish.jsonld import write_jsonld
from pipeline.publish.profiles.edm import (
    ORGANISATIONS,
    PREDICATES,
    agent,
    announcements,
    described,
    edm_nodes,
    place_node,
)
from pipeline.publish.profiles.edm_rules import Breach, breaches
from pipeline.publish.profiles.nodes import NAMESPACES, to_triples, to_xml
from pipeline.publish.profiles.notices import notice
from pipeline.publish.profiles.zipped import write_zip
from pipeline.publish.turtle import write_turtle
from pipeline.settings import Settings

PLACES = "SELECT DISTINCT object FROM said WHERE predicate = 'place' ORDER BY object"
IRIS = (
    "dc:subject",
    "dcterms:isPartOf",
    "dcterms:spatial",
    "edm:aggregatedCHO",
    "edm:isShownAt",
    "edm:rights",
    "owl:sameAs",
)
CONTEXT: Mapping[str, object] = NAMESPACES | {name: {"@type": "@id"} for name in IRIS}


def write_edm(draft: Draft, folder: Path, settings: Settings) -> Iterator[Written | Finding]:
    index = Index(draft.folder, PREDICATES)
    try:
        yield from _Records(index, settings).write(folder)
    finally:
        index.close()


class _Records:
    """All records of a release, and what was found wrong while they were written."""

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index, self._settings = index, settings
        self._wrong: Counter[str] = Counter()
        self._focus: dict[str, str] = {}
        self._left_out: list[str] = []
        self._count = 0

    def write(self, folder: Path) -> Iterator[Written | Finding]:
        yield write_zip(folder / "records.zip", self._entries())
        yield write_turtle(folder / "records.ttl", self._triples(), NAMESPACES)
        yield write_text(folder / "records.jsonld", write_jsonld(self._triples(), Context(CONTEXT)))
        if not self._count:
            yield notice("profile.nothing-to-say", profile="edm", rule="edm:ProvidedCHO")
        elif self._left_out:
            yield notice("profile.without-address", focus=self._left_out[0], count=len(self._left_out))
        for rule, count in sorted(self._wrong.items()):
            yield notice("profile.held-back", focus=self._focus[rule], profile="edm", rule=rule, count=count)

    def _entries(self) -> Iterator[tuple[str, bytes]]:
        for iri in announcements(self._index, self._settings.base):
            nodes = edm_nodes(iri, self._index, self._settings.aggregator)
            if nodes:
                self._count += 1
                self._note(breaches(nodes))
                yield f"{iri.rpartition('/')[2]}.xml", to_xml(nodes)
            else:
                self._left_out.append(iri)

    def _note(self, found: Iterator[Breach]) -> None:
        for rule, focus in found:
            self._wrong[rule] += 1
            self._focus.setdefault(rule, focus)

    def _triples(self) -> Iterator[Triple]:
        """The graph of all records; what several of them say of an organisation or place stands once."""
        for iri in announcements(self._index, self._settings.base):
            yield from to_triples(described(iri, self._index, self._settings.aggregator))
        for (organisation,) in self._index.rows(ORGANISATIONS):
            yield from to_triples([agent(str(organisation), self._index)])
        for (place,) in self._index.rows(PLACES):
            yield from to_triples([place_node(str(place), self._index)])
