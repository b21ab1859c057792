"""The page of language packs: a steward adds words and sees at once what they change."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.command import tsevri
from tests.review.conftest import Workbench, page_in, start, stop

WORDS, SENTENCE = "hopped aboard", "The Salt Museum of Harwick hopped aboard the League of Kilns."
NEWS = f"{SENTENCE} The kiln was lit.\n"
FOUND = "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))"


@pytest.fixture(scope="module")
def open_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A workspace of its own: one announcement, told in words that no pack knows."""
    folder = tmp_path_factory.mktemp("packs-workbench")
    (folder / "news.txt").write_text(NEWS, "utf-8")
    done = tsevri("run", "news.txt", "--output", "output", cwd=folder)
    assert done.code in (0, 1), done.err
    bench = start(folder)
    yield bench
    stop(bench)


@pytest.fixture
def bench(open_bench: Workbench) -> Workbench:
    """With nothing added yet."""
    pack(open_bench).unlink(missing_ok=True)
    return open_bench


@pytest.fixture
def page(browser: Browser, bench: Workbench) -> Iterator[Page]:
    page = page_in(browser, bench)
    yield page
    page.context.close()


def pack(bench: Workbench) -> Path:
    return bench.folder / "packs" / "en.toml"


def add_words(page: Page, bench: Workbench, words: str, says: str = "join") -> None:
    page.goto(f"{bench.base}/packs?language=en")
    form = page.locator("form", has=page.locator("#words-words"))
    form.get_by_label("Words", exact=True).fill(words)
    form.get_by_label("What they tell").select_option(says)
    form.get_by_role("button").click()


def test_words_change_an_announcement_before_they_are_saved(page: Page, bench: Workbench) -> None:
    add_words(page, bench, f"{WORDS}, hops aboard")
    expect(page.get_by_text("Salt Museum of Harwick → League of Kilns (joined)")).to_be_visible()
    assert not pack(bench).exists()
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert 'join = ["hopped aboard", "hops aboard"]' in pack(bench).read_text("utf-8")


def test_the_next_run_reads_with_what_was_saved(page: Page, bench: Workbench) -> None:
    add_words(page, bench, WORDS)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    done = tsevri("extract", "news.txt", cwd=bench.folder)
    assert "League of Kilns" in done.out


def test_what_a_person_wrote_in_the_file_stays(page: Page, bench: Workbench) -> None:
    pack(bench).parent.mkdir(exist_ok=True)
    pack(bench).write_text(
        '# mine\n[language]\ncode = "en"\n\n[words]\nleave = ["hopped off"]  # as they say\n', "utf-8"
    )
    add_words(page, bench, WORDS)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    text = pack(bench).read_text("utf-8")
    assert text.startswith("# mine\n") and 'leave = ["hopped off"]  # as they say' in text and WORDS in text


def test_a_sentence_that_is_not_read_as_promised_is_shown(page: Page, bench: Workbench) -> None:
    page.goto(f"{bench.base}/packs?language=en")
    form = page.locator("form", has=page.locator("#sentence-example"))
    form.get_by_label("A sentence").fill(SENTENCE)
    form.get_by_label("Who").fill("Salt Museum of Harwick")
    form.get_by_label(re.compile("Of what, into")).fill("League of Kilns")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Not read as promised")).to_be_visible()
    expect(page.get_by_text(SENTENCE, exact=True)).to_be_visible()


def test_a_pattern_that_is_none_is_refused_with_its_place(page: Page, bench: Workbench) -> None:
    page.goto(f"{bench.base}/packs?language=en")
    page.locator("summary").click()
    form = page.locator("form", has=page.locator("#match-pattern"))
    form.get_by_label("The pattern").fill("{nobody} <join> {group}")
    form.get_by_label("A sentence").fill(SENTENCE)
    form.get_by_label("Who").fill("Salt Museum of Harwick")
    form.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("en.toml")
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_nothing_written_changes_nothing(page: Page, bench: Workbench) -> None:
    add_words(page, bench, " , ")
    expect(page.get_by_text("Write something first.")).to_be_visible()
    assert not pack(bench).exists()


@pytest.mark.parametrize("lang", ["en", "ka"])
def test_the_pages_are_accessible(page: Page, bench: Workbench, axe: str, lang: str) -> None:
    page.goto(f"{bench.base}/language/{lang}?back=/packs")
    page.evaluate(axe)
    assert page.evaluate(FOUND) == []
    page.goto(f"{bench.base}/packs?language=en")
    page.locator("#words-words").fill(WORDS)
    page.locator("form", has=page.locator("#words-words")).get_by_role("button").click()
    page.evaluate(axe)
    assert page.evaluate(FOUND) == []
