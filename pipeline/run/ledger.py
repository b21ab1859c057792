"""What one run knows of its announcements: a database on disk, so that memory does not grow with their number."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from pipeline.model import Announcement, Fact, Finding, Organisation
from pipeline.records import decode, decode_facts, encode

SOURCES = 3  # of a name, that are kept
UNKNOWN_DATE = "9999"  # sorts after every date: a dated announcement is the original of an undated one
SCHEMA = """
CREATE TABLE announcements (
    reference TEXT PRIMARY KEY, rank TEXT, published TEXT, text_digest TEXT, announcement TEXT, facts TEXT
);
CREATE TABLE sightings (reference TEXT, source TEXT, UNIQUE (reference, source));
CREATE INDEX by_text ON announcements (text_digest, published, reference);
CREATE TABLE findings (sorting TEXT, code TEXT, finding TEXT UNIQUE);
CREATE TABLE organisations (reference TEXT PRIMARY KEY);
CREATE TABLE held_back (reference TEXT PRIMARY KEY);
CREATE TABLE relations (pair TEXT, over INTEGER, reference TEXT);
CREATE INDEX by_pair ON relations (pair);
CREATE TABLE mentions (organisation TEXT, announcement TEXT, PRIMARY KEY (organisation, announcement)) WITHOUT ROWID;
CREATE TABLE named (reference TEXT PRIMARY KEY, label TEXT, organisation TEXT) WITHOUT ROWID;
CREATE TABLE dates (thing TEXT, date TEXT, fact TEXT, announcement TEXT, record TEXT);
CREATE INDEX by_thing ON dates (thing);
CREATE TABLE called (organisation TEXT, name TEXT, source TEXT, PRIMARY KEY (organisation, name, source)) WITHOUT ROWID;
CREATE TABLE doubts (fact TEXT PRIMARY KEY, confidence REAL) WITHOUT ROWID;
CREATE TABLE withdrawn (reference TEXT PRIMARY KEY);
CREATE TABLE counts (name TEXT PRIMARY KEY, number INTEGER);
"""
READ = """
SELECT announcement, facts, (
    SELECT reference FROM announcements AS first WHERE first.text_digest = announcements.text_digest
    AND reference NOT IN (SELECT reference FROM withdrawn) ORDER BY published, reference LIMIT 1
) FROM announcements WHERE reference NOT IN (SELECT reference FROM withdrawn) ORDER BY reference
"""
NEWEST = """
SELECT max(published) FROM announcements
WHERE published <> ? AND reference NOT IN (SELECT reference FROM held_back UNION SELECT reference FROM withdrawn)
"""
SOME = "SELECT announcement, facts FROM announcements WHERE reference IN ({}) ORDER BY reference"
SEVERAL_DATES = """
SELECT thing FROM dates WHERE announcement NOT IN (SELECT reference FROM held_back)
GROUP BY thing HAVING count(DISTINCT date) > 1 ORDER BY thing
"""
DATES_OF = """
SELECT record FROM dates WHERE thing = ? AND announcement NOT IN (SELECT reference FROM held_back)
ORDER BY date, fact
"""
KNOWS = "SELECT 1 FROM announcements WHERE reference = ?1 AND ?1 NOT IN (SELECT reference FROM withdrawn)"
HIDDEN = """
SELECT announcement, source FROM announcements JOIN sightings USING (reference)
WHERE reference IN (SELECT reference FROM sightings GROUP BY reference HAVING count(*) > 1) ORDER BY reference, source
"""
RELATED = """
SELECT group_concat(DISTINCT reference) FROM relations WHERE reference NOT IN (SELECT reference FROM held_back)
GROUP BY pair HAVING max(over) > min(over) AND count(DISTINCT reference) > 1 ORDER BY pair
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
        self.path = path
        self._connection = sqlite3.connect(f"file:{quote(str(path))}", uri=True, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)

    @property
    def connection(self) -> sqlite3.Connection:
        """For the worklist, which is made in the same file."""
        return self._connection

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
        sighting = (announcement.reference, announcement.source)
        self._connection.execute("INSERT OR IGNORE INTO sightings VALUES (?, ?)", sighting)

    def withdraw(self, announcements: Iterable[str]) -> None:
        """Leave announcements out of all that follows."""
        rows = [(reference,) for reference in announcements]
        self._connection.executemany("INSERT OR IGNORE INTO withdrawn VALUES (?)", rows)

    def knows(self, announcement: str) -> bool:
        """Whether an announcement was read and is not withdrawn."""
        row = self._connection.execute(KNOWS, (announcement,)).fetchone()
        return row is not None

    def copy_announcements(self, path: Path) -> None:
        """Take over what another ledger read."""
        self._connection.execute("ATTACH ? AS kept", (f"file:{quote(str(path))}?mode=ro",))
        for table in ("announcements", "sightings"):
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM kept.{table}")  # noqa: S608 - one of two names
        self._connection.execute("DETACH kept")

    def announcements(self) -> Iterator[tuple[Announcement, tuple[Fact, ...]]]:
        """All announcements by reference. A re-post names its original and has no facts of its own."""
        for announcement, facts, original in self._connection.execute(READ):
            record = decode(Announcement, announcement)
            if original == record.reference:
                yield record, decode_facts(facts)
            else:
                yield replace(record, copy_of=original), ()

    def hidden(self) -> Iterator[tuple[Announcement, str]]:
        """Announcements that have another's address, with the source of the one that is not read for it."""
        for announcement, source in self._connection.execute(HIDDEN):
            record = decode(Announcement, announcement)
            if source != record.source:
                yield record, source

    def find(self, findings: Iterable[Finding]) -> None:
        rows = [(_sorting(finding), finding.code, encode(finding)) for finding in findings]
        self._connection.executemany("INSERT OR IGNORE INTO findings VALUES (?, ?, ?)", rows)

    def findings(self) -> Iterator[Finding]:
        """All findings by source, line and column, each once."""
        for (finding,) in self._connection.execute("SELECT finding FROM findings ORDER BY sorting, finding"):
            yield decode(Finding, finding)

    def findings_by_code(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT code, count(*) FROM findings GROUP BY code ORDER BY code"))

    def has_announcements(self) -> bool:
        return self._connection.execute("SELECT 1 FROM announcements LIMIT 1").fetchone() is not None

    def newest_date(self) -> str | None:
        """The newest publication date of what is not held back: the only date that a release may state."""
        row = self._connection.execute(NEWEST, (UNKNOWN_DATE,)).fetchone()
        return str(row[0]) if row[0] is not None else None

    def date(self, thing: str, date: str, fact: str, announcement: str, record: str) -> None:
        """Note a date that a fact gives for something; `record` is what is told of it."""
        self._connection.execute("INSERT INTO dates VALUES (?, ?, ?, ?, ?)", (thing, date, fact, announcement, record))

    def dated_differently(self) -> Iterator[list[str]]:
        """The records about each thing for which several announcements give several dates."""
        for (thing,) in self._connection.execute(SEVERAL_DATES).fetchall():
            yield [row[0] for row in self._connection.execute(DATES_OF, (thing,))]

    def doubt(self, facts: Iterable[Fact]) -> None:
        """Remember how certain facts are that a person should look at."""
        rows = [(fact.reference, fact.confidence) for fact in facts]
        self._connection.executemany("INSERT OR REPLACE INTO doubts VALUES (?, ?)", rows)

    def mention(self, organisations: Iterable[str], announcement: str) -> None:
        rows = [(reference, announcement) for reference in organisations]
        self._connection.executemany("INSERT OR IGNORE INTO mentions VALUES (?, ?)", rows)

    def call(self, organisation: str, name: str, announcement: Announcement) -> None:
        """Note that an announcement calls an organisation so; a few sources are enough."""
        known = "SELECT count(*) FROM called WHERE organisation = ? AND name = ?"
        if self._connection.execute(known, (organisation, name)).fetchone()[0] < SOURCES:
            row = (organisation, name, announcement.source)
            self._connection.execute("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", row)

    def callers(self, organisation: str, name: str) -> list[str]:
        """Some sources that call an organisation so."""
        query = "SELECT source FROM called WHERE organisation = ? AND name = ? ORDER BY source"
        return [source for (source,) in self._connection.execute(query, (organisation, name))]

    def name(self, organisation: Organisation) -> None:
        label = next((name.text for name in organisation.names if name.kind == "preferred"), organisation.reference)
        row = (organisation.reference, label, encode(organisation))
        self._connection.execute("INSERT OR REPLACE INTO named VALUES (?, ?, ?)", row)

    def is_named(self, organisation: str) -> bool:
        query = "SELECT 1 FROM named WHERE reference = ?"
        return self._connection.execute(query, (organisation,)).fetchone() is not None

    def use(self, organisations: Iterable[str]) -> None:
        """Note the organisations that the release speaks of."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO organisations VALUES (?)", [(reference,) for reference in organisations]
        )

    def organisations(self) -> Iterator[str]:
        for (reference,) in self._connection.execute("SELECT reference FROM organisations ORDER BY reference"):
            yield reference

    def is_used(self, organisation: str) -> bool:
        query = "SELECT 1 FROM organisations WHERE reference = ?"
        return self._connection.execute(query, (organisation,)).fetchone() is not None

    def hold_back(self, announcement: str) -> None:
        self._connection.execute("INSERT OR IGNORE INTO held_back VALUES (?)", (announcement,))

    def held_back(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM held_back").fetchone()[0])

    def relate(self, pair: str, over: bool, announcement: str) -> None:
        """Note that an announcement says that one organisation belongs to another, or that this is over."""
        self._connection.execute("INSERT INTO relations VALUES (?, ?, ?)", (pair, over, announcement))

    def related(self) -> Iterator[tuple[str, ...]]:
        """References of announcements about one pair, of which some say that it is over and some that it is not."""
        for (references,) in self._connection.execute(RELATED).fetchall():
            yield tuple(sorted(references.split(",")))

    def some(self, references: Sequence[str]) -> Iterator[tuple[Announcement, tuple[Fact, ...]]]:
        """The announcements with these references."""
        query = SOME.format(",".join("?" * len(references)))
        for announcement, facts in self._connection.execute(query, references):
            yield decode(Announcement, announcement), decode_facts(facts)

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
