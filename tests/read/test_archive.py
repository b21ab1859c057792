"""The archive: whole files under their digest."""

import hashlib
import threading
from pathlib import Path

import pytest

from pipeline.errors import PublishError, VerifyError
from pipeline.read import Archive
from pipeline.read.remembered import Remembered, recall, remember

DATA = b"The museum has joined the network."
DIGEST = hashlib.sha256(DATA).hexdigest()


def test_bytes_come_back_by_their_digest(archive: Archive) -> None:
    assert (archive.put(DATA), archive.get(DIGEST)) == (DIGEST, DATA)


def test_a_file_is_the_plain_bytes_under_the_digest(archive: Archive) -> None:
    archive.put(DATA)
    assert (archive.folder / DIGEST[:2] / DIGEST).read_bytes() == DATA


def test_the_same_bytes_are_written_once(archive: Archive) -> None:
    archive.put(DATA)
    written = archive.path(DIGEST).stat()
    archive.put(DATA)
    assert archive.path(DIGEST).stat().st_ino == written.st_ino


def test_everyone_may_read_the_archive(archive: Archive) -> None:
    archive.put(DATA)
    assert archive.path(DIGEST).stat().st_mode & 0o444 == 0o444


def test_a_file_that_was_cut_short_is_written_anew(archive: Archive) -> None:
    archive.put(DATA)
    archive.path(DIGEST).write_bytes(DATA[:5])
    archive.put(DATA)
    assert archive.get(DIGEST) == DATA


def test_bytes_are_given_as_they_lie_there(archive: Archive) -> None:
    archive.put(DATA)
    archive.path(DIGEST).write_bytes(b"x" * len(DATA))
    assert archive.get(DIGEST) == b"x" * len(DATA)


def test_a_missing_file_is_named(archive: Archive) -> None:
    with pytest.raises(VerifyError, match=DIGEST):
        archive.get(DIGEST)


def test_nothing_is_left_behind_by_a_write_that_fails(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PublishError, match="No space left"):
        archive.put(DATA)
    assert [path for path in archive.folder.rglob("*") if path.is_file()] == []


def test_an_archive_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="cannot be written"):
        Archive(tmp_path / "file").put(DATA)


def test_many_may_write_the_same_bytes_at_once(archive: Archive) -> None:
    threads = [threading.Thread(target=archive.put, args=(DATA,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in archive.folder.rglob("*") if path.is_file()] == [DIGEST]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b'{"url": 5}', b"\xff"])
def test_a_damaged_memory_of_an_answer_is_forgotten(archive: Archive, damage: bytes) -> None:
    answer = Remembered(
        url="https://a.example/", digest=archive.put(DATA), kind="text/html", charset=None, etag="1", last_modified=None
    )
    remember(archive, answer)
    assert recall(archive, answer.url) == (answer, DATA)
    next((archive.folder / "http").iterdir()).write_bytes(damage)
    assert recall(archive, answer.url) is None
