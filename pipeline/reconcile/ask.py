"""Ask in batches, politely, and remember every answer: what was asked once is not asked again."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ServiceError, StoreError
from pipeline.reconcile.service import Found, Service
from pipeline.reconcile.suggestions import Subject
from pipeline.run.batches import batches_of
from pipeline.run.elsewhere import TABLE, Suggestion, keep

PAUSE = 1.0  # seconds between two batches
FAILURES = 3  # batches in a row after which a service is left alone

Progress = Callable[[int], None]


def quiet(done: int) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An organisation with what a service suggests; `trouble`: why it could not be asked about."""

    subject: Subject
    suggestions: tuple[Suggestion, ...] = ()
    trouble: str | None = None


def ask_about(
    subjects: Iterable[Subject],
    service: Service,
    cache: Path,
    *,
    kind: str | None = None,
    fresh: bool = False,
    progress: Progress = quiet,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Asked]:
    """Each organisation with its suggestions, in order. A batch that fails costs only itself; `fresh` asks anew.

    Raises: StoreError where the answers cannot be kept.
    """
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(cache)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, found TEXT) WITHOUT ROWID")
            connection.execute(TABLE)
            yield from _Asking(connection, service, kind, fresh, sleep).all(subjects, progress)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The answers cannot be kept in {cache} ({error}): free some space, or remove it.") from error


class _Asking:
    def __init__(
        self, kept: sqlite3.Connection, service: Service, kind: str | None, fresh: bool, sleep: Callable[[float], None]
    ) -> None:
        self._kept, self._service, self._kind, self._fresh, self._sleep = kept, service, kind, fresh, sleep
        self._asked = self._failed = 0

    def all(self, subjects: Iterable[Subject], progress: Progress) -> Iterator[Asked]:
        done = 0
        for batch in batches_of(subjects, self._service.batch):
            yield from self._batch(batch)
            done += len(batch)
            progress(done)

    def _batch(self, batch: Sequence[Subject]) -> Iterator[Asked]:
        known = {one: self._known(one) for one in batch}
        new = [one for one in batch if known[one] is None]
        trouble = None
        if new and self._failed < FAILURES:
            trouble = self._ask(new)
        elif new:
            trouble = f"{self._service.name} failed {FAILURES} times in a row: ask again later."
        for one in batch:
            found = known[one] if known[one] is not None else self._known(one, anew=False)
            if found is None:
                yield Asked(subject=one, trouble=trouble)
            else:
                suggestions = tuple(self._service.suggestions(one, found))
                keep(self._kept, one.reference, self._service.url, suggestions)
                yield Asked(subject=one, suggestions=suggestions)
        self._kept.commit()

    def _ask(self, new: Sequence[Subject]) -> str | None:
        """Ask about a batch and keep the answers; what went wrong, in words."""
        if self._asked:
            self._sleep(PAUSE)
        self._asked += 1
        try:
            answers = self._service.ask(new, self._kind)
        except ServiceError as error:
            self._failed += 1
            return str(error)
        self._failed = 0
        rows = [(self._key(one), json.dumps(found)) for one, found in zip(new, answers, strict=True)]
        self._kept.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?)", rows)
        self._kept.commit()
        return None

    def _known(self, one: Subject, *, anew: bool | None = None) -> Found | None:
        if self._fresh if anew is None else anew:
            return None
        row = self._kept.execute("SELECT found FROM answer WHERE key = ?", (self._key(one),)).fetchone()
        return None if row is None else list(json.loads(row[0]))

    def _key(self, one: Subject) -> str:
        parts = [self._service.url, self._kind, one.name, one.language]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
