"""The commands of docs/sparql.md do what they say, each store's in their order."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.queries.record import ROOT
from tests.queries.stores import PATIENCE, PROGRAMS, VIRTUOSO, free_port, virtuoso
from tests.queries.test_load import needs_virtuoso

GUIDE = (ROOT / "docs" / "sparql.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALLS = ("pip install ", "apt-get install ")
NAMES = {"oxigraph", "rdflib-endpoint", "virtuoso-opensource-7"}


def commands(heading: str, language: str = "sh") -> list[str]:
    """The lines of the blocks from one heading to the next."""
    part = re.split(r"^##+ ", GUIDE.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [line for tag, body in BLOCK.findall(part) if tag == language for line in body.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As the person who reads the guide has it: a checkout with a release."""
    for name in ("docs/queries", "output"):
        shutil.copytree(ROOT / name, tmp_path / name, symlinks=True, ignore=shutil.ignore_patterns(".cache"))
    return tmp_path


def run(line: str, folder: Path) -> str:
    environment = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def start(line: str, folder: Path, url: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    words = line.removesuffix("&").replace("+wait", "").split()
    silent = subprocess.DEVNULL
    process = subprocess.Popen(words, cwd=folder, env=environment, stdout=silent, stderr=silent)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            requests.get(url, timeout=5)
            return process
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError(f"{line} did not start")


def follow(heading: str, folder: Path, port: str, ini: Path | None = None) -> list[str]:
    """Run what stands under a heading, on a free port; what was said by each command that is no start."""
    ours, said, process = free_port(), [], None
    lines = [line for line in commands(heading) if not line.startswith(INSTALLS)]
    if ini:
        ours = int(re.search(r"\[HTTPServer\]\nServerPort = 127.0.0.1:(\d+)", ini.read_text("utf-8"))[1])  # type: ignore[index]
        lines = [line.replace("/etc/virtuoso-opensource-7/virtuoso.ini", str(ini)) for line in lines]
    try:
        for line in (line.replace(port, str(ours)) for line in lines):
            if line.endswith("&"):
                process = start(line, folder, f"http://127.0.0.1:{ours}/sparql")
            else:
                said.append(run(line, folder))
    finally:
        if process:
            process.kill()
            process.wait()
    return said


def test_the_queries_of_the_guide_are_answered(folder: Path) -> None:
    for line in commands("## Without a server"):
        run(line, folder)
    assert "memberOf" in (folder / "network.ttl").read_text("utf-8")


@pytest.mark.parametrize(("heading", "port"), [("### Oxigraph", "7878"), ("### rdflib-endpoint", "8000")])
def test_from_download_to_the_first_answer(heading: str, port: str, folder: Path) -> None:
    said = follow(heading, folder, port)
    assert any("Westerby Lightship Museum" in answer for answer in said)


@needs_virtuoso
def test_from_download_to_the_first_answer_in_virtuoso(folder: Path) -> None:
    virtuoso(folder)
    said = follow("### Virtuoso 7", folder, "8890", folder / "virtuoso.ini")
    assert any("Westerby Lightship Museum" in answer for answer in said)
    assert VIRTUOSO


@pytest.mark.parametrize("heading", ["### Oxigraph", "### Virtuoso 7", "### rdflib-endpoint"])
def test_what_the_guide_installs_is_what_the_tests_run(heading: str) -> None:
    installed = [line for line in commands(heading) if line.startswith(INSTALLS)]
    assert len(installed) == 1
    assert any(name in installed[0] for name in NAMES)


def test_the_python_of_the_guide_works(folder: Path) -> None:
    blocks = [body for tag, body in BLOCK.findall(GUIDE) if tag == "python"]
    assert len(blocks) == 2
    for body in blocks:
        done = subprocess.run([sys.executable, "-W", "error", "-c", body], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout
