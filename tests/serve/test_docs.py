"""The commands of docs/serve.md work."""

import subprocess

import pytest

from tests.command import tsevri
from tests.test_docs import commands

PAGE = "docs/serve.md"
SHOWN = "http://127.0.0.1:8000/"


@pytest.mark.parametrize("line", [line for line in commands(PAGE) if line.startswith("curl ")])
def test_every_request_of_the_page_is_answered(server: str, line: str) -> None:
    done = subprocess.run(
        line.replace(SHOWN, server).replace("curl ", "curl -sSf ", 1), shell=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert b"schema" in done.stdout or b"http" in done.stdout
    assert b"<error" not in done.stdout.replace(b'<error code="noRecordsMatch"', b"")  # the sample has no Georgian


def test_every_option_of_the_page_exists() -> None:
    for line in [line for line in commands(PAGE) if line.startswith("tsevri ")]:
        assert tsevri(*line.split()[1:], "--help").code == 0, line


def test_without_a_release_nothing_is_served() -> None:
    done = tsevri("serve", "no-such-folder")
    assert (done.code, done.out) == (2, "")
    assert "tsevri run" in done.err
