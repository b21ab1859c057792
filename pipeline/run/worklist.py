"""What needs a person: kept beside the releases at the end of a run, for `tsevri review`.

The ledger of the run with a table of items. Losing it costs a run, never a decision.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz

from pipeline.model import Finding, mint
from pipeline.records import encode
from pipeline.run.ledger import Ledger
from pipeline.run.shop import HIDDEN, Shop

FILE = "review.sqlite"
KINDS = ("held-back", "conflict", "stale", "match", "uncertain", "claim")  # in the order of their worth
SCHEMA = """
CREATE TABLE items (
    item TEXT PRIMARY KEY, kind TEXT, worth REAL, announcement TEXT, fact TEXT, a TEXT, b TEXT, language TEXT,
    finding TEXT
);
"""
INDEXES = """
CREATE INDEX by_worth ON items (worth DESC, item, kind, language);
CREATE INDEX by_kind ON items (kind, worth DESC, item, language);
CREATE INDEX by_fact ON items (fact);
CREATE INDEX by_announcement ON items (announcement);
CREATE INDEX by_a ON items (a);
CREATE INDEX by_b ON items (b);
CREATE INDEX by_mention ON mentions (announcement);
CREATE TABLE listed AS SELECT reference, coalesce(json_extract(announcement, '$.title'), '') AS title,
    json_extract(announcement, '$.source') AS source, json_extract(announcement, '$.published') AS published,
    json_extract(announcement, '$.language') AS language FROM announcements;
CREATE INDEX by_published ON listed (published DESC, reference);
CREATE INDEX by_reference ON listed (reference);
CREATE VIRTUAL TABLE listed_words USING fts5 (reference UNINDEXED, words, tokenize = 'trigram');
INSERT INTO listed_words SELECT reference, title || char(10) || source FROM listed;
CREATE VIRTUAL TABLE named_words USING fts5 (reference UNINDEXED, words, tokenize = 'trigram');
INSERT INTO named_words SELECT reference, (
    SELECT group_concat(json_extract(value, '$.text'), char(10)) FROM json_each(named.organisation, '$.names')
) FROM named;
"""
CLAIMS = ("fact.planned", "fact.negated", "fact.ended", "fact.hypothetical")
WORTH = {kind: float(len(KINDS) - place) for place, kind in enumerate(KINDS)}


def worklist_path(output: Path) -> Path:
    return output / HIDDEN / FILE


def keep_worklist(shop: Shop) -> None:
    """With all of the authority file: what is found may be one of those that nobody mentions yet."""
    for organisation in shop.authority.organisations:
        if not shop.ledger.is_named(organisation.reference):
            shop.ledger.name(organisation)
    place_worklist(shop.ledger, shop.settings.output)


def place_worklist(ledger: Ledger, output: Path) -> None:
    """Put the items into the ledger, and the ledger in its place; the run needs it no more."""
    connection = ledger.connection  # one only: a second could not write while this one reads
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    connection.executemany("INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list_items(ledger))
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    ledger.path.replace(worklist_path(output))


def list_items(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """A row for each finding that a person can settle."""
    connection = ledger.connection
    for finding in ledger.findings():
        kind = kind_of(finding)
        if kind is None:
            continue
        a, b = _pair(finding)
        worth = WORTH[kind] + _closeness(connection, finding, a, b)
        language = _language(connection, finding.announcement)
        item = mint("item", finding.code, finding.announcement or "", finding.fact or "", finding.value or "")
        yield item, kind, worth, finding.announcement, finding.fact, a, b, language, encode(finding)


def kind_of(finding: Finding) -> str | None:
    """Which kind of work a finding is; None where there is nothing to decide."""
    if finding.code in CLAIMS:
        return "claim"
    known = {
        "fact.uncertain": "uncertain",
        "fact.model": "uncertain",
        "fact.disagree": "conflict",
        "identify.names-differ": "conflict",
        "decision.stale": "stale",
        "identify.maybe-same": "match",
    }
    if finding.code in known:
        return known[finding.code]
    return "held-back" if finding.holds_back else None


def _pair(finding: Finding) -> tuple[str | None, str | None]:
    """The organisations that a finding is about."""
    if finding.code == "identify.names-differ":
        return finding.value, None
    if kind_of(finding) != "match" or not finding.value:
        return None, None
    line = json.loads(finding.value)
    return line["left"], line["right"]


def _closeness(connection: sqlite3.Connection, finding: Finding, a: str | None, b: str | None) -> float:
    """0 to 1: how likely it is that a person will say yes."""
    if a and b:
        return _likeness(_label(connection, a), _label(connection, b))
    row = connection.execute("SELECT confidence FROM doubts WHERE fact = ?", (finding.fact,)).fetchone()
    return float(row[0]) * 0.99 if row else 0.0


def _likeness(one: str, other: str) -> float:
    return fuzz.WRatio(one, other) / 101


def _label(connection: sqlite3.Connection, reference: str) -> str:
    row = connection.execute("SELECT label FROM named WHERE reference = ?", (reference,)).fetchone()
    return str(row[0]) if row else reference


def _language(connection: sqlite3.Connection, announcement: str | None) -> str | None:
    query = "SELECT json_extract(announcement, '$.language') FROM announcements WHERE reference = ?"
    row = connection.execute(query, (announcement,)).fetchone() if announcement else None
    return str(row[0]) if row and row[0] else None
