"""What a fact rests on can be found again from its description alone."""

from dataclasses import replace

import pytest
from rdflib import RDF, XSD, Namespace, URIRef
from rdflib.term import Node

from pipeline.describe.lineage import decimal
from pipeline.model import Evidence, Snapshot
from tests.describe.build import ANNOUNCEMENT, FACTS, IRIS, SNAPSHOT, TEXT, describe, union

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
TSV = Namespace("https://w3id.org/tsevri/ns#")

GRAPH = union(describe(FACTS))
ANNOUNCED = URIRef(IRIS.announcement("a1"))
STATEMENTS = (
    "membership", "joining", "joined-with", "leaving", "part", "formation", "dissolution", "renaming", "merger",
    "location", "size",
)  # fmt: skip


def through(node: Node, link: URIRef, prop: URIRef) -> str:
    """The only value at the end of two steps."""
    (value,) = (value for middle in GRAPH.objects(node, link) for value in GRAPH.objects(middle, prop))
    return str(value)


def evidence_of(fact: URIRef) -> set[Evidence]:
    """As a reader of the release finds it."""
    found = set()
    for target in GRAPH.objects(fact, OA.hasTarget):
        digest = through(target, OA.hasSource, SCHEMA.sha256)
        start, end, quote = (through(target, OA.hasSelector, prop) for prop in (OA.start, OA.end, OA.exact))
        found.add(Evidence(snapshot=digest, start=int(start), end=int(end), quote=quote))
    return found


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.reference)
def test_the_evidence_of_a_fact_can_be_read_back(fact: object) -> None:
    assert evidence_of(URIRef(IRIS.fact(fact.reference))) == set(fact.evidence)  # type: ignore[attr-defined]  # a Fact


def test_the_quotes_stand_where_they_are_said_to_stand() -> None:
    for fact in GRAPH.subjects(RDF.type, TSV.Fact):
        for evidence in evidence_of(URIRef(str(fact))):
            assert TEXT[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "snapshot",
    [
        SNAPSHOT,
        Snapshot(digest="cd" * 32, size=0, media_type="text/plain"),
        Snapshot(digest="ef" * 32, size=9, media_type="application/atom+xml", charset="utf-8", entry="tag:x,2024:1"),
    ],
    ids=["page", "text", "feed"],
)
def test_a_snapshot_can_be_read_back(snapshot: Snapshot) -> None:
    graph = union(describe([], replace(ANNOUNCEMENT, snapshot=snapshot)))
    node = graph.value(ANNOUNCED, PROV.wasDerivedFrom)
    values = [
        graph.value(node, prop)
        for prop in (SCHEMA.sha256, TSV.byteSize, SCHEMA.encodingFormat, TSV.charset, TSV.feedEntry)
    ]
    digest, size, media_type, charset, entry = (None if value is None else str(value) for value in values)
    found = Snapshot(digest=str(digest), size=int(str(size)), media_type=str(media_type), charset=charset, entry=entry)
    assert found == snapshot


def test_the_same_bytes_read_in_two_ways_are_two_snapshots() -> None:
    assert IRIS.snapshot(SNAPSHOT) != IRIS.snapshot(replace(SNAPSHOT, charset="windows-1252"))


def test_every_statement_node_is_the_body_of_a_fact() -> None:
    kinds = {str(node).removeprefix(IRIS.base).split("/")[0] for node in GRAPH.objects(None, OA.hasBody)}
    assert kinds == set(STATEMENTS)
    for node in set(GRAPH.subjects()):
        if str(node).removeprefix(IRIS.base).split("/")[0] in STATEMENTS:
            assert (None, OA.hasBody, node) in GRAPH


def test_a_fact_says_how_it_came_about() -> None:
    for fact in GRAPH.subjects(RDF.type, TSV.Fact):
        assert GRAPH.value(fact, TSV.status) == TSV.asserted
        assert GRAPH.value(fact, PROV.wasDerivedFrom) == ANNOUNCED
        extraction = GRAPH.value(fact, PROV.wasGeneratedBy)
        extractor = GRAPH.value(extraction, PROV.wasAssociatedWith)
        assert str(GRAPH.value(extractor, TSV.fingerprint)) == "5f0c2e"


@pytest.mark.parametrize(
    ("number", "written"), [(0.94, "0.94"), (1.0, "1.0"), (0.0, "0.0"), (1e-9, "0.0"), (0.5004, "0.5")]
)
def test_a_confidence_is_a_short_decimal(number: float, written: str) -> None:
    assert decimal(number) == written
    lines = describe([replace(FACTS[0], confidence=number)])
    assert any(f'"{written}"^^<{XSD.decimal}>' in line for line in lines)


def test_an_announcement_is_described_without_its_text() -> None:
    lines = "".join(describe([]))
    assert ANNOUNCEMENT.title is not None
    assert ANNOUNCEMENT.title in lines
    assert "დღეიდან" not in lines


def test_an_announcement_is_about_its_organisations_and_documents_its_events() -> None:
    organisations = set(GRAPH.subjects(RDF.type, SCHEMA.Organization))
    assert set(GRAPH.objects(ANNOUNCED, SCHEMA.about)) == organisations
    assert set(GRAPH.objects(ANNOUNCED, CRM.P67_refers_to)) == organisations
    assert set(GRAPH.objects(ANNOUNCED, CRM.P70_documents)) >= set(GRAPH.subjects(RDF.type, CRM.E85_Joining))


def test_what_the_source_does_not_say_is_not_stated() -> None:
    bare = replace(ANNOUNCEMENT, title=None, language=None, published=None, url=None, publisher=None)
    predicates = {str(p).rsplit("/", 1)[1] for p in union(describe([], bare)).predicates(ANNOUNCED)}
    assert predicates == {"22-rdf-syntax-ns#type", "prov#wasDerivedFrom"}


def test_a_title_in_no_known_language_has_the_tag_for_that() -> None:
    graph = union(describe([], replace(ANNOUNCEMENT, language=None)))
    assert getattr(graph.value(ANNOUNCED, SCHEMA.headline), "language", None) == "und"


def test_a_re_post_leads_to_the_first_announcement_and_has_no_facts() -> None:
    graph = union(describe([], replace(ANNOUNCEMENT, copy_of="a0")))
    assert graph.value(ANNOUNCED, PROV.alternateOf) == URIRef(IRIS.announcement("a0"))
    assert (None, RDF.type, TSV.Fact) not in graph
    assert (None, RDF.type, PROV.Activity) not in graph


def test_an_address_that_is_none_is_left_out() -> None:
    graph = union(describe([], replace(ANNOUNCEMENT, url="javascript:alert(1)")))
    assert graph.value(ANNOUNCED, SCHEMA.url) is None
