"""rdflib as a second, independent reader of the contract."""

from functools import lru_cache

import pyoxigraph
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.store import Answer, description_graph, written
from tests.queries.record import RELEASE

BASE = "https://data.example.org/"


@lru_cache(maxsize=1)
def dataset() -> Dataset:
    """The example release; the default graph is the union of its graphs."""
    found = Dataset(default_union=True)
    found.parse(data=(RELEASE / "memberships.nq").read_text("utf-8"), format="nquads")
    found.graph(URIRef(description_graph(BASE))).parse(RELEASE / "dataset.ttl")
    return found


def ask(graph: Graph, text: str) -> Answer:
    result = graph.query(text)
    if result.type == "ASK":
        return Answer(columns=("answer",), rows=((str(result.askAnswer).lower(),),))
    if result.type == "CONSTRUCT":
        triples = {tuple(map(_written, triple)) for triple in result.graph or ()}
        return Answer(columns=("subject", "predicate", "object"), rows=tuple(sorted(triples)))
    columns = tuple(map(str, result.vars or ()))
    rows = ([row.get(name) for name in columns] for row in result.bindings)  # type: ignore[call-overload]
    written_rows = sorted(tuple(map(_written, row)) for row in rows)
    return Answer(columns=columns, rows=tuple(row for row in written_rows if any(row)))  # it groups nothing to one row


def _written(term: Node | None) -> str:
    if isinstance(term, Literal):
        datatype = pyoxigraph.NamedNode(term.datatype) if term.datatype and not term.language else None
        return written(pyoxigraph.Literal(str(term), language=term.language, datatype=datatype))
    return written(None if term is None else pyoxigraph.NamedNode(str(term)))
