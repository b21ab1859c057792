"""Dates as written, at the precision written, with the month names of CLDR. Nothing is guessed.

Source of the month names: Unicode CLDR through Babel. A relative date ("today") is a date only when the
announcement's publication date is known to the day.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from pipeline.extract.pack import Pack

RELATIVE = ("today", "yesterday", "this_month", "last_month", "this_year", "last_year")
_FOUR_DIGITS = re.compile(r"\d{4}")  # no date is without a year
_YEAR = r"(?P<Y>1[4-9]\d\d|20\d\d)"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: its span and its lexical form (`1992`, `2023-09`, `2023-09-20`)."""

    start: int
    end: int
    value: str
    relative: bool = False


FLEETING = 7  # letters from which a month loses its last vowel before an ending


@functools.cache
def _months(language: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                word = re.sub(r"^(?:de |d['’])", "", name.lower().rstrip("."))
                if len(word) >= 3 and not word.isdigit():
                    names.setdefault(word, number)
    for word, number in list(names.items()):
        if len(word) >= 5 and not word.isascii():
            names.setdefault(word[:-1], number)  # the stem under a case ending: მარტი, მარტს
            if len(word) >= FLEETING and word.endswith("ი"):
                names.setdefault(word[:-3] + word[-2], number)  # a vowel that the endings take away: იანვარი, იანვრის
    return names


@functools.cache
def _rules(language: str, year_words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    months = _months(language)
    words = "|".join(map(re.escape, sorted(year_words, key=len, reverse=True)))
    of_year = rf"(?:\s*(?:{words})\b\.?)?" if words else ""
    ending = r"[^\W\d_]{0,4}" if any(not m.isascii() for m in months) else ""
    month = rf"\b(?P<M>{'|'.join(map(re.escape, sorted(months, key=len, reverse=True))) or '(?!)'}){ending}\b\.?"
    day = r"(?P<D>\d{1,2})(?:\.|st|nd|rd|th|er|º)?"
    lines = [
        rf"\b{_YEAR}{of_year}\.?,?\s+{day}\s+{month}",
        rf"\b{day}\s+(?:of\s+|de\s+)?{month}{of_year},?\s+(?:de\s+)?{_YEAR}{of_year}",
        rf"{month}\s+{day},?\s+{_YEAR}\b",
        rf"\b{_YEAR}{of_year}\.?,?\s+{month}(?!\s+\d{{1,2}}\b)",
        rf"{month}{of_year},?\s+(?:of\s+|de\s+)?{_YEAR}\b",
        r"\b(?P<Y>(?:1[4-9]|20)\d\d)-(?P<N>\d\d)-(?P<D>\d\d)\b",
        r"\b(?P<D>\d{1,2})[./](?P<N>\d{1,2})[./](?P<Y>(?:19|20)\d\d)\b",
        rf"(?<![\d.,/]){_YEAR}(?![\d.,/]*\d)(?!\s*(?:[€$£%]|₾)){of_year}",
    ]
    return tuple(re.compile(line, re.IGNORECASE) for line in lines)


def is_month(word: str, language: str) -> bool:
    """Whether a word, as inflected, is the name of a month."""
    months = _months(language)
    return word in months or any(len(m) >= 4 and word.startswith(m) and len(word) - len(m) <= 4 for m in months)


def find_dates(text: str, start: int, end: int, pack: Pack, published: str | None = None) -> list[DateMention]:
    """The dates of text[start:end] in order; impossible days and months are no dates.

    Without `published` to the day, relative dates are left out.
    """
    found: list[DateMention] = []
    years = _rules(pack.code, pack.dates.get("year_words", ())) if _FOUR_DIGITS.search(text, start, end) else ()
    for rule in years:
        for match in rule.finditer(text, start, end):
            if not any(d.start < match.end() and match.start() < d.end for d in found):
                value = _value(match, pack.code)
                if value is not None:
                    found.append(DateMention(match.start(), match.end(), value))
    for date in _relative(text, start, end, pack, published):
        if not any(d.start < date.end and date.start < d.end for d in found):
            found.append(date)
    found.sort(key=lambda date: date.start)
    return sorted([*found, *_yearless(text, start, end, pack, found)], key=lambda date: date.start)


def _yearless(text: str, start: int, end: int, pack: Pack, found: list[DateMention]) -> Iterator[DateMention]:
    """A month, perhaps with a day, whose year the sentence says elsewhere: `last year, on 1 December`."""
    years = {date.value for date in found if len(date.value) == 4}
    if len(years) != 1:
        return
    for match in _month_rule(pack.code).finditer(text, start, end):
        if not any(d.start < match.end() and match.start() < d.end for d in found):
            value = _value_in(match, int(next(iter(years))), pack.code)
            if value is not None:
                yield DateMention(match.start(), match.end(), value, relative=True)


@functools.cache
def _month_rule(language: str) -> re.Pattern[str]:
    months = _months(language)
    ending = r"[^\W\d_]{0,4}" if any(not m.isascii() for m in months) else ""
    names = "|".join(re.escape(m) for m in sorted(months, key=len, reverse=True) if len(m) > 3) or "(?!)"
    month, day = rf"(?P<M>{names}){ending}\b", r"(?P<D>\d{1,2})(?:\.|st|nd|rd|th)?"
    return re.compile(rf"\b(?:{day}\s+(?:of\s+)?)?{month}(?:\s+(?P<E>\d{{1,2}})\b)?", re.IGNORECASE)


def _value_in(match: re.Match[str], year: int, language: str) -> str | None:
    month, day = _months(language).get(match["M"].lower()), match["D"] or match["E"]
    if month is None:
        return None
    try:
        return datetime.date(year, month, int(day)).isoformat() if day else f"{year:04}-{month:02}"
    except ValueError:
        return None


def _value(match: re.Match[str], language: str) -> str | None:
    parts = match.groupdict()
    year, month, day = int(parts["Y"]), None, None
    if parts.get("M"):
        month = _months(language).get(parts["M"].lower())
    elif parts.get("N"):
        month = int(parts["N"])
    if month is None:
        return str(year)
    if not 1 <= month <= 12:
        return None
    if parts.get("D"):
        try:
            day = datetime.date(year, month, int(parts["D"]))
        except ValueError:
            return None
        return day.isoformat()
    return f"{year:04}-{month:02}"


def _relative(text: str, start: int, end: int, pack: Pack, published: str | None) -> Iterator[DateMention]:
    if published is None:
        return
    for key in RELATIVE:
        for match in _relative_rule(pack.dates.get(key, ())).finditer(text, start, end):
            value = _resolve(key, published)
            if value is not None:
                yield DateMention(match.start(), match.end(), value, relative=True)


@functools.cache
def _relative_rule(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _resolve(key: str, published: str | None) -> str | None:
    if published is None:
        return None
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
