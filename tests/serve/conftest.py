"""Releases to serve, and servers that serve them to many tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.sample import TWO, WITHOUT_SITE, content, release, settings_for
from tests.serve.server import serving


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one release with two announcements, without a site: the server makes each document itself."""
    folder = tmp_path_factory.mktemp("served")
    release(folder, content(TWO), settings_for(folder, publish=WITHOUT_SITE))
    return folder


@pytest.fixture(scope="session")
def server(releases: Path) -> Iterator[str]:
    with serving(releases / "latest") as address:
        yield address
