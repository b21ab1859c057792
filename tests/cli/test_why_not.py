"""`why-not`: what was made of the words that a person points at."""

from pathlib import Path

import pytest

from tests.command import EXAMPLES, tsevri

PLAN = EXAMPLES / "blue-gorge-plans.txt"
TEXT = """The Skerry Museum opened a new café. It is a member of the League of Harbours (LIH), and welcomes you.

The board members of the Skerry Museum met the friends of the Tarn Library. Is the Tarn Library a member of the LIH?
The weather was fine, and children could join.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_plan_is_shown_with_the_word_that_makes_it_one() -> None:
    done = tsevri("why-not", PLAN, "გაწევრიანებას გეგმავს")
    assert done.code == 0
    assert "said, but not asserted" in done.out and "a plan: “გეგმავს”" in done.out
    assert "published from 0." in done.out


def test_what_was_found_is_said_to_be_found(news: Path) -> None:
    done = tsevri("why-not", news, "is a member of the League", "--language", "en")
    assert done.code == 0
    assert "Skerry Museum → League of Harbours" in done.out and "\n    found, " in done.out


def test_the_likelier_reading_is_named() -> None:
    done = tsevri("why-not", EXAMPLES / "mill-societies-merge.md", "will merge")
    assert done.code == 0 and "another reading was likelier: " in done.out


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("a new café", "No telling word was recognised"),
        ("board members", "The members spoken of are of another kind: “members”"),
        ("Is the Tarn Library", "A question tells of no fact"),
        ("children could join", "No organisation was recognised"),
    ],
)
def test_what_was_not_recognised_is_said(quote: str, said: str, news: Path) -> None:
    done = tsevri("why-not", news, quote, "--language", "en")
    assert (done.code, said in done.out) == (0, True), done.out
    assert "Recognised as organisations: " in done.out


def test_white_space_and_case_of_the_words_do_not_matter(news: Path) -> None:
    assert tsevri("why-not", news, "IS A  member\nof the", "--language", "en").code == 0


def test_words_that_are_not_there_are_met_with_the_nearest(news: Path) -> None:
    done = tsevri("why-not", news, "is a mebmer of the Leauge", "--language", "en")
    assert (done.code, done.out) == (1, "")
    assert "not in the text" in done.err and "“is a member of the League" in done.err


def test_a_language_without_a_pack_is_said(tmp_path: Path) -> None:
    (tmp_path / "zu.txt").write_text("Imyuziyamu ijoyine inethiwekhi yemyuziyamu.", "utf-8")
    done = tsevri("why-not", tmp_path / "zu.txt", "ijoyine", "--language", "zu")
    assert (done.code, done.out) == (1, "")
    assert "no pack for zu" in done.err


def test_a_text_that_was_put_aside_is_said_to_be_unread(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("The café is closed this week. The weather is fine.", "utf-8")
    done = tsevri("why-not", tmp_path / "quiet.txt", "weather is fine", "--language", "en")
    assert "put aside unread" in done.out


def test_georgian_is_spoken_to_the_last_word() -> None:
    done = tsevri("why-not", PLAN, "გაწევრიანებას გეგმავს", "--lang", "ka")
    assert "გეგმა: „გეგმავს“" in done.out and "სანდოობა" in done.out
    assert [word for word in ("telling", "stands", "confidence", "the ") if word in done.out] == []
