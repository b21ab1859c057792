"""What was entered, in a database on disk: memory does not grow with the number of announcements."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Name, NameKind

BUFFERED = 20_000  # rows held before they are written
KINDS: tuple[NameKind, ...] = ("alternate", "acronym", "former", "surface")
Row = tuple[str, ...]
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
OCCURS = """
SELECT 1 FROM nodes WHERE node = ? UNION SELECT 1 FROM used WHERE reference = ?
"""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which announcements write a name of an organisation, and how often."""

    name: Name
    main: int  # as the name that a mention goes by
    uses: int


class Store:
    """Rows are gathered and written together; `flush` before reading."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        self._spellings: Counter[tuple[str, Name, bool]] = Counter()
        self._nodes: Counter[str] = Counter()
        self._rows: list[tuple[str, Row]] = []

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
        self._connection.execute("BEGIN")
        self._connection.executemany(SPELLING, rows)
        self._connection.executemany(NODE, list(self._nodes.items()))
        for statement, row in self._rows:
            self._connection.execute(statement, row)
        self._connection.execute("COMMIT")
        self._spellings.clear()
        self._nodes.clear()
        self._rows.clear()

    def know(self, reference: str, now: str | None) -> None:
        """A reference of the release before; `now` where it had given way already."""
        self._add("INSERT OR IGNORE INTO known VALUES (?, ?)", (reference, now or ""))

    def know_name(self, node: str, reference: str) -> None:
        self._add("INSERT OR IGNORE INTO known_names VALUES (?, ?)", (node, reference))

    def know_acronym(self, acronym: str, reference: str) -> None:
        self._add("INSERT OR IGNORE INTO known_acronyms VALUES (?, ?)", (acronym, reference))

    def now(self, reference: str) -> str | None:
        """Empty for a reference of the release before, what it led to where it had given way, None for any other."""
        row = self._connection.execute("SELECT now FROM known WHERE reference = ?", (reference,)).fetchone()
        return None if row is None else str(row[0])

    def uses(self, node: str) -> int | None:
        """How often an organisation goes by the name of this node; None when no name has it."""
        row = self._connection.execute("SELECT uses FROM nodes WHERE node = ?", (node,)).fetchone()
        return None if row is None else int(row[0])

    def known_redirects(self) -> Iterator[Row]:
        yield from self._connection.execute("SELECT reference, now FROM known WHERE now <> '' ORDER BY reference")

    def known_links(self) -> Iterator[Row]:
        """Nodes of names in use, each with a reference that the release before gave to that name."""
        yield from self._connection.execute(KNOWN_LINKS)

    def links(self) -> Iterator[Row]:
        yield from self._connection.execute("SELECT a, b, announcement FROM links ORDER BY a, b")

    def renamings(self) -> Iterator[Row]:
        yield from self._connection.execute("SELECT DISTINCT old, new FROM renamings ORDER BY old, new")

    def owners(self) -> Iterator[Row]:
        """Acronyms in use with whatever has them, also in the release before."""
        yield from self._connection.execute(OWNERS)

    def chains(self) -> Iterator[str]:
        for (chain,) in self._connection.execute("SELECT DISTINCT anchor FROM spellings WHERE anchor LIKE '[%'"):
            yield chain

    def move(self, moved: Iterable[tuple[str, str]]) -> None:
        """Where nodes and chains went, once and for all; then which organisations are used."""
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO moved VALUES (?, ?)", moved)
        self._connection.execute(USED)
        self._connection.execute(FORMER)
        self._connection.execute("COMMIT")

    def reference(self, node: str) -> str:
        """The organisation that a node, or a chain that was entered, belongs to."""
        row = self._connection.execute("SELECT reference FROM moved WHERE node = ?", (node,)).fetchone()
        return node if row is None else str(row[0])

    def spellings(self) -> Iterator[tuple[str, Spelling]]:
        """Every spelling with the reference of its organisation, by reference."""
        for reference, text, language, kind, main, uses in self._connection.execute(SPELLINGS):
            name = Name(text=text, language=language or None, kind=next(known for known in KINDS if known == kind))
            yield reference, Spelling(name, main, uses)

    def redirects(self) -> Iterator[tuple[str, str]]:
        yield from self._connection.execute(REDIRECTS)

    def is_used(self, reference: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM used WHERE reference = ?", (reference,)).fetchone()
        return row is not None

    def occurs(self, node: str) -> bool:
        """Whether anything that was entered or was known has this node."""
        return self.now(node) is not None or self._connection.execute(OCCURS, (node, node)).fetchone() is not None

    def close(self) -> None:
        self._connection.close()

    def _add(self, statement: str, row: Row) -> None:
        self._rows.append((statement, row))
        if len(self._rows) >= BUFFERED:
            self.flush()


def _columns(name: Name) -> tuple[str, str, str]:
    return name.text, name.language or "", name.kind
