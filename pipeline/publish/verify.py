"""Is a release still what it claims to be: its files, its quotes, and the addresses of the release before?"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.errors import ReadError, VerifyError
from pipeline.model import Finding, Snapshot
from pipeline.publish.changes import NQUADS
from pipeline.publish.dataset import OA, ONTOLOGY, PROV, SCHEMA
from pipeline.publish.files import SUMS, digest_of, read_all_sums
from pipeline.publish.former import read_description, vanished
from pipeline.publish.index import Index, Row, optional
from pipeline.publish.jsonld import RDF_TYPE
from pipeline.publish.lines import read_lines, subjects
from pipeline.publish.notices import notice
from pipeline.read import Archive, text_of

FACT = ONTOLOGY + "Fact"
SHA256 = re.compile("[0-9a-f]{64}")
PREDICATES = {
    RDF_TYPE: "type",
    OA + "hasTarget": "target",
    OA + "hasSource": "source",
    OA + "hasSelector": "selector",
    OA + "start": "start",
    OA + "end": "end",
    OA + "exact": "exact",
    PROV + "wasDerivedFrom": "derived",
    SCHEMA + "sha256": "digest",
    SCHEMA + "url": "url",
    SCHEMA + "encodingFormat": "media_type",
    ONTOLOGY + "byteSize": "size",
    ONTOLOGY + "charset": "charset",
    ONTOLOGY + "feedEntry": "entry",
}
SNAPSHOTS = f"""
SELECT subject, object, {optional("size", "snapshot.subject")}, {optional("media_type", "snapshot.subject")},
    {optional("charset", "snapshot.subject")}, {optional("entry", "snapshot.subject")}
FROM said AS snapshot WHERE predicate = 'digest' ORDER BY object, subject
"""  # noqa: S608 - these are our own words
SELECTED = """(SELECT min(part.object) FROM said AS selector CROSS JOIN said AS part
    ON part.predicate = '{}' AND part.subject = selector.object
    WHERE selector.predicate = 'selector' AND selector.subject = evidence.subject)"""
QUOTES = f"""
SELECT fact.subject, {SELECTED.format("start")}, {SELECTED.format("end")}, {SELECTED.format("exact")},
    {optional("derived", "fact.subject")}
FROM said AS evidence CROSS JOIN said AS fact ON fact.predicate = 'target' AND fact.object = evidence.subject
WHERE evidence.predicate = 'source' AND evidence.object = ? ORDER BY evidence.subject, fact.subject
"""  # noqa: S608
WITHOUT_EVIDENCE = """
SELECT subject FROM said AS fact WHERE predicate = 'type' AND object = ? AND (
    NOT EXISTS (SELECT 1 FROM said WHERE predicate = 'target' AND subject = fact.subject)
    OR EXISTS (
        SELECT 1 FROM said AS target WHERE predicate = 'target' AND subject = fact.subject AND NOT EXISTS (
            SELECT 1 FROM said AS source CROSS JOIN said AS digest
            ON digest.predicate = 'digest' AND digest.subject = source.object
            WHERE source.predicate = 'source' AND source.subject = target.object
        )
    )
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Where a fact says that its words stand. None where it does not say."""

    fact: str
    start: str | None
    end: str | None
    exact: str | None
    announcement: str | None

    @property
    def is_complete(self) -> bool:
        return self.exact is not None and (self.start or "").isdecimal() and (self.end or "").isdecimal()

    def stands_in(self, text: str) -> bool:
        return text[int(self.start or 0) : int(self.end or 0)] == self.exact


class Verification:
    """One check of a release. What was checked is known when all findings have been taken."""

    def __init__(self, release: Path, archive: Path) -> None:
        """Raises: VerifyError when the folder is not a release, or there is no archive."""
        if not archive.is_dir():
            raise VerifyError(f"There is no archive {archive}: say where it is with --archive.")
        self.release = release
        self.archive = Archive(archive)
        self.checked: Counter[str] = Counter()  # files, archived (files), quotes, facts, addresses
        self.previous: str | None = None  # name of the release before
        self.previous_is_here = False
        self._sums = read_all_sums(release)

    def findings(self) -> Iterator[Finding]:
        """All that is not as it should be, while it is found."""
        yield from _files(self.release, self._sums, self.checked)
        for check in (self._quotes, self._addresses):
            try:
                yield from check()
            except VerifyError as error:
                yield notice("verify.unreadable", error=error, place={"source": str(self.release)})

    def _quotes(self) -> Iterator[Finding]:
        index = Index(self.release, PREDICATES)
        try:
            yield from _archived(index, self.archive, self.checked)
            yield from _without_evidence(index, self.checked)
        finally:
            index.close()

    def _addresses(self) -> Iterator[Finding]:
        described = read_description(self.release)
        self.previous = described.previous
        former = self.release.parent / (described.previous or "")
        self.previous_is_here = described.previous is not None and (former / NQUADS).is_file()
        if self.previous_is_here:
            yield from _gone(self.release, former, described.base, self.checked)


def verify(release: Path, archive: Path) -> Verification:
    """Check a release against its checksums, the archive and the release before, when its findings are taken.

    Raises: VerifyError when the folder is not a release, or there is no archive.
    """
    return Verification(release, archive)


def _files(release: Path, expected: Mapping[str, str], checked: Counter[str]) -> Iterator[Finding]:
    paths = (path for path in release.rglob("*") if not path.is_dir() or path.is_symlink())
    found = {path.relative_to(release).as_posix() for path in paths} - {SUMS}
    for name in sorted(expected.keys() | found):
        checked["files"] += 1
        path = release / name
        if not path.exists():
            yield notice("verify.file-missing", file=path, place={"source": str(path)})
        elif name not in expected:
            yield notice("verify.file-extra", file=path, place={"source": str(path)})
        elif not path.is_file() or digest_of(path) != expected[name]:
            yield notice("verify.file-changed", file=path, place={"source": str(path)})


def _archived(index: Index, archive: Archive, checked: Counter[str]) -> Iterator[Finding]:
    for digest, rows in groupby(index.rows(SNAPSHOTS), lambda row: str(row[1])):
        checked["archived"] += 1
        path = str(archive.path(digest))
        data = _bytes(archive, digest)
        if data is None:
            yield notice("verify.archive-missing", file=path, place={"source": path})
        elif (actual := hashlib.sha256(data).hexdigest()) != digest:
            yield notice("verify.archive-changed", file=path, found=actual, place={"source": path})
        for row in rows:
            yield from _quotes(index, row, data, path, checked)


def _bytes(archive: Archive, digest: str) -> bytes | None:
    try:
        return archive.get(digest) if SHA256.fullmatch(digest) else None  # a release from elsewhere may say anything
    except VerifyError:
        return None


def _quotes(index: Index, row: Row, data: bytes | None, path: str, checked: Counter[str]) -> Iterator[Finding]:
    """The quotes from one snapshot that no longer stand in its bytes."""
    text = None if data is None else _text(_snapshot(row), data)
    for values in index.rows(QUOTES, str(row[0])):
        quote = _quote(values)
        checked["quotes"] += 1
        if not quote.is_complete:
            yield notice("verify.no-evidence", fact=quote.fact, place=_place(index, quote, path))
        elif data is None:
            yield notice("verify.quote-unproved", fact=quote.fact, file=path, place=_place(index, quote, path))
        elif text is None or not quote.stands_in(text):
            place = _place(index, quote, path)
            yield notice("verify.quote-gone", fact=quote.fact, start=quote.start, end=quote.end, file=path, place=place)


def _text(snapshot: Snapshot, data: bytes) -> str | None:
    try:
        return text_of(snapshot, data)
    except ReadError:  # changed so much that it is no text any more
        return None


def _place(index: Index, quote: Quote, path: str) -> dict[str, str | None]:
    url = index.value("url", quote.announcement) if quote.announcement else None
    return {
        "source": url or quote.announcement or path,
        "announcement": quote.announcement,
        "fact": quote.fact,
        "sentence": quote.exact,
        "value": path,
    }


def _without_evidence(index: Index, checked: Counter[str]) -> Iterator[Finding]:
    for (fact,) in index.rows(WITHOUT_EVIDENCE, FACT):
        yield notice("verify.no-evidence", fact=fact, place={"fact": fact, "source": fact})
    for (number,) in index.rows("SELECT count(*) FROM said WHERE predicate = 'type' AND object = ?", FACT):
        checked["facts"] = int(number or 0)


def _gone(release: Path, former: Path, base: str, checked: Counter[str]) -> Iterator[Finding]:
    """Addresses of the release before that this one says nothing of."""
    for iri in vanished(former, read_lines(release / NQUADS), base):
        place = {"focus": iri, "source": str(release)}
        yield notice("verify.address-gone", focus=iri, previous=former.name, place=place)
    checked["addresses"] = sum(subject.startswith(base) for subject in subjects(read_lines(former / NQUADS)))


def _quote(row: Row) -> Quote:
    fact, start, end, exact, announcement = row
    return Quote(fact=str(fact), start=start, end=end, exact=exact, announcement=announcement)


def _snapshot(row: Row) -> Snapshot:
    _, digest, size, media_type, charset, entry = row
    return Snapshot(digest=str(digest), size=int(size or 0), media_type=str(media_type), charset=charset, entry=entry)
