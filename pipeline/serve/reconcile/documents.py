"""What is answered, as each of the two versions of the protocol writes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.publish.dataset import SCHEMA
from pipeline.serve.reconcile.candidates import Candidate
from pipeline.serve.reconcile.names import Hit
from pipeline.serve.reconcile.properties import PROPERTIES, Value, values_of
from pipeline.serve.reconcile.requests import QUERIES
from pipeline.store import ReleaseStore

TYPE = {"id": SCHEMA + "Organization", "name": "Organization"}
WIDTH, HEIGHT = 420, 280  # pixels of a preview
FEATURES = {"name_likeness": "Likeness of the name", "name_exact": "The same name", "acronym": "The same acronym"}

Json = dict[str, Any]


def manifest_02(release: ReleaseStore, address: str) -> Json:
    """`address`: of the service, without a slash at its end."""
    organisation = f"{release.base}organisation/"
    suggest = {"service_url": address, "service_path": "/suggest/"}
    return {
        "versions": ["0.2"],
        "name": f"Tsevri: organisations of {release.base}",
        "identifierSpace": organisation,
        "schemaSpace": SCHEMA,
        "documentation": "https://reconciliation-api.github.io/specs/0.2/",
        "serviceVersion": release.name,
        "defaultTypes": [TYPE],
        "view": {"url": organisation + "{{id}}"},
        "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            kind: {**suggest, "service_path": f"/suggest/{kind}"} for kind in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/extend/propose"}, "property_settings": [],
        },
        "batchSize": QUERIES,
    }  # fmt: skip


def manifest_10(release: ReleaseStore) -> Json:
    return {
        "versions": ["1.0-draft"],
        "name": f"Tsevri: organisations of {release.base}",
        "identifierSpace": f"{release.base}organisation/",
        "schemaSpace": SCHEMA,
        "documentation": "https://reconciliation-api.github.io/specs/draft/",
        "serviceVersion": release.name,
        "defaultTypes": [TYPE],
        "view": {"url": f"{release.base}organisation/{{id}}"},
        "preview": {"width": WIDTH, "height": HEIGHT},
        "suggest": {"entity": True, "property": True, "type": True},
        "extend": {"proposeProperties": True, "propertySettings": []},
        "batchSize": QUERIES,
    }


def result_02(found: Sequence[Candidate]) -> Json:
    return {"result": [_candidate(one, named=False) for one in found]}


def result_10(found: Sequence[Candidate]) -> Json:
    return {"candidates": [_candidate(one, named=True) for one in found]}


def _candidate(one: Candidate, *, named: bool) -> Json:
    features = [
        {"id": id, "value": value, **({"name": _feature(id)} if named else {})} for id, value in one.features.items()
    ]
    return {
        "id": one.reference, "name": one.name, "score": one.score, "match": one.match, "type": [TYPE],
        "features": features,
    }  # fmt: skip


def _feature(id: str) -> str:
    known = PROPERTIES.get(id.removeprefix("property_"))
    return FEATURES.get(id) or f"Fits: {known.name if known else id}"


def suggested(hits: Sequence[Hit]) -> Json:
    return {"result": [{"id": hit.reference, "name": hit.name, "notable": [TYPE]} for hit in hits]}


def suggested_properties(prefix: str) -> Json:
    start = prefix.casefold()
    chosen = [
        p for p in PROPERTIES.values() if p.name.casefold().startswith(start) or p.id.casefold().startswith(start)
    ]
    return {"result": [{"id": one.id, "name": one.name} for one in chosen]}


def suggested_types(prefix: str) -> Json:
    return {"result": [TYPE] if TYPE["name"].casefold().startswith(prefix.casefold()) else []}


def proposed(limit: int) -> Json:
    return {
        "type": TYPE["id"],
        "limit": limit,
        "properties": [{"id": one.id, "name": one.name} for one in PROPERTIES.values()][:limit],
    }


def extended_02(ids: Sequence[str], wanted: Sequence[str], release: ReleaseStore) -> Json:
    rows = {id: {name: [_cell(v, named=False) for v in _told(release, id, name)] for name in wanted} for id in ids}
    return {"meta": _meta(wanted), "rows": rows}


def extended_10(ids: Sequence[str], wanted: Sequence[str], release: ReleaseStore) -> Json:
    rows = [
        {"id": id, "properties": [
            {"id": name, "values": [_cell(v, named=True) for v in _told(release, id, name)]} for name in wanted
        ]}
        for id in ids
    ]  # fmt: skip
    return {"meta": _meta(wanted), "rows": rows}


def _told(release: ReleaseStore, reference: str, name: str) -> list[Value]:
    clean = reference.isascii() and all(letter.isalnum() or letter in "-_." for letter in reference)
    return values_of(release, reference, PROPERTIES[name]) if clean and name in PROPERTIES else []


def _meta(wanted: Sequence[str]) -> list[Json]:
    known = ((name, PROPERTIES.get(name)) for name in wanted)
    return [
        {"id": name, "name": one.name if one else name, **({"type": TYPE} if one and one.entity else {})}
        for name, one in known
    ]


def _cell(value: Value, *, named: bool) -> Json:
    if value.reference is not None:
        return {"id": value.reference, "name": value.text}
    return {"str": value.text, **({"lang": value.language} if named and value.language else {})}


def facts_of(release: ReleaseStore, reference: str) -> Mapping[str, list[str]]:
    """For a preview: what is known of an organisation, by the name of the property."""
    told = {one.name: [value.text for value in _told(release, reference, one.id)] for one in PROPERTIES.values()}
    return {name: values for name, values in told.items() if values}
