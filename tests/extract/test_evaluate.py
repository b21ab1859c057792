"""Measuring: the same counts as the scorer that outside tools use, on the same predictions."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import Extractor
from pipeline.extract.evaluate import Fact, counted, judge, matches, unique
from pipeline.extract.gold import announcement_of, prediction
from pipeline.quality.figures import Figure, bootstrap, figure, figures
from pipeline.quality.tally import Tally, tally_of
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[2]
SCORER = SHARED / "gold" / "score.py"
FILES = [*sorted((ROOT / "gold").glob("*.jsonl")), *sorted((SHARED / "gold").glob("*.jsonl"))]
MUSEUM = {"name": "Skerry Museum", "surface": "the Skerry Museum", "aliases": ["SM"]}
LEAGUE = {"name": "League of Harbours", "surface": "League of Harbours", "aliases": []}


def membership(event: str = "joined", **more: Any) -> dict[str, Any]:
    return {"type": "membership", "member": MUSEUM, "group": LEAGUE, "event": event, **more}


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def predicted(records: list[dict[str, Any]]) -> dict[str, list[Fact]]:
    extractor = Extractor.load()
    return {r["id"]: prediction(r["id"], extractor.extract(announcement_of(r)))["facts"] for r in records}


@pytest.fixture(scope="module")
def lines(predicted: dict[str, list[Fact]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scored") / "predicted.jsonl"
    told = (json.dumps({"id": key, "facts": facts}, ensure_ascii=False) for key, facts in predicted.items())
    path.write_text("\n".join(told), "utf-8")
    return path


def scored(lines: Path, *options: str) -> dict[str, Any]:
    gold = ",".join(map(str, FILES))
    done = subprocess.run([sys.executable, SCORER, gold, lines, "--json", *options], capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def row(one: Figure) -> dict[str, Any]:
    return {
        "precision": one.precision, "recall": one.recall, "f1": one.f1, "gold": one.gold, "predicted": one.predicted,
        "strict_names": one.strict / one.hit if one.hit else None,
    }  # fmt: skip


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside this checkout")
@pytest.mark.parametrize("tier", [None, "publish", "review"])
def test_every_figure_is_the_scorers_to_the_digit(
    tier: str | None, records: list[dict[str, Any]], predicted: dict[str, list[Fact]], lines: Path
) -> None:
    found = figures([tally_of(predicted[record["id"]], record, tier) for record in records])
    options = ("--tier", tier) if tier else ()
    by_type, by_language = scored(lines, *options), scored(lines, "--by", "language", *options)
    assert {name: row(one) for name, one in found.types.items()} == by_type["rows"]
    languages = {name: row(one) for name, one in found.languages.items() if one.gold or one.predicted}
    assert languages == {name: one for name, one in by_language["rows"].items() if name != "all"}
    assert {key: right / asked for key, (right, asked) in found.details.items()} == by_type["on_hits"]
    assert found.false_per_100["membership"] == by_type["false_memberships_per_100_documents_without_any"]


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside this checkout")
def test_one_type_alone_is_counted_as_the_scorer_counts_it(
    records: list[dict[str, Any]], predicted: dict[str, list[Fact]], lines: Path
) -> None:
    found = figures([tally_of(predicted[record["id"]], record, None, "founded") for record in records])
    assert {name: row(one) for name, one in found.types.items()} == scored(lines, "--only", "founded")["rows"]


def test_every_quote_stands_in_the_text(records: list[dict[str, Any]], predicted: dict[str, list[Fact]]) -> None:
    exact, quotes = figures([tally_of(predicted[record["id"]], record) for record in records]).quotes
    assert exact == quotes > 500


def test_a_withdrawal_is_not_an_accession() -> None:
    assert matches(membership("joined"), membership("is_member"))
    assert not matches(membership("left"), membership("joined"))


def test_names_that_are_much_alike_match_and_are_not_the_same() -> None:
    assert matches(membership(member="Skerry Museums"), membership()) == 1
    assert matches(membership(member="SM"), membership()) == 2
    assert not matches(membership(member="Tarn Library"), membership())


def test_what_is_told_twice_counts_once() -> None:
    assert len(list(unique([membership(), membership("is_member"), membership("left")]))) == 2


def test_the_uncertain_counts_neither_way() -> None:
    record = {"facts": [], "uncertain": [membership()], "text": "", "language": "en"}
    judged = judge([membership(), membership(member="Tarn Library")], record)
    assert (len(judged.hits), len(judged.false), len(judged.missed)) == (0, 1, 0)


def test_only_what_is_asserted_and_shown_counts() -> None:
    facts = [membership(status=s, tier=t) for s in ("asserted", "planned") for t in ("publish", "review", "silent")]
    assert [fact["tier"] for fact in counted(facts)] == ["publish", "review"]
    assert [fact["tier"] for fact in counted(facts, "publish")] == ["publish"]


def tallies(hits: int, false: int) -> Iterator[Tally]:
    for number in range(hits + false):
        tally = Tally("en")
        (tally.hit if number < hits else tally.false)["membership"] += 1
        yield tally


def test_an_interval_holds_what_it_is_about_and_is_the_same_each_time() -> None:
    some = list(tallies(80, 20))
    found = figure(some, "membership")
    low, high = found.intervals["precision"]
    assert found.precision == 0.8
    assert low < 0.8 < high
    assert 0.05 < (high - low) / 2 < 0.1  # the normal approximation says 0.078
    assert bootstrap([(1, 0, 0)] * 80 + [(0, 1, 0)] * 20) == bootstrap([(1, 0, 0)] * 80 + [(0, 1, 0)] * 20)


def test_more_announcements_narrow_an_interval() -> None:
    widths = [high - low for n in (1, 16) for low, high in [figure(list(tallies(8 * n, 2 * n)), None).intervals["f1"]]]
    assert widths[1] < widths[0] / 3


def test_calibration_says_how_far_confidence_is_from_the_truth() -> None:
    one = Tally("en", scores=[(0.9, True)] * 3 + [(0.9, False)])
    found = figures([one])
    assert found.calibration_error == pytest.approx(0.15)
    assert found.brier == pytest.approx((3 * 0.01 + 0.81) / 4)


def test_a_name_is_exact_only_letter_for_letter() -> None:
    record = {"facts": [membership()], "uncertain": [], "text": "", "language": "en"}
    assert tally_of([membership(member="SM")], record).named["membership"] == 1
    assert tally_of([membership(member="the skerry museum")], record).named["membership"] == 0
