"""All that ever happened to the resources of a dataset, carried on from one release to the next.

`at` is an instant that moves on with every release and is no clock's: midnight of the day of the newest announcement
or, where that has not moved on, one second after the release before.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.publish.changes import NQUADS
from pipeline.publish.delta import Change, changed_resources
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written, write_text
from pipeline.publish.lines import read_lines, subject_of
from pipeline.records import plain

FOLDER = "harvest"
HISTORY, STATE = "history.jsonl", "state.json"
BEGINNING = "1970-01-01"  # of a release without any date
LAST = "CREATE TABLE last (resource TEXT PRIMARY KEY, at TEXT, change TEXT) WITHOUT ROWID"
UPSERT = "INSERT INTO last VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, change = excluded.change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to one resource."""

    number: int  # from 0
    at: str
    release: str
    resource: str
    change: str
    reason: str | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The history with what this release adds to it; everything can be asked for again."""

    folder: Path  # harvest/ of the draft
    former: Path | None  # harvest/ of the release before
    base: str
    at: str
    begin: int  # number of the first event of this release
    dumps: tuple[Path | None, Path]  # statements of the release before and of this one
    last: sqlite3.Connection
    files: tuple[Written, ...] = ()

    def events(self) -> Iterator[Event]:
        with (self.folder / HISTORY).open(encoding="utf-8") as lines:
            for line in lines:
                yield Event(**json.loads(line))

    def changes(self) -> Iterator[Change]:
        """What this release changed, in the order of its events."""
        return _changes(self.dumps, self.base)

    def latest(self) -> Iterator[tuple[str, str, str]]:
        """Every resource with the time and the kind of its last change, the oldest change first."""
        yield from self.last.execute("SELECT resource, at, change FROM last ORDER BY at, resource")

    def modified(self, resource: str) -> str:
        """When a resource changed last."""
        row = self.last.execute("SELECT at FROM last WHERE resource = ?", (resource,)).fetchone()
        return str(row[0])

    def size(self, *, current: bool = False) -> int:
        """How many resources there ever were or, if `current`, are described now."""
        count = "SELECT count(*) FROM last WHERE NOT ? OR change NOT IN ('withdrawn', 'merged')"
        return int(self.last.execute(count, (current,)).fetchone()[0])

    def current(self) -> Iterator[tuple[str, list[str]]]:
        """The resources that are described, with their lines, sorted."""
        ended = "SELECT 1 FROM last WHERE resource = ? AND change IN ('withdrawn', 'merged')"
        for change in changed_resources((), _own(read_lines(self.dumps[1]), self.base)):
            if self.last.execute(ended, (change.resource,)).fetchone() is None:
                yield change.resource, list(change.lines)


@contextmanager
def keep_history(draft: Draft, base: str) -> Iterator[History]:
    """Write the history of the release before and what changed since."""
    former = draft.former / FOLDER if draft.former and (draft.former / FOLDER / STATE).is_file() else None
    before: dict[str, Any] = json.loads((former / STATE).read_text("utf-8")) if former else {"at": None, "events": 0}
    at, begin = _instant(draft.as_of, before["at"]), int(before["events"])
    dumps = (draft.former / NQUADS if draft.former and former else None, draft.folder / NQUADS)
    folder = draft.folder / FOLDER
    fresh = (_event(change, number, at, draft.name) for number, change in enumerate(_changes(dumps, base), begin))
    with closing(sqlite3.connect("", isolation_level=None)) as last:  # "": a file without a name, gone when closed
        history = History(folder=folder, former=former, base=base, at=at, begin=begin, dumps=dumps, last=last)
        kept = read_lines(former / HISTORY) if former else ()
        yield replace(history, files=tuple(_write(history, kept, fresh)))


def named(written: Written, folder: str = FOLDER) -> Written:
    """The file by its name from the folder of the release."""
    return replace(written, name=f"{folder}/{written.name}")


def _write(history: History, kept: Iterable[str], fresh: Iterable[Event]) -> Iterator[Written]:
    yield named(write_text(history.folder / HISTORY, _lines(kept, fresh)))
    history.last.execute(LAST)
    history.last.execute("BEGIN")
    history.last.executemany(UPSERT, ((event.resource, event.at, event.change) for event in history.events()))
    history.last.execute("COMMIT")
    events = sum(1 for _ in history.events())
    state = json.dumps({"at": history.at, "events": events}) + "\n"
    yield named(write_text(history.folder / STATE, [state]))


def _lines(kept: Iterable[str], fresh: Iterable[Event]) -> Iterator[str]:
    yield from kept
    for event in fresh:
        yield json.dumps(plain(event), ensure_ascii=False) + "\n"


def _changes(dumps: tuple[Path | None, Path], base: str) -> Iterator[Change]:
    old, new = dumps
    return changed_resources(_own(read_lines(old), base) if old else (), _own(read_lines(new), base))


def _own(lines: Iterable[str], base: str) -> Iterator[str]:
    """Lines about what has an address of this dataset; terms of vocabularies have theirs elsewhere."""
    return (line for line in lines if subject_of(line).startswith(base))


def _event(change: Change, number: int, at: str, release: str) -> Event:
    return Event(
        number=number,
        at=at,
        release=release,
        resource=change.resource,
        change=change.change,
        reason=change.reason,
        replacement=change.replacement,
    )


def _instant(as_of: str | None, before: str | None) -> str:
    day = (as_of or BEGINNING) + "-01-01"[len(as_of or BEGINNING) - 4 :]  # a year or a month begins with its first day
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    if before:
        at = max(at, datetime.fromisoformat(before) + timedelta(seconds=1))
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
