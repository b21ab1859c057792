"""What the endpoint is, in the words of SPARQL 1.1 Service Description.

Source: https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from pipeline.publish.dataset import DCTERMS, RDF, release_iri
from pipeline.serve.media import TRIPLES
from pipeline.serve.releases import Served
from pipeline.store import description_graph

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
PREFIXES = {"sd": SD, "formats": FORMATS, "dcterms": DCTERMS}


def describe_service(address: str, served: Served, media: str) -> bytes:
    known = RdfFormat.from_media_type(TRIPLES[media])
    assert known  # noqa: S101 - Oxigraph knows all of TRIPLES
    return serialize(_triples(address, served), format=known, prefixes=PREFIXES)  # type: ignore[return-value]


def _triples(address: str, served: Served) -> Iterator[Triple]:
    service, dataset, graph, description = (f"{address}#{part}" for part in ("service", "dataset", "all", "about"))
    release = release_iri(served.base, served.name)
    said = [
        (service, RDF + "type", SD + "Service"),
        (service, SD + "endpoint", address),
        (service, SD + "supportedLanguage", SD + "SPARQL11Query"),
        (service, SD + "feature", SD + "UnionDefaultGraph"),
        (service, SD + "defaultDataset", dataset),
        (dataset, RDF + "type", SD + "Dataset"),
        (dataset, DCTERMS + "source", release),
        (dataset, SD + "defaultGraph", graph),
        (graph, RDF + "type", SD + "Graph"),
        (dataset, SD + "namedGraph", description),
        (description, RDF + "type", SD + "NamedGraph"),
        (description, SD + "name", description_graph(served.base)),
    ]
    said += [(service, SD + "resultFormat", FORMATS + name) for name in RESULTS]
    for subject, predicate, value in said:
        yield Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value))
