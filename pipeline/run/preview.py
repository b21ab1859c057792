"""What a decision would change: the real stages, over what was read, with the decision and without."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from pipeline.errors import UsageError
from pipeline.identify.decisions import AnyDecision, fold
from pipeline.publish.lines import changes, read_lines
from pipeline.run.cache import key_of
from pipeline.run.flow import assemble
from pipeline.run.shop import Shop, open_shop, quiet
from pipeline.run.worklist import worklist_path
from pipeline.settings import Settings

REMEMBERED = 4  # states of the decisions whose statements are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """Lines of N-Quads that the next release would hold because of a decision, and would hold without it."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class Preview:
    """Remembers the statements without a decision, so that each preview works out one side only."""

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, jobs=1)
        self._folder = tempfile.TemporaryDirectory(prefix="tsevri-preview-")
        self._known: dict[str, Path] = {}
        self._lock = Lock()

    def impact(self, held: Sequence[AnyDecision], proposed: Sequence[AnyDecision]) -> Impact:
        """What `proposed` changes beside the decisions that are held already.

        Raises: ResourceError when they contradict those; UsageError when nothing was read yet.
        """
        with self._lock:
            before, after = self._statements(held), self._statements((*held, *proposed))
            found = list(changes(read_lines(before), read_lines(after)))
        return Impact(
            added=tuple(line for sign, line in found if sign == "A"),
            removed=tuple(line for sign, line in found if sign == "D"),
        )

    def close(self) -> None:
        self._folder.cleanup()

    def _statements(self, decisions: Sequence[AnyDecision]) -> Path:
        """The statements of a release with these decisions, in a file."""
        key = key_of(_state_of(self._settings), *sorted(one.id for one in decisions))
        path = self._known.pop(key, None)
        if path is None:
            path = Path(self._folder.name) / key
            with _shop(self._settings, decisions) as shop, path.open("w", encoding="utf-8", newline="") as out:
                out.writelines(assemble(shop).lines())
        self._known[key] = path
        while len(self._known) > REMEMBERED:
            self._known.pop(next(iter(self._known))).unlink(missing_ok=True)
        return path


@contextmanager
def _shop(settings: Settings, decisions: Sequence[AnyDecision]) -> Iterator[Shop]:
    """A shop that has read what the last run read."""
    with open_shop(settings, quiet, fold(decisions)) as shop:
        shop.ledger.copy_announcements(_worklist(settings))
        yield shop


def _worklist(settings: Settings) -> Path:
    path = worklist_path(settings.output)
    if not path.exists():
        raise UsageError(f"Nothing was read into {settings.output} yet: begin with `tsevri run SOURCE…`.")
    return path


def _state_of(settings: Settings) -> str:
    """What a run leaves behind it: another one, or another release, gives other statements."""
    found = _worklist(settings).stat()
    return f"{found.st_ino} {found.st_mtime_ns} {(settings.output / 'latest').resolve()}"
