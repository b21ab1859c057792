"""EDM records, judged by Europeana's XML schema and Schematron rules, and by our statement of them."""

import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import RdfFormat, parse

from pipeline.publish import Published
from pipeline.publish.index import Index
from pipeline.publish.profiles import edm_record
from pipeline.publish.profiles.edm import ADDRESS, PREDICATES, announcements, edm_nodes
from pipeline.publish.profiles.edm_rules import breaches
from pipeline.publish.profiles.nodes import NAMESPACES, XML_LANG, Node, Property, to_xml
from tests.command import ROOT
from tests.publish.profiled import AGGREGATOR, BASE, entries, profiled
from tests.shared import SHARED, needs_shared

VALIDATOR = SHARED / "reference/edm/validate_edm.py"
Nodes = Sequence[Node]
# In XML they qualify a statement; a reader of RDF would take them for properties of its object.
CONFIDENCE, GENERATED = (f"<{NAMESPACES['edm']}{name}>" for name in ("confidenceLevel", "wasGeneratedBy"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return profiled(tmp_path_factory.mktemp("edm"), "edm")


@pytest.fixture(scope="module")
def nodes(published: Published) -> Nodes:
    index = Index(published.path, PREDICATES)
    try:
        return edm_nodes(f"{BASE}announcement/hostile", index, AGGREGATOR)
    finally:
        index.close()


def judged(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(VALIDATOR), "--strict", str(path)], capture_output=True, text=True)


@needs_shared
def test_europeana_accepts_hostile_records(published: Published) -> None:
    run = judged(published.path / "profiles/edm/records.zip")
    assert (run.returncode, run.stdout) == (0, "3 record(s), 0 invalid\n"), run.stderr


@needs_shared
def test_europeana_accepts_the_example_release(tmp_path: Path) -> None:
    index = Index(ROOT / "output/latest", PREDICATES)
    for iri in announcements(index, BASE):
        (tmp_path / f"{iri.rpartition('/')[2]}.xml").write_bytes(edm_record(iri, index, AGGREGATOR) or b"")
    index.close()
    run = judged(tmp_path)
    assert (run.returncode, run.stdout) == (0, "17 record(s), 0 invalid\n"), run.stderr


def test_a_record_holds_what_is_known(published: Published) -> None:
    root = etree.fromstring(entries(published.path / "profiles/edm/records.zip")["one.xml"])
    said = {(child.tag.rpartition("}")[2], child.get(XML_LANG), child.text) for node in root for child in node}
    assert ("title", "en", 'News "one"') in said
    assert ("prefLabel", "ka", "ნავსადგურის მუზეუმი") in said
    assert ("prefLabel", "en", "Harbour Museum") in said
    assert ("altLabel", None, "NHM") in said
    assert ("issued", None, "2020-03-02") in said
    parts = [node for node in root.iter() if node.tag.endswith("isPartOf")]
    assert [dict(node.attrib) for node in parts] == [
        {
            "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource": f"{BASE}organisation/network",
            "{http://www.europeana.eu/schemas/edm/}wasGeneratedBy": "SoftwareAgent",
            "{http://www.europeana.eu/schemas/edm/}confidenceLevel": "0.940",
        }
    ]


def test_hostile_values_stand_escaped_and_links_that_run_do_not(published: Published) -> None:
    data = entries(published.path / "profiles/edm/records.zip")["hostile.xml"]
    assert b"<script>" not in data
    assert b"javascript:" not in data
    title = etree.fromstring(data).findtext(".//{http://purl.org/dc/elements/1.1/}title")
    assert title == "]]> <script>alert(1)</script> &amp; \ufffd\u202eevil"


def test_a_membership_that_has_ended_is_no_part_of(nodes: Nodes) -> None:
    agent = next(node for node in nodes if node.iri.endswith("organisation/hostile"))
    names = [said.name for said in agent.properties]
    assert "dcterms:isPartOf" not in names
    assert names.count("edm:begin") == 1
    assert [said.value for said in agent.properties if said.name == "owl:sameAs"] == [
        "http://www.wikidata.org/entity/Q1"
    ]


def test_the_zip_is_sorted_and_has_no_clock(published: Published) -> None:
    with zipfile.ZipFile(published.path / "profiles/edm/records.zip") as archive:
        assert archive.namelist() == sorted(archive.namelist()) == ["hostile.xml", "one.xml", "two.xml"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_turtle_and_json_ld_hold_the_same_graph_as_the_records(published: Published) -> None:
    folder = published.path / "profiles/edm"
    records = entries(folder / "records.zip").values()
    whole = {str(quad.triple) for data in records for quad in parse(data, RdfFormat.RDF_XML)}
    turtle, jsonld = (
        {str(quad.triple) for quad in parse(path=folder / f"records.{name}")} for name in ("ttl", "jsonld")
    )
    assert len(turtle) > 50
    assert turtle == jsonld == {triple for triple in whole if CONFIDENCE not in triple and GENERATED not in triple}


def test_one_record_can_be_asked_for(published: Published) -> None:
    index = Index(published.path, PREDICATES)
    try:
        record = edm_record(f"{BASE}announcement/one", index, AGGREGATOR)
        assert record == entries(published.path / "profiles/edm/records.zip")["one.xml"]
        assert edm_record(f"{BASE}announcement/script", index, AGGREGATOR) is None
        assert edm_record(f"{BASE}announcement/unknown", index, AGGREGATOR) is None
    finally:
        index.close()


def test_a_name_of_a_megabyte_is_whole(tmp_path: Path) -> None:
    name = "ა" * 350_000
    trig = f"""<graph/x> {{ <announcement/x> schema:headline "{name}"@ka ; schema:inLanguage "ka" ;
        schema:url <https://a.example/x> ; prov:wasDerivedFrom <snapshot/x> . }}"""
    made = profiled(tmp_path, "edm", trig=trig)
    assert made.findings == ()
    assert name.encode() in entries(made.path / "profiles/edm/records.zip")["x.xml"]


LONG = "https://a.example/" + "a%41" * 200_000


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://a.example/x?y=1#z", True),
        ("https://a.example:8080", True),
        ("https://ქალაქი.example/ა", True),
        (LONG, True),
        (LONG + "#" + "b" * 200_000 + "#", False),
        (LONG + " ", False),
        ("https://a.example/%zz", False),
        ("https://user@a.example/", False),
        ("https://a.example/x y", False),
        ("javascript:alert(1)", False),
        ("https://", False),
    ],
    ids=lambda value: str(value)[:30],
)
def test_web_addresses_are_told_from_others_however_long(address: str, fits: bool) -> None:
    assert bool(ADDRESS.fullmatch(address)) == fits


def of(kind: str, change: Callable[[Node], Node]) -> Callable[[Nodes], Nodes]:
    return lambda nodes: [change(node) if node.kind == kind else node for node in nodes]


def without(kind: str, *names: str) -> Callable[[Nodes], Nodes]:
    return of(kind, lambda node: replace(node, properties=tuple(p for p in node.properties if p.name not in names)))


def adding(kind: str, *said: Property) -> Callable[[Nodes], Nodes]:
    return of(kind, lambda node: replace(node, properties=(*node.properties, *said)))


NO_RIGHTS = Property(name="edm:rights", value="https://a.example/", is_iri=True)
BROKEN: dict[str, Callable[[Nodes], Nodes]] = {
    "exactly one edm:ProvidedCHO": lambda nodes: [*nodes, nodes[0]],
    "exactly one ore:Aggregation": lambda nodes: [node for node in nodes if node.kind != "ore:Aggregation"],
    "edm:Agent is referred to": without("edm:ProvidedCHO", "dc:subject"),
    "edm:isShownAt names an edm:WebResource": lambda nodes: [node for node in nodes if node.kind != "edm:WebResource"],
    "the properties of ore:Aggregation in the order of the schema": of(
        "ore:Aggregation", lambda node: replace(node, properties=node.properties[::-1])
    ),
    "only known properties in edm:Agent": adding("edm:Agent", Property(name="dc:rights", value="x")),
    "exactly one edm:type": without("edm:ProvidedCHO", "edm:type"),
    "dc:title or dc:description": without("edm:ProvidedCHO", "dc:title", "dc:description"),
    "dc:language": without("edm:ProvidedCHO", "dc:language"),
    "dc:subject or dc:type or dcterms:spatial": without("edm:ProvidedCHO", "dc:subject", "dc:type", "dcterms:spatial"),
    "edm:provider": without("ore:Aggregation", "edm:provider"),
    "edm:dataProvider": without("ore:Aggregation", "edm:dataProvider"),
    "edm:rights from Europeana's list": lambda nodes: adding("ore:Aggregation", NO_RIGHTS)(
        without("ore:Aggregation", "edm:rights")(nodes)
    ),
    "one skos:prefLabel a language": of(
        "edm:Agent", lambda node: replace(node, properties=(node.properties[0], *node.properties))
    ),
    "skos:prefLabel": without("edm:Agent", "skos:prefLabel"),
    "a confidence from 0 to 1": of(
        "edm:ProvidedCHO",
        lambda node: replace(node, properties=(replace(node.properties[0], confidence="1.5"), *node.properties[1:])),
    ),
}  # fmt: skip


def test_a_good_record_breaks_no_rule(nodes: Nodes) -> None:
    assert list(breaches(nodes)) == []


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_finds_its_breach(nodes: Nodes, rule: str) -> None:
    assert rule in {found for found, _ in breaches(BROKEN[rule](nodes))}


@needs_shared
def test_europeana_refuses_what_we_refuse(nodes: Nodes, tmp_path: Path) -> None:
    for number, change in enumerate(BROKEN.values()):
        (tmp_path / f"{number:02}.xml").write_bytes(to_xml(change(nodes)))
    assert judged(tmp_path).stdout.splitlines()[-1] == f"{len(BROKEN)} record(s), {len(BROKEN)} invalid"
