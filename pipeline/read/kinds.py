"""What kind of thing a file or an answer is: by the ending of its name, its media type, its first characters."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.read.text import HTML, JSON, MARKDOWN, PLAIN

JSON_LINES, FEED = "application/jsonl", "application/xml"  # cut into parts: no snapshot is of these types
SUFFIXES: Mapping[str, str] = {
    ".txt": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".xml": FEED, ".rss": FEED, ".atom": FEED,
}  # fmt: skip
_MEDIA_TYPES: Mapping[str, str] = {
    "text/html": HTML, "application/xhtml+xml": HTML, "text/markdown": MARKDOWN, "application/json": JSON,
    "application/jsonl": JSON_LINES, "application/x-ndjson": JSON_LINES, "application/x-jsonlines": JSON_LINES,
    "application/rss+xml": FEED, "application/atom+xml": FEED, "application/rdf+xml": FEED,
    "application/xml": FEED, "text/xml": FEED,
}  # fmt: skip
_SAYS_LITTLE = frozenset({"", "text/plain", "application/octet-stream"})  # sent for want of something better
_HEAD = 4096  # characters
_FEED_ROOT = re.compile(
    r"(?>\s|<\?.{0,500}?\?>|<!--.{0,1000}?-->|<!DOCTYPE[^>]{0,500}>)*+<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF)[\s>/]",
    re.DOTALL,
)
_PAGE_ROOT = re.compile(r"\s*<(?:!DOCTYPE\s+html|html|\?xml[^>]{0,200}>\s*<(?:!DOCTYPE\s+html|html))\b", re.IGNORECASE)


def kind_of_name(name: str) -> str | None:
    return SUFFIXES.get(PurePosixPath(name).suffix.lower())


def kind_of_answer(media_type: str, url: str) -> str | None:
    """The kind of an answer by its media type and, where that says little, its address; None when it is not text."""
    if media_type in _SAYS_LITTLE:
        named = kind_of_name(unquote(urlsplit(url).path))
        return named or (PLAIN if media_type == "text/plain" else HTML)
    return _MEDIA_TYPES.get(media_type)


def kind_of_bytes(data: bytes, kind: str) -> str:
    """The kind that the first characters show where the name of the kind was loosely given."""
    head = data[:_HEAD].decode("utf-8", "replace").removeprefix("\ufeff")
    if kind in (HTML, PLAIN) and _FEED_ROOT.match(head):
        return FEED
    return HTML if kind in (PLAIN, FEED) and _PAGE_ROOT.match(head) else kind
