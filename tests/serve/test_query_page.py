"""The query page in a real browser."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from pipeline.serve.query_page import examples_in
from pipeline.serve.query_words import WORDS
from tests.serve.test_sparql import NAMES

VIOLATIONS = "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))"


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page that asks nobody but the server and has nothing to complain of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    opened.on(
        "request", lambda asked: None if asked.url.startswith((server, "data:", "blob:")) else faults.append(asked.url)
    )
    yield opened
    context.close()
    assert faults == []


def write(page: Page, query: str) -> None:
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def status(page: Page) -> str:
    return page.inner_text("#status")


def test_a_query_is_answered_as_table_network_and_timeline(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    page.click("#run")
    page.wait_for_selector("#result table")
    assert "Harbour Museum" in page.inner_text("#result")
    assert status(page).startswith("1 row in")
    page.click("#tab-network")
    assert page.locator("#result svg circle").count() == 2
    assert "Network of Harbour Museums" in str(page.text_content("#result svg"))
    page.click("#tab-timeline")
    assert page.locator("#result svg rect").count() == 1


def test_the_keyboard_is_enough(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    write(page, NAMES)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result table")
    page.focus("#tab-table")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#tab-table", "aria-selected") == "false"


def test_a_fault_is_marked_where_it_is(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    write(page, "SELECT * {\n?s ?p }")
    page.click("#run")
    page.wait_for_selector(".cm-lintRange-error, .cm-lintPoint-error", state="attached")
    assert "2:8" in status(page)


def test_prefixes_and_terms_are_completed(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    write(page, "SELECT * { ?s ")
    page.keyboard.type("schema:memberO")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    assert "schema:memberOf" in page.inner_text(".cm-tooltip-autocomplete")


def test_a_link_brings_back_query_and_view(page: Page, server: str) -> None:
    page.goto(f"{server}query#query={quote(NAMES)}&view=source")
    page.wait_for_selector("#result pre")
    page.click("#share")
    assert quote("crm:E74_Group", safe="") in page.url
    assert "view=source" in page.url


def test_markup_in_the_data_stays_text(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    write(page, "SELECT ('<img src=x onerror=alert(1)>' AS ?a) (<javascript:alert(1)> AS ?b) {}")
    page.click("#run")
    page.wait_for_selector("#result table")
    assert page.locator("#result img").count() == 0
    assert page.locator("#result a").count() == 0


def test_statements_are_shown_as_turtle(page: Page, server: str) -> None:
    page.goto(f"{server}query")
    write(page, "CONSTRUCT WHERE { ?s <https://schema.org/name> ?o }")
    page.click("#run")
    page.wait_for_selector("#result pre")
    assert "Harbour Museum" in page.inner_text("#result pre")


def test_it_speaks_georgian_on_a_telephone(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="ka", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server}query")
    assert page.inner_text("h1") == WORDS["ka"]["title"]
    page.click("#run")
    page.wait_for_selector("#result table")
    assert status(page).startswith("1 სტრიქონი")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.click("#language")
    assert page.inner_text("h1") == WORDS["en"]["title"]
    assert "query=" in page.url  # the query came along
    context.close()


def test_examples_say_why_in_both_languages_and_are_answered(page: Page, server: str) -> None:
    english, georgian = examples_in("en"), examples_in("ka")
    assert len(english) == len(georgian) >= 25
    assert all(one.why != other.why for one, other in zip(english, georgian, strict=True))
    page.goto(f"{server}query")
    page.select_option("#example", label=next(one.why for one in english if one.name == "memberships"))
    page.wait_for_selector("#result table")


def test_both_languages_have_all_words() -> None:
    assert WORDS["en"].keys() == WORDS["ka"].keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ka"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_page_is_accessible_before_and_after_an_answer(
    size: tuple[int, int], lang: str, scheme: str, axe: str, browser: Browser, server: str
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{server}query?lang={lang}")
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
    page.click("#run")
    page.wait_for_selector("#result table")
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
