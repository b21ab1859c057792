"""What one run knows of its announcements: a database on disk, so that memory does not grow with their number."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.model import Announcement, Fact, Finding
from pipeline.records import decode, decode_facts, encode

UNKNOWN_DATE = "9999"  # sorts after every date: a dated announcement is the original of an undated one
SCHEMA = """
CREATE TABLE announcements (
    reference TEXT PRIMARY KEY, rank TEXT, published TEXT, text_digest TEXT, announcement TEXT, facts TEXT
);
CREATE INDEX by_text ON announcements (text_digest, published, reference);
CREATE TABLE findings (sorting TEXT, finding TEXT UNIQUE);
CREATE TABLE organisations (reference TEXT PRIMARY KEY);
CREATE TABLE counts (name TEXT PRIMARY KEY, number INTEGER);
"""
READ = """
SELECT announcement, facts, (
    SELECT reference FROM announcements AS first WHERE first.text_digest = announcements.text_digest
    ORDER BY published, reference LIMIT 1
) FROM announcements ORDER BY reference
"""
INSERT = """
INSERT INTO announcements VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO UPDATE SET
    rank = excluded.rank, published = excluded.published, text_digest = excluded.text_digest,
    announcement = excluded.announcement, facts = excluded.facts
WHERE excluded.rank < announcements.rank
"""


class Ledger:
    """Announcements with their facts, findings and counts of one run; everything comes back in a fixed order."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)

    def enter(self, announcement: Announcement, facts: str) -> None:
        """Keep one announcement with its facts as JSON. Of two with one reference the same one stays in any order."""
        row = (
            announcement.reference,
            announcement.snapshot.digest + announcement.source,
            announcement.published or UNKNOWN_DATE,
            _text_digest(announcement.text),
            encode(announcement),
            facts,
        )
        self._connection.execute(INSERT, row)

    def announcements(self) -> Iterator[tuple[Announcement, tuple[Fact, ...]]]:
        """All announcements by reference. A re-post names its original and has no facts of its own."""
        for announcement, facts, original in self._connection.execute(READ):
            record = decode(Announcement, announcement)
            if original == record.reference:
                yield record, decode_facts(facts)
            else:
                yield replace(record, copy_of=original), ()

    def find(self, findings: Iterable[Finding]) -> None:
        rows = [(_sorting(finding), encode(finding)) for finding in findings]
        self._connection.executemany("INSERT OR IGNORE INTO findings VALUES (?, ?)", rows)

    def findings(self) -> Iterator[Finding]:
        """All findings by source, line and column, each once."""
        for (finding,) in self._connection.execute("SELECT finding FROM findings ORDER BY sorting, finding"):
            yield decode(Finding, finding)

    def use(self, organisations: Iterable[str]) -> None:
        """Note the organisations that the release speaks of."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO organisations VALUES (?)", [(reference,) for reference in organisations]
        )

    def organisations(self) -> Iterator[str]:
        for (reference,) in self._connection.execute("SELECT reference FROM organisations ORDER BY reference"):
            yield reference

    def count(self, name: str, number: int = 1) -> None:
        upsert = "INSERT INTO counts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = number + excluded.number"
        self._connection.execute(upsert, (name, number))

    def counts(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT name, number FROM counts ORDER BY name"))

    def close(self) -> None:
        self._connection.close()


def _text_digest(text: str) -> str:
    """Texts that differ in white space only have one digest."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def _sorting(finding: Finding) -> str:
    return f"{finding.source or ''}\t{finding.line or 0:09}\t{finding.column or 0:09}\t{finding.code}"
