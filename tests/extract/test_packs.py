"""Packs keep what they promise, and a slip in one is named with its file and its place."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.extract.pack import PACKS
from pipeline.extract.pack_promises import broken_promises
from pipeline.extract.shelf import load_packs
from pipeline.model import Fact, Membership

PACKED = load_packs()
EXTRACTOR = Extractor.load()
CODES = sorted({pack.code for pack in PACKED.values()})
SMALL = '[language]\ncode = "xx"\nname = "X"\n[heads]\nsite = ["museum"]\n[words]\njoin = ["joined"]\n'


def facts_of(text: str, language: str) -> list[Fact]:
    record = {"id": "t", "text": text, "language": language, "title": None, "published": None, "url": None}
    return EXTRACTOR.extract(announcement_of(record))


@pytest.mark.parametrize("language", CODES)
def test_no_reject_of_a_pack_becomes_a_published_membership(language: str) -> None:
    rejects = [e.text for e in PACKED[language].examples if not e.gives]
    assert rejects
    found = [(text, f) for text in rejects for f in facts_of(text, language) if isinstance(f, Membership)]
    assert [text for text, f in found if f.status == "asserted" and f.tier == "publish"] == []


@pytest.mark.parametrize("language", CODES)
def test_every_sentence_of_a_pack_is_read_as_it_promises(language: str) -> None:
    pack = PACKED[language]
    assert [(broken.example.text, broken.facts) for broken in broken_promises(pack, EXTRACTOR)] == []


@pytest.mark.parametrize("language", CODES)
def test_a_pack_shows_every_kind_of_fact_that_it_has_a_pattern_for(language: str) -> None:
    pack = PACKED[language]
    shown = {e.type for e in pack.examples if e.gives}
    assert {p.type for p in pack.patterns} == shown >= {"membership", "founded", "dissolved", "renamed", "size"}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (SMALL.replace('code = "xx"\n', ""), "'code'"),
        (SMALL + 'jion = ["x"]\n', "'jion'"),
        (SMALL.replace('["joined"]', '"joined"'), "a list of texts"),
        (SMALL + '[[pattern]]\ntype = "membership"\n', "'match'"),
        (SMALL + "[wrods]\n", "[wrods]"),
        ('[language]\ncode = "xx"\nname = "X"\n', "[heads]"),
    ],
)
def test_a_slip_in_a_pack_is_named_with_file_and_place(wrong: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text(wrong, "utf-8")
    with pytest.raises(ResourceError) as caught:
        load_packs(tmp_path)["xx"]
    assert "xx.toml" in str(caught.value) and named in str(caught.value)


def test_what_all_packs_share_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text(SMALL, "utf-8")
    (tmp_path / "_common.toml").write_text('[nmaes]\nlinks = ["of"]\n', "utf-8")
    with pytest.raises(ResourceError, match=r"_common\.toml: unknown section \[nmaes\]"):
        load_packs(tmp_path)


def test_what_all_packs_share_is_part_of_the_fingerprint(tmp_path: Path) -> None:
    folder = shutil.copytree(PACKS, tmp_path / "packs")
    before = Extractor.load(folder).fingerprint
    with (folder / "_common.toml").open("a", encoding="utf-8") as common:
        common.write("\n# another word\n")
    assert Extractor.load(folder).fingerprint != before
