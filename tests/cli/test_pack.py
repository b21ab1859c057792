"""`pack`: a skeleton that works, what a pack lacks with its place, what is read instead of what was promised."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.extract.pack import PACKS
from pipeline.extract.pack_gaps import gaps
from tests.command import tsevri

CODES = sorted(path.stem for path in PACKS.glob("[!_]*.toml"))
FEW_REJECTS = {"en", "ka"}  # whose gold holds what others have as rejects


@pytest.mark.parametrize("head", ["initial", "before-link", "final"])
@pytest.mark.parametrize("code", ["sw", "mn", "he"])  # in three scripts, one of them without capitals
def test_a_skeleton_keeps_what_it_promises(code: str, head: str, tmp_path: Path) -> None:
    assert tsevri("pack", "new", code, "--head", head, "--to", tmp_path).code == 0
    done = tsevri("pack", "test", tmp_path / f"{code}.toml")
    assert (done.code, done.err) == (0, "")
    assert "all 2 sentences are read as promised" in done.out


def test_a_skeleton_has_the_names_that_cldr_knows(tmp_path: Path) -> None:
    tsevri("pack", "new", "sw", "--to", tmp_path)
    text = (tmp_path / "sw.toml").read_text("utf-8")
    assert 'name = "Kiswahili"' in text and 'and = ["na"]' in text and '"jumatatu"' in text and "januari, " in text
    assert "@" not in text


def test_a_skeleton_lacks_what_check_then_names_with_its_place(tmp_path: Path) -> None:
    tsevri("pack", "new", "sw", "--to", tmp_path)
    path = tmp_path / "sw.toml"
    done = tsevri("pack", "check", path)
    assert done.code == 1
    lines = path.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines, 1) if line.startswith("leave = "))
    assert f"{path}:{place}: [words] leave is empty: leaving" in done.out
    assert "[[declension]] is missing" in done.out
    assert "examples ([[pattern]] or [[example]]): 1; a working pack has 10" in done.out


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "sw.toml").write_text("mine", "utf-8")
    done = tsevri("pack", "new", "sw", "--to", tmp_path)
    assert (done.code, "there already" in done.err) == (2, True)
    assert (tmp_path / "sw.toml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(("code", "said"), [("qqq", "--name"), ("x y", "no language code"), ("de-AT", "no language")])
def test_what_is_no_language_is_said(code: str, said: str, tmp_path: Path) -> None:
    done = tsevri("pack", "new", code, "--to", tmp_path)
    assert (done.code, said in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", CODES)
def test_every_pack_that_comes_along_is_a_working_pack(code: str) -> None:
    text = (PACKS / f"{code}.toml").read_text("utf-8")
    missing = gaps(text, tomllib.loads(text))
    assert [gap for gap in missing if not (gap.kind == "rejects" and code in FEW_REJECTS)] == []


def test_a_working_pack_is_measured_against_a_full_one() -> None:
    done = tsevri("pack", "check", "en", "--full", "--lang", "ka")
    assert done.code == 1
    assert "სრულ პაკეტს აქვს 20" in done.out and "merged" in done.out


def test_what_is_read_instead_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    path.write_text((PACKS / "en.toml").read_text("utf-8"), "utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[[reject]]\nexample = "The Skerry Museum is a member of the League of Harbours."\n')
        file.write('\n[[example]]\ntype = "founded"\ntext = "It rained."\ngives = { organisation = "It" }\n')
    done = tsevri("pack", "test", path)
    assert done.code == 1
    assert re.search(r"\b2 of \d+ sentences are not read as promised", done.out)
    assert "promised: no membership that is published" in done.out
    assert "read: Skerry Museum → League of Harbours (is a member) [published]" in done.out
    assert "promised: founded organisation = It" in done.out and "read: nothing" in done.out


def test_a_slip_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text('[language]\ncode = "xx"\nname = "X"\n[heads]\n[words]\njion = ["a"]\n', "utf-8")
    for command in ("check", "test"):
        done = tsevri("pack", command, tmp_path / "xx.toml")
        assert (done.code, "'jion' in [words]" in done.err) == (1, True)


def test_a_pack_that_is_not_there_is_met_with_those_that_are() -> None:
    done = tsevri("pack", "check", "tlh")
    assert (done.code, "no pack tlh" in done.err, "en, " in done.err) == (2, True, True)
