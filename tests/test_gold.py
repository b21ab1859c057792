"""Every record of our gold keeps the form that gold/README.md promises."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.gold import ENTITIES

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "gold").rglob("*.jsonl"))
CHECK = ROOT.parent / "shared" / "gold" / "check.py"
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
RECORDS = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]


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
    done = subprocess.run([sys.executable, CHECK, *FILES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
