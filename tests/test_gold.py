"""Every record of our gold keeps the form that gold/README.md promises."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.gold import ENTITIES
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "gold").rglob("*.jsonl"))
CHECK = SHARED / "gold" / "check.py"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
RECORDS = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]
PAIRS = [path for path in FILES if path.parent.name == "pairs"]  # single sentences
TRAINED = [path for path in FILES if path.parent.name == "gold"]
FULL = frozenset("de el en es fr hu it ka nl pl pt ru tr uk".split())
SAME_PACK = {"nn": "nb", "bs": "sr"}  # written norms that are counted together


def entities(fact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ENTITIES[fact["type"]]:
        value = fact[key]
        yield from value if isinstance(value, list) else [value] if value else []


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r["id"])
def test_every_surface_alias_and_quote_is_an_exact_substring(record: dict[str, Any]) -> None:
    for fact in [*record["facts"], *record["uncertain"]]:
        forms = [form for e in entities(fact) for form in (e["surface"], *e["aliases"])]
        quotes = [fact["evidence"], *fact.get("support", [])]
        assert [words for words in (*forms, *quotes) if words not in record["text"]] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r["id"])
def test_every_date_is_a_partial_date_and_no_organisation_is_a_real_address(record: dict[str, Any]) -> None:
    dates = [fact.get(key) for fact in record["facts"] for key in ("date", "start", "end")]
    assert [date for date in (*dates, record["published"]) if date and not DATE.fullmatch(date)] == []
    assert record["url"] is None


def test_no_id_stands_for_two_records() -> None:
    ids = [record["id"] for record in RECORDS]
    assert len(ids) == len(set(ids))


@pytest.mark.skipif(not CHECK.exists(), reason="the checker is not beside this checkout")
def test_the_checker_that_outside_tools_use_agrees() -> None:
    whole = [path for path in FILES if path not in PAIRS]
    done = subprocess.run([sys.executable, CHECK, *whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not CHECK.exists(), reason="the checker is not beside this checkout")
def test_the_checker_finds_nothing_wrong_with_pairs_but_that_they_are_short() -> None:
    done = subprocess.run([sys.executable, CHECK, *PAIRS], capture_output=True, text=True, check=False)
    bad = [line for line in done.stdout.splitlines() if line.startswith("BAD ")]
    assert [line for line in bad if "'length'" not in line] == []


def test_every_language_has_enough_announcements_of_our_own() -> None:
    records = [json.loads(line) for path in TRAINED for line in path.read_text("utf-8").splitlines()]
    counts = Counter(SAME_PACK.get(record["language"], record["language"]) for record in records)
    assert {code: n for code, n in counts.items() if n < (10 if code in FULL else 4)} == {}
    assert set(counts) >= FULL and len(counts) == 39


def test_nearly_a_third_of_the_announcements_tempt_and_tell_of_no_membership() -> None:
    records = [json.loads(line) for path in TRAINED for line in path.read_text("utf-8").splitlines()]
    without: dict[str, list[bool]] = {}
    for record in records:
        told = any(fact["type"] == "membership" for fact in record["facts"])
        without.setdefault(record["language"], []).append(not told)
    assert sum(map(sum, without.values())) / len(records) >= 0.32
    assert {code: sum(some) / len(some) for code, some in without.items() if sum(some) * 4 < len(some)} == {}


def test_the_readme_gives_the_gold_away() -> None:
    assert "Licence: CC0" in (ROOT / "gold" / "README.md").read_text("utf-8")
