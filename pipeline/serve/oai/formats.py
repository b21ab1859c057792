"""The forms of a record."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree
from pyoxigraph import Literal, NamedNode, Triple

from pipeline.publish.context import Context, load_context
from pipeline.publish.dataset import DCTERMS, OA, SCHEMA, dataset_iri
from pipeline.publish.jsonld import write_jsonld
from pipeline.serve.oai import edm
from pipeline.serve.oai.records import Header
from pipeline.store import ReleaseStore, as_released

DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
JSON = "https://w3id.org/tsevri/ns/oai-jsonld"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Make = Callable[[ReleaseStore, str], etree._Element | None]
Has = Callable[[ReleaseStore, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    prefix: str
    schema: str  # where the XML Schema is; "": ours, under the address of the repository
    namespace: str
    make: Make  # from the release and the reference of an announcement
    has: Has | None = None  # whether an announcement has a record; without it all have one

    def gives(self, release: ReleaseStore, header: Header) -> bool:
        """Whether a header stands in a list of this format: deleted records do in all."""
        return header.deleted or self.has is None or self.has(release, header.reference)


def clean(text: str) -> str:
    """XML has no letters for control characters."""
    return NOT_XML.sub("\ufffd", text)


def make_dc(release: ReleaseStore, reference: str) -> etree._Element:
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, value, language in _dublin_core(release, reference):
        element = etree.SubElement(root, f"{{{DC}}}{name}")
        element.text = clean(value)
        if language:
            element.set(LANG, language)
    return root


def _dublin_core(release: ReleaseStore, reference: str) -> Iterator[tuple[str, str, str | None]]:
    subject = f"{release.base}announcement/{reference}"
    yield "identifier", subject, None
    for name, term in (
        ("title", "headline"), ("identifier", "url"), ("date", "datePublished"), ("language", "inLanguage"),
        ("publisher", "creditText"),
    ):  # fmt: skip
        for value, language in values_of(release, subject, SCHEMA + term):
            yield name, value, language
    for organisation, _ in values_of(release, subject, SCHEMA + "about"):
        for value, language in values_of(release, organisation, SCHEMA + "name"):
            yield "subject", value, language
        yield "relation", organisation, None
    yield "type", "Text", None
    for quote in sorted(set(_quotes(release, reference))):
        yield "description", quote, None
    for licence, _ in values_of(release, dataset_iri(release.base), DCTERMS + "license"):
        yield "rights", licence, None


def _quotes(release: ReleaseStore, reference: str) -> Iterator[str]:
    graph = NamedNode(f"{release.base}graph/{reference}")
    for quad in release.store.quads_for_pattern(None, NamedNode(OA + "exact"), None, graph):
        if isinstance(quad.object, Literal):
            yield quad.object.value


def make_jsonld(release: ReleaseStore, reference: str) -> etree._Element:
    """All statements of the announcement's own graph, and the names of the organisations in it."""
    root = etree.Element(f"{{{JSON}}}document", nsmap={"j": JSON})
    written = "".join(write_jsonld(_triples(release, reference), _context(release.release / "context.jsonld")))
    document = json.loads(written)
    document["@context"] = _needed(document["@context"], json.dumps(document["@graph"], ensure_ascii=False))
    root.text = clean(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    return root


@lru_cache(maxsize=4)
def _context(path: Path) -> Context:
    return load_context(path)


def _needed(terms: dict[str, object], body: str) -> dict[str, object]:
    """The part of the context that this document needs: keywords, namespaces, and the terms that stand in it."""
    return {
        name: meaning
        for name, meaning in terms.items()
        if name.startswith("@") or str(meaning).startswith("@") or str(meaning)[-1] in "/#" or f'"{name}"' in body
    }


def _triples(release: ReleaseStore, reference: str) -> list[Triple]:
    graph = NamedNode(f"{release.base}graph/{reference}")
    triples = {as_released(quad.triple) for quad in release.store.quads_for_pattern(None, None, None, graph)}
    about = NamedNode(SCHEMA + "about")
    name = NamedNode(SCHEMA + "name")
    for organisation in [triple.object for triple in triples if triple.predicate == about]:
        if isinstance(organisation, NamedNode):
            triples |= {quad.triple for quad in release.store.quads_for_pattern(organisation, name, None, None)}
    return sorted(triples, key=str)


def values_of(release: ReleaseStore, subject: str, predicate: str) -> list[tuple[str, str | None]]:
    """Values with their languages, sorted, each once."""
    found = release.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
    values = {(str(getattr(quad.object, "value", "")), getattr(quad.object, "language", None)) for quad in found}
    return sorted(values, key=lambda pair: (pair[1] or "", pair[0]))


FORMATS = {
    form.prefix: form
    for form in (
        Format(
            prefix="oai_dc", schema="http://www.openarchives.org/OAI/2.0/oai_dc.xsd", namespace=OAI_DC, make=make_dc
        ),
        Format(prefix="jsonld", schema="", namespace=JSON, make=make_jsonld),
    )
}
EDM = Format(prefix="edm", schema=edm.SCHEMA, namespace=edm.NAMESPACE, make=edm.make_edm, has=edm.has_record)


def formats_of(release: ReleaseStore) -> Mapping[str, Format]:
    """EDM where the release was made with the profile `edm`."""
    return FORMATS | {EDM.prefix: EDM} if edm.has_edm(release) else FORMATS
