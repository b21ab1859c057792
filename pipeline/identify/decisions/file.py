"""The file of decisions: read whole, only ever appended to."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import ResourceError
from pipeline.identify.decisions.fold import Decisions, fold
from pipeline.identify.decisions.lines import parse_line, write_line
from pipeline.identify.decisions.records import AnyDecision

Check = Callable[[Sequence[AnyDecision]], None]
READABLE = 0o644


def load_decisions(path: Path | None) -> Decisions:
    """Raises: ResourceError, one line a fault: file, line, what is wrong and what to do."""
    if path is None:
        return Decisions()
    data = _bytes(path)
    return fold(parse_lines(data, path), hashlib.sha256(data).hexdigest())


def read_lines_of(path: Path) -> tuple[AnyDecision, ...]:
    """Every decision as it stands in the file; none where there is no file yet. Raises as `load_decisions` does."""
    return parse_lines(_bytes(path), path) if path.exists() else ()


def parse_lines(data: bytes, path: Path) -> tuple[AnyDecision, ...]:
    """Raises: ResourceError naming every line that cannot be read."""
    found: list[AnyDecision] = []
    faults: list[str] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                found.append(parse_line(line, f"{path}, line {number}"))
            except ValueError as error:
                faults.append(f"{path}, line {number}: {error}")
    if faults:
        raise ResourceError("\n".join(faults))
    return tuple(found)


def append(path: Path, decisions: Sequence[AnyDecision], check: Check | None = None) -> tuple[AnyDecision, ...]:
    """Add decisions that the file does not hold yet, all or none of them; what was added. They are on the disk when
    this returns. Others who append at the same time wait.

    Raises: ResourceError when the file is broken, or these decisions contradict those in it: nothing was written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, READABLE)
    except OSError as error:
        raise ResourceError(f"The decisions {path} cannot be written: {error.strerror}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return _append(descriptor, path, decisions, check)
    finally:
        os.close(descriptor)


def _append(
    descriptor: int, path: Path, decisions: Sequence[AnyDecision], check: Check | None
) -> tuple[AnyDecision, ...]:
    data = path.read_bytes()
    held = parse_lines(data, path)
    known = {one.id for one in held}
    fresh = [parse_line(write_line(one), "This decision") for one in decisions]
    fresh = [one for one in {one.id: one for one in fresh}.values() if one.id not in known]
    fold((*held, *fresh))
    if check is not None:
        check((*held, *fresh))
    start = "" if not data or data.endswith(b"\n") else "\n"
    text = start + "".join(map(write_line, fresh))
    _write_whole(descriptor, text.encode(), path)
    return tuple(fresh)


def _write_whole(descriptor: int, data: bytes, path: Path) -> None:
    """One write, so that a process that is killed leaves all of it or nothing."""
    size = os.fstat(descriptor).st_size
    written = os.write(descriptor, data)
    if written != len(data):
        os.ftruncate(descriptor, size)
        raise ResourceError(f"The decisions {path} cannot be written: no space is left. Free some and save again.")
    os.fsync(descriptor)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ResourceError(f"There is no file of decisions {path}: mend `decisions` in tsevri.toml.") from error
    except OSError as error:
        raise ResourceError(f"The decisions {path} cannot be read: {error.strerror}.") from error
