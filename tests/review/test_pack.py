"""The page for a colleague: one file, no server; what is decided in it comes back as a file."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipeline.identify.decisions import FactDecision, read_lines_of
from tests.command import tsevri
from tests.review.conftest import PATIENCE


@pytest.fixture
def folder(ran: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ran, tmp_path, dirs_exist_ok=True, symlinks=True))


def test_a_colleague_decides_in_one_file_and_sends_the_decisions_back(folder: Path, browser: Browser) -> None:
    made = tsevri("review", "--release", "output/latest", "--export", "pack.html", cwd=folder)
    assert made.code == 0, made.err
    asked: list[str] = []
    page = browser.new_context(offline=True).new_page()
    page.set_default_timeout(PATIENCE)
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "pack.html").as_uri())
    page.get_by_role("button", name="Reject").first.click()
    page.get_by_role("button", name="Accept").nth(1).click()
    page.get_by_role("button", name="Save my decisions").click()
    expect(page.get_by_role("alert")).to_contain_text("Give your name.")
    page.get_by_label("Your name").fill("Nino")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my decisions").click()
    download.value.save_as(folder / "nino.jsonl")
    page.context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    taken = tsevri("review", "--output", "output", "--take", "nino.jsonl", cwd=folder)
    assert "Added 2 decisions" in taken.err
    lines = read_lines_of(folder / "decisions.jsonl")
    assert [one.judgement for one in lines if isinstance(one, FactDecision)] == ["reject", "accept"]
    assert {one.by for one in lines} == {"Nino"}
    again = tsevri("review", "--output", "output", "--take", "nino.jsonl", cwd=folder)
    assert "Added 0 decisions" in again.err


def test_the_page_is_whole(folder: Path) -> None:
    tsevri("review", "--release", "output/latest", "--export", "pack.html", cwd=folder)
    page = (folder / "pack.html").read_text("utf-8")
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', page) == []
    assert "default-src 'none'" in page


def test_a_broken_file_of_a_colleague_is_refused_whole(folder: Path) -> None:
    (folder / "bad.jsonl").write_text('{"judgement": "reject"}\n', "utf-8")
    done = tsevri("review", "--output", "output", "--take", "bad.jsonl", cwd=folder)
    assert (done.code, "bad.jsonl, line 1" in done.err) == (2, True)
    assert not (folder / "decisions.jsonl").exists()


def test_without_a_run_there_is_no_workbench(tmp_path: Path) -> None:
    done = tsevri("review", "--no-open", "--port", "0", cwd=tmp_path)
    assert (done.code, "begin with `tsevri run" in done.err) == (2, True)
