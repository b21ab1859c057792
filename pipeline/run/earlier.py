"""Feeds show their newest entries only: what they no longer show was said all the same, and stays.

An entry that says today what it said before keeps the snapshot that it was first read from, so that a feed with one
more entry changes nothing about the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Announcement, Finding, Snapshot
from pipeline.read import Archive, Raw, parse
from pipeline.run.journal import read_journal


def with_earlier(
    raws: Iterable[Raw | Finding], sources: Sequence[str], archive: Archive, folder: Path
) -> Iterator[Raw | Finding]:
    """What was fetched, and the entries that the same feeds had when they were read before."""

    def is_entry(source: str, snapshot: Snapshot) -> bool:
        """`fetch` names an entry after its feed and a comma."""
        return snapshot.entry is not None and any(source.startswith(f"{feed}, ") for feed in sources)

    earlier = {raw.source: raw for raw in read_journal(archive, folder, is_entry)}
    for raw in raws:
        if isinstance(raw, Raw) and raw.snapshot.entry is not None:
            yield _unchanged(raw, earlier)
            earlier.pop(raw.source, None)
        else:
            yield raw
    yield from (earlier[source] for source in sorted(earlier))


def _unchanged(raw: Raw, earlier: Mapping[str, Raw]) -> Raw:
    before = earlier.get(raw.source)
    return before if before is not None and _said(before) == _said(raw) else raw


def _said(raw: Raw) -> Announcement | None:
    """What an entry says, whatever feed bytes it is read from."""
    announcement, _ = parse(raw)
    return announcement and replace(
        announcement, snapshot=replace(announcement.snapshot, digest="", size=0), reference=""
    )
