"""Where the words of a claim stand in the text. What does not stand there letter for letter is dropped."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.numbers import number_of
from pipeline.extract.second.answers import SCHEMA, Claim
from pipeline.extract.second.page import Page, Span
from pipeline.extract.tokens import Token, tokenise

REASONS = (SCHEMA, "quote", "name", "date", "number", "far")
LONGEST_QUOTE = 600  # code points
LONGEST_NAME = 200
PLACES = 20  # occurrences of a quote or name that are looked at
TWO = frozenset(["membership", "renamed", "part_of", "located_in", "size"])  # what needs an object
DATED = frozenset(["membership", "founded", "dissolved", "renamed", "merged", "part_of"])


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim with the places of its words; offsets count code points into the text."""

    claim: Claim
    quote: Span
    subjects: tuple[Span, ...]
    object: Span | None
    date: str | None = None
    number: int | None = None


class UngroundedError(ValueError):
    """`reason` says which words do not stand in the text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ground(claim: Claim, page: Page) -> Grounded:
    """Raises: UngroundedError."""
    if len(claim.quote) > LONGEST_QUOTE:
        raise UngroundedError("quote")
    _check_parts(claim)
    quotes = list(islice(spans_of(page.text, claim.quote), PLACES))
    if not quotes:
        raise UngroundedError("quote")
    names = [*claim.subjects, *([claim.object] if claim.object and claim.kind in TWO | {"merged"} else [])]
    found = [
        _spans_of_name(page, name, claim.kind == "size" and i == len(claim.subjects)) for i, name in enumerate(names)
    ]
    quote = max(quotes, key=lambda q: (sum(any(_inside(s, q) for s in spans) for spans in found), -q[0]))
    spans = [next((s for s in spans if _inside(s, quote)), spans[0]) for spans in found]
    target = spans[-1] if len(names) > len(claim.subjects) else None
    if not any(_inside(span, quote) for span in spans) or not _belongs(claim, target, quote):
        raise UngroundedError("far")
    subjects = tuple(spans[: len(claim.subjects)])
    return Grounded(claim, quote, subjects, target, _date(claim, quote, page), _number(claim, quote, page))


def _check_parts(claim: Claim) -> None:
    """The parts that a type needs, and no organisation beside itself."""
    lacks = (claim.kind in TWO and claim.object is None) or (claim.kind == "size" and claim.number is None)
    crowded = len(claim.subjects) > 1 if claim.kind != "merged" else len(claim.subjects) < 2
    lacks_event = claim.kind == "membership" and claim.event is None
    names = [*claim.subjects, *([claim.object] if claim.object else [])]
    if lacks or crowded or lacks_event or len(set(names)) < len(names):
        raise UngroundedError(SCHEMA)


def _belongs(claim: Claim, target: Span | None, quote: Span) -> bool:
    """A place and a counted noun say nothing away from the sentence that they stand in."""
    return claim.kind not in ("located_in", "size") or (target is not None and _inside(target, quote))


def spans_of(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text as whole words."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_joined(text, at) or _joined(text, end)):
            yield at, end
        at = text.find(words, at + 1)


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on across a place in the text."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (before.isalnum() and after.isalnum()) or unicodedata.combining(after) > 0


def _spans_of_name(page: Page, name: str, counted: bool) -> list[Span]:
    if not (counted or _is_name(name, page)):
        raise UngroundedError("name")
    spans = list(islice(spans_of(page.text, name), PLACES))
    if not spans:
        raise UngroundedError("name")
    return spans


def _is_name(name: str, page: Page) -> bool:
    """Whether words may name something: `we`, `it` and whole paragraphs do not."""
    if not 2 <= len(name) <= LONGEST_NAME or any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in name):
        return False
    if not (_capital(name) and any(c.isalpha() for c in name)):
        return False
    tokens = [token for token in tokenise(name, 0, len(name), page.pack) if token.kind == "word"]
    return bool(tokens) and not (len(tokens) == 1 and _points(tokens[0]))


def _points(token: Token) -> bool:
    return not token.acronym and not token.classes.isdisjoint(("self", "pronoun"))


def _capital(name: str) -> bool:
    """Whether a capital stands in a name, where its script has them in use: Georgian has not."""
    cased = [c for c in name if (c.islower() or c.isupper()) and not "\u10d0" <= c <= "\u10ff"]
    return not cased or any(c.isupper() for c in cased)


def _inside(span: Span, quote: Span) -> bool:
    return quote[0] <= span[0] and span[1] <= quote[1]


def _date(claim: Claim, quote: Span, page: Page) -> str | None:
    """The value of the date, by our own reading; None where the words stand there but say no date to us."""
    if claim.date is None or claim.kind not in DATED:
        return None
    dates = find_dates(page.text, *quote, page.pack_at(quote[0]), page.announcement.published)
    places = [span for span in spans_of(page.text, claim.date) if _inside(span, quote)]
    lexical = [date.value for date in dates if date.value == claim.date]
    if not places and not lexical:
        raise UngroundedError("date")
    meant = _meant(dates, places)
    return meant.value if meant else next(iter(lexical), None)


def _meant(dates: Sequence[DateMention], places: Sequence[Span]) -> DateMention | None:
    """The one date that the words hold, or that holds nothing but them."""
    for place in places:
        inside = [date for date in dates if _inside((date.start, date.end), place)]
        if len(inside) == 1:
            return inside[0]
        same = [date for date in dates if _inside(place, (date.start, date.end))]
        if not inside and len(same) == 1 and place[1] - place[0] >= (same[0].end - same[0].start) * 2 // 3:
            return same[0]
    return None


def _number(claim: Claim, quote: Span, page: Page) -> int | None:
    if claim.kind != "size" or claim.number is None:
        return None
    for span in spans_of(page.text, claim.number):
        if _inside(span, quote) and not _in_longer_number(page.text, span):
            pack = page.pack_at(quote[0])
            tokens = tokenise(page.text, *span, pack)
            value = number_of(tokens[0], pack) if len(tokens) == 1 else None
            if value is not None:
                return value
    raise UngroundedError("number")


_GOES_ON = re.compile(r"\d|[.,\u00a0\u202f\u2009 ]\d{3}(?!\d)")
_GROUP = re.compile(r"\d{3}(?!\d)")
_BEFORE_GROUP = re.compile(r"\d[.,\u00a0\u202f\u2009 ]$")


def _in_longer_number(text: str, span: Span) -> bool:
    """Whether digits are part of a number with group signs: `30` of `30,000`, `000` of it too."""
    start, end = span
    if _GOES_ON.match(text, end) or text[start - 1 : start].isdigit():
        return True
    return _GROUP.match(text, start) is not None and _BEFORE_GROUP.search(text[max(0, start - 2) : start]) is not None
