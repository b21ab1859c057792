"""Withdrawing takes away what rests on one announcement alone, keeps the rest, says why, and lasts."""

from pathlib import Path

import pytest

from tests.command import Done, tsevri

JOINED = "The Old Mill Museum joined the League of Historic Mills (LHM) on 3 May 2021."
OTHER = "The Castle Library of Upper Weir was founded in 1871."
HEAD = "---\nlanguage: en\npublished: {published}\nurl: https://news.example/{name}\n---\n"
WHY = "The museum asked for it."
REASON, WITHDRAWN = "<https://w3id.org/tsevri/ns#reason>", "<https://w3id.org/tsevri/ns#withdrawn>"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "tsevri.toml").write_text('base = "https://data.example.org/"\njobs = 1\n', "utf-8")
    return tmp_path


def write(workspace: Path, name: str, text: str, published: str = "2022-01-01") -> None:
    (workspace / "announcements").mkdir(exist_ok=True)
    head = HEAD.format(name=name, published=published)
    (workspace / "announcements" / f"{name}.txt").write_text(f"{head}{text}\n", "utf-8")


def lines(workspace: Path) -> set[str]:
    return set((workspace / "output" / "latest" / "memberships.nq").read_text("utf-8").splitlines())


def withdraw(workspace: Path, named: str, *more: str) -> Done:
    done = tsevri("withdraw", named, "--why", WHY, "--by", "ana", *more, cwd=workspace)
    assert done.code in (0, 1), done.err
    return done


def described(found: set[str]) -> set[str]:
    return {line for line in found if "/graph/tombstones>" not in line}


def test_what_rests_on_it_alone_goes_and_the_rest_stays(workspace: Path) -> None:
    write(workspace, "one", JOINED)
    tsevri("run", cwd=workspace)
    without = lines(workspace)
    write(workspace, "two", f"{JOINED} {OTHER}", "2022-02-01")
    tsevri("run", cwd=workspace)
    before = lines(workspace)
    withdraw(workspace, "announcements/two.txt")
    after = lines(workspace)
    assert described(after) == without
    subjects = [{line.split(" ")[0] for line in each} for each in (before, after)]
    assert subjects[0] <= subjects[1]


def test_the_tombstone_says_why_when_and_what_came_instead_and_lasts(workspace: Path) -> None:
    write(workspace, "one", JOINED)
    write(workspace, "two", OTHER)
    tsevri("run", cwd=workspace)
    withdraw(workspace, "https://news.example/two", "--replacement", "https://news.example/three")
    assert tsevri("run", cwd=workspace).code in (0, 1)
    about = [line for line in lines(workspace) if line.startswith("<https://data.example.org/announcement/")]
    gone = [line for line in about if "/graph/tombstones>" in line]
    subject = gone[0].split(" ")[0]
    assert f"{subject} {REASON} {WITHDRAWN} <https://data.example.org/graph/tombstones> ." in gone
    assert any(f'#comment> "{WHY}"' in line for line in gone)
    assert any("isReplacedBy> <https://news.example/three>" in line for line in gone)
    assert any("terms/date>" in line for line in gone)
    assert {line.split(" ")[0] for line in gone} == {subject}


@pytest.mark.parametrize("way", ["reference", "iri"])
def test_the_last_announcement_can_be_withdrawn(workspace: Path, way: str) -> None:
    write(workspace, "one", JOINED)
    tsevri("run", cwd=workspace)
    start = "<https://data.example.org/announcement/"
    iri = next(line for line in lines(workspace) if line.startswith(start)).split(" ")[0][1:-1]
    withdraw(workspace, iri if way == "iri" else iri.rpartition("/")[2])
    assert described(lines(workspace)) == set()
    reasons = {line.split(" ")[2] for line in lines(workspace) if f" {REASON} " in line}
    assert WITHDRAWN in reasons


def test_what_is_not_there_cannot_be_withdrawn(workspace: Path) -> None:
    write(workspace, "one", JOINED)
    tsevri("run", cwd=workspace)
    done = tsevri("withdraw", "three", "--why", WHY, cwd=workspace)
    assert (done.code, "There is no announcement three" in done.err) == (2, True)
    assert not (workspace / "decisions.jsonl").exists()
