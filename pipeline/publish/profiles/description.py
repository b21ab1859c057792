"""Descriptions of the dataset as catalogues read them: that of the release, cut and completed for one reader."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple

from pipeline.publish.dataset import (
    DCAT,
    DCTERMS,
    FOAF,
    RDF,
    SCHEMA,
    VOID,
    Release,
    Value,
    about,
    agent_iri,
    contact_iri,
    dataset_iri,
    describe_dataset,
    texts,
)
from pipeline.settings import Settings

NAMES = {SCHEMA + "name", FOAF + "name", "http://www.w3.org/2006/vcard/ns#fn"}


def described(release: Release, settings: Settings) -> Iterator[Triple]:
    """What the release says of the dataset and of all that the dataset leads to; not of the release or its quality."""
    triples = describe_dataset(release, settings)
    by_subject: dict[str, list[Triple]] = {}
    for triple in triples:
        by_subject.setdefault(_iri(triple.subject), []).append(triple)
    left_out = {DCAT + "hasCurrentVersion", "http://www.w3.org/ns/dqv#hasQualityMeasurement", VOID + "classPartition"}
    seen, waiting = set[str](), [dataset_iri(settings.base)]
    while waiting:
        subject = waiting.pop()
        if subject not in seen:
            seen.add(subject)
            said = [triple for triple in by_subject.get(subject, ()) if triple.predicate.value not in left_out]
            waiting += [triple.object.value for triple in said if isinstance(triple.object, NamedNode)]
            yield from said


def catalogue(settings: Settings) -> Iterator[Triple]:
    """A catalogue with this one dataset, in DCAT and schema.org."""
    base, said = settings.base, settings.dataset
    dataset, publisher = dataset_iri(base), agent_iri(settings)
    words: Mapping[str, Value] = {
        RDF + "type": [DCAT + "Catalog", SCHEMA + "DataCatalog"],
        DCTERMS + "title": texts(said.title),
        DCTERMS + "description": texts(said.description),
        DCTERMS + "publisher": publisher,
        DCTERMS + "license": said.licence,
        DCAT + "contactPoint": contact_iri(settings),
        DCAT + "dataset": dataset,
        SCHEMA + "name": texts(said.title),
        SCHEMA + "description": texts(said.description),
        SCHEMA + "publisher": publisher,
        SCHEMA + "dataset": dataset,
    }
    yield from about(catalogue_iri(base), words)


def catalogue_iri(base: str) -> str:
    return f"{base}catalogue/memberships"


def in_language(triples: Iterable[Triple], language: str) -> Iterator[Triple]:
    """Names without a language, as that of the publisher, get one."""
    for triple in triples:
        value = triple.object
        if triple.predicate.value in NAMES and isinstance(value, Literal) and not value.language:
            yield Triple(triple.subject, triple.predicate, Literal(value.value, language=language))
        else:
            yield triple


def in_order(*parts: Iterable[Triple]) -> list[Triple]:
    return sorted(set(chain(*parts)), key=str)


def _iri(node: object) -> str:
    return str(getattr(node, "value", node))
