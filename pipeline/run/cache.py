"""What was worked out before, by its inputs. Losing it costs time, never a result."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS results (stage TEXT, key TEXT, version TEXT, result BLOB, PRIMARY KEY (stage, key));
"""
PATIENCE = 30.0  # seconds to wait for another run that writes


def key_of(*inputs: str) -> str:
    """One key for several inputs; their borders count."""
    digest = hashlib.sha256()
    for text in inputs:
        data = text.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class Cache:
    """Results of the stages on disk. Many processes may read while one writes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = _open(path)

    def get(self, stage: str, key: str) -> str | None:
        query = "SELECT result FROM results WHERE stage = ? AND key = ?"
        row = self._connection.execute(query, (stage, key)).fetchone()
        return zlib.decompress(row[0]).decode() if row else None

    def put(self, stage: str, version: str, results: Iterable[tuple[str, str]]) -> None:
        """Keep results of one version of the software, in one small transaction: a kill loses one batch at most."""
        rows = [(stage, key, version, zlib.compress(result.encode(), 1)) for key, result in results]
        if rows:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

    def forget_other_versions(self, stage: str, version: str) -> None:
        with self._connection:
            self._connection.execute("DELETE FROM results WHERE stage = ? AND version <> ?", (stage, version))

    def close(self) -> None:
        self._connection.close()


def _open(path: Path) -> sqlite3.Connection:
    """The database; one that is broken is made anew."""
    try:
        return _connect(path)
    except sqlite3.DatabaseError:
        for part in path.parent.glob(f"{path.name}*"):
            part.unlink(missing_ok=True)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection, closing(connection.cursor()) as cursor:
            cursor.executescript(SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
