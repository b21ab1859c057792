"""Linked Art documents, expanded by the context that Linked Art publishes."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import parse
from rdflib import Graph

from tests.publish.profiled import BASE, entries, profiled

CONTEXT = "https://linked.art/ns/v1/linked-art.json"
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
Documents = Mapping[str, dict[str, object]]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return profiled(tmp_path_factory.mktemp("linked-art"), "linked-art").path


@pytest.fixture(scope="module")
def documents(release: Path) -> Documents:
    packed = entries(release / "profiles/linked-art/documents.zip")
    return {name: json.loads(data) for name, data in packed.items()}


@pytest.fixture(scope="module")
def context() -> object:
    return json.loads((files("cromulent") / "data" / "linked-art.json").read_text("utf-8"))["@context"]


def test_there_is_a_document_for_each_group_and_each_joining(documents: Documents) -> None:
    assert list(documents) == ["group/harbour.json", "group/hostile.json", "group/network.json", "joining/1.json"]
    assert {document["@context"] for document in documents.values()} == {CONTEXT}


def test_every_term_is_one_of_linked_art(documents: Documents, context: Mapping[str, object]) -> None:
    terms, classes = set[str](), set[str]()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            terms.update(value)
            classes.add(str(value.get("type")))
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(list(documents.values()))
    scoped = context["Group"]
    assert isinstance(scoped, dict)
    assert terms - {"@context"} <= set(context) | set(scoped["@context"])
    assert classes == {"Group", "Name", "Language", "Place", "Joining", "TimeSpan"}
    assert classes <= set(context)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_joining_says_what_the_statements_say(documents: Documents, context: object, release: Path) -> None:
    graph = Graph().parse(data=json.dumps({**documents["joining/1.json"], "@context": context}), format="json-ld")
    quads = parse(path=release / "memberships.nq")
    stated = {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}
    for name in ("P143_joined", "P144_joined_with", "P4_has_time-span"):
        found = [(f"<{s}>", f"<{p}>", f"<{o}>") for s, p, o in graph if str(p) == CRM + name]
        assert len(found) == 1
        assert set(found) <= stated


def test_names_dates_and_membership(documents: Documents) -> None:
    harbour = documents["group/harbour.json"]
    assert harbour["_label"] == "Harbour Museum"
    assert harbour["member_of"] == [
        {"id": f"{BASE}organisation/network", "type": "Group", "_label": "Network of Harbour Museums"}
    ]
    span = documents["joining/1.json"]["timespan"]
    assert isinstance(span, dict)
    assert (span["begin_of_the_begin"], span["end_of_the_end"]) == ("2020-03-01T00:00:00Z", "2020-03-31T23:59:59Z")


def test_only_web_addresses_are_equivalent(documents: Documents) -> None:
    same = [{"id": "http://www.wikidata.org/entity/Q1", "type": "Group"}]
    assert documents["group/hostile.json"]["equivalent"] == same


def test_without_organisations_the_profile_is_left_out(tmp_path: Path) -> None:
    made = profiled(tmp_path, "linked-art", trig="<graph/x> { <a> schema:name 'x' . }")
    assert [finding.code for finding in made.findings] == ["profile.nothing-to-say"]
    assert not (made.path / "profiles").exists()
