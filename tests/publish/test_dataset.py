"""The description of the dataset, judged by those who will read it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, parse
from pyshacl import validate
from rdflib import Graph, URIRef

from pipeline.publish.dataset import DCAT, DCTERMS, PROV, SPDX, VOID
from pipeline.publish.files import digest_of
from pipeline.resources import resource
from pipeline.settings import DatasetSettings, PublishSettings
from tests.publish.sample import BASE, ONE, TWO, content, release, settings_for
from tests.shared import SHARED, needs_shared

DATASET = f"{BASE}dataset/memberships"
FULL = DatasetSettings(
    publisher="Harbour Data Desk", publisher_homepage="https://harbour.example/", contact="desk@harbour.example"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The second release, with every setting used and every file compressed."""
    settings = settings_for(tmp_path, dataset=FULL, publish=PublishSettings(gzip_from=1))
    release(tmp_path, content(ONE), settings)
    return release(tmp_path, content(TWO), settings).path


def values(path: Path, subject: str, predicate: str) -> list[str]:
    found = [quad for quad in parse(path=path / "dataset.ttl") if quad.subject == NamedNode(subject)]
    return sorted(str(getattr(quad.object, "value", "")) for quad in found if quad.predicate.value == predicate)


def test_it_counts_what_the_release_holds(path: Path) -> None:
    triples = {str(quad) for quad in parse(path=path / "memberships.ttl")}
    assert values(path, DATASET, VOID + "triples") == [str(len(triples))]
    numbers = {
        name: values(path, f"{BASE}partition/{name}", VOID + "entities") for name in ("announcements", "memberships")
    }
    assert numbers == {"announcements": ["2"], "memberships": ["1"]}


def test_every_file_of_the_dataset_has_its_size_checksum_and_address(path: Path) -> None:
    distributions = values(path, DATASET, DCAT + "distribution")
    assert len(distributions) == 6
    for distribution in distributions:
        (url,) = values(path, distribution, DCAT + "downloadURL")
        file = path / url.removeprefix(f"{BASE}release/{path.name}/")
        (checksum,) = values(path, distribution, SPDX + "checksum")
        assert values(path, checksum, SPDX + "checksumValue") == [digest_of(file)]
        assert values(path, distribution, DCAT + "byteSize") == [str(file.stat().st_size)]


def test_it_names_the_release_before(path: Path) -> None:
    release_iri = f"{BASE}release/{path.name}"
    (previous,) = values(path, release_iri, DCAT + "previousVersion")
    assert (path.parent / previous.rpartition("/")[2] / "memberships.nq").exists()
    assert values(path, release_iri, PROV + "wasRevisionOf") == [previous]
    assert values(path, DATASET, DCAT + "hasCurrentVersion") == [release_iri]


def test_its_dates_are_those_of_the_newest_announcement(path: Path) -> None:
    assert values(path, DATASET, DCTERMS + "modified") == ["2021-05-06"]


@pytest.mark.parametrize(("as_of", "datatype"), [("2021", "gYear"), ("2021-05", "gYearMonth")])
def test_a_partial_date_stays_partial(tmp_path: Path, as_of: str, datatype: str) -> None:
    text = (release(tmp_path, content(as_of=as_of)).path / "dataset.ttl").read_text("utf-8")
    assert f'dcterms:modified "{as_of}"^^xsd:{datatype}' in text
    assert "schema:dateModified" not in text


def test_there_are_no_blank_nodes(path: Path) -> None:
    quads = list(parse(path=path / "dataset.ttl"))
    assert len(quads) > 100
    assert [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)] == []


def test_the_json_reads_in_prefixed_names(path: Path) -> None:
    nodes = {node["@id"]: node for node in json.loads((path / "dataset.jsonld").read_text("utf-8"))["@graph"]}
    assert nodes[DATASET]["dcterms:title"]["en"] == "Memberships of heritage organisations"
    assert nodes[DATASET]["dcterms:license"] == "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_our_own_shapes_find_nothing_wrong_and_something_to_check(path: Path) -> None:
    shapes = Graph().parse(resource("shapes") / "dataset.ttl")
    data = Graph().parse(path / "dataset.ttl")
    conforms, _, report = validate(data, shacl_graph=shapes)
    assert conforms, report
    data.remove((None, URIRef(SPDX + "checksum"), None))
    assert not validate(data, shacl_graph=shapes)[0]


@needs_shared
@pytest.mark.parametrize("shapes", ["nde", "dcat-ap"])
@pytest.mark.parametrize("name", ["dataset.ttl", "dataset.jsonld"])
def test_aggregators_accept_it_by_their_own_rules(path: Path, shapes: str, name: str) -> None:
    check = SHARED / "reference" / "nde" / "validate_dataset.py"
    command = [sys.executable, str(check), "--shapes", shapes, str(path / name)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
