"""The folder a run works in: locked while the run lives, removed by the next run if this one was killed."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.errors import PublishError

LOCK = ".lock"


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A new empty folder, gone afterwards. Folders that killed runs left in `parent` are removed first.

    Raises: PublishError when nothing can be written there.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        remove_abandoned(parent)
        lock = _new_lock(parent)
    except OSError as error:
        raise PublishError(f"{parent} cannot be written ({error.strerror}): choose another --output.") from error
    folder = Path(lock.name).with_suffix("")
    try:
        folder.mkdir()
        yield folder
    finally:
        _remove(folder, lock)


def remove_abandoned(parent: Path) -> None:
    """Remove the folders whose run is dead: its lock went with it."""
    for path in sorted(parent.glob(f"*{LOCK}")):
        lock = path.open("a")
        if _is_locked(lock):
            _remove(path.with_suffix(""), lock)
        else:
            lock.close()


def _new_lock(parent: Path) -> TextIO:
    number = 0
    while True:
        number += 1
        path = parent / f"{os.getpid()}-{number}{LOCK}"
        lock = path.open("a")
        if _is_locked(lock) and path.exists():  # another run may have taken the unlocked file for an abandoned one
            return lock
        lock.close()


def _is_locked(lock: TextIO) -> bool:
    """Whether we now hold it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _remove(folder: Path, lock: TextIO) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    Path(lock.name).unlink(missing_ok=True)
    lock.close()
