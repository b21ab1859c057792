"""Sorting more lines than memory holds: sorted runs on disk, then one merge that drops what is there twice."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

BUFFER_BYTES = 24_000_000  # of text held before a run is written
FAN_IN = 64  # files open at once while merging


class SortedSpill:
    """Takes lines (each ends with a newline) in any order and gives them back sorted by code point, each once."""

    def __init__(self, folder: Path, buffer_bytes: int = BUFFER_BYTES) -> None:
        self._folder = folder
        self._buffer_bytes = buffer_bytes
        self._lines: list[str] = []
        self._held = 0
        self._runs: list[Path] = []
        self._named = 0
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._lines.append(line)
            self._held += len(line)
            if self._held > self._buffer_bytes:
                self._write_run()

    def merged(self) -> Iterator[str]:
        """All lines, sorted. May be asked again; holds one line of each run."""
        if self._lines:
            self._write_run()
        while len(self._runs) > FAN_IN:
            self._runs = [*self._runs[FAN_IN:], self._write(_merge(self._runs[:FAN_IN]))]
        yield from _merge(self._runs)

    def _write_run(self) -> None:
        self._lines.sort()
        self._runs.append(self._write(self._lines))
        self._lines, self._held = [], 0

    def _write(self, lines: Iterable[str]) -> Path:
        self._named += 1
        path = self._folder / f"run-{self._named}"
        with path.open("w", encoding="utf-8", newline="") as out:
            out.writelines(lines)
        return path


def _merge(runs: list[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs]
        former = None
        for line in heapq.merge(*files):
            if line != former:
                yield line
            former = line
