"""Days of the week as dates: `last Saturday` is the nearest one before the day of publication.

Source of the names: Unicode CLDR through Babel.
"""

import datetime
import functools
import re
from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError

from pipeline.extract.months import LOCALES
from pipeline.extract.tokens import normal

ENDING = 3  # letters that a case may hang on a name
VOWELS = frozenset("aeiouyаеиоуяюьіαηი")  # of which a name loses the one at its end: `субота`, `суботу`
AMBIGUOUS = frozenset("კვირა τρίτη πέμπτη среда pazar bazar luni nedelja".split())  # week, third, setting, months
SHORTEST = 4
MORE: Mapping[str, Mapping[str, int]] = {"de": {"sonnabend": 5}}  # in use beside the names of CLDR
_DATED = re.compile(r"[^\w\n]{0,3}\d")  # `Friday, 17 November`, `quinta-feira (21)`


def weekdays(text: str, start: int, end: int, tags: tuple[str, ...], published: str) -> Iterator[tuple[int, int, str]]:
    """Span and value of each day of the week that no date of the month stands behind."""
    rule, days = _rule(tags)
    today = datetime.date.fromisoformat(published)
    for match in rule.finditer(text, start, end):
        if _DATED.match(text, match.end(), end) is None:
            back = (today.weekday() - days[normal(match[1])]) % 7 or 7
            yield match.start(), match.end(), (today - datetime.timedelta(days=back)).isoformat()


@functools.cache
def _rule(tags: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """One rule for the names of some languages, without the vowel that cases change, the longest first."""
    days = dict[str, int]()
    for tag in tags:
        code = tag.partition("-")[0]
        names = {name: day for locale in _locales(tag) for day, name in locale.days["format"]["wide"].items()}
        for name, day in (names | dict(MORE.get(code, {}))).items():
            word = normal(name)
            if len(word) >= SHORTEST and word not in AMBIGUOUS:
                days.setdefault(word[:-1] if word[-1] in VOWELS else word, day)
    longest_first = sorted(days, key=lambda d: (-len(d), d))
    names_of_days = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)({names_of_days})\w{{0,{ENDING + 1}}}(?!\w)", re.IGNORECASE), days


def _locales(tag: str) -> Iterator[Locale]:
    for name in LOCALES.get(tag, (tag.replace("-", "_"),)):
        try:
            yield Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
