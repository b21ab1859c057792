"""Files and folders. A folder is read to its depths, in the order of names; links that lead back are not followed."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import Finding
from pipeline.read.desk import Desk, Origin, Read
from pipeline.read.kinds import JSON_LINES, kind_of_name
from pipeline.read.notices import UnreadableError, finding, reason
from pipeline.read.raw import Given, note
from pipeline.read.sidecar import SUFFIX, read_sidecar, sidecar_of
from pipeline.read.text import PLAIN


def read_path(path: Path, given: Given, desk: Desk) -> Read:
    """The announcements of a file, or of all files in a folder."""
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as error:
        yield finding(note("read.unreadable", reason=reason(error)), shown(path))
        return
    if is_folder:
        yield from _read_folder(path, given, desk)
    elif is_file and kind_of_name(path.name) is None:
        yield finding(note("read.unknown-type"), shown(path))
    elif "\0" in str(path):
        yield finding(note("read.missing"), shown(path))
    else:
        yield from _read_file(path, given, desk)


def shown(path: Path) -> str:
    """A path as text that can be written anywhere; names on disk are bytes and need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read_folder(folder: Path, given: Given, desk: Desk) -> Read:
    for found in _walk(folder):
        if isinstance(found, Finding):
            yield found
        else:
            yield from _read_file(found, given, desk)


def _read_file(path: Path, given: Given, desk: Desk) -> Read:
    source, kind, limit = shown(path), kind_of_name(path.name), desk.settings.max_bytes
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe or a device may wait for ever
            raise UnreadableError("read.not-a-file")
        origin = Origin(source=source, given=given.over(read_sidecar(sidecar_of(path))))
        with path.open("rb") as file:
            if kind == JSON_LINES:
                yield from desk.lines(file, origin)
                return
            data = file.read(limit + 1)
    except UnreadableError as error:
        yield finding(error, shown(sidecar_of(path)) if error.code == "read.sidecar" else source)
    except FileNotFoundError:
        yield finding(note("read.missing"), source)
    except OSError as error:
        yield finding(note("read.unreadable", reason=reason(error)), source)
    else:
        if len(data) > limit:
            yield finding(note("read.too-large", limit=limit), source)
        else:
            yield from desk.announcements(data, kind or PLAIN, origin)


def _walk(top: Path) -> Iterator[Path | Finding]:
    """The files of a folder by name, then those of its folders."""
    waiting, seen = [top], set[tuple[int, int]]()
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                yield finding(note("read.folder-again"), shown(folder))
                continue
            seen.add((status.st_dev, status.st_ino))
            folders, files = _sorted_out(folder)
        except OSError as error:
            yield finding(note("read.unreadable", reason=reason(error)), shown(folder))
            continue
        yield from _wanted(folder, files)
        waiting += reversed(folders)


def _sorted_out(folder: Path) -> tuple[list[Path], list[Path]]:
    """Folders and the rest, by name, without what is hidden."""
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    is_folder = {path: path.is_dir() for path in entries}
    return [path for path in entries if is_folder[path]], [path for path in entries if not is_folder[path]]


def _wanted(folder: Path, files: list[Path]) -> Iterator[Path | Finding]:
    """The files of a type that is read, and a word about the others."""
    stems = {path.stem for path in files if kind_of_name(path.name)}
    others: Counter[str] = Counter()
    for path in files:
        if path.name.endswith(SUFFIX):
            if path.name.removesuffix(SUFFIX) not in stems:
                yield finding(note("read.sidecar-alone"), shown(path))
        elif kind_of_name(path.name) is None:
            others[path.suffix or path.name] += 1
        else:
            yield path
    for suffix, number in sorted(others.items()):
        yield finding(note("read.other-files", number=number, suffix=suffix), shown(folder))
