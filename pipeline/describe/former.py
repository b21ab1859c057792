"""IRIs of earlier releases: they lead on to another, or say that and why nothing is said of them any more."""

from pipeline.describe import terms
from pipeline.describe.iris import Iris
from pipeline.describe.quads import Graph, address, date, node, plain
from pipeline.describe.terms import tsv


def describe_redirect(old: str, new: str, iris: Iris, on: str | None = None) -> list[str]:
    """`old` and `new` are references of organisations, `on` the date of the release in which `old` gave way."""
    graph = Graph(iris.tombstones)
    subject = node(iris.organisation(old))
    graph.add(subject, terms.RDF_TYPE, tsv.REDIRECT)
    graph.add(subject, terms.DCTERMS_IS_REPLACED_BY, node(iris.organisation(new)))
    _since(graph, subject, on)
    return graph.lines()


def describe_tombstone(iri: str, on: str | None, iris: Iris, reason: str = tsv.NOT_STATED) -> list[str]:
    """`iri` is whole; nothing of what was read says anything of it any more."""
    graph = Graph(iris.tombstones)
    subject = node(iri)
    graph.add(subject, terms.RDF_TYPE, tsv.TOMBSTONE)
    graph.add(subject, tsv.REASON, reason)
    graph.add(reason, terms.RDF_TYPE, terms.SKOS_CONCEPT)
    _since(graph, subject, on)
    return graph.lines()


def describe_withdrawal(reference: str, on: str, why: str, replacement: str | None, iris: Iris) -> list[str]:
    """The tombstone of an announcement that somebody withdrew, with the words that say why."""
    graph = Graph(iris.tombstones)
    subject, instead = node(iris.announcement(reference)), address(replacement or "")
    graph.add(subject, terms.RDFS_COMMENT, plain(why))
    if instead:
        graph.add(subject, terms.DCTERMS_IS_REPLACED_BY, node(instead))
    return [*describe_tombstone(iris.announcement(reference), on, iris, tsv.WITHDRAWN), *graph.lines()]


def _since(graph: Graph, subject: str, on: str | None) -> None:
    if on:
        graph.add(subject, terms.DCTERMS_DATE, date(on))
