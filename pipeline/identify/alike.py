"""Pairs of organisations whose names are nearly the same, found without comparing each with each.

Names are compared only where they share one of their rarest groups of three letters, and groups that many names share
are left out: the work grows with the number of names, not with its square.
"""

import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

from rapidfuzz import fuzz

LIKE = 85.0  # of 100, rapidfuzz ratio of two keys
RARE_GRAMS = 8  # of each name that lead to others: two letters may differ anywhere
LARGEST_BLOCK = 40  # names that share a group of letters; more share a common word, not a likeness
SCHEMA = """
CREATE TABLE labels (
    id INTEGER PRIMARY KEY, reference TEXT, key TEXT, text TEXT, uses INTEGER, UNIQUE (reference, key)
);
CREATE TABLE grams (gram TEXT, label INTEGER, PRIMARY KEY (gram, label)) WITHOUT ROWID;
CREATE TABLE alike (a TEXT, b TEXT, likeness REAL, text_a TEXT, text_b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""
BLOCKS = "SELECT gram, reference, key, text FROM grams JOIN labels ON id = label ORDER BY gram, reference, key"
ALIKE = """
INSERT INTO alike VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    likeness = excluded.likeness, text_a = excluded.text_a, text_b = excluded.text_b
WHERE (-excluded.likeness, excluded.text_a, excluded.text_b) < (-likeness, text_a, text_b)
"""


@dataclass(frozen=True, slots=True)
class Label:
    """A name of an organisation, to be compared by its key."""

    reference: str
    key: str
    text: str
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    a: str  # references, in order
    b: str
    likeness: float
    text_a: str
    text_b: str


class Likeness:
    """Labels on disk; `places` are words that tell names apart."""

    def __init__(self, path: Path, labels: Iterable[Label], places: Container[str]) -> None:
        path.unlink(missing_ok=True)
        self._places = places
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + SCHEMA)
        insert = "INSERT OR IGNORE INTO labels (reference, key, text, uses) VALUES (?, ?, ?, ?)"
        for label in labels:
            self._connection.execute(insert, (label.reference, label.key, label.text, label.uses))
        self._index()
        self._compare()
        self._connection.execute("COMMIT")

    def alike(self) -> Iterator[Alike]:
        """The likest pairs first."""
        for row in self._connection.execute("SELECT * FROM alike ORDER BY likeness DESC, a, b"):
            yield Alike(*row)

    def text(self, reference: str) -> str:
        """The name that an organisation goes by most; its reference where it has none to compare."""
        query = "SELECT text FROM labels WHERE reference = ? ORDER BY uses DESC, key LIMIT 1"
        row = self._connection.execute(query, (reference,)).fetchone()
        return reference if row is None else str(row[0])

    def close(self) -> None:
        self._connection.close()

    def _keys(self) -> Iterator[tuple[int, str]]:
        yield from self._connection.execute("SELECT id, key FROM labels ORDER BY id")

    def _index(self) -> None:
        counts = Counter(gram for _, key in self._keys() for gram in _grams(key))
        for label, key in self._keys():
            rare = sorted(_grams(key), key=lambda gram: (counts[gram], gram))[:RARE_GRAMS]
            shared = [(gram, label) for gram in rare if counts[gram] > 1]
            self._connection.executemany("INSERT INTO grams VALUES (?, ?)", shared)

    def _compare(self) -> None:
        for _, rows in groupby(self._connection.execute(BLOCKS), lambda row: row[0]):
            block = [Label(reference, key, text) for _, reference, key, text in rows]
            if len(block) <= LARGEST_BLOCK:
                for one, other in combinations(block, 2):
                    self._compare_two(one, other)

    def _compare_two(self, one: Label, other: Label) -> None:
        if one.reference == other.reference:
            return
        likeness = fuzz.ratio(one.key, other.key, score_cutoff=LIKE)
        if likeness and not self._told_apart(one.key, other.key):
            self._connection.execute(ALIKE, (one.reference, other.reference, round(likeness, 1), one.text, other.text))

    def _told_apart(self, one: str, other: str) -> bool:
        """Whether what differs is a number, or a known place on both sides."""
        left, right = set(one.split()), set(other.split())
        only_left, only_right = left - right, right - left
        if any(any(letter.isdigit() for letter in word) for word in only_left | only_right):
            return True
        return bool(only_left and only_right) and all(word in self._places for word in only_left | only_right)


def _grams(key: str) -> set[str]:
    padded = f" {key} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
