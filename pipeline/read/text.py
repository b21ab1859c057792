"""The text of archived bytes. It is settled here, once, by a pure function: every offset of every quote counts into it.

Characters are decoded as the snapshot says (`\\ufffd` for bytes that mean nothing). Line ends of every kind (CR LF, CR,
form feed, vertical tab, NEL, line and paragraph separator) become one newline each. NUL and other characters that XML
and RDF cannot carry (controls, half surrogates, noncharacters) become `\\ufffd`. A byte order mark and white space
around the whole go. Nothing else is changed in plain text; what the head of a file, Markdown, HTML and feeds lose is
said in their modules.
"""

import re
from dataclasses import replace

from pipeline.model import Snapshot
from pipeline.read import charset
from pipeline.read.front_matter import split_head
from pipeline.read.jsonl import read_line
from pipeline.read.markdown import plain_text
from pipeline.read.notices import UnreadableError
from pipeline.read.raw import Content, Given, Note, note

PLAIN, MARKDOWN, HTML, JSON = "text/plain", "text/markdown", "text/html", "application/json"
ATOM, RSS = "application/atom+xml", "application/rss+xml"
MARKUP = frozenset({HTML, ATOM, RSS})
_MARK = "\ufeff"
_LINE_END = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FEW = 3  # unfit characters that are an accident in any text
_BINARY = 0.01  # share of unfit characters from which bytes are no text
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"{\\rtf",
)  # fmt: skip


def text_of(snapshot: Snapshot, data: bytes) -> str:
    """The text again, from archived bytes.

    Raises: UnreadableError (a ReadError), when these bytes cannot be read as the snapshot says.
    """
    return content_of(snapshot, data)[0].text


def content_of(snapshot: Snapshot, data: bytes) -> tuple[Content, str]:
    """Text and statements, and the encoding that was settled.

    Raises: UnreadableError.
    """
    name, notes = encoding_of(snapshot, data)
    content = _read(snapshot, data, name)
    text, damage = _fit(content.text)
    return Content(text=text.strip(), stated=content.stated, notes=(*notes, *content.notes, *damage)), name


def encoding_of(snapshot: Snapshot, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The encoding in the snapshot, or else the one that the bytes show.

    Raises: UnreadableError, when there is none.
    """
    if snapshot.media_type == JSON:
        return charset.UTF8, ()  # JSON has no other (RFC 8259, section 8.1)
    if data.startswith(_SIGNATURES):
        raise UnreadableError("read.binary")
    named = charset.known(snapshot.charset)
    if named and charset.decodes(data, named):
        return named, ()
    name, notes = charset.settle(data, charset.declared_in(data) if snapshot.media_type in MARKUP else None)
    if name is None:
        raise UnreadableError(notes[0].code)
    return name, notes


def characters(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The characters of the bytes, with line ends and unfit characters made good.

    Raises: UnreadableError, when there are so many unfit ones that this is no text.
    """
    return _fit(data.decode(name, "replace"))


def tidy(given: Given) -> Given:
    """Statements as one line each, of characters that data may hold."""
    values = {key: getattr(given, key) for key in given.__slots__}
    return Given(**{key: " ".join(_made_good(value).split()) or None for key, value in values.items() if value})


def _read(snapshot: Snapshot, data: bytes, name: str) -> Content:
    if snapshot.media_type == JSON:
        return read_line(data)
    source, damage = characters(data, name)
    content = _read_markup(snapshot, source) if snapshot.media_type in MARKUP else _read_plain(snapshot, source)
    return replace(content, notes=(*damage, *content.notes))


def _read_plain(snapshot: Snapshot, source: str) -> Content:
    content = split_head(source)
    if snapshot.media_type != MARKDOWN:
        return content
    text, title = plain_text(content.text)
    return replace(content, text=text, stated=content.stated.over(Given(title=title)))


def _read_markup(snapshot: Snapshot, source: str) -> Content:
    if snapshot.media_type == HTML:
        from pipeline.read.html import read_page

        return read_page(source)
    from pipeline.read.feed import read_entry

    return read_entry(source, snapshot.entry or "")


def _fit(text: str) -> tuple[str, tuple[Note, ...]]:
    number = len(_UNFIT.findall(text))
    if number > max(_FEW, len(text) * _BINARY):
        raise UnreadableError("read.binary")
    return _made_good(text), (note("read.control-characters", number=number),) if number else ()


def _made_good(text: str) -> str:
    return _UNFIT.sub("\ufffd", _LINE_END.sub("\n", text.removeprefix(_MARK)))
