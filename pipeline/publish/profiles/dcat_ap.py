"""DCAT-AP: a catalogue with a record of the dataset, its theme, its languages and who may have it."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Triple

from pipeline.publish.dataset import DCAT, DCTERMS, FOAF, RDF, SCHEMA, SKOS, Release, Value, about, dataset_iri, dates
from pipeline.publish.profiles.description import catalogue, catalogue_iri, described, in_language, in_order
from pipeline.settings import Settings

AUTHORITY = "http://publications.europa.eu/resource/authority/"
THEMES, THEME = AUTHORITY + "data-theme", AUTHORITY + "data-theme/EDUC"
PUBLIC = AUTHORITY + "access-right/PUBLIC"
STANDARD = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/"
MET = frozenset(  # shapes about what there is in every description of ours
    f"dcat:{name}Shape" for name in ("Catalog", "Dataset", "Distribution", "Resource")
) | {
    "dct:LicenseDocumentShape", "dct:MediaTypeShape", "dct:MediaTypeOrExtentShape", "dct:RightsStatementShape",
    "dct:StandardShape", "foaf:AgentShape", "skos:ConceptShape", "skos:ConceptSchemeShape", "spdx:ChecksumShape",
    "ChecksumAlgorithmShape", "vcard:KindShape",
}  # fmt: skip


def describe_dcat_ap(release: Release, settings: Settings) -> list[Triple]:
    said = [triple for triple in described(release, settings) if not _is_schema(triple)]
    listed = [triple for triple in catalogue(settings) if not _is_schema(triple)]
    return in_order(
        in_language(said, settings.aggregator.publisher_language),
        listed,
        _completed(settings),
        _record(release, settings),
    )


def _is_schema(triple: Triple) -> bool:
    return triple.predicate.value.startswith(SCHEMA) or str(triple.object).startswith(f"<{SCHEMA}Da")


def _completed(settings: Settings) -> Iterator[Triple]:
    dataset = dataset_iri(settings.base)
    yield from about(
        dataset, {RDF + "type": DCAT + "Resource", DCAT + "theme": THEME, DCTERMS + "accessRights": PUBLIC}
    )
    yield from about(PUBLIC, {RDF + "type": DCTERMS + "RightsStatement"})
    label = Literal("Education, culture and sport", language="en")
    yield from about(THEME, {RDF + "type": SKOS + "Concept", SKOS + "prefLabel": label, SKOS + "inScheme": THEMES})
    title = Literal("Data theme", language="en")
    yield from about(THEMES, {RDF + "type": SKOS + "ConceptScheme", DCTERMS + "title": title})
    yield from about(catalogue_iri(settings.base), {DCAT + "themeTaxonomy": THEMES})
    if settings.dataset.publisher_homepage:
        yield from about(settings.dataset.publisher_homepage, {RDF + "type": FOAF + "Document"})


def _record(release: Release, settings: Settings) -> Iterator[Triple]:
    """The entry of the catalogue; DCAT-AP wants its date, so an undated release has none."""
    dated = dates(release.as_of, (DCTERMS + "modified",))
    if not dated:
        return
    record = f"{settings.base}catalogue-record/memberships"
    words: Mapping[str, Value] = {
        RDF + "type": DCAT + "CatalogRecord",
        FOAF + "primaryTopic": dataset_iri(settings.base),
        DCTERMS + "conformsTo": STANDARD,
        **dated,
    }
    yield from about(record, words)
    yield from about(STANDARD, {RDF + "type": DCTERMS + "Standard"})
    yield from about(catalogue_iri(settings.base), {DCAT + "record": record})
