"""What services elsewhere suggest for our organisations: kept beside the releases, shown to a steward, not adopted."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

ANSWERS = Path(".cache") / "reconcile" / "answers.sqlite"  # from the folder of the releases
TABLE = """
CREATE TABLE IF NOT EXISTS suggestion (reference TEXT, service TEXT, told TEXT, PRIMARY KEY (reference, service))
WITHOUT ROWID
"""
KEEP = "INSERT OR REPLACE INTO suggestion VALUES (?, ?, ?)"
OF = "SELECT told FROM suggestion WHERE reference = ? ORDER BY service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Who an organisation may be elsewhere, as a service said it. `score` is the service's own measure."""

    reference: str
    name: str
    candidate: str  # its identifier there
    address: str | None
    candidate_name: str
    description: str
    score: float | None
    match: bool  # the service is sure
    likeness: int  # of the two names, 0 to 100, as we compare names
    service: str

    @property
    def reason(self) -> str:
        names = "same name" if self.likeness == 100 else f"name alike {self.likeness} %"
        return f"{names}; the service is sure" if self.match else names


def keep(connection: sqlite3.Connection, reference: str, service: str, suggestions: Sequence[Suggestion]) -> None:
    """What a service said last of an organisation."""
    connection.execute(KEEP, (reference, service, json.dumps([asdict(one) for one in suggestions])))


def suggested_for(releases: Path, reference: str) -> list[Suggestion]:
    """All that services said of an organisation, the likest name first; nothing where none was asked."""
    path = releases / ANSWERS
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            rows = connection.execute(OF, (reference,)).fetchall()
        found = [Suggestion(**one) for (told,) in rows for one in json.loads(told)]
    except (sqlite3.Error, ValueError, TypeError):  # a cache of another version: `tsevri reconcile` makes it anew
        return []
    return sorted(found, key=lambda one: (-one.likeness, not one.match, one.service, one.candidate))
