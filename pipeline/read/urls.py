"""Addresses: which ones may be read, and how they are written down."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from pipeline.read.notices import Both, UnreadableError

SCHEMES = ("http", "https")
_FOREIGN = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})")  # not allowed in an IRI
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$")
_NO_ADDRESS = Both("it is not a whole http or https address", "ეს სრული http ან https მისამართი არ არის")


def is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def readable(url: str) -> SplitResult:
    """The parts of an address that may be asked for.

    Raises: UnreadableError.
    """
    try:
        parts = urlsplit(url)
        has_port = parts.port != 0
    except ValueError as error:
        raise UnreadableError("read.url-refused", url=masked(url), reason=_NO_ADDRESS) from error
    if "@" in parts.netloc:
        raise UnreadableError("read.credentials", url=masked(url))
    if parts.scheme not in SCHEMES or not parts.hostname or not has_port or "\\" in url:
        raise UnreadableError("read.url-refused", url=masked(url), reason=_NO_ADDRESS)
    return parts


def written_url(text: str, base: str | None = None) -> str | None:
    """An address as it may stand in data: whole, http or https, without a password. None when it is not one.

    >>> written_url("HTTPS://museum.example/a b"), written_url("../x", "https://museum.example/a/b"), written_url("x")
    ('https://museum.example/a%20b', 'https://museum.example/x', None)
    """
    try:
        parts = urlsplit(urljoin(base or "", text.strip()))
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not _HOST.match(parts.netloc):
        return None
    path, query, fragment = (_FOREIGN.sub(_percent, part) for part in parts[2:])
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, query, fragment))


def same_site(url: str, other: str) -> bool:
    """Whether two addresses are on one host, with or without `www.`."""
    hosts = [(urlsplit(each).hostname or "").removeprefix("www.") for each in (url, other)]
    return hosts[0] == hosts[1]


def masked(url: str) -> str:
    """The address without user name and password, to be shown."""
    return re.sub(r"//[^/?#]*@", "//…@", url, count=1)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
