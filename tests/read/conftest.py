"""What the tests of reading share: an archive, a site, and one call that reads sources to the end."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.model import Announcement, Finding
from pipeline.read import Archive, Given, fetch, parse, text_of
from pipeline.settings import ReadSettings
from tests.read.site import Site, serve

TODAY = "2025-06-15"


@dataclass(frozen=True, kw_only=True)
class Reading:
    announcements: list[Announcement]
    findings: list[Finding]

    @property
    def only(self) -> Announcement:
        assert len(self.announcements) == 1, [each.source for each in self.announcements]
        return self.announcements[0]

    @property
    def finding(self) -> Finding:
        assert len(self.findings) == 1, self.codes
        return self.findings[0]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]


@dataclass(kw_only=True)
class Reader:
    """Reads as a run does; every text is checked against the archive on the way."""

    archive: Archive
    settings: ReadSettings
    waits: list[float]

    def __call__(self, *sources: str | Path, given: Given | None = None, stdin: bytes | None = None) -> Reading:
        announcements: list[Announcement] = []
        findings: list[Finding] = []
        for item in fetch(
            [str(source) for source in sources],
            archive=self.archive,
            settings=self.settings,
            given=given or Given(),
            stdin=None if stdin is None else io.BytesIO(stdin),
            today=TODAY,
            sleep=self.waits.append,
        ):
            if isinstance(item, Finding):
                findings.append(item)
                continue
            announcement, notes = parse(item)
            findings += notes
            if announcement:
                announcements.append(announcement)
                archived = self.archive.get(announcement.snapshot.digest)
                assert text_of(announcement.snapshot, archived) == announcement.text
                assert text_of(item.snapshot, item.data) == announcement.text
        return Reading(announcements=announcements, findings=findings)

    def with_settings(self, **changes: object) -> "Reader":
        return replace(self, settings=replace(self.settings, **changes))  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def read(archive: Archive) -> Reader:
    return Reader(archive=archive, settings=ReadSettings(timeout=2.0, allow_private=True), waits=[])


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file into a folder `in` and gives its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
