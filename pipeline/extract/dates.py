"""Dates as written, at the precision written, with the month names of CLDR. Nothing is guessed.

What stands around a year of four digits decides what it is the year of. A relative date ("today", "last Saturday") is
a date only when the announcement's publication date is known to the day; a month without a year ("in May") is the one
nearest to the month of publication.
"""

import datetime
import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.around import (
    LETTER,
    WINDOW,
    Part,
    Piece,
    Ways,
    day_after,
    day_before,
    low,
    part_after,
    part_before,
    pieces_of,
    touch,
    ways_of,
    year_phrase,
)
from pipeline.extract.months import Month, calendar
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import normal
from pipeline.extract.weekdays import weekdays
from pipeline.extract.years import YEAR, counts_something, date_value, in_digits, is_decade, within_number

RELATIVE = ("today", "yesterday", "this_month", "last_month", "this_year", "last_year")
HALF = 6  # months
MONTH, DAY = len("2025-01"), len("2025-01-31")
NEVER_ALONE: Mapping[str, frozenset[str]] = {"ro": frozenset(["mai"])}  # `cele 3 mai vechi`: the three oldest
_FOUR_DIGITS = re.compile(r"\d{4}")  # no date is without a year
_WORD = re.compile(rf"{LETTER}{{3,}}(?:['’]{LETTER}+)*")
_DAY_BEHIND = re.compile(r"\s+(\d{1,2})\b")
_ABBREVIATED = re.compile(r"[^\W\d_]\.")
_BASQUE = re.compile(r"e?(?:ko|an|a|ra|tik|rako|raino|rarte|aren|ari|az)[a-z]{0,3}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: its span and its lexical form (`1992`, `2023-09`, `2023-09-20`)."""

    start: int
    end: int
    value: str
    relative: bool = False


def is_month(word: str, language: str) -> bool:
    """Whether a word, as inflected, is the name of a month."""
    return calendar((language,)).find(word) is not None


def find_dates(text: str, start: int, end: int, pack: Pack, published: str | None = None) -> list[DateMention]:
    """The dates of text[start:end] in order; impossible days and months are no dates.

    Without `published` to the day, relative dates are left out.
    """
    found: list[DateMention] = []
    if _FOUR_DIGITS.search(text, start, end):
        found = list(_written(text, start, end, pack))
    written = bool(found)
    if published is not None:
        found = _merged(found, _relative(text, start, end, pack, published))
    if published is not None and len(published) == DAY and not found:
        days = weekdays(text, start, end, pack.tags, published)
        found = [DateMention(first, last, value, relative=True) for first, last, value in days]
    known = _known_year(found) or (None if written or len(published or "") < MONTH else published)
    return _merged(found, _yearless(text, start, end, pack, known)) if known is not None else found


def _known_year(found: Sequence[DateMention]) -> str | None:
    """The year that a sentence tells, if it tells one."""
    years = {date.value for date in found if len(date.value) == 4}
    return years.pop() if len(years) == 1 else None


def _merged(found: list[DateMention], more: Iterable[DateMention]) -> list[DateMention]:
    """Both in order, without those of the second that overlap one of the first."""
    starts = [date.start for date in found]
    added = []
    for date in more:
        at = bisect_right(starts, date.start)
        before, behind = found[at - 1] if at else None, found[at] if at < len(found) else None
        if (before is None or before.end <= date.start) and (behind is None or date.end <= behind.start):
            added.append(date)
    return sorted([*found, *added], key=lambda date: date.start) if added else found


# --- dates with a year ---------------------------------------------------------------------------------------------


def _written(text: str, start: int, end: int, pack: Pack) -> Iterator[DateMention]:
    """One date a year, from left to right; what belongs to one date belongs to no other."""
    ways = ways_of(pack.tags, pack.dates.get("year_words", ()))
    free = start
    for year in YEAR.finditer(text, start, end):
        if year.start() < free:
            continue
        digits = in_digits(text, year, free, end, ways.code == "en")
        found = DateMention(*digits) if digits else _in_words(text, year, free, end, ways, pack)
        if found is not None:
            free = found.end
            yield found


def _in_words(text: str, year: re.Match[str], free: int, end: int, ways: Ways, pack: Pack) -> DateMention | None:
    numeric = within_number(text, year, free, end)
    if numeric and (year.start() < 2 or not _ABBREVIATED.match(text, year.start() - 2, year.start())):
        return None
    near = pieces_of(text, max(free, year.start() - WINDOW), year.start(), free)[::-1]
    far = pieces_of(text, year.end(), min(end, year.end() + WINDOW), end)
    at, bound, tail = _year_ending(year, far, ways, pack)
    if at < 0 or is_decade(text, year, free, end):
        return None
    head, introduced = _year_words_before(year, near, ways, pack)
    number = int(year[0])
    before, after = part_before(near, ways), part_after(far, at, bound or introduced, ways)
    if before is not None and _goes_first(before, after, bound and ways.calendar.year_first):
        edge, value = before.value(number)
        return DateMention(edge, tail, value)
    if after is not None:
        edge, value = after.value(number)
        return DateMention(head, edge, value)
    if numeric or counts_something(text, year, free, end, ways.code == "nl"):
        return None
    return DateMention(head, tail, year[0])


def _goes_first(before: Part, after: Part | None, year_first: bool) -> bool:
    """Of a date before the year and one after it, the one with a day, or that on the side where the language has it."""
    if after is None or (before.day is None) == (after.day is None):
        return after is None or not year_first
    return before.day is not None and not (year_first and after.day is not None)


def _year_ending(year: re.Match[str], far: Sequence[Piece], ways: Ways, pack: Pack) -> tuple[int, bool, int]:
    """The piece behind what belongs to the year, whether anything does, and its end; -1 where it is no year."""
    at, tail, bound = 0, year.end(), False
    if far and far[0].start() == tail:
        if far[0].lastgroup == "word" and not year_phrase(far, 0, ways, 1):
            if not _hung(far[0].group(), ways):
                return -1, False, tail
            at, tail, bound = 1, far[0].end(), True
        elif len(far) > 1 and far[0].group() in "-‑'’" and _ending(far[0], far[1], ways):
            at, tail, bound = 2, far[1].end(), True
    if at < len(far) and far[at].group() == "." and far[at].start() == tail:
        at, bound = at + 1, bound or ways.calendar.year_first
    count = year_phrase(far, at, ways, 1)
    if count and "article" not in pack.classes(low(far[at])):
        at, tail, bound = at + count, far[at + count - 1].end(), True
        short = len(far[at - 1].group()) <= 2
        if at < len(far) and far[at].group() == "." and touch(far[at - 1], far[at]) and short:
            at, tail = at + 1, far[at].end()
    return at, bound, tail


def _hung(word: str, ways: Ways) -> bool:
    """Whether letters right behind a year are its case: never in scripts that have units of measure."""
    return "ա" <= word[0] <= "ჿ" or (ways.code == "eu" and _BASQUE.fullmatch(word) is not None)


def _ending(mark: Piece, word: Piece, ways: Ways) -> bool:
    """Whether a case ending hangs on a year with a mark: `2021-ben`, `2021'de`."""
    letters = word.group()
    return ways.code != "en" and word.lastgroup == "word" and touch(mark, word) and not letters[0].isupper()


def _year_words_before(year: re.Match[str], near: Sequence[Piece], ways: Ways, pack: Pack) -> tuple[int, bool]:
    count = year_phrase(near, 0, ways, -1)
    if not count or "article" in pack.classes(low(near[0])):
        return year.start(), False
    return near[count - 1].start(), True


# --- dates without a year ------------------------------------------------------------------------------------------


def _yearless(text: str, start: int, end: int, pack: Pack, known: str) -> Iterator[DateMention]:
    """A month, perhaps with a day, whose year the sentence says elsewhere: `last year, on 1 December`; or the one
    nearest to the day of publication."""
    ways, free = ways_of(pack.tags, pack.dates.get("year_words", ())), start
    for word in _WORD.finditer(text, start, end):
        month = ways.calendar.find(word.group())
        if month is None or month.short or (ways.code == "en" and not word.group()[0].isupper()):
            continue
        part = _with_day(text, word, free, end, month, ways)
        if part is not None:
            value = date_value(_year_of(known, month.number), month.number, part[2])
            if value is not None:
                yield DateMention(part[0], part[1], value, relative=True)
                free = part[1]


def _year_of(known: str, month: int) -> int:
    """The year that is known, or that in which a month is nearest to a known one: half a year back or less ahead."""
    if len(known) < MONTH:
        return int(known[:4])
    apart = month - int(known[5:7])
    return int(known[:4]) + (apart < -HALF) - (apart >= HALF)


def _with_day(
    text: str, word: Piece, start: int, end: int, month: Month, ways: Ways
) -> tuple[int, int, int | None] | None:
    """Where a month with its day stands, and the day; a month that may be another word needs one."""
    if word.group().lower() in NEVER_ALONE.get(ways.code, ()):
        return None
    near = pieces_of(text, max(start, word.start() - WINDOW // 2), word.start(), start)[::-1]
    day = day_before(near, 0)
    if day is not None:
        return near[day[1] - 1].start(), word.end(), day[0]
    if ways.code == "en":
        match = _DAY_BEHIND.match(text, word.end(), end)
        if match is not None:
            return word.start(), match.end(), int(match[1])
    far = pieces_of(text, word.end(), min(end, word.end() + WINDOW // 2), end)
    day = day_after(far, 0, ways)
    if day is not None:
        return word.start(), far[day[1] - 1].end(), day[0]
    return (word.start(), word.end(), None) if month.sure else None


def _relative(text: str, start: int, end: int, pack: Pack, published: str) -> Iterator[DateMention]:
    rule, keys = _relative_rule(tuple(pack.dates.get(key, ()) for key in RELATIVE))
    for match in rule.finditer(text, start, end):
        key = keys.get(_phrase_key(match.group()))
        value = _resolve(key, published) if key else None
        if value is not None:
            yield DateMention(match.start(), match.end(), value, relative=True)


def _phrase_key(phrase: str) -> str:
    return " ".join(normal(phrase).split())


@functools.cache
def _relative_rule(words: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One rule for all relative dates of a language, the longest first; and which is which."""
    keys = {_phrase_key(phrase): key for key, phrases in zip(RELATIVE, words, strict=True) for phrase in phrases}
    longest_first = sorted(keys, key=lambda w: (-len(w), w))
    spaced = (re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)", re.IGNORECASE), keys


def _resolve(key: str, published: str) -> str | None:
    year = int(published[:4])
    if key in ("this_year", "last_year"):
        return f"{year - (key == 'last_year'):04}"
    if key in ("this_month", "last_month") and len(published) >= 7:
        months = year * 12 + int(published[5:7]) - 1 - (key == "last_month")
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if key in ("today", "yesterday") and len(published) == 10:
        day = datetime.date.fromisoformat(published) - datetime.timedelta(days=key == "yesterday")
        return day.isoformat()
    return None
