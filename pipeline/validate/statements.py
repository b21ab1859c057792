"""What is checked, held twice: as an rdflib graph for pyshacl, in a pyoxigraph store for the rules that are queries."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

Term = URIRef | BNode | Literal
OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Pair = tuple[Any, Term]  # the first a term of pyoxigraph

STRING = ox.NamedNode(XSD.string)
PLACE = re.compile(r"Parser error at line .*? columns? [0-9 and]+: ")


class NotRdf11Error(ValueError):
    """A triple term of RDF 1.2, which SHACL and rdflib do not know."""


class MemoryGraph(Graph):
    """A graph that is true without counting its triples: pyshacl asks `graph or …` for every result."""

    def __init__(self) -> None:
        super().__init__(store="SimpleMemory", bind_namespaces="none")

    def __bool__(self) -> bool:
        return True


class Statements:
    """The union of all graphs of some quads. pyoxigraph reads them; rdflib would take 20 times as long."""

    def __init__(self, quads: Iterable[ox.Quad] = ()) -> None:
        self.store = ox.Store()
        self.graph = MemoryGraph()
        self._terms = Terms()
        self.add(quads)

    def add(self, quads: Iterable[ox.Quad], move: tuple[str, str] | None = None) -> None:
        """Every IRI under the first address of `move` goes under the second; literals stay as they are.

        Raises: NotRdf11Error.
        """
        terms, triples = MovedTerms(self._terms, *move) if move else self._terms, []
        put = self.graph.store.add
        with _quiet_literals():
            for subject, predicate, value, _ in quads:
                (own, mine), (own_predicate, said), (own_value, what) = terms[subject], terms[predicate], terms[value]
                triples.append(ox.Quad(own, own_predicate, own_value))
                put((mine, said, what), self.graph)
        self.store.extend(triples)


class Terms(dict[OxTerm, Pair]):
    """Each term with the same for rdflib, which is made once: rdflib is slow to see that two terms are equal."""

    def __missing__(self, term: OxTerm) -> Pair:
        self[term] = pair = term, rdflib_term(term)
        return pair


class MovedTerms(dict[OxTerm, Pair]):
    """The same with an IRI under another address in the place of each one under `base`."""

    def __init__(self, terms: Terms, base: str, new: str) -> None:
        self._terms, self._base, self._new = terms, base, new

    def __missing__(self, term: OxTerm) -> Pair:
        pair = self._terms[term]
        if isinstance(term, ox.NamedNode) and term.value.startswith(self._base):
            moved = self._new + term.value.removeprefix(self._base)
            pair = ox.NamedNode(moved), URIRef(moved)
        self[term] = pair
        return pair


def fault_of(error: SyntaxError) -> str:
    """What pyoxigraph says is wrong, fit for a terminal, without the place, which is said elsewhere."""
    said = PLACE.sub("", str(error.msg))
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in said)


def statements_of(lines: Iterable[str]) -> Statements:
    return Statements(quads_of(lines))


def quads_of(lines: Iterable[str]) -> Iterator[ox.Quad]:
    return ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS)


def rdflib_term(term: OxTerm) -> Term:
    """Raises: NotRdf11Error."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise NotRdf11Error
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype == STRING else URIRef(term.datatype.value)
    return Literal(term.value, datatype=datatype, normalize=False)


def ox_term(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Raises: ValueError when RDF does not allow such a term."""
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, BNode):
        return ox.BlankNode(term)
    if not isinstance(term, Literal):
        raise NotRdf11Error
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype or XSD.string))


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """rdflib logs a traceback for every literal that its datatype does not allow; the shapes say it better."""
    logger = logging.getLogger("rdflib.term")
    was = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = was
