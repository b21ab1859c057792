"""The archive: every byte that was read, under its SHA-256. Plain files, so that anyone can check them."""

import hashlib
import os
import threading
from pathlib import Path

from pipeline.errors import PublishError, VerifyError

SHELF = 2  # hex digits that name the folder of a file


class Archive:
    """Files `<folder>/<first 2 hex digits>/<digest>`. A file is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes and give their digest. A file that a crash cut short is written anew.

        Raises: PublishError when the archive cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if _size(path) != len(data):
            self._write(path, data)
        return digest

    def put_beside(self, folder: str, name: str, data: bytes) -> None:
        """Keep something about the archived bytes under a name of its own.

        Raises: PublishError.
        """
        self._write(self.folder / folder / name, data)

    def get(self, digest: str) -> bytes:
        """The bytes as they lie there; whether they are still the right ones is for `verify` to say.

        Raises: VerifyError naming the file that is missing or cannot be read.
        """
        path = self.path(digest)
        try:
            return path.read_bytes()
        except OSError as error:
            raise VerifyError(
                f"The archive has no readable file {path} ({error.strerror}): bring it back from a copy, "
                "or run again with the source at hand."
            ) from error

    def path(self, digest: str) -> Path:
        return self.folder / digest[:SHELF] / digest

    def _write(self, path: Path, data: bytes) -> None:
        try:
            _write_whole(path, data)
        except OSError as error:
            raise PublishError(
                f"The archive {self.folder} cannot be written ({error.strerror}): free some space or choose another."
            ) from error


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside and rename: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".new-{path.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
