"""From lines or pyoxigraph quads to an rdflib graph that pyshacl can work on.

pyoxigraph reads many times faster than rdflib; equal terms are made once for all quads that go into a graph.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import cast

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Processor, Result
from rdflib.term import Identifier, Node

Term = URIRef | BNode | Literal
OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

QUERIES_KEPT = 256  # more than there are SPARQL rules
STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


class NotRdf11(ValueError):
    """A triple term of RDF 1.2, which SHACL and rdflib do not know."""


class PreparedGraph(Graph):
    """A graph that parses the text of a query once in a process, and that is true without counting its triples.

    pyshacl puts the same text to the graph again for every focus node, and asks `datagraph or …` for every result.
    """

    def __init__(self) -> None:
        super().__init__(store="SimpleMemory", bind_namespaces="none")

    def __bool__(self) -> bool:
        return True

    def query(
        self,
        query_object: str | Query,
        processor: str | Processor = "sparql",
        result: str | type[Result] = "sparql",
        initNs: Mapping[str, str] | None = None,  # noqa: N803 - the name is rdflib's
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        use_store_provided: bool = True,
        **kwargs: object,
    ) -> Result:
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, processor, result, initNs, initBindings, use_store_provided, **kwargs)


@lru_cache(QUERIES_KEPT)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


class Terms:
    """rdflib terms for pyoxigraph terms, equal ones made once.

    Every IRI under `base` moves under `base` + `place`, so that the nodes of two announcements in one graph never meet.
    """

    def __init__(self, base: str = "", place: str = "", known: dict[OxTerm, Term] | None = None) -> None:
        self._base = base
        self._moved = base + place
        self._own: dict[OxTerm, Term] = {}
        self._known = {} if known is None else known  # terms outside `base`, shared with other places

    def __call__(self, term: OxTerm) -> Term:
        return self._known.get(term) or self._own.get(term) or self._new(term)

    def _new(self, term: OxTerm) -> Term:
        if isinstance(term, ox.NamedNode) and self._base and term.value.startswith(self._base):
            made = self._own[term] = URIRef(self._moved + term.value[len(self._base):])
            return made
        if isinstance(term, ox.BlankNode):
            return BNode(term.value + self._moved)
        self._known[term] = outside = _term(term)
        return outside


def _term(term: OxTerm) -> Term:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = None if term.datatype == STRING else URIRef(term.datatype.value)
        return Literal(term.value, datatype=datatype, normalize=False)
    raise NotRdf11


def add_lines(graph: Graph, lines: Iterable[str], terms: Terms) -> None:
    """Add N-Quads lines, whatever graph they name."""
    add_quads(graph, ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS), terms)


def add_quads(graph: Graph, quads: Iterable[ox.Quad], terms: Terms) -> None:
    add = graph.store.add
    with quiet_literals():
        for quad in quads:
            add((terms(quad.subject), terms(quad.predicate), terms(quad.object)), graph)


def graph_of(lines: Iterable[str]) -> Graph:
    """The union of all graphs of some N-Quads lines."""
    graph = PreparedGraph()
    add_lines(graph, lines, Terms())
    return graph


@contextmanager
def quiet_literals() -> Iterator[None]:
    """rdflib logs a traceback for every literal that its datatype does not allow; the shapes say it better."""
    logger = logging.getLogger("rdflib.term")
    was = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = was


def node(value: Node | None) -> str | None:
    """A term as a finding shows it."""
    return None if value is None else str(cast(Identifier, value))
