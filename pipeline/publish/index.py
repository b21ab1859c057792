"""Some statements of a release in a database of their own on disk, so that they can be joined in flat memory."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import parse

from pipeline.errors import VerifyError
from pipeline.publish.changes import NQUADS

Row = tuple[str | None, ...]
SCHEMA = """
CREATE TABLE said (
    predicate TEXT, subject TEXT, object TEXT, language TEXT, PRIMARY KEY (predicate, subject, object, language)
) WITHOUT ROWID;
"""


class Index:
    """Table `said`: predicate (by its slug), subject, object, and the language of the object ("" without one).

    In queries CROSS JOIN keeps SQLite to the order written: a table joined with itself gives its planner no clue.
    """

    def __init__(self, release: Path, predicates: Mapping[str, str]) -> None:
        """Keep the statements with these predicates (slug by IRI); the graphs do not count.

        Raises: VerifyError when the statements cannot be read.
        """
        self._connection = sqlite3.connect("", isolation_level=None)  # "": a file without a name, gone when closed
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        self._connection.execute("BEGIN")
        rows = _rows(release / NQUADS, predicates)
        self._connection.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)", rows)
        self._connection.execute("COMMIT")
        self._connection.execute("CREATE INDEX by_object ON said (predicate, object)")

    def rows(self, query: str, *values: str) -> Iterator[Row]:
        return iter(self._connection.execute(query, values))

    def values(self, slug: str, subject: str) -> list[str]:
        """The objects of one property of one subject, sorted."""
        query = "SELECT object FROM said WHERE predicate = ? AND subject = ? ORDER BY object"
        return [value for (value,) in self._connection.execute(query, (slug, subject))]

    def value(self, slug: str, subject: str) -> str | None:
        return next(iter(self.values(slug, subject)), None)

    def by_subject(self) -> None:
        """Be ready for `all_of`, for whoever asks for many subjects."""
        self._connection.execute("CREATE INDEX IF NOT EXISTS by_subject ON said (subject, predicate, language, object)")

    def all_of(self, subject: str) -> Iterator[tuple[str, str, str]]:
        """Predicate, object and language of all that is kept of a subject, sorted by predicate, language, object."""
        query = "SELECT predicate, object, language FROM said WHERE subject = ? ORDER BY predicate, language, object"
        return iter(self._connection.execute(query, (subject,)))

    def close(self) -> None:
        self._connection.close()


def _rows(path: Path, predicates: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    try:
        for quad in parse(path=path):
            slug = predicates.get(quad.predicate.value)
            if slug:
                node = quad.object
                yield slug, _text(quad.subject), _text(node), getattr(node, "language", None) or ""
    except (OSError, SyntaxError) as error:
        raise VerifyError(f"{path} cannot be read ({error}): restore the release from a copy.") from error


def _text(node: object) -> str:
    return str(getattr(node, "value", node))


def optional(slug: str, subject: str) -> str:
    """SQL for the value of a property of a column's subject, or NULL."""
    return f"(SELECT min(object) FROM said WHERE predicate = '{slug}' AND subject = {subject})"  # noqa: S608 - our words
