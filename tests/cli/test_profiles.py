"""`tsevri profiles`, and --profile of `run` and `publish`."""

import json
from pathlib import Path

from pipeline.publish.profiles import PROFILES
from tests.command import tsevri


def test_it_lists_every_profile_with_what_it_needs(tmp_path: Path) -> None:
    done = tsevri("profiles", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines() if line[:1].strip()] == list(PROFILES)
    example = '"http://rightsstatements.org/vocab/InC/1.0/"'
    assert f"needs aggregator.rights: not yet, write for example {example}" in done.out


def test_it_speaks_georgian(tmp_path: Path) -> None:
    assert "სჭირდება aggregator.provider" in tsevri("profiles", "--lang", "ka", cwd=tmp_path).out


def test_a_machine_reads_version_source_and_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "tsevri.toml").write_text('[publish]\nprofiles = ["loda"]\n[dataset]\npublisher = "A"\n', "utf-8")
    listed = {one["name"]: one for one in json.loads(tsevri("profiles", "--json", cwd=tmp_path).out)["profiles"]}
    assert (listed["loda"]["on"], listed["loda"]["missing"]) == (True, [])
    assert (listed["dcat-ap"]["on"], listed["dcat-ap"]["version"]) == (False, "3.0.1")
    assert listed["edm"]["missing"] == ["aggregator.data_provider", "aggregator.provider", "aggregator.rights"]
    assert listed["edm"]["source"].startswith("https://")


def test_a_missing_setting_is_named_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("The Harbour Museum joined the Harbour Network in 2020.", "utf-8")
    done = tsevri("run", "news.txt", "--profile", "edm", "--profile", "linked-art", cwd=tmp_path)
    assert done.code == 2
    assert "the profile edm needs provider under [aggregator] in tsevri.toml" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["news.txt"]


NAMELESS = """
[dataset]
title = {}
publisher = "Harbour Data Desk"
[publish]
profiles = ["loda"]
"""


def test_a_profile_that_is_held_back_gives_one_and_the_others_are_published(tmp_path: Path) -> None:
    text = "The Harbour Museum joined the Network of Harbour Museums as an associate member in March 2020."
    (tmp_path / "news.txt").write_text(text, "utf-8")
    (tmp_path / "tsevri.toml").write_text(NAMELESS, "utf-8")
    done = tsevri("run", "news.txt", "--language", "en", "--profile", "linked-art", cwd=tmp_path)
    assert done.code == 1, done.err
    assert "The profile loda was left out of the release: 1 × title → [dataset] title" in done.err
    assert [path.name for path in (tmp_path / "output/latest/profiles").iterdir()] == ["linked-art"]
