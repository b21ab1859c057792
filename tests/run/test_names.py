"""Announcements that call one organisation by different names: all stand, one is preferred, and it is said why."""

import json
from pathlib import Path

from pipeline.identify.decisions import (
    AnyDecision,
    Decision,
    NameDecision,
    append,
    load_decisions,
    parse_line,
    read_lines_of,
    write_line,
)
from pipeline.review.worklist import Worklist
from pipeline.run import run
from pipeline.run.worklist import worklist_path
from pipeline.settings import Settings

SIGNED = {"by": "ana", "at": "2025-03-02T10:00:00Z", "why": "seen"}
ONE, OTHER = "Old Mill Museum", "Harwick Museum of Milling"
SAME = Decision(left=ONE, right=OTHER, judgement="same", **SIGNED)


def note(folder: Path, name: str, member: str) -> None:
    folder.mkdir(exist_ok=True)
    head = f"---\nlanguage: en\npublished: 2022-01-01\nurl: https://news.example/{name}\n---\n"
    text = f"The {member} joined the League of Historic Mills (LHM) on 3 May 2021. This is the note {name}.\n"
    (folder / f"{name}.txt").write_text(head + text, "utf-8")


def told(tmp_path: Path, *decisions: AnyDecision) -> list[dict[str, str]]:
    """What the release says of names that differ, by language."""
    for name, member in (("a", ONE), ("b", ONE), ("c", OTHER)):
        note(tmp_path / "news", name, member)
    settings = Settings(output=tmp_path / "out", jobs=1)
    append(settings.decisions_file, [parse_line(write_line(one)) for one in decisions])
    outcome = run([str(tmp_path / "news")], settings)
    assert outcome.release is not None
    findings = json.loads((outcome.release / "findings.json").read_text("utf-8"))["findings"]
    return [finding["message"] for finding in findings if finding["code"] == "identify.names-differ"]


def test_the_most_used_is_preferred(tmp_path: Path) -> None:
    (one,) = told(tmp_path, SAME)
    assert f"“{ONE}” is preferred (it is used most)" in one["en"]
    assert all(f"{name}.txt" in one["ka"] for name in "abc")


def test_a_decision_goes_before_it(tmp_path: Path) -> None:
    prefer = NameDecision(organisation=ONE, name=OTHER, language="en", **SIGNED)
    (one,) = told(tmp_path, SAME, prefer)
    assert f"“{OTHER}” is preferred (a person decided)" in one["en"]


def test_it_waits_in_the_workbench_until_somebody_prefers_a_name(tmp_path: Path) -> None:
    told(tmp_path, SAME)
    worklist, path = Worklist(worklist_path(tmp_path / "out")), tmp_path / "decisions.jsonl"
    worklist.settle(load_decisions(path), read_lines_of(path))
    (item,) = worklist.items("conflict", "", 0)
    assert item.a is not None
    prefer = NameDecision(organisation=item.a, name=OTHER, language="en", **SIGNED)
    append(path, [parse_line(write_line(prefer))])
    worklist.settle(load_decisions(path), read_lines_of(path))
    assert worklist.items("conflict", "", 0) == []
    worklist.close()


def test_two_organisations_differ_in_no_name(tmp_path: Path) -> None:
    assert told(tmp_path) == []
