"""From bytes to characters. The encoding is settled once and then kept in the snapshot."""

import codecs
import re

from pipeline.read.raw import Note, note

UTF8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the label of a page means (https://encoding.spec.whatwg.org/#names-and-labels).
_WEB = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "utf-16": UTF8, "utf-16-le": UTF8}
_NOT_FOR_TEXT = frozenset("utf-7 idna punycode unicode-escape raw-unicode-escape undefined mbcs oem utf-8-sig".split())
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_HEAD = 4096  # bytes in which a page names its encoding
_SAMPLE = 100_000  # bytes from which an encoding is guessed
_SPACES = 0.04  # share of NUL among the bytes of a text in UTF-16, at the least
_STRAY = 0.02
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})  # ESC is part of Japanese encodings
_FEW_CONTROLS = 3
_BROKEN = 0.02  # share of damaged among non-ASCII bytes up to which a text is still taken for UTF-8


def settle(data: bytes, declared: str | None = None) -> tuple[str | None, tuple[Note, ...]]:
    """The encoding of the bytes, and what a person should know of it. None when it cannot be told."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked, () if decodes(data, marked) else (note("read.broken-bytes", charset=marked),)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return unmarked, (note("read.not-utf8", charset=unmarked),)
    if _is_binary(data[:_SAMPLE]):
        return None, (note("read.binary"),)
    named = known(declared)
    named = _WEB.get(named, named) if named else None
    for name in (UTF8, named):  # what is valid as UTF-8 is UTF-8, whatever it calls itself
        if name and decodes(data, name):
            return name, ()
    if named in (UTF8, None) and _mostly_utf8(data):
        return UTF8, (note("read.broken-bytes", charset=UTF8),)
    guessed = _guess(data)
    return guessed, (note("read.not-utf8", charset=guessed) if guessed else note("read.charset-unknown"),)


def of_answer(data: bytes, label: str | None) -> str | None:
    """The encoding that a server named with its answer, where the bytes do not tell better themselves."""
    name = known(label)
    if name is None or data.startswith(tuple(mark for mark, _ in _MARKS)) or decodes(data, UTF8):
        return None
    name = _WEB.get(name, name)
    return name if decodes(data, name) else None


def declared_in(data: bytes) -> str | None:
    """The encoding that an HTML page or an XML file names itself."""
    found = _XML.match(data[:_HEAD]) or _META.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def known(name: str | None) -> str | None:
    """The name that Python knows an encoding by, where it is one for text."""
    try:
        codec = codecs.lookup(name or "")
        "".encode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if codec.name.replace("_", "-") in _NOT_FOR_TEXT else codec.name


def decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of its spaces and line ends is NUL, and none of the others."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < len(sample) * _SPACES or min(even, odd) > _STRAY * (even + odd):
        return None
    name = "utf-16-be" if even > odd else "utf-16-le"
    return name if decodes(data, name) else None


def _is_binary(sample: bytes) -> bool:
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(_FEW_CONTROLS, len(sample) * _STRAY)


def _mostly_utf8(data: bytes) -> bool:
    """A few damaged bytes in a text that is UTF-8 otherwise."""
    beyond_ascii = sum(byte > 0x7F for byte in data[:_SAMPLE])
    damaged = data[:_SAMPLE].decode(UTF8, "replace").count("\ufffd")
    return damaged <= max(1, beyond_ascii * _BROKEN) and beyond_ascii > 8 * damaged


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    name = known(best.encoding) if best else None
    return name if name and decodes(data, name) else None
