"""How the triplestores differ that speak SPARQL 1.1: addresses, what they take, what their default graph is."""

from collections.abc import Mapping
from dataclasses import dataclass

QUADS = "application/n-quads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """Addresses count from the one that a person gives: nothing is the address itself."""

    name: str
    query: str = ""
    update: str = ""
    quads: str | None = None  # takes N-Quads by POST, and adds them
    quads_type: str = QUADS
    graphs: str | None = None  # SPARQL 1.1 Graph Store Protocol, for one graph
    graph_parameter: str = "graph"
    graph_type: str = "application/n-triples"
    graph_lines: int = 20_000  # statements sent at once to one graph
    quads_lines: int = 20_000  # … or to many
    update_lines: int = 2_000  # … or in one update
    union: bool  # its default graph holds all graphs without being told
    source: str  # where this is written


DIALECTS: Mapping[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        Dialect(
            name="oxigraph", query="/query", update="/update", quads="/store", graphs="/store", union=False,
            source="https://github.com/oxigraph/oxigraph/tree/main/cli",
        ),
        Dialect(  # its compiler takes no more than some thousand statements in one update
            name="virtuoso", query="/sparql", update="/sparql-auth", graphs="/sparql-graph-crud-auth",
            graph_parameter="graph-uri", graph_type="text/turtle", update_lines=500, union=True,
            source="https://docs.openlinksw.com/virtuoso/rdfsparql/",
        ),
        Dialect(
            name="graphdb", update="/statements", quads="/statements", graphs="/rdf-graphs/service", union=True,
            source="https://graphdb.ontotext.com/documentation/10.7/using-graphdb-with-the-rdf4j-api.html",
        ),
        Dialect(
            name="fuseki", query="/query", update="/update", quads="/data", graphs="/data", union=False,
            source="https://jena.apache.org/documentation/fuseki2/fuseki-server-protocol.html",
        ),
        Dialect(
            name="blazegraph", quads="", quads_type="text/x-nquads", union=True,
            source="https://github.com/blazegraph/database/wiki/REST_API",
        ),
        Dialect(
            name="rdflib-endpoint", update_lines=500, union=True,
            source="https://github.com/vemonet/rdflib-endpoint",
        ),
        Dialect(name="sparql", union=False, source="https://www.w3.org/TR/sparql11-protocol/"),
    )
}  # fmt: skip


def guess_dialect(url: str, headers: Mapping[str, str]) -> Dialect:
    """By what the server calls itself, else by its address; `sparql`, the bare standard, when neither tells.

    >>> guess_dialect("http://localhost:7200/repositories/members", {}).name
    'graphdb'
    """
    server = headers.get("Server", "").lower()
    for name in ("oxigraph", "virtuoso", "graphdb", "fuseki", "blazegraph"):
        if name in server:
            return DIALECTS[name]
    if any(header.lower() == "fuseki-request-id" for header in headers):
        return DIALECTS["fuseki"]
    if "/repositories/" in url:
        return DIALECTS["graphdb"]
    return DIALECTS["blazegraph" if "/namespace/" in url or "/blazegraph" in url else "sparql"]
