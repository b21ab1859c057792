"""A release is a function of its inputs, and what was released once lives on."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.extract import Extractor
from pipeline.model import Announcement, Fact
from pipeline.publish.lines import read_lines
from pipeline.run import Outcome, republish, run
from pipeline.run.conflicts import Dated, is_conflict, preferred
from pipeline.settings import PublishSettings, Settings
from tests.command import EXAMPLES, ROOT, files_of, tsevri

JOINED = "The Old Mill Museum joined the League of Historic Mills (LHM) on 3 May 2021."
LEFT = "The Old Mill Museum left the League of Historic Mills (LHM) on 31 December 2010."


def note(folder: Path, name: str, text: str, published: str = "2022-01-01") -> Path:
    folder.mkdir(exist_ok=True)
    head = f"---\nlanguage: en\npublished: {published}\nurl: https://news.example/{name}\n---\n"
    (folder / f"{name}.txt").write_text(head + text + "\n", "utf-8")
    return folder


def make(sources: Path, output: Path, **settings: object) -> Outcome:
    return run([str(sources)], Settings(output=output, jobs=1, **settings))  # type: ignore[arg-type]


def statements(outcome: Outcome) -> str:
    assert outcome.release is not None
    return "".join(read_lines(outcome.release / "memberships.nq"))


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("released")
    done = tsevri("run", "examples", "--config", "examples.toml", "--output", output, "--jobs", "1")
    assert done.code in (0, 1), done.err
    return files_of(output / "latest")


def test_the_release_in_the_repository_is_what_the_examples_give(released: dict[str, bytes]) -> None:
    committed = files_of(ROOT / "output" / "latest")
    assert [name for name in released.keys() | committed.keys() if released.get(name) != committed.get(name)] == []


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Anchorage"},
    ],
    ids=lambda environment: ",".join(f"{key}={value}" for key, value in environment.items()),
)
def test_hash_seed_locale_and_time_zone_change_no_byte(
    environment: dict[str, str], released: dict[str, bytes], tmp_path: Path
) -> None:
    tsevri("run", "examples", "--config", "examples.toml", "--output", tmp_path, "--jobs", "1", environment=environment)
    assert files_of(tmp_path / "latest") == released


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_the_number_of_processes_changes_no_byte(jobs: str, released: dict[str, bytes], tmp_path: Path) -> None:
    tsevri("run", "examples", "--config", "examples.toml", "--output", tmp_path, "--jobs", jobs)
    assert files_of(tmp_path / "latest") == released


def test_the_order_of_files_changes_no_byte(released: dict[str, bytes], tmp_path: Path) -> None:
    names = [f"examples/{path.name}" for path in sorted(EXAMPLES.iterdir(), reverse=True)]
    sources = [name for name in names if not name.endswith(".meta.toml")]
    tsevri("run", *sources, "--config", "examples.toml", "--output", tmp_path, "--jobs", "1")
    assert files_of(tmp_path / "latest") == released


def test_a_run_with_nothing_new_leaves_the_release_as_it_is(tmp_path: Path) -> None:
    first = make(EXAMPLES, tmp_path)
    assert first.release is not None
    before = {path.name: path.stat().st_mtime_ns for path in first.release.iterdir()}
    second = make(EXAMPLES, tmp_path)
    assert (second.release, second.unchanged) == (first.release, True)
    assert {path.name: path.stat().st_mtime_ns for path in first.release.iterdir()} == before


def test_an_unchanged_announcement_is_not_worked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = note(tmp_path / "news", "a", JOINED)
    make(sources, tmp_path / "out")
    worked: list[str] = []
    extract = Extractor.extract

    def watched(self: Extractor, announcement: Announcement) -> list[Fact]:
        worked.append(announcement.source)
        return extract(self, announcement)

    monkeypatch.setattr(Extractor, "extract", watched)
    make(note(sources, "b", LEFT), tmp_path / "out")
    assert worked == [str(sources / "b.txt")]


def test_one_more_announcement_changes_only_lines_about_its_own_subjects(tmp_path: Path) -> None:
    sources = note(tmp_path / "news", "a", JOINED)
    before = set(statements(make(sources, tmp_path / "one")).splitlines())
    other = "The Castle Library of Upper Weir was founded in 1871."
    after = set(statements(make(note(sources, "b", other), tmp_path / "two")).splitlines())
    assert before - after == set()
    assert after - before


def test_the_addresses_of_a_withdrawn_announcement_live_on(tmp_path: Path) -> None:
    sources = note(note(tmp_path / "news", "a", JOINED), "b", LEFT)
    before = make(sources, tmp_path / "out")
    (sources / "a.txt").unlink()
    after = make(sources, tmp_path / "out")
    subjects = [{line.split(" ")[0] for line in statements(each).splitlines()} for each in (before, after)]
    assert subjects[0] <= subjects[1]
    assert "ns#Tombstone" in statements(after)
    assert after.withdrawn == 1
    assert tsevri("verify", tmp_path / "out" / "latest").code == 0


def test_an_announcement_that_comes_back_has_no_tombstone(tmp_path: Path) -> None:
    sources = note(note(tmp_path / "news", "a", JOINED), "b", LEFT)
    first = statements(make(sources, tmp_path / "out"))
    (sources / "a.txt").unlink()
    make(sources, tmp_path / "out")
    assert statements(make(note(sources, "a", JOINED), tmp_path / "out")) == first


def test_a_tombstone_keeps_its_date_in_every_later_release(tmp_path: Path) -> None:
    sources = note(note(tmp_path / "news", "a", JOINED, "2022-01-01"), "b", LEFT, "2022-02-02")
    make(sources, tmp_path / "out")
    (sources / "a.txt").unlink()
    make(sources, tmp_path / "out")
    later = make(note(sources, "c", "The Tide Archive was founded in 1950.", "2023-03-03"), tmp_path / "out")
    dates = [line for line in statements(later).splitlines() if "graph/tombstones" in line and "dc/terms/date" in line]
    assert dates
    assert all('"2022-02-02"' in line for line in dates)


def test_another_base_begins_a_history_of_its_own(tmp_path: Path) -> None:
    make(EXAMPLES, tmp_path)
    moved = make(EXAMPLES, tmp_path, base="https://data.museum.example/")
    assert "data.example.org" not in statements(moved)


def test_a_repost_has_its_own_node_and_no_facts(tmp_path: Path) -> None:
    sources = note(note(tmp_path / "news", "a", JOINED, "2022-01-01"), "b", JOINED, "2022-01-05")
    outcome = make(sources, tmp_path / "out")
    assert outcome.counts["copies"] == 1
    assert statements(outcome).count("prov#alternateOf") == 1
    assert outcome.counts["facts.membership"] == 1


def test_publishing_again_asks_no_source(tmp_path: Path) -> None:
    sources = note(tmp_path / "news", "a", JOINED)
    first = make(sources, tmp_path / "out")
    shutil.rmtree(sources)
    second = republish(Settings(output=tmp_path / "out", jobs=1))
    assert (second.release, second.unchanged) == (first.release, True)


def test_publishing_before_anything_was_read_does_nothing(tmp_path: Path) -> None:
    done = tsevri("publish", "--output", tmp_path)
    assert done.code == 2
    assert "begin with `tsevri run" in done.err


def test_two_sources_with_one_address_are_told_apart(tmp_path: Path) -> None:
    sources = note(tmp_path / "news", "a", JOINED)
    (sources / "b.txt").write_text((sources / "a.txt").read_text("utf-8") + "More.\n", "utf-8")
    outcome = make(sources, tmp_path / "out")
    assert [finding.code for finding in outcome.findings] == ["read.same-address"]


@pytest.fixture
def with_a_fault(tmp_path: Path) -> Path:
    """A folder with a sound announcement and one that says what the shapes do not let pass."""
    backwards = "The Old Mill Museum was a member of the League of Historic Mills (LHM) from 2020 to 2010."
    return note(note(tmp_path / "news", "sound", JOINED), "backwards", backwards)


def test_a_fault_holds_back_only_the_announcement_it_is_in(with_a_fault: Path, tmp_path: Path) -> None:
    done = tsevri("run", with_a_fault, "--output", tmp_path / "out", "--json", "--jobs", "1")
    said = json.loads(done.out)
    assert (done.code, said["counts"]["held_back"], said["counts"]["facts.membership"]) == (1, 1, 1)
    violation = next(finding for finding in said["findings"] if finding["severity"] == "violation")
    assert violation["source"].endswith("backwards.txt")
    assert (violation["line"], violation["column"]) == (1, 1)
    assert violation["sentence"].startswith("The Old Mill Museum was a member")


def test_strict_publishes_nothing_when_something_is_held_back(with_a_fault: Path, tmp_path: Path) -> None:
    done = tsevri("run", with_a_fault, "--output", tmp_path / "out", "--strict")
    assert done.code == 1
    assert "nothing was published" in done.err
    assert not (tmp_path / "out" / "latest").exists()


def test_strict_in_the_settings_counts_too(tmp_path: Path) -> None:
    sources = note(tmp_path / "news", "a", JOINED)
    assert make(sources, tmp_path / "out", publish=PublishSettings(strict=True)).release is not None


def test_announcements_that_disagree_on_a_date_both_stand_and_the_newest_is_preferred(tmp_path: Path) -> None:
    sources = note(tmp_path / "news", "first", JOINED, "2021-06-01")
    outcome = make(note(sources, "second", JOINED.replace("3 May 2021", "4 May 2021"), "2023-01-01"), tmp_path / "out")
    said = statements(outcome)
    assert '"2021-05-03"' in said and '"2021-05-04"' in said
    assert "ns#preferredBecause> <https://w3id.org/tsevri/ns#newest>" in said
    (told,) = [finding for finding in outcome.findings if finding.code == "fact.disagree"]
    assert "2021-05-03 (" in told.message["en"] and "2021-05-04 is preferred" in told.message["en"]


def test_a_more_precise_date_is_preferred_and_a_decided_one_before_it(tmp_path: Path) -> None:
    dates = [
        Dated(
            thing="t", date=date, fact=date, said="a\nb", decided=decided, announcement="a", source="s", published=day
        )
        for date, decided, day in (("2020", False, "2024"), ("2021-05-03", False, "2021"), ("2019", True, "2020"))
    ]
    assert preferred(dates)[0].date == "2019" and preferred(dates)[1] == "decided"
    assert preferred(dates[:2])[1] == "most-precise"
    assert is_conflict(dates) and not is_conflict([replace(dates[0], date="2021"), dates[1]])
