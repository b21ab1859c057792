"""The figures that a release states of itself: those of the very weights that found its facts, or none."""

import hashlib
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, parse

from pipeline.errors import ResourceError
from pipeline.extract.gold import ENTITIES
from pipeline.extract.scorer import WEIGHTS
from pipeline.publish.quality import DQV, METRICS, PROTOCOL, QUALITY, Quality, load_quality
from pipeline.quality.figures import figures
from pipeline.quality.report import TIERS, as_json
from pipeline.quality.tally import Tally
from pipeline.resources import resource
from tests.publish.sample import BASE, content, release, settings_for

ROW = {"precision": 0.9512, "recall": None, "gold": 90, "intervals": {"precision": [0.9, 0.98], "recall": [0.0, 0.0]}}
FIGURES = Quality("ef" * 32, "01" * 32, 600, {"all": ROW, "part_of": ROW | {"recall": 0.4}})


@pytest.fixture
def described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pipeline.publish.release.load_quality", lambda: FIGURES)
    return release(tmp_path, content(), settings_for(tmp_path)).path


def objects(path: Path, predicate: str) -> list[NamedNode | Literal]:
    quads = (quad for quad in parse(path=path / "dataset.ttl") if quad.predicate.value == DQV + predicate)
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)]


def test_the_description_carries_precision_and_recall_by_type(described: Path) -> None:
    metrics = {str(value.value).removeprefix(METRICS) for value in objects(described, "isMeasurementOf")}
    assert metrics == {"precision-of-all", "precision-of-part-of", "recall-of-part-of"}
    assert {str(value.value) for value in objects(described, "value")} == {"0.9512", "0.4000"}
    assert len(objects(described, "hasQualityMeasurement")) == 3


def test_a_person_reads_what_was_measured_and_how(described: Path) -> None:
    nodes = {node["@id"]: node for node in json.loads((described / "dataset.jsonld").read_text("utf-8"))["@graph"]}
    measured = nodes[f"{BASE}quality/{'ef' * 10}/precision-of-all"]
    assert measured["dcterms:description"]["en"].startswith("95 % interval: 0.90 to 0.98; 90 facts")
    assert "600 annotated announcements" in nodes[measured["prov:wasGeneratedBy"]]["dcterms:description"]["en"]
    assert nodes[measured["dqv:isMeasurementOf"]]["skos:prefLabel"]["ka"] == "ყველა ფაქტის სიზუსტე"


def test_other_figures_make_another_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for number, figures_of_it in enumerate((None, FIGURES)):
        monkeypatch.setattr("pipeline.publish.release.load_quality", lambda found=figures_of_it: found)
        folder = tmp_path / str(number)
        folder.mkdir()
        names.append(release(folder, content(), settings_for(folder)).path.name)
    assert len(set(names)) == 2


def test_every_type_of_fact_has_its_metrics_in_the_ontology() -> None:
    subjects = (quad.subject for quad in parse(path=resource("ontology") / "metrics.ttl"))
    defined = {subject.value for subject in subjects if isinstance(subject, NamedNode)}
    kinds = [kind.replace("_", "-") for kind in ("all", *ENTITIES)]
    assert {f"{METRICS}{measure}-of-{kind}" for measure in ("precision", "recall") for kind in kinds} <= defined


def saved(folder: Path, weights: str) -> Path:
    tally = Tally("en")
    tally.hit["size"] += 1
    measured = as_json({"cross-validated": {tier: figures([tally]) for tier in TIERS}}, weights, False)
    (folder / "quality.json").write_text(json.dumps(measured), "utf-8")
    return folder / "quality.json"


def test_what_evaluate_saves_is_what_a_release_reads(tmp_path: Path) -> None:
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    found = load_quality(saved(tmp_path, digest))
    assert found is not None and found.weights == digest
    assert found.types["size"]["precision"] == 1.0


def test_figures_of_other_weights_are_not_stated(tmp_path: Path) -> None:
    assert load_quality(saved(tmp_path, "00" * 32)) is None
    assert load_quality(tmp_path / "none.json") is None


def test_broken_figures_are_named(tmp_path: Path) -> None:
    (tmp_path / "quality.json").write_text("{}", "utf-8")
    with pytest.raises(ResourceError, match="make quality"):
        load_quality(tmp_path / "quality.json")


def test_the_figures_that_come_along_are_of_the_weights_that_come_along() -> None:
    measured = json.loads(QUALITY.read_text("utf-8"))
    assert measured["weights"] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(), "make quality"
    assert PROTOCOL in measured["protocols"]
