"""What a run knows of names, on disk: one row for each spelling of a node, however many announcements use it."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.identify.nodes import Node
from pipeline.model import Name, NameKind

SCHEMA = """
CREATE TABLE spellings (node TEXT, text TEXT, language TEXT, kind TEXT, uses INTEGER,
    PRIMARY KEY (node, text, language, kind)) WITHOUT ROWID;
CREATE TABLE links (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE owners (acronym TEXT, node TEXT, PRIMARY KEY (acronym, node)) WITHOUT ROWID;
CREATE TABLE named (reference TEXT, text TEXT, language TEXT, kind TEXT, uses INTEGER);
CREATE TABLE replaced (former TEXT PRIMARY KEY, now TEXT) WITHOUT ROWID;
"""
USE = "INSERT INTO spellings VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET uses = uses + 1"
NAMED = """
SELECT text, language, kind, sum(uses) FROM named WHERE reference = ? GROUP BY text, language, kind
ORDER BY text, language, kind
"""
Spelling = tuple[Name, int]


class Store:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(folder / "names.sqlite", isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)

    def use(self, names: Iterable[tuple[Node, Name]]) -> None:
        rows = [(node, name.text, name.language or "", name.kind) for node, name in names]
        self._connection.executemany(USE, rows)

    def link(self, pairs: Iterable[tuple[Node, Node]]) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO links VALUES (?, ?)", pairs)

    def own(self, acronyms: Iterable[tuple[str, Node]]) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO owners VALUES (?, ?)", acronyms)

    def links(self) -> Iterator[tuple[Node, Node]]:
        yield from self._connection.execute("SELECT one, other FROM links ORDER BY one, other")

    def owners(self, acronym: str) -> list[Node]:
        rows = self._connection.execute("SELECT node FROM owners WHERE acronym = ? ORDER BY node", (acronym,))
        return [node for (node,) in rows]

    def nodes(self) -> Iterator[Node]:
        for (node,) in self._connection.execute("SELECT DISTINCT node FROM spellings ORDER BY node"):
            yield node

    def settle(self, references: Iterable[tuple[Node, str]]) -> None:
        """Give the spellings of each node to the organisation that it stands for."""
        cursor = self._connection.cursor()
        for node, reference in references:
            cursor.execute(
                "INSERT INTO named SELECT ?, text, language, kind, uses FROM spellings WHERE node = ?",
                (reference, node),
            )
        cursor.execute("CREATE INDEX by_reference ON named (reference)")

    def references(self) -> Iterator[str]:
        for (reference,) in self._connection.execute("SELECT DISTINCT reference FROM named ORDER BY reference"):
            yield reference

    def spellings(self, reference: str) -> list[Spelling]:
        rows = self._connection.execute(NAMED, (reference,))
        return [
            (Name(text=text, language=language or None, kind=_kind(kind)), uses) for text, language, kind, uses in rows
        ]

    def replace(self, former: str, now: str) -> None:
        self._connection.execute("INSERT OR IGNORE INTO replaced VALUES (?, ?)", (former, now))

    def replaced(self) -> Iterator[tuple[str, str]]:
        yield from self._connection.execute("SELECT former, now FROM replaced ORDER BY former")

    def close(self) -> None:
        self._connection.close()


def _kind(word: str) -> NameKind:
    kinds: tuple[NameKind, ...] = ("preferred", "alternate", "acronym", "former", "surface")
    return next(kind for kind in kinds if kind == word)
