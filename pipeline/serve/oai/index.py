"""Which records changed from the release served before to this one: the list that harvesters are answered from.

A release does not know when it was made; a harvester asks what changed since it came. So the server keeps a list of its
own beside the releases: a record has the date on which this server first gave it as it is now. Where the list is lost,
all records are new, and harvesters fetch all of them once more.
"""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from pipeline.errors import StoreError
from pipeline.model import mint
from pipeline.publish.dataset import ONTOLOGY, RDF, SCHEMA
from pipeline.serve.oai.edm import digest_of_edm
from pipeline.store import ReleaseStore
from pipeline.store.open import content_of

CACHE = Path(".cache") / "oai"  # from the folder of the releases
KEPT = 2  # lists; an older one may still be read by the server while the next is made
SCHEMA_SQL = """
CREATE TABLE record (
    reference TEXT PRIMARY KEY, digest TEXT NOT NULL, datestamp TEXT, deleted INTEGER NOT NULL, seen INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE belongs (spec TEXT, reference TEXT, PRIMARY KEY (spec, reference)) WITHOUT ROWID;
CREATE TABLE spec (spec TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE state (release TEXT NOT NULL);
CREATE INDEX by_reference ON belongs (reference);
CREATE INDEX by_date ON record (datestamp, reference);
"""
KEEP = """
INSERT INTO record VALUES (:reference, :digest, NULL, :deleted, 1) ON CONFLICT (reference) DO UPDATE SET
    seen = 1,
    datestamp = CASE WHEN digest = :digest AND deleted = :deleted THEN datestamp END,
    digest = :digest, deleted = :deleted
"""
GONE = "UPDATE record SET deleted = 1, digest = '', datestamp = NULL WHERE NOT seen AND NOT deleted"
NAMES = {"group": "By group that is joined or left", "language": "By language of the announcement"}
SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")
RDF_TYPE, NEWS = NamedNode(RDF + "type"), NamedNode(SCHEMA + "NewsArticle")
MEMBER_OF, ABOUT, NAME = (NamedNode(SCHEMA + name) for name in ("memberOf", "about", "name"))
LANGUAGE = NamedNode(SCHEMA + "inLanguage")
GIVEN_WAY = (NamedNode(ONTOLOGY + "Tombstone"), NamedNode(ONTOLOGY + "Redirect"))
ALL = DefaultGraph()


def list_records(release: ReleaseStore) -> Path:
    """The file with the list of this release; what is new or different in it has no date yet.

    Raises: StoreError.
    """
    folder = release.release.parent / CACHE
    name = content_of(release.release)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lists = _lists(folder)
        if lists and _release_of(lists[-1]) == name:
            return lists[-1]
        return _make(release, name, folder, lists)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The list of records could not be made in {folder} ({error}): free some space.") from error


def _lists(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.sqlite"))


def _release_of(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return str(connection.execute("SELECT release FROM state").fetchone()[0])
    finally:
        connection.close()


def _make(release: ReleaseStore, name: str, folder: Path, lists: list[Path]) -> Path:
    path = folder / f"{int(lists[-1].stem) + 1 if lists else 1:08}.sqlite"
    aside = folder / f".{path.name}.{os.getpid()}"
    if lists:
        shutil.copyfile(lists[-1], aside)
    connection = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        if not lists:
            connection.executescript(SCHEMA_SQL)
        connection.execute("BEGIN")
        _fill(connection, release, name)
        connection.execute("COMMIT")
    finally:
        connection.close()
    aside.replace(path)
    for old in lists[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _fill(connection: sqlite3.Connection, release: ReleaseStore, name: str) -> None:
    """Deleted records stay in the sets in which they were."""
    connection.execute("UPDATE record SET seen = 0")
    connection.execute("DELETE FROM state")
    connection.execute("INSERT INTO state VALUES (?)", (name,))
    connection.executemany("INSERT OR REPLACE INTO spec VALUES (?, ?)", NAMES.items())
    reading = _Reading(release)
    for reference in reading.announcements():
        digest, specs = reading.record(reference)
        connection.execute(KEEP, {"reference": reference, "digest": digest, "deleted": 0})
        connection.execute("DELETE FROM belongs WHERE reference = ?", (reference,))
        connection.executemany("INSERT OR IGNORE INTO belongs VALUES (?, ?)", [(spec, reference) for spec in specs])
        connection.executemany("INSERT OR REPLACE INTO spec VALUES (?, ?)", reading.named(specs))
    for reference in reading.gone():
        connection.execute(KEEP, {"reference": reference, "digest": "", "deleted": 1})
    connection.execute(GONE)


class _Reading:
    """What the store says of the announcements."""

    def __init__(self, release: ReleaseStore) -> None:
        self._release = release
        self._store: Store = release.store
        self._base = release.base
        self._announcement = f"{release.base}announcement/"
        self._organisation = f"{release.base}organisation/"
        self._organisations = NamedNode(f"{release.base}graph/organisations")
        self._said = lru_cache(maxsize=50_000)(self._say)  # what is said of an organisation, by its IRI
        self._name = lru_cache(maxsize=50_000)(self._name_of)
        self._groups: dict[str, str] = {}  # of the last record: IRI by set

    def announcements(self) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(None, RDF_TYPE, NEWS, ALL):
            iri = str(getattr(quad.subject, "value", ""))
            if iri.startswith(self._announcement):
                yield iri.removeprefix(self._announcement)

    def gone(self) -> Iterator[str]:
        graph = NamedNode(f"{self._base}graph/tombstones")
        for kind in GIVEN_WAY:
            for quad in self._store.quads_for_pattern(None, RDF_TYPE, kind, graph):
                iri = str(getattr(quad.subject, "value", ""))
                if iri.startswith(self._announcement):
                    yield iri.removeprefix(self._announcement)

    def record(self, reference: str) -> tuple[str, list[str]]:
        """A digest over all that a record may say, and the sets that it is in."""
        graph = NamedNode(f"{self._base}graph/{reference}")
        quads = list(self._store.quads_for_pattern(None, None, None, graph))
        about = sorted({_value(quad) for quad in quads if quad.predicate == ABOUT})
        lines = [str(quad.triple) for quad in quads] + [self._said(iri) for iri in about]
        lines.append(digest_of_edm(self._release, reference))
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest(), self._specs(quads)

    def named(self, specs: list[str]) -> Iterator[tuple[str, str]]:
        for spec in specs:
            kind, _, tag = spec.partition(":")
            yield spec, self._name(self._groups[spec]) if kind == "group" else tag

    def _specs(self, quads: list[Quad]) -> list[str]:
        groups = {_value(quad) for quad in quads if quad.predicate == MEMBER_OF}
        groups = {iri for iri in groups if iri.startswith(self._organisation)}
        self._groups = {f"group:{_spec(iri.removeprefix(self._organisation))}": iri for iri in groups}
        languages = {_value(quad) for quad in quads if quad.predicate == LANGUAGE}
        return sorted([*self._groups, *(f"language:{_spec(tag)}" for tag in languages)])

    def _say(self, iri: str) -> str:
        """Shortened to a digest: thousands of them are kept."""
        lines = sorted(
            str(quad) for quad in self._store.quads_for_pattern(NamedNode(iri), None, None, self._organisations)
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def _name_of(self, iri: str) -> str:
        names = [quad.object for quad in self._store.quads_for_pattern(NamedNode(iri), NAME, None, ALL)]
        literals = [name for name in names if isinstance(name, Literal)]
        ordered = sorted(literals, key=lambda name: (name.language != "en", name.language or "", name.value))
        return ordered[0].value if ordered else iri


def _value(quad: Quad) -> str:
    return str(getattr(quad.object, "value", ""))


def _spec(text: str) -> str:
    """A set has few letters to be named with."""
    return text if SPEC.fullmatch(text) else mint("set", text)
