"""The list of records, as the protocol asks for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STAMP = "UPDATE record SET datestamp = ? WHERE datestamp IS NULL"
WHERE = """
FROM record WHERE (datestamp, reference) > (:date, :after) AND datestamp >= :since AND datestamp <= :until
AND (:spec IS NULL OR EXISTS (
    SELECT 1 FROM belongs WHERE belongs.reference = record.reference AND
    (belongs.spec = :spec OR substr(belongs.spec, 1, length(:spec) + 1) = :spec || ':')
))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is said of every record, deleted ones too."""

    reference: str
    datestamp: str
    deleted: bool
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Which records are asked for."""

    since: str
    until: str
    spec: str | None


class Records:
    """Raises sqlite3.Error where the file is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def stamp(self, now: str) -> None:
        """From now on the list is what harvesters see: what has no date yet changes now."""
        with self._open() as connection:
            newest = connection.execute("SELECT max(datestamp) FROM record").fetchone()[0] or now
            connection.execute(STAMP, (max(now, newest),))  # a clock that was set back makes no hole
            connection.commit()

    def page(self, asked: Range, date: str, after: str, most: int) -> list[Header]:
        """The records that follow a date and a reference in the order of both."""
        query = f"SELECT reference, datestamp, deleted {WHERE} ORDER BY datestamp, reference LIMIT :most"
        values = _values(asked, date, after) | {"most": most}
        with self._open() as connection:
            return [self._header(connection, *row) for row in connection.execute(query, values)]

    def count(self, asked: Range) -> int:
        with self._open() as connection:
            query = f"SELECT count(*) {WHERE}"
            return int(connection.execute(query, _values(asked, "", "")).fetchone()[0])

    def header(self, reference: str) -> Header | None:
        query = "SELECT reference, datestamp, deleted FROM record WHERE reference = ?"
        with self._open() as connection:
            row = connection.execute(query, (reference,)).fetchone()
            return self._header(connection, *row) if row else None

    def sets(self, after: str, most: int) -> list[tuple[str, str]]:
        query = "SELECT spec, name FROM spec WHERE spec > ? ORDER BY spec LIMIT ?"
        with self._open() as connection:
            return list(connection.execute(query, (after, most)))

    def has_set(self, spec: str) -> bool:
        with self._open() as connection:
            return connection.execute("SELECT 1 FROM spec WHERE spec = ?", (spec,)).fetchone() is not None

    def earliest(self) -> str | None:
        with self._open() as connection:
            found = connection.execute("SELECT min(datestamp) FROM record").fetchone()[0]
            return found and str(found)

    def _header(self, connection: sqlite3.Connection, reference: str, datestamp: str, deleted: int) -> Header:
        sets = connection.execute("SELECT spec FROM belongs WHERE reference = ? ORDER BY spec", (reference,))
        names = tuple(str(spec) for (spec,) in sets)
        return Header(reference=reference, datestamp=datestamp, deleted=bool(deleted), sets=names)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path)
        try:
            yield connection
        finally:
            connection.close()


def _values(asked: Range, date: str, after: str) -> dict[str, str | int | None]:
    return {"since": asked.since, "until": asked.until, "spec": asked.spec, "date": date, "after": after}
