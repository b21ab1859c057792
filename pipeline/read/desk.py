"""From bytes to announcements: archives them and cuts feeds and JSON Lines into entries and lines."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.model import Finding, Snapshot
from pipeline.read.archive import Archive
from pipeline.read.kinds import FEED, JSON_LINES
from pipeline.read.notices import UnreadableError, finding
from pipeline.read.raw import Given, Raw, note
from pipeline.read.text import JSON, RSS, characters, encoding_of
from pipeline.settings import ReadSettings

_LONGEST_LINE = 4_000_000  # bytes; no announcement comes near it
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Read = Iterator[Raw | Finding]


class Lines(Protocol):
    def readline(self, limit: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes came from, and what is said of them beside."""

    source: str
    given: Given
    address: str | None = None
    charset: str | None = None

    def part(self, name: str) -> "Origin":
        """One of several announcements. A title or an address belongs to one alone, so it is not handed on."""
        return replace(self, source=f"{self.source}, {name}", given=replace(self.given, title=None, url=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    archive: Archive
    settings: ReadSettings
    today: str

    def announcements(self, data: bytes, media_type: str, origin: Origin) -> Read:
        """The announcements in the bytes of a whole file or page."""
        if not data.strip():
            yield finding(note("read.empty"), origin.source)
        elif media_type == FEED:
            yield from self._entries(data, origin)
        elif media_type == JSON_LINES:
            yield from self.lines(io.BytesIO(data), origin)
        else:
            yield self._raw(data, media_type, origin)

    def lines(self, stream: Lines, origin: Origin) -> Read:
        """One announcement a line; only one line is held at a time."""
        origin, is_empty = replace(origin, address=None), True
        for number, line in enumerate(self._whole_lines(stream), 1):
            if number == 1 and line is not None and line.startswith(_UTF16):
                yield finding(note("read.jsonl-utf16"), origin.source)
                return
            part = origin.part(f"line {number}")
            if line is None:
                yield finding(note("read.line-too-long", limit=self.longest_line), part.source)
            elif line.strip():
                yield self._raw(line, JSON, part)
            is_empty = is_empty and line is not None and not line.strip()
        if is_empty:
            yield finding(note("read.empty"), origin.source)

    @property
    def longest_line(self) -> int:
        return min(self.settings.max_bytes, _LONGEST_LINE)

    @property
    def longest_read(self) -> int:
        """Of bytes to ask for so that a line of the greatest length comes with its end."""
        return self.longest_line + len(b"\r\n")

    def _whole_lines(self, stream: Lines) -> Iterator[bytes | None]:
        """The lines without their ends; None for one that is too long."""
        limit = self.longest_read
        while line := stream.readline(limit):
            is_whole = line.endswith(b"\n") or len(line) < limit
            while not is_whole and (rest := stream.readline(limit)):
                is_whole, line = rest.endswith(b"\n"), b""
            content = line.rstrip(b"\r\n")
            yield content if line and len(content) <= self.longest_line else None

    def _entries(self, data: bytes, origin: Origin) -> Read:
        from pipeline.read.feed import read_feed

        try:
            probe = self._snapshot("", data, RSS, origin)
            name, notes = encoding_of(probe, data)
            feed = read_feed(characters(data, name)[0])
        except UnreadableError as error:
            yield finding(error, origin.source)
            return
        broken = (note("read.feed-broken", number=len(feed.entries)),) if feed.is_broken else ()
        empty = () if feed.entries else (note("read.feed-empty"),)
        yield from (finding(told, origin.source) for told in (*notes, *broken, *empty))
        digest = self.archive.put(data)
        snapshot = self._snapshot(digest, data, feed.media_type, replace(origin, charset=name))
        for entry in feed.entries:
            yield self._of(replace(snapshot, entry=entry.key), data, origin.part(entry.stated.url or entry.key))

    def _raw(self, data: bytes, media_type: str, origin: Origin) -> Raw:
        return self._of(self._snapshot(self.archive.put(data), data, media_type, origin), data, origin)

    def _snapshot(self, digest: str, data: bytes, media_type: str, origin: Origin) -> Snapshot:
        return Snapshot(digest=digest, size=len(data), media_type=media_type, charset=origin.charset)

    def _of(self, snapshot: Snapshot, data: bytes, origin: Origin) -> Raw:
        return Raw(
            source=origin.source, snapshot=snapshot, given=origin.given, data=data, address=origin.address,
            today=self.today,
        )  # fmt: skip
