"""The worklist that the last run left, asked page by page; what was decided since is left out."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from rapidfuzz import fuzz

from pipeline.errors import UsageError
from pipeline.identify.decisions import AnyDecision, Decisions, Undo
from pipeline.model import Announcement, Fact, Finding, Organisation
from pipeline.records import decode, decode_facts
from pipeline.run.worklist import KINDS

PAGE = 25
NEAR = 8  # suggestions
SHORTEST = 3  # letters that a search by trigrams needs
ITEMS = """
SELECT item, kind, items.announcement, fact, a, b, finding, listed.title, listed.source FROM items
LEFT JOIN listed ON listed.reference = items.announcement
WHERE item IN (
    SELECT item FROM items WHERE item NOT IN (SELECT item FROM done)
    AND (?1 = '' OR kind = ?1) AND (?2 = '' OR language = ?2) ORDER BY worth DESC, item LIMIT ?3 OFFSET ?4
) ORDER BY worth DESC, item
"""
BY_LANGUAGE = """
SELECT listed.reference, announcement FROM listed JOIN announcements ON announcements.reference = listed.reference
WHERE listed.reference > ? AND substr(language || '-', 1, instr(language || '-', '-') - 1) IN ({})
ORDER BY listed.reference LIMIT 500
"""
COUNTS = """
SELECT kind, count(*) FROM items WHERE item NOT IN (SELECT item FROM done) AND (?1 = '' OR language = ?1) GROUP BY kind
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that needs a person."""

    item: str
    kind: str
    announcement: str | None
    fact: str | None
    a: str | None
    b: str | None
    finding: Finding
    title: str | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    reference: str
    title: str
    source: str
    published: str | None
    language: str | None


class Worklist:
    """Opened again whenever a run replaced the file. Raises: UsageError where there is none yet."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] = (0, 0)
        self._decided: str | None = None
        self._counted: dict[str, Mapping[str, int]] = {}  # by language, until something is decided
        self._languages: list[str] | None = None

    def settle(self, decisions: Decisions, lines: Sequence[AnyDecision]) -> None:
        """Leave out what was decided."""
        state = ",".join(line.id for line in lines)
        with self._lock:
            connection = self._open()
            if state == self._decided:
                return
            connection.execute("DELETE FROM done")
            facts = [(reference,) for reference in decisions.facts]
            done = "INSERT OR IGNORE INTO done SELECT item FROM items WHERE "
            connection.executemany(done + "fact = ? AND kind IN ('uncertain', 'claim', 'conflict')", facts)
            for one in decisions.all:
                pair = (one.left, one.right, one.right, one.left)
                connection.execute(done + "(a = ? AND b = ?) OR (a = ? AND b = ?)", pair)
            named = [(one.organisation,) for one in decisions.names]
            connection.executemany(done + "a = ? AND b IS NULL", named)
            withdrawn = [(reference,) for reference in decisions.withdrawn]
            connection.executemany(done + "announcement = ?", withdrawn)
            self._settle_stale(connection, decisions, lines)
            self._decided, self._counted = state, {}

    def _settle_stale(self, connection: sqlite3.Connection, decisions: Decisions, lines: Sequence[AnyDecision]) -> None:
        """A stale decision is settled by another one on its fact, or by being taken back."""
        in_force = {decision.id for decision in decisions.facts.values()}
        older = {line.id for line in lines if not isinstance(line, Undo)} - in_force
        rows = [(line,) for line in older]
        stale = "SELECT item FROM items WHERE kind = 'stale' AND json_extract(finding, '$.value') = ?"
        connection.executemany(f"INSERT OR IGNORE INTO done {stale}", rows)

    def counts(self, language: str = "") -> Mapping[str, int]:
        if language not in self._counted:
            found = {kind: int(number) for kind, number in self._all(COUNTS, (language,))}
            self._counted[language] = {kind: found.get(kind, 0) for kind in KINDS}
        return self._counted[language]

    def languages(self) -> Sequence[str]:
        if self._languages is None:
            query = "SELECT DISTINCT language FROM items WHERE language IS NOT NULL ORDER BY language"
            self._languages = [row[0] for row in self._all(query)]
        return self._languages

    def items(self, kind: str, language: str, page: int) -> Sequence[Item]:
        rows = self._all(ITEMS, (kind, language, PAGE, page * PAGE))
        return [_item(*row) for row in rows]

    def announcement(self, reference: str) -> tuple[Announcement, tuple[Fact, ...]] | None:
        query = "SELECT announcement, facts FROM announcements WHERE reference = ?"
        rows = self._all(query, (reference,))
        return (decode(Announcement, rows[0][0]), decode_facts(rows[0][1])) if rows else None

    def findings(self, announcement: str) -> Sequence[Finding]:
        """What the run says of an announcement beside its facts."""
        query = "SELECT finding FROM items WHERE announcement = ? AND kind IN ('held-back', 'conflict', 'stale')"
        return [decode(Finding, row[0]) for row in self._all(query, (announcement,))]

    def read_languages(self) -> frozenset[str]:
        """The primary languages of the announcements that were read."""
        query = "SELECT DISTINCT language FROM listed WHERE language IS NOT NULL"
        return frozenset(row[0].partition("-")[0] for row in self._all(query))

    def in_language(self, tags: Sequence[str]) -> Iterator[Announcement]:
        """All announcements in these languages, some at a time."""
        last = ""
        while rows := self._all(BY_LANGUAGE.format(",".join("?" * len(tags))), (last, *tags)):
            yield from (decode(Announcement, row[1]) for row in rows)
            last = rows[-1][0]

    def announcements(self, words: str, page: int) -> Sequence[Listed]:
        if len(words) >= SHORTEST:
            query = """SELECT listed.* FROM listed_words JOIN listed ON listed.reference = listed_words.reference
                WHERE words MATCH ? LIMIT ? OFFSET ?"""
            rows = self._all(query, (_phrase(words), PAGE, page * PAGE))
        else:
            query = "SELECT * FROM listed ORDER BY published DESC, reference LIMIT ? OFFSET ?"
            rows = self._all(query, (PAGE, page * PAGE))
        return [_listed(*row) for row in rows]

    def organisation(self, reference: str) -> Organisation | None:
        rows = self._all("SELECT organisation FROM named WHERE reference = ?", (reference,))
        return decode(Organisation, rows[0][0]) if rows else None

    def organisations(self, words: str, page: int) -> Sequence[Organisation]:
        if len(words) >= SHORTEST:
            query = """SELECT organisation FROM named_words JOIN named ON named.reference = named_words.reference
                WHERE words MATCH ? LIMIT ? OFFSET ?"""
            rows = self._all(query, (_phrase(words), PAGE, page * PAGE))
        else:
            query = "SELECT organisation FROM named ORDER BY reference LIMIT ? OFFSET ?"
            rows = self._all(query, (PAGE, page * PAGE))
        return [decode(Organisation, row[0]) for row in rows]

    def called(self, text: str) -> Organisation | None:
        """An organisation by its reference, else the one whose name is most like the text."""
        known = self.organisation(text)
        found = self.organisations(text, 0) if known is None and len(text) >= SHORTEST else ()
        likest = max(found, key=lambda one: max(fuzz.ratio(text, name.text) for name in one.names), default=None)
        return known or likest

    def mentioning(self, organisation: str, page: int = 0) -> Sequence[Listed]:
        query = """SELECT listed.* FROM mentions JOIN listed ON listed.reference = mentions.announcement
            WHERE organisation = ? ORDER BY listed.reference LIMIT ? OFFSET ?"""
        return [_listed(*row) for row in self._all(query, (organisation, PAGE, page * PAGE))]

    def uses(self, organisation: str) -> int:
        return int(self._all("SELECT count(*) FROM mentions WHERE organisation = ?", (organisation,))[0][0])

    def alike(self, organisation: Organisation) -> Sequence[tuple[int, Organisation]]:
        """Others that may be the same, the likest first, with how alike they are (0 to 100)."""
        asked = "SELECT a, b FROM items WHERE (a = ?1 OR b = ?1)"
        near = {one for row in self._all(asked, (organisation.reference,)) for one in row}
        for name in organisation.names[:NEAR]:
            for word in name.text.split():
                if len(word) > SHORTEST:
                    near |= {one.reference for one in self.organisations(word, 0)}
        found = [one for one in map(self.organisation, sorted(near - {organisation.reference})) if one]
        ranked = sorted(
            ((_likeness(organisation, one), one) for one in found), key=lambda row: (-row[0], row[1].reference)
        )
        return [row for row in ranked if row[0] > 50][:NEAR]

    def names(self) -> Sequence[str]:
        """Names to choose from while correcting."""
        return [row[0] for row in self._all("SELECT label FROM named ORDER BY label LIMIT 500")]

    def _all(self, query: str, values: Iterable[object] = ()) -> list[tuple[str, ...]]:
        with self._lock:
            return self._open().execute(query, tuple(values)).fetchall()

    def _open(self) -> sqlite3.Connection:
        try:
            found = self._path.stat()
        except FileNotFoundError as error:
            raise UsageError("Nothing was read here yet: begin with `tsevri run SOURCE…`.") from error
        if self._connection is None or self._opened != (found.st_ino, found.st_mtime_ns):
            if self._connection is not None:
                self._connection.close()
            self._connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
            self._connection.execute("CREATE TEMP TABLE done (item TEXT PRIMARY KEY) WITHOUT ROWID")
            self._opened, self._decided = (found.st_ino, found.st_mtime_ns), None
            self._counted, self._languages = {}, None
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def _item(*row: str) -> Item:
    item, kind, announcement, fact, a, b, finding, title, source = row
    return Item(
        item=item, kind=kind, announcement=announcement, fact=fact, a=a, b=b,
        finding=decode(Finding, finding), title=title, source=source,
    )  # fmt: skip


def _listed(*row: str) -> Listed:
    reference, title, source, published, language = row
    return Listed(reference=reference, title=title, source=source, published=published, language=language)


def _phrase(words: str) -> str:
    """The words as one phrase: no letter of them is an operator of the search."""
    return '"' + words.replace('"', '""') + '"'


def _likeness(one: Organisation, other: Organisation) -> int:
    return round(max((fuzz.WRatio(a.text, b.text) for a in one.names for b in other.names), default=0))
