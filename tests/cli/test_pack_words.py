"""What a pack makes of a sentence, and which words it may lack."""

from pathlib import Path

import pytest

from pipeline.identify.decisions import append
from tests.command import tsevri
from tests.review.build import fact_decision, read, settings_in

SENTENCE = "The Salt Museum of Harwick hopped aboard the League of Kilns (LOK) as a full member."


def test_a_sentence_is_explained_word_by_word(tmp_path: Path) -> None:
    done = tsevri("pack", "explain", "en", SENTENCE, cwd=tmp_path)
    told = dict(line.split("\t") for line in done.out.splitlines())
    assert told["Salt Museum of Harwick"] == "a name: a museum, library or the like"
    assert (told["hopped"], told["LOK"]) == ("unknown to the pack", "a short name")
    assert "Read: Salt Museum of Harwick → League of Kilns" in done.err


def test_words_of_a_workspace_are_explained_too(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "en.toml").write_text('[language]\ncode = "en"\n[words]\njoin = ["hopped aboard"]\n', "utf-8")
    done = tsevri("pack", "explain", "en", SENTENCE, cwd=tmp_path)
    assert "hopped\tjoining" in done.out.splitlines()


def test_a_language_without_a_pack_is_named(tmp_path: Path) -> None:
    done = tsevri("pack", "explain", "tlh", SENTENCE, cwd=tmp_path)
    assert (done.code, "There is no pack for tlh" in done.err) == (2, True)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(f"{SENTENCE} The kiln was lit.\n", "utf-8")
    (tmp_path / "other.txt").write_text("The kiln of Harwick was hopped over by a member of the public.\n", "utf-8")
    done = tsevri("run", "news.txt", "other.txt", cwd=tmp_path)
    assert done.code in (0, 1), done.err
    return tmp_path


def test_words_beside_what_was_accepted_are_proposed(workspace: Path) -> None:
    facts = [fact for _, found in read(settings_in(workspace)) for fact in found if fact.evidence[0].quote == SENTENCE]
    append(workspace / "decisions.jsonl", [fact_decision(facts[0], "accept")])
    done = tsevri("pack", "propose", "en", cwd=workspace)
    rows = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert [row.split()[1] for row in rows] == ["aboard", "hopped"]  # `hopped` stands in another one, too
    assert (SENTENCE in done.out, "Nothing was adopted" in done.err) == (True, True)


def test_nothing_is_proposed_before_anybody_decided(workspace: Path) -> None:
    done = tsevri("pack", "propose", cwd=workspace)
    assert (done.code, done.out, "No word is missing" in done.err) == (0, "", True)


def test_nothing_was_read_yet(tmp_path: Path) -> None:
    done = tsevri("pack", "propose", cwd=tmp_path)
    assert (done.code, "begin with `tsevri run" in done.err) == (2, True)
