"""`tsevri validate` as a steward meets it."""

import json
from pathlib import Path

import pytest

from pipeline.cli.app import exit_code
from tests.validate.fault import broken, faults
from tests.validate.valid import all_lines

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def valid(tmp_path: Path) -> str:
    path = tmp_path / "valid.nq"
    path.write_text("".join(all_lines()), "utf-8")
    return str(path)


def faulty(folder: Path, name: str) -> str:
    path = folder / "faulty.nt"
    broken(next(fault for fault in faults() if fault.name == name)).serialize(path, "nt", encoding="utf-8")
    return str(path)


def test_a_valid_release_exits_0(valid: str, capsys: Capture) -> None:
    assert exit_code(["validate", valid]) == 0
    assert "0 violations, 0 warnings, 0 notes." in capsys.readouterr().out


def test_a_violation_exits_1_and_says_what_to_do(tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["validate", faulty(tmp_path, "place-name.missing")]) == 1
    out = capsys.readouterr().out
    assert "Violation: The place has no name." in out
    assert "→ Give it a schema:name.  [shape.place-name]" in out


def test_a_warning_alone_exits_0_and_is_listed(tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["validate", faulty(tmp_path, "fact-start-in-future.a-plan")]) == 0
    assert "Warning: The membership begins after the announcement was published" in capsys.readouterr().out


def test_findings_speak_georgian(tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["validate", "--lang", "ka", faulty(tmp_path, "place-name.missing")]) == 1
    assert "დარღვევა: ადგილს სახელი არ აქვს." in capsys.readouterr().out


def test_json_is_all_that_stands_on_standard_output(tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["validate", "--json", faulty(tmp_path, "place-name.missing")]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["violation"] == 2


def test_the_report_is_written_where_it_is_asked_for(valid: str, tmp_path: Path) -> None:
    assert exit_code(["validate", valid, "--report", str(tmp_path / "report.ttl")]) == 0
    assert "sh:ValidationReport" in (tmp_path / "report.ttl").read_text("utf-8")


def test_a_report_that_cannot_be_written_exits_2(valid: str, tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["validate", valid, "--report", str(tmp_path / "no" / "report.ttl")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_shapes_without_nodes_are_named_in_words(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "place.ttl"
    path.write_text("@prefix schema: <https://schema.org/> .\n<https://a.example/> a schema:NewsArticle .")
    assert exit_code(["validate", str(path)]) == 1
    assert "Not checked, for want of anything to check: " in capsys.readouterr().out


def test_a_file_that_no_shape_meets_exits_2(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("<https://a.example/> <https://b.example/> 1 .")
    assert exit_code(["validate", str(path)]) == 2
    assert "nothing was checked" in capsys.readouterr().err


def test_a_broken_file_exits_2_with_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<https://a.example/> a .")
    assert exit_code(["validate", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"tsevri: {path}, line 1: this is not Turtle")
