"""What was entered, in a database on disk: memory does not grow with the number of announcements."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.identify.known import Known, KnownName
from pipeline.model import Name, NameKind

BUFFERED = 20_000  # rows held before they are written
KINDS: dict[str, NameKind] = {"alternate": "alternate", "acronym": "acronym", "former": "former"}
SCHEMA = """
CREATE TABLE spellings (
    anchor TEXT, text TEXT, language TEXT, kind TEXT, main INTEGER, uses INTEGER,
    PRIMARY KEY (anchor, text, language, kind)
) WITHOUT ROWID;
CREATE TABLE nodes (node TEXT PRIMARY KEY, uses INTEGER) WITHOUT ROWID;
CREATE TABLE links (a TEXT, b TEXT, announcement TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE renamings (
    old TEXT, new TEXT, text TEXT, language TEXT, kind TEXT, PRIMARY KEY (old, new, text, language)
) WITHOUT ROWID;
CREATE TABLE acronyms (acronym TEXT, owner TEXT, PRIMARY KEY (acronym, owner)) WITHOUT ROWID;
CREATE TABLE known_names (node TEXT, reference TEXT, PRIMARY KEY (node, reference)) WITHOUT ROWID;
CREATE TABLE known_acronyms (acronym TEXT, reference TEXT, PRIMARY KEY (acronym, reference)) WITHOUT ROWID;
CREATE TABLE known (reference TEXT PRIMARY KEY, now TEXT) WITHOUT ROWID;
CREATE TABLE moved (node TEXT PRIMARY KEY, reference TEXT) WITHOUT ROWID;
CREATE TABLE used (reference TEXT PRIMARY KEY) WITHOUT ROWID;
"""
SPELLING = """
INSERT INTO spellings VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET main = main + excluded.main, uses = uses + excluded.uses
"""
NODE = "INSERT INTO nodes VALUES (?, ?) ON CONFLICT DO UPDATE SET uses = uses + excluded.uses"
LINK = """
INSERT INTO links VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET announcement = min(announcement, excluded.announcement)
"""
USED = """
INSERT OR IGNORE INTO used SELECT coalesce(moved.reference, anchor)
FROM spellings LEFT JOIN moved ON moved.node = anchor
"""
FORMER = """
INSERT OR IGNORE INTO spellings SELECT old, text, language, 'former', 0, 1 FROM renamings
LEFT JOIN moved AS a ON a.node = old LEFT JOIN moved AS b ON b.node = new
WHERE coalesce(a.reference, old) = coalesce(b.reference, new)
"""
SPELLINGS = """
SELECT coalesce(moved.reference, anchor) AS reference, text, language, kind, sum(main), sum(uses)
FROM spellings LEFT JOIN moved ON moved.node = anchor GROUP BY reference, text, language, kind
ORDER BY reference, text, language, kind
"""
KNOWN_LINKS = """
SELECT node, reference FROM known_names WHERE node <> reference AND node IN (SELECT node FROM nodes)
ORDER BY node, reference
"""
OWNERS = """
SELECT acronym, owner FROM acronyms UNION SELECT acronym, reference FROM known_acronyms
WHERE acronym IN (SELECT acronym FROM acronyms) ORDER BY acronym, owner
"""
REDIRECTS = """
SELECT known.reference, moved.reference FROM known JOIN moved ON moved.node = known.reference
JOIN used ON used.reference = moved.reference ORDER BY known.reference
"""


class Store:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        self._spellings: Counter[tuple[str, Name, bool]] = Counter()
        self._nodes: Counter[str] = Counter()
        self._rows: list[tuple[str, tuple[str, ...]]] = []

    def spell(self, anchor: str, name: Name, is_main: bool) -> None:
        self._spellings[anchor, name, is_main] += 1
        if len(self._spellings) >= BUFFERED:
            self.flush()

    def use_node(self, node: str, times: int = 1) -> None:
        """Note that a name with this node occurs; `times` 0 where it is no organisation's first name."""
        self._nodes[node] += times
        if len(self._nodes) >= BUFFERED:
            self.flush()

    def link(self, a: str, b: str, announcement: str) -> None:
        self._add(LINK, (*sorted((a, b)), announcement))

    def rename(self, old: str, new: str, names: Iterable[Name]) -> None:
        for name in names:
            self._add("INSERT OR IGNORE INTO renamings VALUES (?, ?, ?, ?, ?)", (old, new, *_columns(name)))

    def own(self, acronym: str, owner: str) -> None:
        self._add("INSERT OR IGNORE INTO acronyms VALUES (?, ?)", (acronym, owner))

    def flush(self) -> None:
        rows = [
            (anchor, *_columns(name), times if is_main else 0, times)
            for (anchor, name, is_main), times in self._spellings.items()
        ]
        with _transaction(self._connection):
            self._connection.executemany(SPELLING, rows)
            self._connection.executemany(NODE, list(self._nodes.items()))
            for statement, row in self._rows:
                self._connection.execute(statement, row)
        self._spellings.clear()
        self._nodes.clear()
        self._rows.clear()
