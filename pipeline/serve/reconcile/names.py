"""The names of a release's organisations, to be looked through: one SQLite file a release, in a cache beside it."""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode
from rapidfuzz import fuzz

from pipeline.errors import StoreError
from pipeline.identify.keys import acronym_key, identity_key, is_acronym, is_weak, script_language
from pipeline.publish.dataset import ONTOLOGY, RDF, SCHEMA
from pipeline.store import ReleaseStore
from pipeline.store.open import content_of

CACHE = Path(".cache") / "reconcile"  # from the folder of the releases
LAYOUT = 1  # raise when what is kept, or how, changes
RARE_GRAMS = 8  # letters in threes, the rarest of a name, by which likely names are found
LOOKED_AT = 400  # labels that share most of them
SAME, LIKEST, ACRONYM = 100.0, 99.0, 90.0
UNLIKE = 50.0  # a score below which a name is no candidate
SHUFFLED = 3.0  # points that another order of the words costs
SKOS_HIDDEN = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
NAMES = (SCHEMA + "name", SCHEMA + "alternateName", ONTOLOGY + "formerName", SKOS_HIDDEN)  # the best first
TYPE, ORGANISATION = NamedNode(RDF + "type"), NamedNode(SCHEMA + "Organization")
ALL = DefaultGraph()
SCHEMA_SQL = """
CREATE TABLE entity (number INTEGER PRIMARY KEY, reference TEXT UNIQUE NOT NULL, name TEXT NOT NULL);
CREATE TABLE label (number INTEGER PRIMARY KEY, entity INTEGER NOT NULL, key TEXT NOT NULL, acronym TEXT);
CREATE TABLE gram (gram TEXT, label INTEGER, PRIMARY KEY (gram, label)) WITHOUT ROWID;
CREATE TABLE often (gram TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID;
"""
ALIKE = """
SELECT entity, reference, name, key, acronym FROM label JOIN entity ON entity.number = label.entity
WHERE key = ? OR acronym = ?
"""
SHARING = """
SELECT entity, reference, name, key, acronym FROM label JOIN entity ON entity.number = label.entity
WHERE label.number IN (
    SELECT label FROM gram WHERE gram IN (
        SELECT gram FROM often WHERE gram IN (SELECT value FROM json_each(?)) ORDER BY times, gram LIMIT ?
    ) GROUP BY label ORDER BY count(*) DESC, label LIMIT ?
)
"""
INDEXES = "CREATE INDEX by_key ON label (key); CREATE INDEX by_acronym ON label (acronym);"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An organisation whose name is like the one asked for; `score` from 0 to 100."""

    reference: str
    name: str
    score: float
    exact: bool  # the same name, whatever its form and spelling
    acronym: bool


def names_of(release: ReleaseStore) -> Path:
    """The file with the names of a release; made where the cache has none.

    Raises: StoreError.
    """
    folder = release.release.parent / CACHE
    path = folder / f"{LAYOUT}-{content_of(release.release)}.sqlite"
    if path.exists():
        return path
    aside = folder / f".{path.name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
            _fill(connection, release)
        aside.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The list of names could not be made in {folder} ({error}): free some space.") from error
    finally:
        aside.unlink(missing_ok=True)
    return path


def _fill(connection: sqlite3.Connection, release: ReleaseStore) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(SCHEMA_SQL)
    connection.execute("BEGIN")
    often: Counter[str] = Counter()
    for number, (reference, names) in enumerate(organisations(release)):
        connection.execute("INSERT INTO entity VALUES (?, ?, ?)", (number, reference, names[0].value))
        for key, acronym in dict.fromkeys(_key(name) for name in names):
            label = connection.execute(
                "INSERT INTO label (entity, key, acronym) VALUES (?, ?, ?)", (number, key, acronym)
            ).lastrowid
            grams = _grams(key)
            often.update(grams)
            connection.executemany("INSERT INTO gram VALUES (?, ?)", [(gram, label) for gram in sorted(grams)])
    connection.executemany("INSERT INTO often VALUES (?, ?)", often.items())
    connection.execute("COMMIT")
    connection.executescript(INDEXES)


def organisations(release: ReleaseStore) -> Iterator[tuple[str, list[Literal]]]:
    """Each organisation that has a name, with its names, the preferred one first."""
    prefix = f"{release.base}organisation/"
    for quad in release.store.quads_for_pattern(None, TYPE, ORGANISATION, ALL):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(prefix):
            names = literals(release, quad.subject, NAMES)
            if names:
                yield quad.subject.value.removeprefix(prefix), names


def literals(release: ReleaseStore, subject: NamedNode, predicates: Sequence[str]) -> list[Literal]:
    """What the predicates say, in their order, and English before other languages."""
    found = []
    for predicate in predicates:
        quads = release.store.quads_for_pattern(subject, NamedNode(predicate), None, ALL)
        told = [quad.object for quad in quads if isinstance(quad.object, Literal)]
        found += sorted(told, key=lambda one: (one.language != "en", one.language or "", one.value))
    return found


def _key(name: Literal) -> tuple[str, str | None]:
    return identity_key(name.value, name.language), acronym_key(name.value) if is_acronym(name.value) else None


def _grams(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class Names:
    """The names of a release, asked for by one request after the other.

    Raises sqlite3.Error where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def like(self, name: str, language: str | None = None, limit: int = 10) -> list[Hit]:
        """The organisations with a name like this one, the likest first."""
        key = identity_key(name, language or script_language(name))
        acronym = acronym_key(name) if is_acronym(name) else None
        if not key:
            return []
        with closing(sqlite3.connect(self._path)) as connection:
            best: dict[int, Hit] = {}
            for entity, reference, shown, own, short in _likely(connection, key, acronym):
                hit = _compared(reference, shown, key, own, acronym is not None and short == acronym)
                if hit.score >= UNLIKE and (entity not in best or hit.score > best[entity].score):
                    best[entity] = hit
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.name, hit.reference))[:limit]

    def beginning(self, prefix: str, limit: int, skip: int = 0) -> list[Hit]:
        """The organisations of which a name begins so, then those with a name like it."""
        key = identity_key(prefix, script_language(prefix))
        query = """SELECT DISTINCT reference, name FROM label JOIN entity ON entity.number = label.entity
            WHERE label.key >= ? AND label.key < ? ORDER BY name, reference LIMIT ?"""
        with closing(sqlite3.connect(self._path)) as connection:
            rows = connection.execute(query, (key, key + "\U0010ffff", skip + limit)).fetchall() if key else []
        begun = [Hit(reference=r, name=n, score=SAME, exact=False, acronym=False) for r, n in rows]
        known = {hit.reference for hit in begun}
        alike = [hit for hit in self.like(prefix, limit=skip + limit) if hit.reference not in known]
        return [*begun, *alike][skip : skip + limit]

    def name(self, reference: str) -> str | None:
        with closing(sqlite3.connect(self._path)) as connection:
            row = connection.execute("SELECT name FROM entity WHERE reference = ?", (reference,)).fetchone()
        return None if row is None else str(row[0])


Row = tuple[int, str, str, str, str | None]


def _likely(connection: sqlite3.Connection, key: str, acronym: str | None) -> Iterator[Row]:
    """Labels with the same key or acronym, and those that share the rarest letters."""
    yield from connection.execute(ALIKE, (key, acronym))
    yield from connection.execute(SHARING, (json.dumps(sorted(_grams(key))), RARE_GRAMS, LOOKED_AT))


def _compared(reference: str, name: str, key: str, own: str, acronym: bool) -> Hit:
    exact = key == own and not acronym and not is_weak(key)
    likeness = max(fuzz.ratio(key, own), fuzz.token_sort_ratio(key, own) - SHUFFLED)
    score = SAME if exact else ACRONYM if acronym else min(likeness, LIKEST)
    return Hit(reference=reference, name=name, score=round(score, 1), exact=exact, acronym=acronym)
