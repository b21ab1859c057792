"""The NDE Dataset Register: schema.org over https and DCAT, names with a language, a catalogue around the dataset."""

from collections.abc import Mapping

from pyoxigraph import Literal, Triple

from pipeline.publish.dataset import DCTERMS, RDF, SCHEMA, Release, Value, about, dataset_iri
from pipeline.publish.profiles.description import catalogue, described, in_language, in_order
from pipeline.settings import Settings


def describe_nde(release: Release, settings: Settings) -> list[Triple]:
    dataset, identifier = dataset_iri(settings.base), f"{settings.base}identifier/{release.name}"
    value: Mapping[str, Value] = {
        RDF + "type": SCHEMA + "PropertyValue",
        SCHEMA + "propertyID": DCTERMS + "identifier",
        SCHEMA + "value": Literal(release.name),
    }
    return in_order(
        in_language(described(release, settings), settings.aggregator.publisher_language),
        catalogue(settings),
        about(dataset, {SCHEMA + "identifier": identifier}),
        about(identifier, value),
    )
