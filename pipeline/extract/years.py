"""Which four digits are a year, and dates that are written in digits only."""

import datetime
import re

YEAR = re.compile(r"(?<!\w)(?:1[4-9]|20)\d\d(?!\d)")
_IN_NUMBER = re.compile(r"[\d.,/]\Z")
_ON = re.compile(r"[\d.,/]*\d")
_DAY_MONTH = re.compile(
    r"(?<!\w)(?<!\d[.,/])(?P<D>\d{1,2})(?:(?P<S>[/-])(?P<N>\d{1,2})(?P=S)|\.\s?(?P<O>\d{1,2})\.\s?)\Z"
)
_MONTH_DAY = re.compile(
    r"(?:(?P<S>[-/])(?P<N>\d{1,2})(?P=S)|\.\s?(?P<O>\d{1,2})\.\s?)(?P<D>\d{1,2})(?!\d)(?!\.\s?\d{4})"
)
_SIGNS = r"[€$£¥₾₺₴₽%°]"
_CODES = r"(?:EUR|USD|GBP|CHF|GEL|PLN|CZK|HUF|RON|BGN|RSD|SEK|NOK|DKK|ISK|UAH|RUB|TRY|AMD|AZN)"
_MONEY_BEFORE = re.compile(rf"(?:{_SIGNS}|\b{_CODES})\s?\Z")
_MEASURED = re.compile(
    rf"\s?(?:{_SIGNS}|(?:{_CODES}|km|kg|cm|mm|ha|m²|m2|px|zł|Kč|Kčs|kr|Ft|lei|лв|руб|грн|ден|дин|din|драм|դրամ|ლარ"
    r"|mln|mio|tūkst|tis|тыс|тис|[Ee]uro|[Ee]vro|евро|євро|ευρώ|ევრო|[Dd]ollar)(?!\w*\d)\w{0,4}(?![\w-]))"
)
_TELEPHONE = re.compile(r"(?:\+\d[\d ()-]*|(?<!\d)\d{3}|\(\d{1,4}\)|(?<!\d)\d{1,3}[ -]\d{1,3})[ \u00a0-]\Z")
_GOES_ON = re.compile(r"-(?!(?:1[4-9]|20)\d\d(?!\d))\d{3,}|-\d(?!\d)|[ -]\d\d[ -]\d\d(?!\d)")
_PLACE_BEFORE = re.compile(r"(?:(?<!\w)[A-Z]{1,2}-|(?<!\d)\d{1,3}[A-Za-z]?,\s)\Z")
_PLACE = re.compile(r"\s[^\W\d_a-z]")
_DUTCH_CODE = re.compile(r"\s?[A-Z]{2}\s+[A-Z]\w")
_DECADE_BEFORE = re.compile(
    r"(?:d[eéè][ck]ad\w*|décennie\w*|decenni\w*|deceni\w*|δεκαετί\w*|ann[éi]es|anni|anii|anilor|anos|jaren|années)"
    r"\s+(?:(?:de|del|des|dos|van|of|the|του|degli|ai)\s+){0,2}\Z",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*[–-]\s*\d|\s+\w{1,3}\s+(?:1[4-9]|20)\d\d")
_DECADE = re.compile(
    r"['’]?s\b|['’]?er(?:ne|nes|n|s)?\b|-tall?(?:et|ets|s|en)\b|-årene|-lu[vk]u|-luvu|-?nd(?:ate|aist)\w*|\.?\s?aastat[eu]\w*"
    r"|-?(?:х|ті|те|тих|тите|их|ых|ті|я|е)(?!\w)|['’]?l[ae]r|['’]?l[ıi]\s+y[ıi]l|-c[ıiuü]\s+ill[əae]r|-ական|-იან|-?ih\b"
    r"|-\w{1,2}s\s+év|eko\s+hamark|\.\s?gad(?:os|iem|u)\b|-áratug|au\b|id[íi]\b"
)


def date_value(year: int, month: int, day: int | None = None) -> str | None:
    """The lexical form; None where there is no such day or month."""
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def in_digits(text: str, year: re.Match[str], start: int, end: int, american: bool) -> tuple[int, int, str] | None:
    """A date such as `3.5.2021` or `2021-05-03` around a year: where it stands and its value.

    With `american`, a slash may stand behind the month or behind the day: `3/5/2021` says nothing, `25/5/2021` does.
    """
    match = _DAY_MONTH.search(text, max(start, year.start() - 9), year.start())
    if match is not None:
        value = _day_first(int(year[0]), int(match["D"]), int(match["N"] or match["O"]), american and bool(match["S"]))
        return None if value is None else (match.start(), year.end(), value)
    match = _MONTH_DAY.match(text, year.end(), end)
    if match is not None and not _IN_NUMBER.search(text, max(start, year.start() - 2), year.start()):
        value = date_value(int(year[0]), int(match["N"] or match["O"]), int(match["D"]))
        return None if value is None else (year.start(), match.end(), value)
    return None


def _day_first(year: int, day: int, month: int, american: bool) -> str | None:
    if american and day != month and day <= 12:
        return None if month <= 12 else date_value(year, day, month)
    return date_value(year, month, day)


def within_number(text: str, year: re.Match[str], start: int, end: int) -> bool:
    """Whether the digits go on before or after them: `1.2021`, `2021,5`, `2019/2020`."""
    before = _IN_NUMBER.search(text, max(start, year.start() - 2), year.start())
    return before is not None or _ON.match(text, year.end(), end) is not None


def is_decade(text: str, year: re.Match[str], start: int, end: int) -> bool:
    """`1990s`, `1990-luvulla`, `années 1990`: ten years are no year."""
    if year[0][-1] != "0":
        return False
    if _DECADE.match(text, year.end(), end) is not None:
        return True
    ranged = _RANGE.match(text, year.end(), end)
    return ranged is None and _DECADE_BEFORE.search(text, max(start, year.start() - 32), year.start()) is not None


def counts_something(text: str, year: re.Match[str], start: int, end: int, dutch: bool) -> bool:
    """Whether the digits are an amount, part of a telephone number or a postal code."""
    at, left = year.start(), max(start, year.start() - 20)
    if _MONEY_BEFORE.search(text, left, at) or _MEASURED.match(text, year.end(), end):
        return True
    if _TELEPHONE.search(text, left, at) or _GOES_ON.match(text, year.end(), end):
        return True
    if dutch and _DUTCH_CODE.match(text, year.end(), end) and (at == start or text[at - 2 : at] in (", ", "| ", "– ")):
        return True
    return _PLACE_BEFORE.search(text, left, at) is not None and _PLACE.match(text, year.end(), end) is not None
