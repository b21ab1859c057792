"""`explain` and `extract`: what was found in a text, what was not, and why."""

import json
import re
from pathlib import Path

import pytest

from tests.command import EXAMPLES, ROOT, tsevri

PLAN = EXAMPLES / "blue-gorge-plans.txt"
ZULU = "Imyuziyamu yolwandle ijoyine inethiwekhi yemyuziyamu izolo."


def test_the_text_is_shown_with_each_fact_its_rule_and_its_signs() -> None:
    done = tsevri("explain", EXAMPLES / "harbour-museum-working-group.md", environment={"NO_COLOR": "1"})
    assert done.code == 0
    assert "Port Hallow Harbour Museum → Working Group on Sea Charts (joined)" in done.out
    assert re.search(r"confidence 0\.\d+ · rule en:membership", done.out)
    assert re.search(r"[+-]\d\.\d\d ", done.out)


def test_without_a_terminal_there_are_no_colours() -> None:
    assert "\x1b[" not in tsevri("explain", PLAN).out


def test_what_is_planned_is_shown_as_not_asserted_with_the_word_that_says_so() -> None:
    done = tsevri("explain", PLAN)
    assert "Said, but not asserted" in done.out
    assert "a plan: “" in done.out
    assert "Found, certain enough to publish" not in done.out


def test_the_explanation_speaks_georgian() -> None:
    assert "გეგმა: „" in tsevri("explain", PLAN, "--lang", "ka").out


def test_the_signs_are_told_in_georgian_without_names_of_features() -> None:
    lines = tsevri("explain", PLAN, "--lang", "ka").out.splitlines()
    signs = [line for line in lines if re.match(r"    [+-]\d\.\d\d  ", line)]
    assert signs and [line for line in signs if re.search("[A-Za-z=_]", line)] == []


def test_the_page_asks_for_nothing_from_outside_and_escapes_what_it_shows(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    text = "<script>alert(1)</script> The Old Mill Museum joined the League of Historic Mills (LHM) in 2021."
    hostile.write_text(text, "utf-8")
    page = tsevri("explain", hostile, "--language", "en", "--html").out
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert re.findall(r"""(?:src|href)=["'](?!#)""", page) == []


@pytest.mark.parametrize("command", ["explain", "extract"])
def test_a_language_without_a_pack_is_said(command: str, tmp_path: Path) -> None:
    (tmp_path / "zu.txt").write_text(ZULU, "utf-8")
    done = tsevri(command, tmp_path / "zu.txt", "--language", "zu")
    assert (done.code, done.out) == (1, "")
    assert "no pack for zu" in done.err


def test_facts_come_as_lines_of_json_with_quotes_that_are_in_the_text() -> None:
    done = tsevri("extract", EXAMPLES / "short-notices.jsonl")
    facts = [json.loads(line) for line in done.out.splitlines()]
    texts = "\n".join(
        json.loads(line)["text"] for line in (EXAMPLES / "short-notices.jsonl").read_text("utf-8").splitlines()
    )
    assert {fact["type"] for fact in facts} >= {"membership", "formation", "dissolution", "size"}
    assert all(evidence["quote"] in texts for fact in facts for evidence in fact["evidence"])


def test_predictions_for_gold_have_the_form_that_gold_is_scored_in() -> None:
    gold = ROOT / "gold" / "held-out" / "en.jsonl"
    lines = tsevri("extract", "--gold", gold).out.splitlines()
    ids = [json.loads(line)["id"] for line in gold.read_text("utf-8").splitlines()]
    assert [json.loads(line)["id"] for line in lines] == ids
    fact = next(fact for line in lines for fact in json.loads(line)["facts"] if fact["type"] == "membership")
    assert {
        "member",
        "group",
        "event",
        "role",
        "start",
        "end",
        "evidence",
        "confidence",
        "tier",
        "status",
    } <= fact.keys()


def test_a_broken_gold_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "x"}\n', "utf-8")
    done = tsevri("extract", "--gold", tmp_path / "gold.jsonl")
    assert done.code == 2
    assert "gold.jsonl, line 1" in done.err


def test_the_shell_is_given_its_completion() -> None:
    done = tsevri("", environment={"_TSEVRI_COMPLETE": "bash_source"})
    assert "_tsevri_completion" in done.out
