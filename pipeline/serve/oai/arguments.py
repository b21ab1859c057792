"""What a harvester asks, checked to the letter; and the tokens with which it goes on.

A token holds the whole question and how far the answer came, so it is good for any later release and after a restart.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

MOST = 2_000  # letters of a token or an identifier
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
FIRST, LAST = "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
NEEDED = {  # verb: arguments that must be, arguments that may be; a token stands alone
    "Identify": ((), ()),
    "ListMetadataFormats": ((), ("identifier",)),
    "ListSets": ((), ()),
    "GetRecord": (("identifier", "metadataPrefix"), ()),
    "ListIdentifiers": (("metadataPrefix",), ("from", "until", "set")),
    "ListRecords": (("metadataPrefix",), ("from", "until", "set")),
}
WITH_TOKEN = ("ListSets", "ListIdentifiers", "ListRecords")
TOKEN = "resumptionToken"  # noqa: S105 - the protocol's word


class ProtocolError(Exception):
    """An error that the protocol has a code for."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list that is asked for, and how far it was given."""

    verb: str
    prefix: str = ""
    since: str = FIRST
    until: str = LAST
    spec: str | None = None
    date: str = ""  # of the last record given
    after: str = ""  # its reference, or the last set
    given: int = 0
    total: int = 0

    def token(self) -> str:
        values = [getattr(self, name) for name in self.__slots__]
        return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def read_arguments(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The arguments of a request, each once, those that its verb has.

    Raises: ProtocolError.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in NEEDED:
        raise ProtocolError("badVerb", f"Ask with exactly one verb of {', '.join(NEEDED)}.")
    arguments = {name: value for name, value in pairs if name != "verb"}
    if len(arguments) != len(pairs) - 1:
        raise ProtocolError("badArgument", "An argument stands twice.")
    _check(verbs[0], arguments)
    return {"verb": verbs[0], **arguments}


def _check(verb: str, arguments: Mapping[str, str]) -> None:
    needed, allowed = NEEDED[verb]
    if TOKEN in arguments and verb in WITH_TOKEN:
        needed, allowed = (TOKEN,), ()
    for name in arguments:
        if name not in (*needed, *allowed):
            raise ProtocolError("badArgument", f"{verb} has no argument {name[:100]!r} here.")
    for name in needed:
        if not arguments.get(name):
            raise ProtocolError("badArgument", f"{verb} needs the argument {name}.")
    if any(len(value) > MOST for value in arguments.values()):
        raise ProtocolError("badArgument", f"An argument is longer than {MOST} letters.")


def listing_of(arguments: Mapping[str, str]) -> Listing:
    """Raises: ProtocolError."""
    verb = arguments["verb"]
    if TOKEN in arguments:
        return read_token(arguments[TOKEN], verb)
    since, until = arguments.get("from"), arguments.get("until")
    if since is not None and until is not None and len(since) != len(until):
        raise ProtocolError("badArgument", "Write `from` and `until` both as days or both with a time.")
    first = _instant("from", since, "T00:00:00Z") if since is not None else FIRST
    last = _instant("until", until, "T23:59:59Z") if until is not None else LAST
    if first > last:
        raise ProtocolError("badArgument", "`from` is later than `until`.")
    prefix = arguments.get("metadataPrefix", "")
    return Listing(verb=verb, prefix=prefix, since=first, until=last, spec=arguments.get("set"))


def _instant(name: str, written: str, rest: str) -> str:
    """Raises: ProtocolError."""
    try:
        if not (DAY.fullmatch(written) or SECOND.fullmatch(written)):
            raise ValueError(written)
        datetime.fromisoformat(written)
    except ValueError:
        words = f"`{name}` must be a day as 2024-05-18 or a time as 2024-05-18T09:30:00Z, not {written[:50]!r}."
        raise ProtocolError("badArgument", words) from None
    return written + rest if len(written) == len("2024-05-18") else written


def read_token(token: str, verb: str) -> Listing:
    """Raises: ProtocolError when it is not one of ours, or belongs to another verb."""
    broken = ProtocolError("badResumptionToken", "This token is not one that was given here: begin the list again.")
    try:
        values = json.loads(base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True))
        listing = Listing(**dict(zip(Listing.__slots__, values, strict=True)))
    except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError):
        raise broken from None
    texts = (listing.verb, listing.prefix, listing.since, listing.until, listing.date, listing.after)
    numbers = (listing.given, listing.total)
    sound = all(isinstance(text, str) and len(text) <= MOST for text in texts) and all(
        type(number) is int and 0 <= number < 1 << 40 for number in numbers
    )
    if not sound or not isinstance(listing.spec, str | None) or listing.verb != verb:
        raise broken
    return listing
