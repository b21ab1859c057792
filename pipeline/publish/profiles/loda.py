"""Europeana's LOD aggregator: schema.org over http, the media type as a text, the licence at the one dump it can read.

It would crawl the resources of a void:Dataset one by one, so the dataset is none here.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from pipeline.publish.dataset import (
    DCAT,
    DCTERMS,
    RDF,
    SCHEMA,
    VOID,
    Release,
    Value,
    about,
    agent_iri,
    dataset_iri,
    describe_dataset,
    download,
    texts,
)
from pipeline.publish.profiles.description import in_order
from pipeline.settings import Settings

HTTP_SCHEMA = "http://schema.org/"
DUMP, TURTLE = "memberships.ttl", "application/x-turtle"


def describe_loda(release: Release, settings: Settings) -> list[Triple]:
    base, said = settings.base, settings.dataset
    dump = f"{base}distribution/memberships-dump"
    url, licence = download(base, release, DUMP), said.licence.replace("https://", "http://", 1)
    words: dict[str, Value] = {
        RDF + "type": [DCAT + "Dataset", HTTP_SCHEMA + "Dataset"],
        **dict.fromkeys((DCTERMS + "title", HTTP_SCHEMA + "name"), texts(said.title)),
        **dict.fromkeys((DCTERMS + "description", HTTP_SCHEMA + "description"), texts(said.description)),
        **dict.fromkeys((DCTERMS + "publisher", HTTP_SCHEMA + "publisher"), agent_iri(settings)),
        **dict.fromkeys((DCAT + "distribution", HTTP_SCHEMA + "distribution"), dump),
        VOID + "dataDump": url,
    }
    distribution: dict[str, Value] = {
        RDF + "type": [DCAT + "Distribution", HTTP_SCHEMA + "DataDownload"],
        **dict.fromkeys((DCTERMS + "license", HTTP_SCHEMA + "license"), licence),
        **dict.fromkeys((DCAT + "downloadURL", DCAT + "accessURL", HTTP_SCHEMA + "contentUrl"), url),
        **dict.fromkeys((DCAT + "mediaType", HTTP_SCHEMA + "encodingFormat"), Literal(TURTLE)),
    }
    agent = _over_http(_of(agent_iri(settings), describe_dataset(release, settings)))
    return in_order(about(dataset_iri(base), words), about(dump, distribution), agent)


def _of(iri: str, triples: Iterable[Triple]) -> Iterator[Triple]:
    return (triple for triple in triples if triple.subject == NamedNode(iri))


def _over_http(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        value = triple.object
        if isinstance(value, NamedNode):
            value = NamedNode(value.value.replace(SCHEMA, HTTP_SCHEMA))
        yield Triple(triple.subject, NamedNode(triple.predicate.value.replace(SCHEMA, HTTP_SCHEMA)), value)
