"""Packs of a workspace: they add to those that come along, and a slip in one is named with its place."""

from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.extract.pack import PACKS
from pipeline.extract.shelf import load_packs
from pipeline.model import Membership
from tests.command import tsevri

TEXT = "The Salt Museum of Harwick hopped aboard the League of Kilns (LOK)."
ADDED = """
[language]
code = "en"
[words]
join = ["hopped aboard"]
[[example]]
type = "membership"
text = "The Kiln Museum of Harwick hopped aboard the League of Kilns."
gives = { member = "Kiln Museum of Harwick", group = "League of Kilns" }
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "en.toml").write_text(ADDED, "utf-8")
    return folder


def joined(extractor: Extractor, text: str = TEXT) -> bool:
    record = {"id": "t", "text": text, "language": "en", "title": None, "published": None, "url": None}
    facts = extractor.extract(announcement_of(record))
    return any(isinstance(fact, Membership) and fact.event == "joined" and fact.tier != "silent" for fact in facts)


def test_words_of_a_workspace_are_read_beside_those_that_come_along(own: Path) -> None:
    assert not joined(Extractor.load())
    assert joined(Extractor.load(own=own))
    assert joined(Extractor.load(own=own), "The Salt Museum of Harwick has joined the League of Kilns (LOK).")


def test_another_file_is_another_extractor(own: Path) -> None:
    before = Extractor.load(own=own).fingerprint
    assert before != Extractor.load().fingerprint
    (own / "en.toml").write_text(ADDED + "# a word more\n", "utf-8")
    assert Extractor.load(own=own).fingerprint != before


def test_a_language_of_its_own_needs_a_whole_pack(own: Path) -> None:
    (own / "sw.toml").write_text((PACKS / "en.toml").read_text("utf-8").replace('code = "en"', 'code = "sw"'), "utf-8")
    packs = load_packs(own=own)
    assert (packs["sw"].code, "sw" in load_packs()) == ("sw", False)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("en", '[language]\ncode = "en"\n[words]\njoined = ["a"]\n', "joined"),
        ("en", '[language]\ncode = "de"\n', "cannot change that"),
        ("en", '[language]\ncode = "en"\ncapitals = false\n', "capitals"),
        ("sw", '[language]\ncode = "sw"\nname = "Kiswahili"\n', r"\[heads\] is missing"),
        ("sr", '[language]\ncode = "sr"\n', "call the file hr.toml"),
    ],
)
def test_a_slip_is_named_with_its_file(name: str, text: str, words: str, own: Path) -> None:
    (own / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceError, match=words) as raised:
        load_packs(own=own)[name]
    assert f"{name}.toml" in str(raised.value)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "tsevri.toml").write_text('packs = "packs"\n', "utf-8")
    done = tsevri("run", ".", cwd=tmp_path)
    assert (done.code, "There is no folder" in done.err) == (2, True)


def test_a_steward_sees_what_a_pack_changes_before_a_run_uses_it(own: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT + "\n", "utf-8")
    (tmp_path / "ka.txt").write_text("მუზეუმი დღეს დახურულია.\n", "utf-8")
    done = tsevri("pack", "try", "packs/en.toml", "news.txt", "ka.txt", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "+ Salt Museum of Harwick" in done.out
    assert "1 of 2 announcements change: 1 facts more, 0 fewer." in done.err
    tested = tsevri("pack", "test", "packs/en.toml", cwd=tmp_path)
    assert (tested.code, "as promised" in tested.out) == (0, True), tested.out


def test_a_run_reads_with_the_packs_of_its_workspace(own: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT + "\n", "utf-8")
    (tmp_path / "tsevri.toml").write_text('packs = "packs"\n', "utf-8")
    tsevri("run", "news.txt", cwd=tmp_path)
    assert "Salt Museum of Harwick" in (tmp_path / "output" / "latest" / "memberships.ttl").read_text("utf-8")


def test_the_file_for_a_known_language_is_small_and_sound(tmp_path: Path) -> None:
    done = tsevri("pack", "new", "ka", "--to", "packs", cwd=tmp_path)
    assert done.code == 0, done.err
    checked = tsevri("pack", "check", "packs/ka.toml", cwd=tmp_path)
    assert (checked.code, "adds to the pack for ka" in checked.out) == (0, True), checked.err
