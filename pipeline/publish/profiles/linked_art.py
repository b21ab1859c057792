"""Linked Art 1.0: a document for each organisation, and one for each joining and leaving."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.model import Finding
from pipeline.publish.dataset import CRM, SCHEMA
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written
from pipeline.publish.index import Index
from pipeline.publish.profiles.edm import ADDRESS
from pipeline.publish.profiles.notices import notice
from pipeline.publish.profiles.zipped import write_zip
from pipeline.settings import Settings

CONTEXT = "https://linked.art/ns/v1/linked-art.json"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PREDICATES: Mapping[str, str] = {
    SCHEMA + "name": "name",
    SCHEMA + "memberOf": "memberOf",
    SCHEMA + "sameAs": "same",
    SCHEMA + "location": "place",
    RDFS_LABEL: "label",
    CRM + "P1_is_identified_by": "identified",
    CRM + "P190_has_symbolic_content": "content",
    CRM + "P95_has_formed": "formed",
    CRM + "P99_dissolved": "dissolved",
    CRM + "P4_has_time-span": "timespan",
    CRM + "P82a_begin_of_the_begin": "begin",
    CRM + "P82b_end_of_the_end": "finish",
    CRM + "P143_joined": "joined",
    CRM + "P144_joined_with": "joined_with",
    CRM + "P145_separated": "separated",
    CRM + "P146_separated_from": "separated_from",
    CRM + "P01_has_domain": "domain",
    CRM + "P144.1_kind_of_member": "kind",
}
GROUPS = """
SELECT DISTINCT subject FROM said WHERE predicate = 'identified' AND subject >= ? AND subject < ? ORDER BY subject
"""
EVENTS = "SELECT DISTINCT subject FROM said WHERE predicate = ? ORDER BY subject"
LABEL = """
SELECT object FROM said WHERE predicate IN ('name', 'label') AND subject = ?
ORDER BY language != 'en', predicate, language, object LIMIT 1
"""
NAMES = """
SELECT identified.object, content.object, content.language FROM said AS identified CROSS JOIN said AS content
ON identified.predicate = 'identified' AND identified.subject = ?
AND content.predicate = 'content' AND content.subject = identified.object ORDER BY 1, 3, 2
"""
MEMBER_OF = """
SELECT DISTINCT belongs.object FROM said AS membership CROSS JOIN said AS belongs
ON membership.predicate = 'memberOf' AND membership.subject = ?
AND belongs.predicate = 'memberOf' AND belongs.subject = membership.object ORDER BY 1
"""
EVENTS_OF = "SELECT subject FROM said WHERE predicate = ? AND object = ? ORDER BY subject"
KINDS = """
SELECT DISTINCT kind.object FROM said AS role CROSS JOIN said AS kind
ON role.predicate = 'domain' AND role.object = ? AND kind.predicate = 'kind' AND kind.subject = role.subject ORDER BY 1
"""
Document = dict[str, object]
MOVES = {"Joining": ("joined", "joined_with"), "Leaving": ("separated", "separated_from")}


def write_linked_art(draft: Draft, folder: Path, settings: Settings) -> Iterator[Written | Finding]:
    index = Index(draft.folder, PREDICATES)
    try:
        if next(index.rows(GROUPS, *_groups(settings)), None) is None:
            yield notice("profile.nothing-to-say", profile="linked-art", rule="Group")
        yield write_zip(folder / "documents.zip", _entries(index, settings))
    finally:
        index.close()


def _groups(settings: Settings) -> tuple[str, str]:
    return f"{settings.base}organisation/", f"{settings.base}organisation0"


def _entries(index: Index, settings: Settings) -> Iterator[tuple[str, bytes]]:
    for (iri,) in index.rows(GROUPS, *_groups(settings)):
        yield f"group/{_reference(iri)}.json", _written(group_document(str(iri), index))
    for kind, (who, _) in MOVES.items():
        for (iri,) in index.rows(EVENTS, who):
            yield f"{kind.lower()}/{_reference(iri)}.json", _written(move_document(str(iri), kind, index))


def group_document(iri: str, index: Index) -> Document:
    """An organisation: its names, when it was formed and dissolved, where it is, to what it belongs or belonged."""
    same = [address for address in index.values("same", iri) if ADDRESS.fullmatch(address)]
    said: Document = {
        "@context": CONTEXT,
        **_referred(iri, "Group", index),
        "identified_by": [_name(*map(str, row)) for row in index.rows(NAMES, iri)],
        "equivalent": [{"id": address, "type": "Group"} for address in same],
        "residence": [_referred(place, "Place", index) for place in index.values("place", iri)],
        "member_of": [_referred(str(group), "Group", index) for (group,) in index.rows(MEMBER_OF, iri)],
        "formed_by": _event(iri, "formed", "Formation", index),
        "dissolved_by": _event(iri, "dissolved", "Dissolution", index),
    }
    return _filled(said)


def move_document(iri: str, kind: str, index: Index) -> Document:
    """A joining or a leaving: who, what, when, as what kind of member."""
    said: Document = {"@context": CONTEXT, "id": iri, "type": kind}
    for term in MOVES[kind]:
        said[term] = next((_referred(value, "Group", index) for value in index.values(term, iri)), None)
    said["timespan"] = _timespan(iri, index)
    said["classified_as"] = [_referred(str(value), "Type", index) for (value,) in index.rows(KINDS, iri)]
    return _filled(said)


def _referred(iri: str, kind: str, index: Index) -> Document:
    label = next(index.rows(LABEL, iri), (_reference(iri),))[0]
    return {"id": iri, "type": kind, "_label": label}


def _name(iri: str, content: str, language: str) -> Document:
    said: Document = {"id": iri, "type": "Name", "content": content}
    if len(language) == len("en"):
        said["language"] = [{"id": LANGUAGES + language, "type": "Language", "_label": language}]
    return said


def _event(iri: str, slug: str, kind: str, index: Index) -> Document | None:
    """The one formation or dissolution that Linked Art has room for: the first that is dated, else the first."""
    events = [str(event) for (event,) in index.rows(EVENTS_OF, slug, iri)]
    events.sort(key=lambda event: index.value("timespan", event) is None)
    return _filled({"id": events[0], "type": kind, "timespan": _timespan(events[0], index)}) if events else None


def _timespan(event: str, index: Index) -> Document | None:
    iri = index.value("timespan", event)
    if iri is None:
        return None
    span = {"begin_of_the_begin": index.value("begin", iri), "end_of_the_end": index.value("finish", iri)}
    return _filled({"id": iri, "type": "TimeSpan", **span})


def _filled(said: Document) -> Document:
    return {term: value for term, value in said.items() if value}


def _reference(iri: str | None) -> str:
    return str(iri).rpartition("/")[2]


def _written(document: Document) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
