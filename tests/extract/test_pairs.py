"""Minimal pairs: sentences that differ by as little as possible, one of which tells of a membership and another not."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import Extractor
from pipeline.extract.evaluate import counted, judge
from pipeline.extract.gold import announcement_of, prediction

ROOT = Path(__file__).resolve().parents[2]
EXTRACTOR = Extractor.load()
RECORDS = [
    json.loads(line)
    for path in sorted((ROOT / "gold" / "pairs").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
READ = [record for record in RECORDS if EXTRACTOR.pack_for(record["language"]) is not None]
KINDS = {"is", "is-not", "will-be", "was", "if", "member-states", "friends-of", "partner-of", "board-of"}
FLOORS = {"is": 37 / 41, "was": 35 / 41}  # the share that is found; raise it when it rises


def kind_of(record: dict[str, Any]) -> str:
    return str(record["id"]).partition("-pair-")[2]


def predicted(record: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = prediction(record["id"], EXTRACTOR.extract(announcement_of(record)))["facts"]
    return found


def test_every_language_has_every_kind_of_pair() -> None:
    languages = {record["language"] for record in RECORDS}
    assert {(r["language"], kind_of(r)) for r in RECORDS} == {(code, kind) for code in languages for kind in KINDS}
    assert len(RECORDS) == len(languages) * len(KINDS)


def test_a_pair_without_a_fact_gives_no_published_membership() -> None:
    tempting = [record for record in READ if not record["facts"]]
    published = [(record["text"], fact) for record in tempting for fact in counted(predicted(record), "publish")]
    assert [text for text, fact in published if fact["type"] == "membership"] == []


@pytest.mark.parametrize("kind", FLOORS)
def test_a_pair_with_a_fact_is_found_at_least_as_often_as_before(kind: str) -> None:
    records = [record for record in READ if kind_of(record) == kind]
    found = sum(bool(judge(counted(predicted(record)), record).hits) for record in records)
    assert found / len(records) >= FLOORS[kind]
