"""The commands that README and guide show do what they say: each block runs, in order, in a folder of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import tsevri

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/authority.md", "docs/guide.md", "docs/profiles.md", "docs/python.md", "docs/review.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
HELD_BACK = 1  # a run that held something back has done its work


def blocks(page: str, language: str) -> list[str]:
    return [body for tag, body in BLOCK.findall((ROOT / page).read_text("utf-8")) if tag == language]


def commands(page: str) -> list[str]:
    return [line for body in blocks(page, "sh") for line in body.splitlines() if line.strip()]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_works(page: str, tmp_path: Path) -> None:
    for folder in ("examples", "gold"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = [line for line in commands(page) if line.startswith("tsevri ")]

    for line in shown:
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True
        )
        assert done.returncode in (0, HELD_BACK), f"{line}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_of_the_page_exists(page: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    asked = [line.split()[1] for line in commands(page) if line.startswith("make ")]
    assert set(asked) <= set(targets)


@pytest.mark.parametrize("page", PAGES)
def test_every_python_block_of_the_page_works(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for body in blocks(page, "python"):
        subprocess.run([sys.executable, "-W", "error", "-c", body], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("page", ["README.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/*.md"))])
def test_no_link_between_pages_is_broken(page: str) -> None:
    folder = (ROOT / page).parent
    assert [link for link in LINK.findall((ROOT / page).read_text("utf-8")) if not (folder / link).exists()] == []


def test_the_readme_shows_the_screen_that_a_run_ends_with(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples.toml", tmp_path)
    said = tsevri("run", "examples", "--config", "examples.toml", cwd=tmp_path).err
    assert blocks("README.md", "text") == [said.lstrip("\n")]
