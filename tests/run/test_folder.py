import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import PublishError
from pipeline.run.folder import work_folder

HOLD = """
import sys, pathlib
from pipeline.run.folder import work_folder
with work_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "spill").write_text("half")
    print("ready", flush=True)
    sys.stdin.read()
"""


def holder(parent: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(parent)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def test_the_folder_is_gone_afterwards(tmp_path: Path) -> None:
    with work_folder(tmp_path) as folder:
        (folder / "spill").write_text("x")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_gone_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"), work_folder(tmp_path):
        raise ValueError("stop")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_killed_run_is_removed_by_the_next(tmp_path: Path) -> None:
    process = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert list(tmp_path.glob("*/spill"))
    with work_folder(tmp_path) as folder:
        assert list(tmp_path.glob("*/spill")) == []
        assert folder.is_dir()


def test_the_folder_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    process = holder(tmp_path)
    with work_folder(tmp_path):
        assert len(list(tmp_path.glob("*/spill"))) == 1
    process.communicate(b"")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="choose another --output"), work_folder(tmp_path / "file"):
        pass
