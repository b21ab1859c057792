"""Days and months beside a year, by the small words and marks that languages put between them."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.months import Calendar, Month, calendar
from pipeline.extract.tokens import INVISIBLE, normal
from pipeline.extract.years import YEAR, date_value

WINDOW = 48  # letters around a year in which the rest of its date stands
LINKS = frozenset(
    """
    of de del di do da des du van het ta' tal του το të a na lá lui ayı ayında ayının ayından месец месеца месяца місяця
    mėn mėnesį mėnesio mēnesī mēnesis mjeseca meseca månad måned hónap
    """.split()
)
"""Words that may stand between the parts of a date, of the languages together."""
TO_MONTH = frozenset("of de di do da des du ta' o lá mis".split())  # between the day and the month
ORDINALS = frozenset("st nd rd th er ère re º ª o a e de ste ter η ης ος ú af ail il ydd fed eg ain".split())
DAY_WORDS = frozenset(
    "d diena dienas dieną dienos nap napján napjától napig napon eguna egunean päivä päivänä päivästä".split()
)
MEASURES = frozenset("km kg cm mm m h".split())
HYPHENS = frozenset("-‑")
DAY_ENDING = 6  # letters that are hung on a day: `3án`, `3ean`
LETTER = rf"(?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])"
_PIECE = re.compile(rf"(?P<number>\d+)|(?P<word>{LETTER}+(?:['’]{LETTER}+)*['’]?)|(?P<mark>\S)")

Piece = re.Match[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A month on one side of a year, with a day or without; `edge` is where they end on the side away from it."""

    edge: int
    month: int
    day: int | None
    month_edge: int  # the edge without the day
    after: int  # the piece behind it

    def value(self, year: int) -> tuple[int, str]:
        """Its edge and its value; only the month where it has no such day."""
        whole = date_value(year, self.month, self.day)
        return (self.edge, whole) if whole else (self.month_edge, f"{year:04}-{self.month:02}")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a pack writes dates."""

    code: str
    calendar: Calendar
    phrases: frozenset[tuple[str, ...]]  # year words
    longest: int


@functools.cache
def ways_of(tags: tuple[str, ...], year_words: tuple[str, ...]) -> Ways:
    phrases = frozenset(tuple(low(p) for p in _PIECE.finditer(words)) for words in year_words) - {()}
    return Ways(tags[0], calendar(tags), phrases, max(map(len, phrases), default=0))


def pieces_of(text: str, start: int, end: int, edge: int) -> list[Piece]:
    """Numbers, words and marks of text[start:end] without what the window cuts in two; `edge` ends the sentence."""
    pieces = list(_PIECE.finditer(text, start, end))
    if pieces and end < edge and pieces[-1].end() == end:
        pieces.pop()
    if pieces and start > edge and pieces[0].start() == start:
        pieces.pop(0)
    return pieces


def low(piece: Piece) -> str:
    return normal(piece.group()) if piece.group() != "․" else "."  # the dot of Armenian abbreviations


def touch(left: Piece, right: Piece) -> bool:
    return left.end() == right.start()


def year_phrase(pieces: Sequence[Piece], at: int, ways: Ways, step: int) -> int:
    """How many pieces from `at` on are year words; backwards with step -1."""
    for count in range(min(ways.longest, len(pieces) - at), 0, -1):
        words = [low(piece) for piece in pieces[at : at + count]][::step]
        if tuple(words) in ways.phrases or (*words[:-1], words[-1].rpartition("'")[2]) in ways.phrases:
            return count
    return 0


def part_before(near: Sequence[Piece], ways: Ways) -> Part | None:
    """`3 May 2021`, `May 3rd, 2021`, `en mayo del año 2021`; the pieces come nearest first."""
    comma = 1 if near and near[0].group() == "," else 0
    found = _month(near, _linked(near, comma, ways), ways, -1)
    if found is not None:
        month, at, alone = found
        day = day_before(near, at)
        edge = near[at - 1].start()
        if day is not None:
            return Part(near[day[1] - 1].start(), month.number, day[0], edge, day[1])
        return Part(edge, month.number, None, edge, at) if alone else None
    day = day_before(near, comma)
    found = _month(near, day[1], ways, -1) if day is not None else None
    if day is None or found is None:
        return None
    edge = near[found[1] - 1].start()
    return Part(edge, found[0].number, day[0], edge, found[1])


def _linked(near: Sequence[Piece], at: int, ways: Ways) -> int:
    """The piece before the words between a month and its year: `of`, `tal-`, `del año`."""
    for _ in range(3):
        count = year_phrase(near, at, ways, -1)
        if not count and at < len(near) and low(near[at]) in LINKS:
            count = 1
        if not count and near[at : at + 1] and near[at].group() == "-" and low_at(near, at + 1) in LINKS:
            count = 2
        if not count:
            break
        at += count
    return at


def low_at(pieces: Sequence[Piece], at: int) -> str:
    return low(pieces[at]) if at < len(pieces) else ""


def _month(pieces: Sequence[Piece], at: int, ways: Ways, step: int) -> tuple[Month, int, bool] | None:
    """The month at a piece, the piece behind it, and whether it is one without a day; backwards with step -1."""
    dot = step < 0 and at + 1 < len(pieces) and pieces[at].group() == "." and touch(pieces[at + 1], pieces[at])
    at += dot
    if at >= len(pieces) or pieces[at].lastgroup != "word":
        return None
    two = [piece.group() for piece in pieces[at : at + 2]][::step]
    month, count = ways.calendar.find(" ".join(two)) if ways.calendar.two_words and len(two) == 2 else None, 2
    if month is None:
        month, count = ways.calendar.find(pieces[at].group()), 1
    if month is None or (dot and not month.short and len(pieces[at].group()) > 4):
        return None
    word, after = pieces[at].group(), at + count
    if step > 0 and month.short and low_at(pieces, after) == ".":
        dot, after = True, after + 1
    return month, after, not month.short or bool(dot) or len(word) > 3 or word[0].isupper()


def day_before(near: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """The day before a month, and the piece before it; the pieces come nearest first."""
    for _ in range(2):
        at += low_at(near, at) in TO_MONTH
    if at + 1 < len(near) and near[at].lastgroup == "word" and touch(near[at + 1], near[at]):
        if near[at + 1].lastgroup == "number" and low(near[at]) in ORDINALS:
            at += 1
        elif near[at + 1].group() in ".-‑:'’" and len(near[at].group()) <= 4:
            at += 2
    elif at + 1 < len(near) and near[at].group() in (".", "°") and touch(near[at + 1], near[at]):
        at += 1
    day = _day(near[at]) if at < len(near) else None
    if day is None or (at + 2 < len(near) and near[at + 1].group() in (".", ",") and _decimal(near[at + 2], near[at])):
        return None
    return day, at + 1


def _decimal(left: Piece, right: Piece) -> bool:
    return left.lastgroup == "number" and left.end() + 1 == right.start()


def _day(piece: Piece) -> int | None:
    if piece.lastgroup != "number" or len(piece.group()) > 2:
        return None
    number = int(piece.group())
    return number if 1 <= number <= 31 else None


def part_after(far: Sequence[Piece], at: int, bound: bool, ways: Ways) -> Part | None:
    """`2021. május 3-án`, `2021 წლის 3 მაისს`; not what belongs to the next year: `in 2020, 3 May 2021`."""
    if not bound and at > 0 and far[at - 1].group() == ".":
        return None
    at += low_at(far, at) == ","
    part = _day_month(far, at, ways) or _month_day(far, at, bound or ways.calendar.year_first, ways)
    if part is not None and not bound:
        behind = part.after
        for _ in range(3):
            behind += low_at(far, behind) in LINKS or low_at(far, behind) == ","
        if behind < len(far) and YEAR.fullmatch(far[behind].group()):
            return None
    return part


def _day_month(far: Sequence[Piece], at: int, ways: Ways) -> Part | None:
    day = _day(far[at]) if at < len(far) else None
    if day is None:
        return None
    at += 1
    ordinal = low_at(far, at)
    at += ordinal in (".", "°") or (ordinal in ORDINALS and touch(far[at - 1], far[at]))
    at += low_at(far, at) in TO_MONTH
    found = _month(far, at, ways, 1)
    if found is None:
        return None
    edge = far[found[1] - 1].end()
    return Part(edge, found[0].number, day, edge, found[1])


def _month_day(far: Sequence[Piece], at: int, sure: bool, ways: Ways) -> Part | None:
    """A month and perhaps a day; unless `sure`, only where no word follows that it could belong to."""
    found = _month(far, at, ways, 1)
    if found is None:
        return None
    month, after, alone = found
    edge, day = far[after - 1].end(), day_after(far, after, ways)
    if day is not None:
        return Part(far[day[1] - 1].end(), month.number, day[0], edge, day[1])
    follows = after < len(far) and far[after].lastgroup != "mark"
    return Part(edge, month.number, None, edge, after) if alone and (sure or not follows) else None


def day_after(far: Sequence[Piece], at: int, ways: Ways) -> tuple[int, int] | None:
    """The day behind a month, and the piece behind it: `3-án`, `3an`, `3 d.`; what a word follows is a count.

    In languages that write the day before the month, mostly one with a case ending.
    """
    day = _day(far[at]) if at < len(far) else None
    if day is None:
        return None
    at += 1
    mark = low_at(far, at) if at < len(far) and touch(far[at - 1], far[at]) else ""
    following = far[at + 1].lastgroup if at + 1 < len(far) and touch(far[at], far[at + 1]) else None
    if mark.isalpha():
        return (day, at + 1) if len(mark) <= DAY_ENDING and mark not in MEASURES else None
    if mark in HYPHENS and following == "word":
        return day, at + 2
    if mark in (".", ",", ":", "/") and following == "number":
        return None
    at += mark == "."
    word = low_at(far, at)
    if word in DAY_WORDS:
        return day, at + 1 + (word == "d" and low_at(far, at + 1) == ".")
    if not ways.calendar.month_first and (mark == "." or not ways.calendar.year_first):
        return None
    ranged = word in ("–", "-") and at + 1 < len(far) and far[at + 1].lastgroup == "number"
    return None if ranged or (word[:1].isalpha() and mark != ".") else (day, at)
