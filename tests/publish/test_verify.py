"""A release that is not as it was, or not as its archive says, is found out and named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.app import exit_code
from pipeline.errors import VerifyError
from pipeline.model import Finding
from pipeline.publish import Verification, verify
from pipeline.settings import PublishSettings
from tests.publish.sample import (
    BASE,
    GEORGIAN,
    ONE,
    TEXT,
    TEXTS,
    TWO,
    archived,
    content,
    keep,
    release,
    settings_for,
)

Capture = pytest.CaptureFixture[str]
FACT = f"{BASE}fact/one"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    keep(tmp_path / "archive")
    return release(tmp_path, content(TWO), settings_for(tmp_path, publish=PublishSettings(gzip_from=5000))).path


def findings(path: Path) -> list[Finding]:
    return list(verify(path, path.parent / "archive").findings())


def codes(path: Path) -> list[str]:
    return [finding.code for finding in findings(path)]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def counted(verification: Verification) -> dict[str, int]:
    assert list(verification.findings()) == []
    return dict(verification.checked)


def test_a_release_as_it_was_passes_and_says_how_much_was_checked(path: Path) -> None:
    number = sum(1 for file in path.rglob("*") if file.is_file()) - 1
    assert counted(verify(path, path.parent / "archive")) == {"files": number, "archived": 2, "quotes": 2, "facts": 2}


def test_one_changed_character_in_a_quote_names_the_fact_and_exits_1(path: Path, capsys: Capture) -> None:
    change(archived(path.parent / "archive", TEXT), "joined the Network", "joined The Network")
    assert exit_code(["verify", str(path.parent / "latest")]) == 1
    out = capsys.readouterr().out
    assert f"The quote of fact {FACT} no longer stands at 12–" in out
    assert "“The Harbour Museum joined the Network" in out
    assert f"https://harbour.example/news/one  ({archived(path.parent / 'archive', TEXT)})" in out
    assert f"{BASE}fact/two" not in out


def test_a_change_outside_of_any_quote_is_told_apart(path: Path) -> None:
    change(archived(path.parent / "archive", TEXT), "It is glad.", "It is sad…")
    (finding,) = findings(path)
    assert finding.code == "verify.archive-changed"
    assert str(archived(path.parent / "archive", TEXT)) in finding.message["en"]


def test_a_change_before_a_quote_that_moves_it_is_seen(path: Path) -> None:
    change(archived(path.parent / "archive", TEXT), "Good news.", "Good, good news.")
    assert codes(path) == ["verify.archive-changed", "verify.quote-gone"]


def test_bytes_that_are_no_text_any_more_are_reported_with_their_quotes(path: Path) -> None:
    archived(path.parent / "archive", TEXT).write_bytes(b"%PDF-1.7 \x00\x01")
    assert codes(path) == ["verify.archive-changed", "verify.quote-gone"]


def test_a_missing_archived_file_is_named_with_the_facts_that_rest_on_it(path: Path) -> None:
    archived(path.parent / "archive", TEXT).unlink()
    missing, unproved = findings(path)
    assert (missing.code, unproved.code, unproved.fact) == ("verify.archive-missing", "verify.quote-unproved", FACT)


@pytest.mark.parametrize(
    ("name", "harm", "code"),
    [
        ("memberships.ttl", lambda path: path.write_text("# nothing\n"), "verify.file-changed"),
        ("memberships.nq.gz", lambda path: path.unlink(), "verify.file-missing"),
        ("notes.txt", lambda path: path.write_text("mine"), "verify.file-extra"),
        ("context.jsonld", lambda path: (path.unlink(), path.mkdir()), "verify.file-changed"),
    ],
)
def test_a_file_that_was_touched_is_named(path: Path, name: str, harm: Callable[[Path], object], code: str) -> None:
    harm(path / name)
    (finding,) = findings(path)
    assert (finding.code, finding.source) == (code, str(path / name))


def test_a_quote_changed_in_the_release_itself_is_seen_twice(path: Path) -> None:
    change(path / "memberships.nq", "joined the Network of", "never joined the Network of")
    assert codes(path) == ["verify.file-changed", "verify.quote-gone"]


@pytest.mark.parametrize(
    "line",
    [
        f"<{BASE}fact/one> <http://www.w3.org/ns/oa#hasTarget>",
        f"<{BASE}evidence/one> <http://www.w3.org/ns/oa#hasSource>",
    ],
)
def test_a_fact_that_lost_its_evidence_is_named(path: Path, line: str) -> None:
    lines = (path / "memberships.nq").read_text("utf-8").splitlines(keepends=True)
    (path / "memberships.nq").write_text("".join(each for each in lines if not each.startswith(line)), "utf-8")
    found = findings(path)
    assert [finding.code for finding in found] == ["verify.file-changed", "verify.no-evidence"]
    assert found[1].fact == FACT


@pytest.mark.parametrize(
    ("old", "new"), [(f'exact> "{GEORGIAN}"', 'exactly> "x"'), ('"34"^^', '"many"^^'), ("oa#start>", "oa#begin>")]
)
def test_evidence_that_is_not_complete_is_named(path: Path, old: str, new: str) -> None:
    change(path / "memberships.nq", old, new)
    assert "verify.no-evidence" in codes(path)


def test_a_digest_that_leads_out_of_the_archive_is_not_followed(path: Path) -> None:
    change(path / "memberships.nq", archived(path, TEXT).name, "../../../../../../etc/hostname")
    assert "verify.archive-missing" in codes(path)


@pytest.mark.parametrize("name", ["memberships.nq", "dataset.ttl"])
def test_a_file_that_cannot_be_read_does_not_hide_the_rest(path: Path, name: str) -> None:
    (path / name).write_text("<<<", "utf-8")
    assert {"verify.file-changed", "verify.unreadable"} <= set(codes(path))


def test_an_address_of_the_release_before_that_vanished_is_named(tmp_path: Path) -> None:
    keep(tmp_path / "archive")
    release(tmp_path, content(TWO))
    path = release(tmp_path, content(ONE)).path
    found = findings(path)
    assert {finding.code for finding in found} == {"verify.address-gone"}
    assert f"{BASE}fact/two" in {finding.focus for finding in found}


def test_an_address_with_a_tombstone_lives(tmp_path: Path) -> None:
    keep(tmp_path / "archive")
    release(tmp_path, content(TWO))
    gone = [
        f"<{kind}/two>" for kind in ("announcement", "evidence", "extraction", "fact", "position", "quote", "snapshot")
    ]
    tombs = "".join(f"{iri} a tsv:Tombstone ; tsv:reason tsv:not-stated .\n" for iri in gone)
    path = release(tmp_path, content(ONE + f"<graph/tombstones> {{ {tombs} }}")).path
    verification = verify(path, tmp_path / "archive")
    assert counted(verification)["addresses"] > 20
    assert verification.previous_is_here


def test_a_release_before_that_is_not_here_is_said_and_is_no_fault(tmp_path: Path, capsys: Capture) -> None:
    keep(tmp_path / "archive")
    former = release(tmp_path, content(ONE)).path
    path = release(tmp_path, content(TWO)).path
    former.rename(tmp_path / "elsewhere")
    assert exit_code(["verify", str(path)]) == 0
    assert f"The release before, {former.name}, is not in this folder" in capsys.readouterr().out


def test_the_command_says_what_was_checked(path: Path, capsys: Capture) -> None:
    assert exit_code(["verify", str(path.parent / "latest")]) == 0
    out = capsys.readouterr().out
    assert "2 quotes of 2 facts in 2 archived files" in out
    assert "There was no release before this one." in out
    assert "All is as it was released." in out


def test_the_command_speaks_georgian(path: Path, capsys: Capture) -> None:
    assert exit_code(["verify", str(path), "--lang", "ka"]) == 0
    assert "ყველაფერი ისეა, როგორც გამოქვეყნდა." in capsys.readouterr().out


def test_a_release_without_quotes_is_not_called_proved(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "archive").mkdir()
    path = release(tmp_path, content("<graph/x> { <organisation/a> a schema:Organization }")).path
    assert exit_code(["verify", str(path)]) == 0
    assert "nothing was proved" in capsys.readouterr().out


def test_machines_get_findings_and_counts(path: Path, capsys: Capture) -> None:
    archived(path.parent / "archive", TEXT).unlink()
    assert exit_code(["verify", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in found["findings"]] == ["verify.archive-missing", "verify.quote-unproved"]
    assert (found["ok"], found["checked"]["quotes"], found["previous"]["name"]) == (False, 2, None)


def test_the_archive_may_be_elsewhere(path: Path, tmp_path: Path) -> None:
    keep(tmp_path / "moved", TEXTS)
    assert exit_code(["verify", str(path), "--archive", str(tmp_path / "moved")]) == 0


def test_no_archive_at_all_is_said_once(path: Path) -> None:
    with pytest.raises(VerifyError, match="say where it is with --archive"):
        verify(path, path / "none")


@pytest.mark.parametrize("harm", ["", "not a checksum\n"])
def test_a_folder_without_usable_checksums_is_no_release(path: Path, harm: str, capsys: Capture) -> None:
    (path / "SHA256SUMS").write_text(harm)
    assert exit_code(["verify", str(path)]) == 1
    assert "SHA256SUMS is damaged" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert exit_code(["verify", str(tmp_path / "none")]) == 1
    assert "There is no folder" in capsys.readouterr().err
