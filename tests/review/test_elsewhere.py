"""What services suggest stands on the page of an organisation, escaped and without being adopted."""

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from pipeline.run.elsewhere import ANSWERS, TABLE, Suggestion, keep, suggested_for
from tests.review.conftest import Workbench

SERVICE = "https://service.example/api"


def suggestion(reference: str, candidate: str, likeness: int, address: str | None, match: bool = False) -> Suggestion:
    return Suggestion(
        reference=reference, name="a", candidate=candidate, address=address, candidate_name=f"<b>{candidate}</b>",
        description="in the north", score=1.0, match=match, likeness=likeness, service=SERVICE,
    )  # fmt: skip


def remember(releases: Path, *suggestions: Suggestion) -> None:
    path = releases / ANSWERS
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(TABLE)
        keep(connection, suggestions[0].reference, SERVICE, suggestions)
        connection.commit()


def test_the_likest_name_stands_first(tmp_path: Path) -> None:
    remember(tmp_path, suggestion("r", "Q2", 60, None, match=True), suggestion("r", "Q1", 100, None))
    assert [one.candidate for one in suggested_for(tmp_path, "r")] == ["Q1", "Q2"]
    assert suggested_for(tmp_path, "other") == []


def test_a_cache_that_cannot_be_read_suggests_nothing(tmp_path: Path) -> None:
    (tmp_path / ANSWERS).parent.mkdir(parents=True)
    (tmp_path / ANSWERS).write_bytes(b"no database at all, but longer than a header of one would be" * 9)
    assert suggested_for(tmp_path, "r") == []


def test_the_page_of_an_organisation_shows_them(page: Page, workbench: Workbench) -> None:
    page.goto(f"{workbench.base}/organisations")
    page.click("main a[href^='/organisation/']")
    reference = page.url.partition("/organisation/")[2].partition("?")[0]
    assert "Perhaps known elsewhere" not in page.inner_text("main")
    remember(
        workbench.folder / "output",
        suggestion(reference, "Q1", 100, "https://service.example/Q1", match=True),
        suggestion(reference, "Q2", 70, "javascript:alert(1)"),
    )
    page.reload()
    said = page.inner_text("main")
    assert "Perhaps known elsewhere" in said
    assert "<b>Q1</b>" in said
    assert said.index("Q1") < said.index("Q2")
    assert page.locator("a[href^='https://service.example']").count() == 1
    assert page.locator("a[href^='javascript:']").count() == 0
    (workbench.folder / "output" / ANSWERS).unlink()
