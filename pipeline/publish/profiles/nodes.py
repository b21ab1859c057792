"""A record of EDM: nodes with their properties in the order that its XML schema wants, as XML and as triples."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from pyoxigraph import Literal, NamedNode, Triple

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    name: str  # dc:title
    value: str
    is_iri: bool = False
    language: str = ""
    confidence: str = ""  # of a statement that software made; not part of the graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    kind: str  # edm:Agent
    iri: str
    properties: tuple[Property, ...]


def whole(name: str) -> str:
    """The IRI of a prefixed name.

    >>> whole("dc:title")
    'http://purl.org/dc/elements/1.1/title'
    """
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


def qualified(name: str) -> str:
    """A prefixed name as lxml writes it.

    >>> qualified("dc:title")
    '{http://purl.org/dc/elements/1.1/}title'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def clean(text: str) -> str:
    """A text that XML 1.0 can hold: what it cannot is shown as U+FFFD."""
    return NOT_XML.sub("\ufffd", text).strip()


def tag(language: str) -> str:
    """A language tag for xml:lang; none where the language is not known."""
    return language if TAG.fullmatch(language) and language != "und" else ""


def to_element(nodes: Iterable[Node]) -> etree._Element:
    root = etree.Element(qualified("rdf:RDF"), nsmap=dict(NAMESPACES))
    for node in nodes:
        element = etree.SubElement(root, qualified(node.kind), {qualified("rdf:about"): node.iri})
        for said in node.properties:
            _add(element, said)
    return root


def _add(parent: etree._Element, said: Property) -> None:
    child = etree.SubElement(parent, qualified(said.name))
    if said.is_iri:
        child.set(qualified("rdf:resource"), said.value)
    else:
        child.text = said.value
    if said.language:
        child.set(XML_LANG, said.language)
    if said.confidence:
        child.set(qualified("edm:wasGeneratedBy"), "SoftwareAgent")
        child.set(qualified("edm:confidenceLevel"), said.confidence)


def to_xml(nodes: Iterable[Node]) -> bytes:
    return etree.tostring(to_element(nodes), encoding="UTF-8", xml_declaration=True, pretty_print=True)


def to_triples(nodes: Iterable[Node]) -> Iterator[Triple]:
    for node in nodes:
        subject = NamedNode(node.iri)
        yield Triple(subject, NamedNode(whole("rdf:type")), NamedNode(whole(node.kind)))
        for said in node.properties:
            yield Triple(subject, NamedNode(whole(said.name)), _object(said))


def _object(said: Property) -> NamedNode | Literal:
    if said.is_iri:
        return NamedNode(said.value)
    return Literal(said.value, language=said.language) if said.language else Literal(said.value)
