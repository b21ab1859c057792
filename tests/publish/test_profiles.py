"""Profiles: what aggregators' own validators say of them, what is held back and how it is told."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import parse
from rdflib import RDF, SH, Graph

from pipeline.errors import SettingsError
from pipeline.publish import Published, verify
from pipeline.publish.profiles import PROFILES, check_profiles
from pipeline.publish.profiles.check import check
from pipeline.settings import AggregatorSettings, Settings
from tests.publish.profiled import ALL, profiled, settings_of
from tests.publish.sample import keep
from tests.shared import SHARED, needs_shared

REFERENCE = SHARED / "reference"
DESCRIPTIONS = {  # profile: the shapes of its aggregator
    "nde": ("nde",),
    "loda": ("loda-dump-dcat", "loda-dump-schema"),
    "dcat-ap": ("dcat-ap",),
}
FILES = {
    "nde": REFERENCE / "nde/shacl.ttl",
    "loda-dump-dcat": REFERENCE / "edm/shapes/shacl_dataset_dump_dcat.ttl",
    "loda-dump-schema": REFERENCE / "edm/shapes/shacl_dataset_dump_schema.ttl",
    "dcat-ap": REFERENCE / "ontologies/shapes/dcat-ap-3.0.1-SHACL.ttl",
}
NOT_OURS = {  # classes of DCAT-AP of which a dataset of announcements has no instance
    "Activity", "Attribution", "DataService", "DatasetSeries", "Frequency", "Geometry", "Identifier", "Instant",
    "LegalResource", "LinguisticSystem", "Location", "PeriodOfTime", "Policy", "ProvenanceStatement", "Relationship",
    "Role",
}  # fmt: skip
CASES = [(profile, shapes) for profile, kinds in DESCRIPTIONS.items() for shapes in kinds]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return profiled(tmp_path_factory.mktemp("profiles"))


def test_every_profile_is_there_and_one_warning_says_what_is_not_in_it(published: Published) -> None:
    assert {path.name for path in (published.path / "profiles").iterdir()} == set(PROFILES) == set(ALL)
    assert [(one.code, one.severity) for one in published.findings] == [("profile.without-address", "warning")]
    assert published.findings[0].message["en"].startswith("2 announcements are not among the EDM records")


def test_a_release_with_profiles_is_verified_whole(tmp_path: Path) -> None:
    path = profiled(tmp_path).path
    keep(tmp_path / "archive")
    names = {finding.code for finding in verify(path, tmp_path / "archive").findings()}
    assert names.isdisjoint({"verify.file-extra", "verify.file-missing", "verify.file-changed"})
    (path / "profiles/nde/dataset.ttl").write_text("", "utf-8")
    assert "verify.file-changed" in {finding.code for finding in verify(path, tmp_path / "archive").findings()}


def test_the_same_content_gives_the_same_bytes(published: Published, tmp_path: Path) -> None:
    assert profiled(tmp_path).path.joinpath("SHA256SUMS").read_bytes() == (published.path / "SHA256SUMS").read_bytes()


@pytest.mark.parametrize("profile", DESCRIPTIONS)
def test_a_description_is_the_same_graph_in_both_syntaxes(published: Published, profile: str) -> None:
    folder = published.path / "profiles" / profile
    turtle, jsonld = ({str(quad) for quad in parse(path=folder / f"dataset.{suffix}")} for suffix in ("ttl", "jsonld"))
    assert len(turtle) > 20
    assert turtle == jsonld


@needs_shared
@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
@pytest.mark.parametrize(("profile", "shapes"), CASES)
def test_aggregators_find_no_violation_and_no_warning(
    published: Published, profile: str, shapes: str, suffix: str
) -> None:
    path = published.path / "profiles" / profile / f"dataset.{suffix}"
    tool = [sys.executable, REFERENCE / "nde/validate_dataset.py", "--warnings-fail", "--shapes", shapes, path]
    run = subprocess.run([str(part) for part in tool], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@needs_shared
@pytest.mark.parametrize(("profile", "shapes"), CASES)
def test_every_target_of_the_aggregators_shapes_meets_a_node(published: Published, profile: str, shapes: str) -> None:
    data = Graph().parse(published.path / "profiles" / profile / "dataset.ttl")
    rules = Graph().parse(FILES[shapes], format="turtle")
    unmet = {what for _, what in rules.subject_objects(SH.targetClass) if (None, RDF.type, what) not in data}
    unmet |= {what for _, what in rules.subject_objects(SH.targetSubjectsOf) if (None, what, None) not in data}
    unmet |= {what for _, what in rules.subject_objects(SH.targetObjectsOf) if (None, what, None) not in data}
    names = {str(what).replace("#", "/").rpartition("/")[2] for what in unmet}
    assert names == (NOT_OURS if shapes == "dcat-ap" else set())


@pytest.mark.parametrize("profile", DESCRIPTIONS)
def test_a_description_about_nothing_does_not_conform(profile: str) -> None:
    assert {finding.code for finding in check(profile, [])} == {"profile.nothing-to-say"}


def test_the_rules_contradict_each_other_and_each_reader_gets_its_own(published: Published) -> None:
    nde, loda = ((published.path / f"profiles/{name}/dataset.ttl").read_text("utf-8") for name in ("nde", "loda"))
    assert "<https://schema.org/>" in nde
    assert "<http://schema.org/>" in loda
    assert "<https://creativecommons.org/publicdomain/zero/1.0/>" in nde
    assert "<http://creativecommons.org/publicdomain/zero/1.0/>" in loda
    assert '"application/x-turtle"' in loda
    assert "media-types/text/turtle>" in nde


def test_a_profile_that_breaks_a_rule_is_left_out_and_the_rest_is_published(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    nameless = replace(settings.dataset, title={})
    made = profiled(tmp_path, "nde", "linked-art", dataset=nameless)
    assert sorted(path.name for path in (made.path / "profiles").iterdir()) == ["linked-art"]
    assert "profiles/nde" not in (made.path / "SHA256SUMS").read_text("utf-8")
    assert {finding.code for finding in made.findings} == {"profile.held-back"}
    assert "title → [dataset] title" in " ".join(finding.message["en"] for finding in made.findings)
    for finding in made.findings:
        assert all("nde" in finding.message[tag] and finding.remedy[tag] for tag in ("en", "ka"))


def test_a_release_that_stays_still_says_what_is_not_in_it(tmp_path: Path) -> None:
    nameless = replace(settings_of(tmp_path).dataset, title={})
    first = profiled(tmp_path, "nde", dataset=nameless)
    again = profiled(tmp_path, "nde", dataset=nameless)
    assert (again.path, again.unchanged) == (first.path, True)
    assert not (again.path / "profiles").exists()
    assert [finding.code for finding in again.findings] == ["profile.still-absent"]


def test_another_profile_makes_another_release(tmp_path: Path) -> None:
    one = profiled(tmp_path, "linked-art").path
    two = profiled(tmp_path, "linked-art", "loda").path
    assert one != two


def test_all_missing_settings_are_named_at_once() -> None:
    settings = Settings()
    settings = replace(settings, publish=replace(settings.publish, profiles=("edm", "nde")))
    with pytest.raises(SettingsError) as caught:
        check_profiles(settings)
    needed = ("publisher", "contact", "publisher_language", "data_provider", "provider", "rights")
    assert all(f"needs {key} under [" in str(caught.value) for key in needed)


@pytest.mark.parametrize(
    "rights", ["https://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by/4.0", "free"]
)
def test_rights_that_europeana_does_not_know_are_refused(tmp_path: Path, rights: str) -> None:
    settings = settings_of(
        tmp_path, "edm", aggregator=AggregatorSettings(data_provider="A", provider="B", rights=rights)
    )
    with pytest.raises(SettingsError, match="the profile edm needs rights"):
        check_profiles(settings)


def test_an_unknown_profile_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"There is no profile 'edn': did you mean 'edm'\?"):
        check_profiles(settings_of(tmp_path, "edn"))
