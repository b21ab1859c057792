"""One run of the examples for all, a workbench over it in a process of its own, and a browser."""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.command import ROOT, TSEVRI
from tests.review.build import run_examples

PATIENCE = 60_000  # milliseconds, for a machine that does much else at the same time
DESKTOP, PHONE = (1280, 800), (390, 800)


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace where the examples were run; the processes of one test session share it."""
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else None
    folder = (shared or tmp_path_factory.getbasetemp()) / "workspace-that-ran"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "output" / "latest").exists():
            run_examples(folder)
    return folder


@dataclass(frozen=True)
class Workbench:
    process: subprocess.Popen[str]
    address: str  # with the token
    folder: Path

    @property
    def base(self) -> str:
        return self.address.partition("/?")[0]

    @property
    def decisions(self) -> Path:
        return self.folder / "decisions.jsonl"

    def lines(self) -> list[str]:
        return self.decisions.read_text("utf-8").splitlines() if self.decisions.exists() else []


def start(folder: Path, port: int = 0) -> Workbench:
    process = subprocess.Popen(
        [*TSEVRI, "review", "--output", "output", "--port", str(port), "--no-open", "--by", "Ana"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    said = process.stderr.readline()
    found = re.search(r"http://\S+", said)
    assert found, said + process.stderr.read()
    return Workbench(process, found[0], folder)


def stop(bench: Workbench) -> None:
    bench.process.terminate()
    bench.process.wait()
    assert bench.process.stderr is not None
    bench.process.stderr.close()


@pytest.fixture(scope="session")
def open_workbench(ran: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("workbench")
    shutil.copytree(ran, folder, dirs_exist_ok=True, symlinks=True)
    bench = start(folder)
    yield bench
    stop(bench)


@pytest.fixture
def workbench(open_workbench: Workbench) -> Workbench:
    """With nothing decided yet."""
    open_workbench.decisions.unlink(missing_ok=True)
    return open_workbench


def page_in(browser: Browser, bench: Workbench, size: tuple[int, int] = DESKTOP) -> Page:
    """A browser of its own, let in by the token; an error in its console fails the test."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.goto(bench.address)
    return page


@pytest.fixture
def page(browser: Browser, workbench: Workbench) -> Iterator[Page]:
    page = page_in(browser, workbench)
    yield page
    page.context.close()
