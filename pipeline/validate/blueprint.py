"""The model as the shapes and the ontology say it: kinds of node with their properties, and our terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.resources import resource

CHAPTERS = ("memberships", "events", "organisations", "names", "dates", "evidence", "provenance", "dataset")
ONTOLOGY = "https://w3id.org/tsevri/ns#"
PREFIXES = {
    ONTOLOGY: "tsv:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rdfs.org/ns/void#": "void:",
    "http://spdx.org/rdf/terms#": "spdx:",
    "http://www.cidoc-crm.org/cidoc-crm/": "crm:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/dcat#": "dcat:",
    "http://www.w3.org/ns/dqv#": "dqv:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "https://schema.org/": "schema:",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    name: str
    many: str  # `1`, `0..1`, `1..*`, `*`
    value: str  # a datatype, where one is asked for
    to: str | None  # the class that the value must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of node: by its classes, or by a property that it has."""

    chapter: str
    label: tuple[str, str]  # English, Georgian
    classes: tuple[str, ...]
    having: tuple[str, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    name: str
    label: tuple[str, str]
    meaning: tuple[str, str]


def kinds() -> Iterator[Kind]:
    """Chapter by chapter, in the order of labels."""
    for chapter in CHAPTERS:
        graph = Graph().parse(resource("shapes") / f"{chapter}.ttl")
        found = [_kind(graph, shape, chapter) for shape in graph.subjects(RDF.type, SH.NodeShape)]
        yield from sorted((kind for kind in found if kind.properties), key=lambda kind: kind.label)


def terms() -> Iterator[Term]:
    graph = Graph().parse(resource("ontology") / "tsevri.ttl")
    for subject in sorted(set(graph.subjects(RDF.type, None)), key=str):
        label = _words(graph, subject, RDFS.label) or _words(graph, subject, SKOS.prefLabel)
        meaning = _words(graph, subject, RDFS.comment) or _words(graph, subject, SKOS.definition)
        if label and meaning and str(subject).startswith(ONTOLOGY):
            yield Term(name=shown(subject), label=label, meaning=meaning)


def shown(node: Node) -> str:
    """An IRI with its usual prefix.

    >>> shown(URIRef("https://schema.org/member"))
    'schema:member'
    """
    return next(
        (short + str(node)[len(long) :] for long, short in PREFIXES.items() if str(node).startswith(long)), str(node)
    )


def _kind(graph: Graph, shape: Node, chapter: str) -> Kind:
    return Kind(
        chapter=chapter,
        label=_words(graph, shape, RDFS.label) or ("", ""),
        classes=tuple(sorted(map(shown, graph.objects(shape, SH.targetClass)))),
        having=tuple(sorted(map(shown, graph.objects(shape, SH.targetSubjectsOf)))),
        properties=tuple(_properties(graph, shape)),
    )


def _properties(graph: Graph, shape: Node) -> Iterator[Property]:
    """One for each path, from all the rules about it."""
    rules: dict[Node, list[Node]] = {}
    for rule in graph.objects(shape, SH.property):
        path = graph.value(rule, SH.path)
        if isinstance(path, URIRef) and path != RDF.type:
            rules.setdefault(path, []).append(rule)
    for path, about in sorted(rules.items()):
        to, value = _one(graph, about, SH["class"]), _one(graph, about, SH.datatype)
        yield Property(
            name=shown(path),
            many=_many(graph, about),
            value=shown(value) if value else "",
            to=shown(to) if to else None,
        )


def _many(graph: Graph, rules: list[Node]) -> str:
    least, most = _one(graph, rules, SH.minCount), _one(graph, rules, SH.maxCount)
    low = str(least) if least is not None else "0"
    high = str(most) if most is not None else "*"
    return "*" if (low, high) == ("0", "*") else low if low == high else f"{low}..{high}"


def _one(graph: Graph, rules: list[Node], predicate: URIRef) -> Node | None:
    return min((value for rule in rules for value in graph.objects(rule, predicate)), key=str, default=None)


def _words(graph: Graph, subject: Node, predicate: URIRef) -> tuple[str, str] | None:
    said = {value.language: str(value) for value in graph.objects(subject, predicate) if isinstance(value, Literal)}
    return (said["en"], said["ka"]) if {"en", "ka"} <= said.keys() else None
