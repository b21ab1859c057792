"""RSS and Atom: the entries of a feed, each one announcement."""

import io
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.read.html import plain_words, read_fragment
from pipeline.read.notices import UnreadableError
from pipeline.read.raw import Content, Given
from pipeline.read.text import ATOM, RSS

_NOT_MARKUP = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_ENTITY = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
_DOCTYPE = "<!DOCTYPE"
_FEEDS_KEPT = 2  # parsed feeds kept in a process: the entries of one come in a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    key: str  # its id, or its link, or its place in the feed; unique in the feed
    content: str  # HTML
    stated: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    media_type: str
    entries: tuple[Entry, ...]
    is_broken: bool  # not well-formed XML: what could be read is here


@lru_cache(maxsize=_FEEDS_KEPT)
def read_feed(source: str) -> Feed:
    """The entries of a feed, in its order.

    Raises: UnreadableError, when it is no feed or declares entities.
    """
    import feedparser

    markup = _NOT_MARKUP.sub("", source)
    if _ENTITY.search(markup) or markup.count(_DOCTYPE) > 1:
        raise UnreadableError("read.feed-entities")
    logging.getLogger("feedparser").addHandler(logging.NullHandler())
    headers = {"content-type": "application/xml; charset=utf-8"}  # as encoded in the next line, whatever the file says
    parsed = feedparser.parse(
        io.BytesIO(source.encode("utf-8", "replace")), response_headers=headers, sanitize_html=False
    )
    if not parsed.version and not parsed.entries:
        raise UnreadableError("read.not-a-feed")
    return Feed(
        media_type=ATOM if parsed.version.startswith("atom") else RSS,
        entries=tuple(_entries(parsed.entries, parsed.feed, parsed.version)),
        is_broken=bool(parsed.bozo),
    )


def read_entry(source: str, key: str) -> Content:
    """Text and statements of one entry.

    Raises: UnreadableError, when the feed cannot be read or has no such entry.
    """
    entry = next((entry for entry in read_feed(source).entries if entry.key == key), None)
    if entry is None:
        raise UnreadableError("read.not-a-feed")
    content = read_fragment(entry.content, entry.stated.title)
    return Content(text=content.text, stated=entry.stated, notes=content.notes)


def _entries(found: Iterable[Mapping[str, object]], feed: Mapping[str, object], version: str) -> Iterable[Entry]:
    keys: set[str] = set()
    for number, entry in enumerate(found, 1):
        named = _text(entry.get("id")) or _text(entry.get("link"))
        key = named if named and named not in keys else f"#{number}"
        keys.add(key)
        content, language = _content(entry)
        yield Entry(
            key=key,
            content=content,
            stated=Given(
                title=plain_words(str(entry.get("title") or "")) or None,
                language=language or _text(feed.get("language")),
                published=_published(entry, version),
                url=_text(entry.get("link")),
                publisher=_text(entry.get("publisher")) or _text(feed.get("publisher")),
            ),
        )


def _content(entry: Mapping[str, object]) -> tuple[str, str | None]:
    """The whole content, else the summary, as HTML, and its language."""
    contents = entry.get("content")
    detail = contents[0] if isinstance(contents, list) and contents else entry.get("summary_detail")
    if not isinstance(detail, Mapping):
        return "", None
    value = str(detail.get("value") or "")
    is_plain = detail.get("type") == "text/plain"
    return (_as_html(value) if is_plain else value), _text(detail.get("language"))


def _as_html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in escaped.split("\n") if line.strip())


def _published(entry: Mapping[str, object], version: str) -> str | None:
    """When it was published. Atom has another element for changes; in RSS 1.0 `dc:date` is the only date there is."""
    published = _text(entry.get("published"))
    return published if published or version.startswith("atom") else _text(entry.get("updated"))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
