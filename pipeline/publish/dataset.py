"""The description of the dataset and of one release of it: DCAT 3, VoID and schema.org in one graph.

Aggregators read different halves: DCAT-AP portals and Europeana the DCAT terms, the NDE register schema.org.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from pipeline.errors import SettingsError
from pipeline.model import mint
from pipeline.publish.census import Census
from pipeline.publish.files import Written
from pipeline.publish.quality import DQV, Quality, describe_quality
from pipeline.settings import FILE_NAME, Settings

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SCHEMA = "https://schema.org/"
SPDX = "http://spdx.org/rdf/terms#"
VCARD = "http://www.w3.org/2006/vcard/ns#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
OA = "http://www.w3.org/ns/oa#"
ONTOLOGY = "https://w3id.org/tsevri/ns#"
STANDARDS = ("https://w3id.org/tsevri/ns", "https://w3id.org/tsevri/shapes")
VOCABULARIES = (SCHEMA, CRM, OA, PROV, ONTOLOGY)
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SHA256 = SPDX + "checksumAlgorithm_sha256"
DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by length of the partial date
COUNTED = {  # classes whose numbers are worth a line of their own in the description
    "announcements": SCHEMA + "NewsArticle",
    "organisations": SCHEMA + "Organization",
    "memberships": SCHEMA + "OrganizationRole",
}
PREFIXES = {
    "dcat": DCAT, "dcterms": DCTERMS, "dqv": DQV, "foaf": FOAF, "prov": PROV, "schema": SCHEMA, "skos": SKOS,
    "spdx": SPDX, "vcard": VCARD, "void": VOID, "xsd": XSD,
}  # fmt: skip
CONTEXT: Mapping[str, object] = PREFIXES | {
    term: {"@container": "@language"}
    for term in (
        "dcterms:title", "dcterms:description", "schema:name", "schema:description", "skos:definition",
        "skos:prefLabel",
    )
} | {
    term: {"@type": "@id"}
    for term in (
        "dcat:accessURL", "dcat:compressFormat", "dcat:contactPoint", "dcat:distribution", "dcat:downloadURL",
        "dcat:hasCurrentVersion", "dcat:mediaType", "dcat:previousVersion", "dcterms:conformsTo",
        "dqv:computedOn", "dqv:expectedDataType", "dqv:hasQualityMeasurement", "dqv:inDimension", "dqv:isMeasurementOf",
        "dcterms:creator", "dcterms:format", "dcterms:isVersionOf", "dcterms:license", "dcterms:publisher",
        "foaf:homepage", "prov:wasGeneratedBy", "prov:wasRevisionOf", "schema:contactPoint", "schema:contentUrl",
        "schema:creator", "schema:distribution", "schema:license", "schema:publisher", "schema:url",
        "spdx:algorithm", "spdx:checksum", "vcard:hasEmail", "vcard:hasURL", "void:class", "void:classPartition",
        "void:dataDump", "void:vocabulary",
    )
} | {
    term: {"@type": "xsd:integer"}
    for term in ("void:distinctSubjects", "void:entities", "void:properties", "void:triples")
}  # fmt: skip

Value = str | Literal | Iterable[str] | Iterable[Literal]  # a text is an IRI


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The form of a file, as IANA and the European Union name it."""

    slug: str
    media_type: str
    file_type: str


SYNTAXES: Mapping[str, Syntax] = {
    "memberships.ttl": Syntax(slug="turtle", media_type="text/turtle", file_type="RDF_TURTLE"),
    "memberships.jsonld": Syntax(slug="json-ld", media_type="application/ld+json", file_type="JSON_LD"),
    "memberships.nq": Syntax(slug="n-quads", media_type="application/n-quads", file_type="RDF_N_QUADS"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a description needs to know of a release."""

    name: str
    previous: str | None  # name of the release before
    as_of: str | None
    fingerprint: str  # of the inputs
    census: Census
    files: Sequence[Written]
    quality: Quality | None = None  # of the extraction


def dataset_iri(base: str) -> str:
    return f"{base}dataset/memberships"


def release_iri(base: str, name: str) -> str:
    return f"{base}release/{name}"


def describe_dataset(release: Release, settings: Settings) -> list[Triple]:
    """All triples of the description, sorted.

    Raises: SettingsError when a text under [dataset] cannot stand where RDF needs an address or a language.
    """
    try:
        return sorted(_triples(release, settings), key=str)
    except ValueError as error:
        raise SettingsError(f"[dataset] cannot be described: {error}. Correct it in {FILE_NAME}.") from error


def _triples(release: Release, settings: Settings) -> set[Triple]:
    return {
        *_dataset(release, settings),
        *_release(release, settings),
        *_agents(settings),
        *_licence(settings),
        *(describe_quality(release.quality, dataset_iri(settings.base), settings.base) if release.quality else ()),
        *(triple for file in release.files for triple in _distribution(file, release, settings)),
    }


def _dataset(release: Release, settings: Settings) -> Iterator[Triple]:
    base, dataset = settings.base, dataset_iri(settings.base)
    classes = [DCAT + "Dataset", VOID + "Dataset", SCHEMA + "Dataset"]
    distributions = [_distribution_iri(base, file) for file in release.files if _syntax(file)]
    yield from about(
        dataset,
        {RDF + "type": classes, **_words(settings), **_rights(settings), **_numbers(release.census)}
        | {
            DCAT + "version": Literal(release.name),
            SCHEMA + "version": Literal(release.name),
            DCAT + "hasCurrentVersion": release_iri(base, release.name),
            DCAT + "distribution": distributions,
            SCHEMA + "distribution": distributions,
            VOID + "dataDump": [download(base, release, file.name) for file in release.files if _syntax(file)],
            VOID + "vocabulary": VOCABULARIES,
            VOID + "uriSpace": Literal(base),
            DCTERMS + "conformsTo": STANDARDS,
        },
    )
    yield from about(dataset, dates(release.as_of, (DCTERMS + "issued", DCTERMS + "modified")))
    if release.as_of and len(release.as_of) == len("YYYY-MM-DD"):  # the NDE register knows whole days only
        yield from about(dataset, dates(release.as_of, (SCHEMA + "datePublished", SCHEMA + "dateModified")))
    for standard in STANDARDS:
        yield from about(standard, {RDF + "type": DCTERMS + "Standard"})
    yield from _partitions(dataset, release.census, base)


def _release(release: Release, settings: Settings) -> Iterator[Triple]:
    """The release itself, which stays as it is when the dataset moves on."""
    base, subject = settings.base, release_iri(settings.base, release.name)
    yield from about(subject, {RDF + "type": [DCAT + "Dataset", PROV + "Entity"], **_titles(settings)})
    yield from about(
        subject,
        {
            DCTERMS + "identifier": Literal(release.name),
            DCTERMS + "license": settings.dataset.licence,
            DCTERMS + "creator": agent_iri(settings),
            DCTERMS + "publisher": agent_iri(settings),
            DCAT + "version": Literal(release.name),
            DCTERMS + "isVersionOf": dataset_iri(base),
            DCAT + "distribution": [_distribution_iri(base, file) for file in release.files if _syntax(file)],
        },
    )
    yield from about(subject, dates(release.as_of, (DCTERMS + "issued", DCTERMS + "modified")))
    if release.previous:
        previous = release_iri(base, release.previous)
        yield from about(subject, {DCAT + "previousVersion": previous, PROV + "wasRevisionOf": previous})
    if release.fingerprint:
        activity = f"{base}run/{release.fingerprint[:20]}"
        yield from about(subject, {PROV + "wasGeneratedBy": activity})
        yield from about(
            activity, {RDF + "type": PROV + "Activity", DCTERMS + "identifier": Literal(release.fingerprint)}
        )


def _distribution(file: Written, release: Release, settings: Settings) -> Iterator[Triple]:
    syntax = _syntax(file)
    if not syntax:
        return
    subject, url = _distribution_iri(settings.base, file), download(settings.base, release, file.name)
    packed = file.name.endswith(".gz")
    checksum = f"{settings.base}checksum/{file.digest}"
    yield from about(
        subject,
        {
            RDF + "type": [DCAT + "Distribution", SCHEMA + "DataDownload"],
            **_titles(settings, f" ({syntax.media_type}{', gzip' if packed else ''})"),
            **_rights(settings, (DCTERMS + "license", SCHEMA + "license")),
            SCHEMA + "description": texts(settings.dataset.description),
            DCAT + "accessURL": url,
            DCAT + "downloadURL": url,
            SCHEMA + "contentUrl": url,
            DCAT + "mediaType": MEDIA_TYPES + syntax.media_type,
            SCHEMA + "encodingFormat": Literal(syntax.media_type + ("+gzip" if packed else "")),
            DCTERMS + "format": FILE_TYPES + syntax.file_type,
            DCAT + "byteSize": Literal(str(file.size), datatype=NamedNode(XSD + "nonNegativeInteger")),
            SPDX + "checksum": checksum,
        },
    )
    if packed:
        yield from about(subject, {DCAT + "compressFormat": MEDIA_TYPES + "application/gzip"})
        yield from about(MEDIA_TYPES + "application/gzip", {RDF + "type": DCTERMS + "MediaType"})
    yield from about(MEDIA_TYPES + syntax.media_type, {RDF + "type": DCTERMS + "MediaType"})
    yield from about(FILE_TYPES + syntax.file_type, {RDF + "type": DCTERMS + "MediaTypeOrExtent"})
    yield from about(SHA256, {RDF + "type": SPDX + "ChecksumAlgorithm"})
    yield from about(checksum, _checksum(file))


def _checksum(file: Written) -> Mapping[str, Value]:
    return {
        RDF + "type": SPDX + "Checksum",
        SPDX + "algorithm": SHA256,
        SPDX + "checksumValue": Literal(file.digest, datatype=NamedNode(XSD + "hexBinary")),
    }


def _agents(settings: Settings) -> Iterator[Triple]:
    said, publisher = settings.dataset, agent_iri(settings)
    classes = [FOAF + "Agent", FOAF + "Organization", SCHEMA + "Organization"]
    name = Literal(said.publisher)
    yield from about(publisher, {RDF + "type": classes, FOAF + "name": name, SCHEMA + "name": name})
    if said.publisher_homepage:
        homepage = {FOAF + "homepage": said.publisher_homepage, SCHEMA + "url": said.publisher_homepage}
        yield from about(publisher, homepage)
    if said.contact:
        yield from _contact(settings)


def _contact(settings: Settings) -> Iterator[Triple]:
    """Somebody to write to: by mail where the setting has an @, else at a page."""
    said, base = settings.dataset, settings.base
    contact, name = contact_iri(settings), Literal(said.publisher)
    yield from about(dataset_iri(base), {DCAT + "contactPoint": contact})
    yield from about(agent_iri(settings), {SCHEMA + "contactPoint": contact})
    classes = [VCARD + "Kind", VCARD + "Organization", SCHEMA + "ContactPoint"]
    yield from about(contact, {RDF + "type": classes, VCARD + "fn": name, SCHEMA + "name": name})
    if "@" in said.contact:
        address = said.contact.removeprefix("mailto:")
        yield from about(contact, {VCARD + "hasEmail": f"mailto:{address}", SCHEMA + "email": Literal(address)})
    else:
        yield from about(contact, {VCARD + "hasURL": said.contact, SCHEMA + "url": said.contact})


def _licence(settings: Settings) -> Iterator[Triple]:
    yield from about(settings.dataset.licence, {RDF + "type": DCTERMS + "LicenseDocument"})


def _words(settings: Settings) -> Mapping[str, Value]:
    said = settings.dataset
    return {
        **_titles(settings),
        SCHEMA + "name": texts(said.title),
        SCHEMA + "description": texts(said.description),
    }


def _titles(settings: Settings, more: str = "") -> Mapping[str, Value]:
    said = settings.dataset
    return {
        DCTERMS + "title": texts({tag: text + more for tag, text in said.title.items()}),
        DCTERMS + "description": texts(said.description),
    }


def _rights(settings: Settings, licences: Sequence[str] = ()) -> Mapping[str, Value]:
    if licences:
        return dict.fromkeys(licences, settings.dataset.licence)
    publisher = agent_iri(settings)
    roles = (DCTERMS + "publisher", DCTERMS + "creator", SCHEMA + "publisher", SCHEMA + "creator")
    return {**dict.fromkeys(roles, publisher), **_rights(settings, (DCTERMS + "license", SCHEMA + "license"))}


def _numbers(census: Census) -> Mapping[str, Value]:
    return {
        VOID + "triples": _integer(census.triples),
        VOID + "entities": _integer(census.resources),
        VOID + "distinctSubjects": _integer(census.resources),
        VOID + "properties": _integer(census.properties),
    }


def _partitions(dataset: str, census: Census, base: str) -> Iterator[Triple]:
    for slug, kind in COUNTED.items():
        partition = f"{base}partition/{slug}"
        yield from about(dataset, {VOID + "classPartition": partition})
        yield from about(partition, {VOID + "class": kind, VOID + "entities": _integer(census.classes[kind])})


def dates(as_of: str | None, predicates: Iterable[str]) -> Mapping[str, Value]:
    if not as_of:
        return {}
    date = Literal(as_of, datatype=NamedNode(XSD + DATE_TYPES[len(as_of)]))
    return dict.fromkeys(predicates, date)


def about(subject: str, said: Mapping[str, Value]) -> Iterator[Triple]:
    for predicate, values in said.items():
        for value in [values] if isinstance(values, str | Literal) else values:
            node = NamedNode(value) if isinstance(value, str) else value
            yield Triple(NamedNode(subject), NamedNode(predicate), node)


def texts(texts: Mapping[str, str]) -> list[Literal]:
    return [Literal(text, language=tag) for tag, text in texts.items()]


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD + "integer"))


def _syntax(file: Written) -> Syntax | None:
    return SYNTAXES.get(file.name.removesuffix(".gz"))


def _distribution_iri(base: str, file: Written) -> str:
    syntax = SYNTAXES[file.name.removesuffix(".gz")]
    return f"{base}distribution/memberships-{syntax.slug}{'-gzip' if file.name.endswith('.gz') else ''}"


def download(base: str, release: Release, name: str) -> str:
    """Where a file of a release can be fetched."""
    return f"{release_iri(base, release.name)}/{name}"


def contact_iri(settings: Settings) -> str:
    return f"{settings.base}contact/{mint('contact', settings.dataset.contact)}"


def agent_iri(settings: Settings) -> str:
    return f"{settings.base}agent/{mint('agent', settings.dataset.publisher)}"
