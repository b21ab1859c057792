"""N-Quads, written as pyoxigraph would write them: the same quad is always the same line.

Source: https://www.w3.org/TR/rdf12-n-quads/#canonical-quads
"""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

XSD = "http://www.w3.org/2001/XMLSchema#"
UNKNOWN_LANGUAGE = "und"
REPLACEMENT = "\ufffd"
SCHEMES = ("http", "https")
DATE_TYPES = {4: "gYear", 7: "gYearMonth"}  # by length; any other length is a day, or a fault that the shapes find

SURROGATE = re.compile("[\ud800-\udfff]")
SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
NAMED_ESCAPES = {'"': r"\"", "\\": r"\\", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"}
TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*")
PRIMARY_SUBTAG = re.compile(r"[a-z]{2,3}(?![a-z\d])")
AUTHORITY = re.compile(r"([^@\[\]:]*@)?[^@\[\]:%]+(:\d{0,5})?")
STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
OUTSIDE_IRI = re.compile(r"[^A-Za-z0-9\-._~:/?!$&'()*+,;=@%]")


class Graph:
    """The lines of one named graph, each once, in the order in which they were first said."""

    def __init__(self, iri: str) -> None:
        self._end = f" <{iri}> .\n"
        self._lines: dict[str, None] = {}

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        for value in objects:
            self._lines[f"{subject} {predicate} {value}{self._end}"] = None

    def lines(self) -> list[str]:
        return list(self._lines)


def node(iri: str) -> str:
    return f"<{iri}>"


def plain(text: str) -> str:
    """A literal without a language: acronyms, codes, and quotes as Web Annotation has them."""
    return f'"{_escaped(text)}"'


def words(text: str, language: str | None) -> str:
    """A literal of language."""
    return f'"{_escaped(text)}"@{tag(language)}'


def typed(value: str, datatype: str) -> str:
    return f'"{_escaped(value)}"^^<{XSD}{datatype}>'


def date(partial: str) -> str:
    """A partial date at the precision written: a year, a month or a day."""
    return typed(partial, DATE_TYPES.get(len(partial), "date"))


def clean(text: str) -> str:
    """The text with U+FFFD for half characters (lone surrogates), which no encoding can write."""
    return SURROGATE.sub(REPLACEMENT, text)


@lru_cache(1024)
def tag(language: str | None) -> str:
    """A well-formed language tag in small letters; of a malformed one the language, where that can be read.

    >>> tag("sr-Latn"), tag("en_GB"), tag("?"), tag(None)
    ('sr-latn', 'en-gb', 'und', 'und')
    """
    lowered = (language or "").lower().replace("_", "-")
    primary = PRIMARY_SUBTAG.match(lowered)
    if TAG.fullmatch(lowered):
        return lowered
    return primary[0] if primary else UNKNOWN_LANGUAGE


def address(url: str) -> str | None:
    """An address from outside as a valid IRI: what may not stand in one is percent-encoded. None when it is no address.

    >>> address("https://museum.example/a b?q=<1>")
    'https://museum.example/a%20b?q=%3C1%3E'
    >>> address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(clean(url.strip()))
    except ValueError:  # brackets that hold no IPv6 address
        return None
    scheme, host = parts.scheme.lower(), parts.netloc
    if scheme == "urn":
        start, whole = "urn:", bool(parts.path) and not host
    else:
        start, whole = f"{scheme}://{_encoded(host)}", scheme in SCHEMES and bool(AUTHORITY.fullmatch(host))
    if not whole:
        return None
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return start + _encoded(parts.path) + query + fragment


def _escaped(text: str) -> str:
    safe = text if text.isascii() else clean(text)
    return SPECIAL.sub(_escape, safe)


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return NAMED_ESCAPES.get(letter) or f"\\u{ord(letter):04X}"


def _encoded(part: str) -> str:
    return OUTSIDE_IRI.sub(_percent, STRAY_PERCENT.sub("%25", part))


def _percent(match: re.Match[str]) -> str:
    """Letters of all scripts may stand in an IRI; marks of direction, private characters and spaces may not."""
    letter = match[0]
    return letter if letter.isalnum() and not letter.isascii() else quote(letter)
