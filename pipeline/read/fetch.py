"""Sources to bytes: the only part of reading that touches the disk, the network, standard input and the calendar."""

import re
import time
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipeline.errors import UsageError
from pipeline.model import Finding
from pipeline.read.archive import Archive
from pipeline.read.desk import Desk, Origin, Read
from pipeline.read.files import read_path
from pipeline.read.kinds import kind_of_bytes
from pipeline.read.notices import Both, UnreadableError, finding
from pipeline.read.raw import Given, Raw, note
from pipeline.read.text import PLAIN
from pipeline.read.urls import is_url, masked
from pipeline.settings import ReadSettings

if TYPE_CHECKING:
    from pipeline.read.web import Web

Sleep = Callable[[float], None]

STDIN, STDIN_NAME = "-", "standard input"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://")
_NO_SCHEME = Both("only http and https are read", "იკითხება მხოლოდ http და https")


def fetch(
    sources: Sequence[str],
    *,
    archive: Archive,
    settings: ReadSettings,
    given: Given = Given(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    today: str | None = None,
    sleep: Sleep = time.sleep,
) -> Iterator[Raw | Finding]:
    """The announcements of all sources, archived, and a finding for each that could not be read.

    Raises: UsageError when a title or an address is given for more than one announcement;
    while iterating, PublishError when the archive cannot be written.
    """
    if (given.title or given.url) and (len(sources) != 1 or _is_folder(sources[0])):
        raise UsageError("A title or an address belongs to one announcement: name one source, and no folder.")
    desk = Desk(archive=archive, settings=settings, today=today or datetime.now(UTC).date().isoformat())
    return _fetched(sources, given, stdin, desk, sleep)


def _fetched(sources: Sequence[str], given: Given, stdin: BinaryIO | None, desk: Desk, sleep: Sleep) -> Read:
    web: Web | None = None
    for source in sources:
        if source == STDIN:
            yield from _standard_input(stdin, given, desk)
        elif is_url(source):
            web = web or _new_web(desk, sleep)
            yield from _page(source, given, desk, web)
        elif _SCHEME.match(source):
            yield finding(note("read.url-refused", url=masked(source), reason=_NO_SCHEME), masked(source))
        else:
            yield from read_path(Path(source), given, desk)


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except OSError:  # what is wrong with it becomes a finding when it is read
        return False


def _new_web(desk: Desk, sleep: Sleep) -> "Web":
    from pipeline.read.web import Web

    return Web(desk.archive, desk.settings, sleep)


def _page(source: str, given: Given, desk: Desk, web: "Web") -> Read:
    name = masked(source)
    try:
        page = web.get(source.partition("#")[0])
    except UnreadableError as error:
        yield finding(error, name)
        return
    if page.trouble:
        why = finding(page.trouble, name).message
        yield finding(note("read.archived-copy", url=name, why=Both(why["en"], why["ka"])), name)
    origin = Origin(source=name, given=given, address=page.address, charset=page.charset)
    yield from desk.announcements(page.data, page.kind, origin)


def _standard_input(stdin: BinaryIO | None, given: Given, desk: Desk) -> Read:
    if stdin is None:
        yield finding(note("read.stdin-missing"), STDIN_NAME)
        return
    origin, limit = Origin(source=STDIN_NAME, given=given), desk.settings.max_bytes
    first = stdin.readline(min(desk.longest_read, limit + 1))
    if first.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        yield from desk.lines(_Again(first, stdin), origin)
        return
    data = first + stdin.read(limit + 1 - len(first))
    if len(data) > limit:
        yield finding(note("read.too-large", limit=limit), STDIN_NAME)
    else:
        yield from desk.announcements(data, kind_of_bytes(data, PLAIN), origin)


class _Again:
    """A stream whose first line was looked at already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def readline(self, limit: int, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._rest.readline(limit)
