"""The file of decisions while the workbench is open: read again whenever anybody changed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.identify.decisions import AnyDecision, Decisions, append, fold, read_lines_of, undone


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the file says now."""

    lines: tuple[AnyDecision, ...]
    in_force: Decisions
    undone: frozenset[str]


class Book:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: tuple[str, Held] | None = None

    def read(self) -> Held:
        """Raises: ResourceError naming each broken line; the file stays as it is."""
        state = self._state()
        if self._known is None or self._known[0] != state:
            lines = read_lines_of(self.path)
            self._known = state, Held(lines=lines, in_force=fold(lines), undone=undone(lines))
        return self._known[1]

    def add(self, decisions: Sequence[AnyDecision]) -> tuple[AnyDecision, ...]:
        """Raises: ResourceError when the file is broken or they contradict it: nothing was written."""
        return append(self.path, decisions)

    def _state(self) -> str:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ""
        return f"{found.st_ino} {found.st_mtime_ns} {found.st_size}"
