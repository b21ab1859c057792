"""The rules that Europeana puts to a record of EDM external, in our words: its XML schema and its Schematron rules.

Only what a record of ours can hold is known here, so anything else is a breach.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.publish.profiles.edm import ADDRESS
from pipeline.publish.profiles.nodes import Node, clean
from pipeline.publish.profiles.registry import RIGHTS

DESCRIPTIVE = frozenset(
    f"dc:{name}" for name in ("description", "identifier", "language", "publisher", "subject", "title", "type")
) | {"dcterms:issued", "dcterms:spatial"}
ORDER = {  # of the properties; in a ProvidedCHO those of Dublin Core come in any order
    "edm:ProvidedCHO": ("dc", "edm:type"),
    "edm:WebResource": ("dc:format", "edm:rights"),
    "edm:Agent": ("skos:prefLabel", "skos:altLabel", "dcterms:isPartOf", "edm:begin", "edm:end", "owl:sameAs"),
    "edm:Place": ("skos:prefLabel",),
    "ore:Aggregation": ("edm:aggregatedCHO", "edm:dataProvider", "edm:isShownAt", "edm:provider", "edm:rights"),
}
ONCE = {
    "edm:ProvidedCHO": ("edm:type",),
    "edm:WebResource": ("edm:rights",),
    "ore:Aggregation": ("edm:aggregatedCHO", "edm:isShownAt", "edm:rights"),
}
AT_MOST_ONCE = {"edm:Agent": ("edm:begin", "edm:end")}
Breach = tuple[str, str]  # what is wrong, and the IRI of the node


def breaches(nodes: Sequence[Node]) -> Iterator[Breach]:
    yield from _whole_record(nodes)
    for node in nodes:
        yield from ((rule, node.iri) for rule in (*_form(node), *_values(node), *_content(node)))


def _whole_record(nodes: Sequence[Node]) -> Iterator[Breach]:
    kinds = Counter(node.kind for node in nodes)
    for kind in ("edm:ProvidedCHO", "ore:Aggregation"):
        if kinds[kind] != 1:
            yield f"exactly one {kind}", nodes[0].iri if nodes else ""
    known = {node.iri: node.kind for node in nodes}
    meant = {said.value for node in nodes for said in node.properties if said.is_iri}
    for node in nodes:
        if node.kind in ("edm:Agent", "edm:Place") and node.iri not in meant:
            yield f"{node.kind} is referred to", node.iri
        for said in node.properties:
            if said.name == "edm:aggregatedCHO" and known.get(said.value) != "edm:ProvidedCHO":
                yield "edm:aggregatedCHO names the edm:ProvidedCHO", node.iri
            if said.name == "edm:isShownAt" and known.get(said.value) != "edm:WebResource":
                yield "edm:isShownAt names an edm:WebResource", node.iri


def _form(node: Node) -> Iterator[str]:
    """Which properties, how many of each, in which order."""
    order = ORDER.get(node.kind, ())
    places = [order.index(slot) if slot in order else -1 for slot in map(_slot, _names(node))]
    if -1 in places:
        yield f"only known properties in {node.kind}"
    if places != sorted(places):
        yield f"the properties of {node.kind} in the order of the schema"
    counts = Counter(_names(node))
    yield from (f"exactly one {name}" for name in ONCE.get(node.kind, ()) if counts[name] != 1)
    yield from (f"at most one {name}" for name in AT_MOST_ONCE.get(node.kind, ()) if counts[name] > 1)


def _slot(name: str) -> str:
    return "dc" if name in DESCRIPTIVE else name


def _names(node: Node) -> list[str]:
    return [said.name for said in node.properties]


def _values(node: Node) -> Iterator[str]:
    if not ADDRESS.fullmatch(node.iri):
        yield "a web address for each node"
    for said in node.properties:
        if said.is_iri and not ADDRESS.fullmatch(said.value):
            yield f"a web address in {said.name}"
        if not said.value.strip() or clean(said.value) != said.value:
            yield f"a text that XML can hold in {said.name}"
        if said.name == "edm:rights" and not (said.is_iri and RIGHTS.fullmatch(said.value)):
            yield "edm:rights from Europeana's list"
        if said.confidence and not _is_share(said.confidence):
            yield "a confidence from 0 to 1"


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _content(node: Node) -> Iterator[str]:
    names = set(_names(node))
    if node.kind == "edm:ProvidedCHO":
        yield from _lacking(names, ("dc:title", "dc:description"))
        yield from _lacking(names, ("dc:language",))
        yield from _lacking(names, ("dc:subject", "dc:type", "dcterms:spatial"))
    elif node.kind == "ore:Aggregation":
        yield from _lacking(names, ("edm:dataProvider",))
        yield from _lacking(names, ("edm:provider",))
    elif node.kind in ("edm:Agent", "edm:Place"):
        yield from _lacking(names, ("skos:prefLabel",))
        tags = Counter(said.language for said in node.properties if said.name == "skos:prefLabel")
        if any(count > 1 for count in tags.values()):
            yield "one skos:prefLabel a language"


def _lacking(names: Iterable[str], one_of: Sequence[str]) -> Iterator[str]:
    if not set(names).intersection(one_of):
        yield " or ".join(one_of)
