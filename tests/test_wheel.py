"""The wheel alone is the product: packs, shapes, ontology and authority travel in it."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.command import EXAMPLES, ROOT, files_of

PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


def test_the_wheel_in_a_fresh_environment_makes_the_same_release(tmp_path: Path) -> None:
    subprocess.run([sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT], check=True)
    wheel = next(tmp_path.glob("tsevri-*.whl"))
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / "bin" / "python"
    subprocess.run([python, *PIP, "install", wheel], check=True)
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    shutil.copy(ROOT / "examples.toml", tmp_path)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [str(python.with_name("tsevri")), "run", "examples", "--config", "examples.toml", "--jobs", "1"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    assert files_of(tmp_path / "output" / "latest") == files_of(ROOT / "output" / "latest")
