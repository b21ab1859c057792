"""`evaluate`: figures as a table, as JSON, as a page; by weights that have not seen what they are measured on."""

import json
from pathlib import Path

import pytest

from tests.command import ROOT, tsevri

HELD_OUT = ROOT / "gold" / "held-out" / "en.jsonl"
SMALL = [ROOT / "gold" / f"{code}.jsonl" for code in ("de", "fr", "nl")]
PAIRS = sorted((ROOT / "gold" / "pairs").glob("*.jsonl"))


def test_a_table_is_what_a_person_sees() -> None:
    done = tsevri("evaluate", HELD_OUT)
    assert (done.code, done.err) == (0, "")
    for said in ("precision", "membership", "en  ", "Calibration: Brier score 0.", "100 % of", "24 announcements"):
        assert said in done.out


def test_json_has_every_figure_and_the_weights_that_it_belongs_to() -> None:
    told = json.loads(tsevri("evaluate", HELD_OUT, "--format", "json", "--type", "membership").out)
    shown = told["protocols"]["all"]["shown"]
    assert len(told["weights"]) == 64 and told["trained_on_this_gold"] is False
    assert list(shown["types"]) == ["all", "membership"]
    row = shown["types"]["membership"]
    assert row["hit"] + row["missed"] == row["gold"] and row["hit"] + row["false"] == row["predicted"]
    low, high = row["intervals"]["recall"]
    assert low <= row["recall"] <= high


def test_gold_that_the_weights_were_trained_on_is_said_to_be_that() -> None:
    assert "trained on these very announcements" in tsevri("evaluate", SMALL[0]).out
    assert "trained on these very" not in tsevri("evaluate", HELD_OUT).out


def test_pairs_are_measured_like_announcements() -> None:
    done = tsevri("evaluate", *PAIRS, "--type", "membership", "--format", "json")
    told = json.loads(done.out)["protocols"]["all"]["publish"]
    assert (done.code, told["announcements"]) == (0, 9 * len(PAIRS))
    assert len(told["languages"]) == len(PAIRS)


@pytest.mark.parametrize("protocol", ["cross-validated", "leave-one-language-out"])
def test_a_part_is_measured_by_weights_that_have_not_seen_it(protocol: str, tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    saved = tmp_path / "quality.json"
    options = ("--protocol", protocol, "--jobs", "1", "--format", "markdown", "--save", saved)
    done = tsevri("evaluate", *SMALL, *options)
    assert done.code == 0, done.err
    assert "| de | " in done.out and "95 % intervals" in done.out and f"--protocol {protocol} " in done.out
    found = json.loads(saved.read_text("utf-8"))["protocols"][protocol]["shown"]
    assert found["announcements"] == 30 and found["types"]["all"]["hit"] > 0


def test_one_language_alone() -> None:
    done = tsevri("evaluate", *PAIRS, "--language", "de", "--lang", "ka")
    assert (done.code, "9 განცხადება" in done.out) == (0, True)
    assert tsevri("evaluate", HELD_OUT, "--language", "tlh").code == 2


BROKEN = ["{", '{"id": "x"}', '{"id": "x", "text": "y", "language": "en", "facts": [{"type": "z"}]}']


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_line_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(line, "utf-8")
    done = tsevri("evaluate", tmp_path / "gold.jsonl")
    assert (done.code, "gold.jsonl, line 1: not a gold record" in done.err) == (2, True)
