"""Asking reconciliation services: ours, one of another maker, and one that fails."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ServiceError
from pipeline.read import Archive
from pipeline.read.web import Web
from pipeline.reconcile import Asked, Subject, ask_about, connect
from pipeline.settings import ReadSettings
from tests.command import tsevri
from tests.reconcile.services import Faulty, csv_service
from tests.serve.server import serving

EXAMPLE = Path(__file__).resolve().parents[2] / "output" / "latest"
SUBJECTS = [Subject(reference=f"r{n}", name=f"Museum {n}", language="en") for n in range(10)]


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases")
    shutil.copytree(EXAMPLE.resolve(), folder / EXAMPLE.resolve().name)
    (folder / "latest").symlink_to(EXAMPLE.resolve().name)
    return folder


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(Archive(tmp_path / "web"), ReadSettings(allow_private=True, timeout=5), sleep=lambda seconds: None)


def ask(url: str, web: Web, cache: Path, subjects: Sequence[Subject] = SUBJECTS, **options: Any) -> list[Asked]:
    return list(ask_about(subjects, connect(url, web), cache, sleep=lambda seconds: None, **options))


def suggested(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def ours(releases: Path) -> Iterator[str]:
    with serving(releases / "latest") as address:
        yield f"{address}reconcile"


@pytest.mark.parametrize("path", ["", "/draft"])
def test_our_own_service_finds_every_organisation_again(ours: str, releases: Path, path: str) -> None:
    done = tsevri("reconcile", "--service", ours + path, "--release", releases / "latest", "--allow-private", "--json")
    assert done.code == 0, done.err
    found = suggested(done.out)
    best = {one["reference"]: one for one in reversed(found)}
    assert len(best) > 20
    assert {one["candidate"] for one in best.values()} == set(best)
    assert all(one["likeness"] == 100 and one["address"].endswith(one["candidate"]) for one in best.values())


def test_a_service_of_another_maker_is_understood(releases: Path, tmp_path: Path) -> None:
    with csv_service(tmp_path) as url:
        done = tsevri("reconcile", "--service", url, "--release", releases / "latest", "--allow-private")
    assert done.code == 0, done.err
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows[0][0] == "organisation"
    sure = [(row[1], row[2]) for row in rows if row[6] == "same name; the service is sure"]
    assert sorted(sure) == [("European Network of Coastal Museums", "Q2"), ("Port Hallow Harbour Museum", "Q1")]
    assert "Nothing is adopted" in done.err


def test_what_was_asked_once_is_not_asked_again(web: Web, tmp_path: Path) -> None:
    faulty = Faulty()
    with faulty.serving() as url:
        first = ask(url, web, tmp_path / "answers.sqlite")
        again = ask(url, web, tmp_path / "answers.sqlite")
        assert [len(batch) for batch in faulty.asked] == [4, 4, 2]
        assert again == first
        ask(url, web, tmp_path / "answers.sqlite", fresh=True)
        assert len(faulty.asked) == 6
    assert all(agent.startswith("Tsevri/") for agent in faulty.agents)


@pytest.mark.parametrize(
    "fault", [500, 302, b"<html>", b"[]", b"[" * 100_000], ids=["500", "redirect", "html", "list", "deep"]
)
def test_a_batch_that_fails_costs_only_itself_and_is_asked_again(fault: int | bytes, web: Web, tmp_path: Path) -> None:
    faulty = Faulty(plan=[fault])
    with faulty.serving() as url:
        first = ask(url, web, tmp_path / "answers.sqlite")
        assert [bool(one.trouble) for one in first] == [True] * 4 + [False] * 6
        second = ask(url, web, tmp_path / "answers.sqlite")
    assert [one.trouble for one in second] == [None] * 10
    assert faulty.asked[-1] == [one.name for one in SUBJECTS[:4]]


def test_a_busy_service_is_asked_again_after_a_while(web: Web, tmp_path: Path) -> None:
    faulty = Faulty(plan=[429, 503])
    with faulty.serving() as url:
        assert [one.trouble for one in ask(url, web, tmp_path / "answers.sqlite", SUBJECTS[:2])] == [None, None]
    assert len(faulty.asked) == 3


def test_a_service_that_fails_again_and_again_is_left_alone(web: Web, tmp_path: Path) -> None:
    faulty = Faulty(plan=[500] * 9, manifest={"name": "Faulty", "batchSize": 1})
    with faulty.serving() as url:
        asked = ask(url, web, tmp_path / "answers.sqlite")
    assert len(faulty.asked) == 3
    assert all(one.trouble for one in asked)


@pytest.mark.parametrize(
    "answer",
    [
        {"q0": {"result": 1}}, {"q0": {"result": [1, None, {}, {"id": 7, "name": "a"}]}}, {"q0": None}, {},
    ],
)  # fmt: skip
def test_nonsense_is_no_suggestion(answer: dict[str, Any], web: Web, tmp_path: Path) -> None:
    faulty = Faulty(plan=[json.dumps(answer).encode()])
    with faulty.serving() as url:
        assert ask(url, web, tmp_path / "answers.sqlite", SUBJECTS[:1])[0].suggestions == ()


def test_what_a_terminal_would_obey_is_taken_out(web: Web, tmp_path: Path) -> None:
    hostile = {"id": "a b", "name": "Museum\x1b[2J\n0", "score": True, "match": "yes"}
    faulty = Faulty(plan=[json.dumps({"q0": {"result": [hostile]}}).encode()])
    faulty.manifest |= {"view": {"url": "javascript:alert({{id}})"}}
    with faulty.serving() as url:
        (one,) = ask(url, web, tmp_path / "answers.sqlite", SUBJECTS[:1])[0].suggestions
    assert (one.candidate_name, one.score, one.match, one.address) == ("Museum [2J 0", None, False, None)


@pytest.mark.parametrize("manifest", [{}, [], {"name": 1}, {"name": "A", "versions": 3}])
def test_what_is_no_service_is_said(manifest: Any, web: Web) -> None:
    with Faulty(manifest=manifest).serving() as url, pytest.raises(ServiceError, match="reconciliation service"):
        connect(url, web)


def test_private_addresses_are_not_asked_unless_it_is_said(releases: Path) -> None:
    with Faulty().serving() as url:
        done = tsevri("reconcile", "--service", url, "--release", releases / "latest")
    assert (done.code, done.out) == (2, "")
    assert "not on the public internet" in done.err


def test_without_a_release_the_remedy_is_said(tmp_path: Path) -> None:
    done = tsevri("reconcile", "--service", "https://service.example/api", cwd=tmp_path)
    assert (done.code, "make one with tsevri run" in done.err) == (2, True)
