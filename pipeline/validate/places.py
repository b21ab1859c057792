"""Where in an announcement a node comes from: the fact that leads to it, and the sentence of that fact."""

from collections.abc import Iterator, Mapping
from itertools import chain

from rdflib import Graph, URIRef
from rdflib.namespace import PROV
from rdflib.term import Node

from pipeline.model import Fact

STEPS = 4  # from a year in a time-span: joining, fact; from an address: place, location, fact
HAS_SOURCE = URIRef("http://www.w3.org/ns/oa#hasSource")
LINEAGE = frozenset({HAS_SOURCE, PROV.wasDerivedFrom, PROV.wasGeneratedBy, PROV.used, PROV.wasAssociatedWith})


def place_of(text: str, start: int) -> tuple[int, int]:
    """Line and column, from 1, of a code point."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def fact_about(node: Node, graph: Graph, facts: Mapping[Node, Fact]) -> Fact | None:
    """The nearest fact that leads to `node`; of several the one whose words come first.

    Lineage is not followed: an announcement or its snapshot belongs to no fact in particular.
    """
    nodes, seen = {node}, {node}
    for _ in range(STEPS + 1):
        found = [facts[near] for near in nodes if near in facts]
        if found:
            return min(found, key=_reading_order)
        nodes = {near for near in chain.from_iterable(_leading_to(far, graph) for far in nodes) if near not in seen}
        seen |= nodes
    return None


def _leading_to(node: Node, graph: Graph) -> Iterator[Node]:
    for subject, predicate in graph.subject_predicates(node):
        if isinstance(subject, URIRef) and predicate not in LINEAGE:
            yield subject


def _reading_order(fact: Fact) -> tuple[int, str]:
    return fact.evidence[0].start if fact.evidence else 0, fact.reference
