"""EDM: a record an announcement. The announcement is the text that is provided, the organisations its subjects."""

import re
from collections.abc import Iterator, Mapping

from pipeline.publish.dataset import CRM, OA, ONTOLOGY, PROV, SCHEMA
from pipeline.publish.index import Index
from pipeline.publish.profiles.nodes import Node, Property, clean, tag, to_xml
from pipeline.settings import AggregatorSettings

LETTER = r"(?:[^\s<>\"{}|\\^`\[\]#%]|%[0-9A-Fa-f]{2})"  # fits in one way only: matching stays linear
ADDRESS = re.compile(rf"https?://[^\s/?#<>\"{{}}|\\^`\[\]@%]+(?:[/?]{LETTER}*)?(?:#{LETTER}*)?")
ABOUT = ("P01_has_domain", "P02_has_range", "P143_joined", "P144_joined_with", "P145_separated", "P146_separated_from",
         "P95_has_formed", "P99_dissolved", "P140_assigned_attribute_to", "P151_was_formed_from")  # fmt: skip
PREDICATES: Mapping[str, str] = {
    SCHEMA + "headline": "title",
    SCHEMA + "datePublished": "issued",
    SCHEMA + "inLanguage": "language",
    SCHEMA + "url": "url",
    SCHEMA + "creditText": "credit",
    SCHEMA + "about": "about",
    SCHEMA + "encodingFormat": "format",
    SCHEMA + "name": "name",
    SCHEMA + "alternateName": "alternate",
    SCHEMA + "foundingDate": "begin",
    SCHEMA + "dissolutionDate": "end",
    SCHEMA + "sameAs": "same",
    SCHEMA + "location": "place",
    SCHEMA + "parentOrganization": "whole",
    SCHEMA + "memberOf": "memberOf",
    SCHEMA + "endDate": "ended",
    SCHEMA + "object": "object",
    PROV + "wasDerivedFrom": "derived",
    ONTOLOGY + "confidence": "confidence",
    OA + "hasBody": "body",
    OA + "hasTarget": "target",
    OA + "hasSelector": "selector",
    OA + "exact": "exact",
    **{CRM + name: "of" for name in ABOUT},
}
ANNOUNCEMENTS = """
SELECT DISTINCT subject FROM said WHERE predicate = 'derived' AND subject >= ? AND subject < ? ORDER BY subject
"""
ORGANISATIONS = "SELECT DISTINCT object FROM said WHERE predicate = 'about' ORDER BY object"
TEXTS = "SELECT object, language FROM said WHERE predicate = ? AND subject = ? ORDER BY language, object"
QUOTES = """
SELECT DISTINCT exact.object
FROM said AS fact CROSS JOIN said AS target CROSS JOIN said AS selector CROSS JOIN said AS exact
ON fact.predicate = 'derived' AND fact.object = ? AND target.predicate = 'target' AND target.subject = fact.subject
AND selector.predicate = 'selector' AND selector.subject = target.object
AND exact.predicate = 'exact' AND exact.subject = selector.object ORDER BY 1 LIMIT 20
"""
CONFIDENCE = """
SELECT about.object, max(said.object) FROM said AS fact CROSS JOIN said AS body CROSS JOIN said AS about CROSS JOIN said
ON fact.predicate = 'derived' AND fact.object = ? AND body.predicate = 'body' AND body.subject = fact.subject
AND about.predicate = 'of' AND about.subject = body.object
AND said.predicate = 'confidence' AND said.subject = fact.subject GROUP BY about.object
"""
GROUPS = """
SELECT belongs.object, max(said.object) FROM said AS membership CROSS JOIN said AS belongs
ON membership.predicate = 'memberOf' AND membership.subject = ?
AND belongs.predicate = 'memberOf' AND belongs.subject = membership.object
LEFT JOIN said AS body ON body.predicate = 'body' AND body.object = membership.object
LEFT JOIN said ON said.predicate = 'confidence' AND said.subject = body.subject
WHERE NOT EXISTS (SELECT 1 FROM said WHERE predicate = 'ended' AND subject = membership.object)
AND NOT EXISTS (
    SELECT 1 FROM said WHERE predicate = 'object' AND object = membership.object AND subject LIKE '%/leaving/%'
)
GROUP BY belongs.object ORDER BY belongs.object
"""
HTML = "text/html"  # a text that was saved from a page says nothing of the form of the page
KIND = (("announcement", "en"), ("განცხადება", "ka"))


def announcements(index: Index, base: str) -> Iterator[str]:
    """The IRIs of all announcements, sorted."""
    for (iri,) in index.rows(ANNOUNCEMENTS, f"{base}announcement/", f"{base}announcement0"):
        yield str(iri)


def edm_record(iri: str, index: Index, said: AggregatorSettings) -> bytes | None:
    """The record of one announcement as XML. `index` holds PREDICATES.

    None where EDM has no place for it: it has no web address, or neither a title nor a quote.
    """
    nodes = edm_nodes(iri, index, said)
    return to_xml(nodes) if nodes else None


def edm_nodes(iri: str, index: Index, said: AggregatorSettings) -> tuple[Node, ...]:
    """The nodes of a record: the announcement, its page, its organisations and their places, the aggregation."""
    document = described(iri, index, said)
    subjects = index.values("about", iri)
    places = sorted({place for subject in subjects for place in index.values("place", subject)})
    contexts = [*(agent(subject, index) for subject in subjects), *(place_node(place, index) for place in places)]
    return (*document[:2], *contexts, *document[2:]) if document else ()


def described(iri: str, index: Index, said: AggregatorSettings) -> tuple[Node, ...]:
    """The announcement, its page, the aggregation."""
    url = index.value("url", iri) or ""
    thing = _thing(iri, index)
    if not ADDRESS.fullmatch(url) or not {said.name for said in thing} & {"dc:title", "dc:description"}:
        return ()
    rights = Property(name="edm:rights", value=said.rights, is_iri=True)
    formats = {value for snapshot in index.values("derived", iri) for value in index.values("format", snapshot)}
    page = (*(Property(name="dc:format", value=HTML) for _ in formats & {HTML}), rights)
    aggregation = (
        Property(name="edm:aggregatedCHO", value=iri, is_iri=True),
        Property(name="edm:dataProvider", value=clean(said.data_provider)),
        Property(name="edm:isShownAt", value=url, is_iri=True),
        Property(name="edm:provider", value=clean(said.provider)),
        rights,
    )
    return (
        Node(kind="edm:ProvidedCHO", iri=iri, properties=thing),
        Node(kind="edm:WebResource", iri=url, properties=page),
        Node(kind="ore:Aggregation", iri=f"{iri}#aggregation", properties=aggregation),
    )


def _thing(iri: str, index: Index) -> tuple[Property, ...]:
    language = index.value("language", iri) or "und"
    confidence = {subject: score for subject, score in index.rows(CONFIDENCE, iri)}  # noqa: C416 - rows have any length
    subjects = index.values("about", iri)
    quotes = [str(quote) for (quote,) in index.rows(QUOTES, iri)]
    places = sorted({place for subject in subjects for place in index.values("place", subject)})
    return (
        *(_text("dc:description", quote, language) for quote in quotes if clean(quote)),
        Property(name="dc:identifier", value=iri.rpartition("/")[2]),
        Property(name="dc:language", value=language),
        *_texts("dc:publisher", "credit", iri, index),
        *(_link("dc:subject", subject, confidence.get(subject)) for subject in subjects),
        *_texts("dc:title", "title", iri, index),
        *(_text("dc:type", text, language) for text, language in KIND),
        *(Property(name="dcterms:issued", value=date) for date in index.values("issued", iri)),
        *(_link("dcterms:spatial", place) for place in places),
        Property(name="edm:type", value="TEXT"),
    )


def agent(iri: str, index: Index) -> Node:
    """An organisation: the first name of each language is its label there, the others are alternate."""
    labels, others = _labels(iri, index)
    groups = {str(group): confidence for group, confidence in index.rows(GROUPS, iri)}
    groups = dict.fromkeys(index.values("whole", iri)) | groups
    same = [address for address in index.values("same", iri) if ADDRESS.fullmatch(address)]
    said = (
        *(_text("skos:prefLabel", text, language) for language, text in labels.items()),
        *(_text("skos:altLabel", text, language) for text, language in others),
        *(_link("dcterms:isPartOf", group, groups[group]) for group in sorted(groups)),
        *(Property(name="edm:begin", value=date) for date in index.values("begin", iri)[:1]),
        *(Property(name="edm:end", value=date) for date in index.values("end", iri)[:1]),
        *(_link("owl:sameAs", address) for address in same),
    )
    return Node(kind="edm:Agent", iri=iri, properties=said)


def place_node(iri: str, index: Index) -> Node:
    labels, _ = _labels(iri, index)
    said = tuple(_text("skos:prefLabel", text, language) for language, text in labels.items())
    return Node(kind="edm:Place", iri=iri, properties=said)


def _labels(iri: str, index: Index) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The label of each language; then all other names with their languages. Without any name: the reference."""
    labels: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    names = [*index.rows(TEXTS, "name", iri)]
    alternates = [*index.rows(TEXTS, "alternate", iri)]
    for written, language in names or alternates:
        text, known = clean(str(written)), tag(str(language))
        if text and labels.setdefault(known, text) != text:
            others.append((text, known))
    others += [(clean(str(text)), tag(str(language))) for text, language in alternates if names and clean(str(text))]
    return labels or {"": iri.rpartition("/")[2]}, sorted(set(others))


def _texts(name: str, slug: str, iri: str, index: Index) -> Iterator[Property]:
    for text, language in index.rows(TEXTS, slug, iri):
        if clean(str(text)):
            yield _text(name, str(text), str(language))


def _text(name: str, text: str, language: str) -> Property:
    return Property(name=name, value=clean(text), language=tag(language))


def _link(name: str, iri: str, confidence: str | None = None) -> Property:
    return Property(name=name, value=iri, is_iri=True, confidence=confidence or "")
