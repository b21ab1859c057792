"""The language of an announcement: what its source declares, else what its letters and words show."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Protocol

from babel import Locale, UnknownLocaleError

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$")
_NO_LANGUAGE = frozenset({"und", "zxx", "mul", "mis"})
_ONE_LANGUAGE = {"GEORGIAN": "ka", "ARMENIAN": "hy", "GREEK": "el"}  # a script that one living language dominates
_SCRIPTS = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Geor": "GEORGIAN", "Grek": "GREEK", "Armn": "ARMENIAN", "Arab": "ARABIC",
    "Hebr": "HEBREW",
}  # fmt: skip
_TWO_SCRIPTS = frozenset("az bs kk ku mn sr tg tk tt uz".split())
_SAMPLE = 4_000  # characters that are looked at
_SURE = 0.8  # probability from which the guess of a language is taken
_SHORT, _SURE_OF_SHORT = 200, 0.25  # characters; a short text is never as sure as a long one
_FEW = 3  # letters from which a script can be told
_MOST = 0.5
_TRACE = 0.1


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def tag_of(declared: str) -> str | None:
    """A declared language as a BCP 47 tag; None when it is not one.

    >>> tag_of("ka_GE"), tag_of("EN"), tag_of("kat"), tag_of("Georgian")
    ('ka-GE', 'en', 'ka', None)
    """
    text = declared.strip().replace("_", "-")
    if not _TAG.match(text):
        return None
    primary, *rest = text.split("-")
    primary = _short(primary.lower())
    return None if primary in _NO_LANGUAGE else "-".join([primary, *map(_cased, rest)])


def name_of(tag: str, lang: str) -> str:
    """What a language is called in another one (CLDR); the tag where it has no name.

    >>> name_of("fr", "en"), name_of("fr", "ka")
    ('French', 'ფრანგული')
    """
    try:
        return str(Locale.parse(lang).languages.get(tag, tag))
    except (UnknownLocaleError, ValueError):
        return tag


def language_of(text: str) -> str | None:
    """The language that the text itself shows; None when that is not certain."""
    scripts = _letters(text)
    script, number = scripts.most_common(1)[0] if scripts else ("", 0)
    if number < _FEW:
        return None
    if number >= scripts.total() * _MOST and script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    language, probability = _identifier().classify(text[:_SAMPLE])
    sure = _SURE if len(text) >= _SHORT else _SURE_OF_SHORT
    return language if probability >= sure and language not in _NO_LANGUAGE else None


def likeliest(text: str, among: frozenset[str]) -> tuple[str | None, float]:
    """The likeliest of some languages by its words, and how likely it is among all; None without letters."""
    scripts = _letters(text)
    if scripts.total() < _FEW:
        return None, 0.0
    only = _ONE_LANGUAGE.get(scripts.most_common(1)[0][0])
    if only is not None:
        return (only, 1.0) if only in among else (None, 0.0)
    language, probability = _identifier().classify(text[:_SAMPLE])
    return (language, probability) if language in among else (None, 0.0)


def script_of(tag: str) -> str | None:
    """The script of a language, as Unicode names its letters; None where it has two or none is known."""
    from babel.core import get_global

    primary = tag.split("-")[0]
    likely = "" if primary in _TWO_SCRIPTS else str(get_global("likely_subtags").get(primary, ""))
    return _SCRIPTS.get(next((part for part in likely.split("_")[1:] if len(part) == 4), ""))


def main_script(text: str) -> str | None:
    """The script of most letters of a text."""
    scripts = _letters(text)
    return scripts.most_common(1)[0][0] if scripts.total() >= _FEW else None


def contradicts(tag: str, text: str) -> bool:
    """Whether a text cannot be in a language because it is in another script."""
    from babel.core import get_global

    primary, *rest = tag.split("-")
    likely = "" if primary in _TWO_SCRIPTS else str(get_global("likely_subtags").get(primary, ""))
    script = _SCRIPTS.get(next((part for part in [*rest, *likely.split("_")[1:]] if len(part) == 4), ""))
    letters = _letters(text)
    return script is not None and letters.total() >= _FEW and letters[script] < letters.total() * _TRACE


def _letters(text: str) -> Counter[str]:
    """How many letters of each script."""
    return Counter(unicodedata.name(letter, "").split(" ")[0] for letter in text[:_SAMPLE] if letter.isalpha())


def _short(primary: str) -> str:
    """The two letters of a language that was given with three."""
    if len(primary) == 2:
        return primary
    from babel.core import get_global

    return str(get_global("language_aliases").get(primary, primary))


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
