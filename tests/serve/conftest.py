"""Releases to serve, and servers that serve them to many tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.sample import TWO, content, release
from tests.serve.server import serving


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one release with two announcements."""
    folder = tmp_path_factory.mktemp("served")
    release(folder, content(TWO))
    return folder


@pytest.fixture(scope="session")
def server(releases: Path) -> Iterator[str]:
    with serving(releases / "latest") as address:
        yield address
