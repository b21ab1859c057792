"""The text of a page as trafilatura finds it, without navigation: each heading, paragraph and list item on its line.

The text is a function of the page alone. Its settings are fixed here, never by the steward, so that `verify` reads the
same text again years later.
"""

import logging
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree, html

from pipeline.read.metadata import headline, stated_by
from pipeline.read.raw import Content, note

if TYPE_CHECKING:
    from configparser import ConfigParser

_ENOUGH = "25"  # characters; an announcement of one sentence is whole, and no reason to take the navigation as well
_MOST_TAGS = 200_000  # far more than any article; extraction takes more than twice the time for twice as many
_ITEM = re.compile(r"\s*- ")
_RULED_ROW = re.compile(r"\|(?:\s*-{3,}\s*\|)+$")
_ROW = re.compile(r"\|(.*)\|$")
_OPENING = 600  # characters in which the headline is looked for
_SHORTEST = 10  # characters of a first line that can stand for the headline
_DEPTH_MESSAGE = "Excessive depth"
# What foreign code may run into on hostile pages; none of it may end the run.
_FAILURES = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError, etree.LxmlError)


def read_page(source: str) -> Content:
    """Text and statements of a page whose characters are decoded already."""
    if source.count("<") > _MOST_TAGS:
        return Content(text="", notes=(note("read.html-failed"),))
    tree, is_cut = _tree(source)
    if tree is None:
        return Content(text="")
    notes = (note("read.html-too-deep"),) if is_cut else ()
    try:
        extracted = _extracted(tree)
    except _FAILURES:
        return Content(text="", notes=(*notes, note("read.html-failed")))
    return Content(text=with_title(_blocks(extracted), headline(tree)), stated=stated_by(tree), notes=notes)


def read_fragment(source: str, title: str | None) -> Content:
    """Text of an entry of a feed."""
    content = read_page(f"<html><body><article>{source}</article></body></html>")
    return Content(text=with_title(content.text, title), notes=content.notes)


def plain_words(source: str) -> str:
    """The words of a short piece that may hold marks and entities, as the title of an entry."""
    tree, _ = _tree(f"<html><body>{source}</body></html>")
    return "" if tree is None else " ".join(tree.text_content().split())


def with_title(text: str, title: str | None) -> str:
    """The text under its headline, which extraction may have lost."""
    if not text or not title:
        return text
    opening, wanted = _folded(text[:_OPENING]), _folded(title)
    first = _folded(text.split("\n", 1)[0])
    if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", opening) or (len(first) >= _SHORTEST and first in wanted):
        return text
    return f"{title}\n\n{text}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _tree(source: str) -> tuple[html.HtmlElement | None, bool]:
    """The page as a tree, and whether the parser gave up in its depths."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)  # trafilatura counts on it
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    return tree, any(_DEPTH_MESSAGE in entry.message for entry in parser.error_log)


def _extracted(tree: html.HtmlElement) -> str:
    from trafilatura import extract

    return extract(tree, include_comments=False, output_format="txt", config=_config()) or ""


@lru_cache(maxsize=1)
def _config() -> "ConfigParser":
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings become findings here
    config: ConfigParser = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _ENOUGH)
    return config


def _blocks(text: str) -> str:
    """One empty line between blocks; the items of a list stay together."""
    lines = [_row(line.rstrip()) for line in text.split("\n") if line.strip() and not _RULED_ROW.match(line.rstrip())]
    out = lines[:1]
    for former, line in pairwise(lines):
        out += ["\n" if _ITEM.match(former) and _ITEM.match(line) else "\n\n", line]
    return "".join(out)


def _row(line: str) -> str:
    found = _ROW.match(line)
    return found[1].strip() if found else line
