"""When two spellings are one name: the key of a name, and what kind of name it is.

Capitals, quotes, punctuation, hyphens, spaces, invisible characters, a leading article, *organization* for
*organisation* and Georgian case endings make no difference; a slip of the pen in a head noun makes none either. Other
letters do: *Mülheim* and *Müllheim* are two towns. An acronym is compared letter for letter.
"""

import functools
import re
import unicodedata
from itertools import pairwise

from pipeline.extract.tokens import INVISIBLE
from pipeline.identify.vocabulary import SCOPED_KINDS, vocabulary, without_links

GEORGIAN = re.compile(r"[ა-ჰ]")
VOWELS = "აეიოუ"
SHORTEST_STEM = 3
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 8  # in letters, where only its capitals show that a word is an acronym
_FOREIGN_WITH_ENDING = re.compile(r"(?<=[^\W\dა-ჰ_])(?:[-‐‑–][ა-ჰ]+|[ა-ჰ]{1,3})(?![\wა-ჰ])")  # NEMO-ს, NEMOს
_HYPHENED_ENDING = re.compile(r"(?<=[ა-ჰ])[-‐‑–](?:[ა-ჰ]{1,2}|სთან|თან|იდან|დან|ისთვის|სთვის)$")  # მბკ-ს
_APOSTROPHES = re.compile(r"['’ʼ‘`´]")
_HIDDEN = str.maketrans("", "", INVISIBLE)


@functools.lru_cache(maxsize=65_536)
def identity_key(name: str, language: str | None) -> str:
    """The same text for all spellings and forms of one name.

    >>> identity_key("The Network of European Museum Organizations", "en")
    'network of european museum organisations'
    >>> identity_key("„თბილისის მუზუმების გაერთიანებამ“", "ka") == identity_key("თბილისის მუზეუმების გაერთიანება", "ka")
    True
    """
    spelt = spelt_words(name, language)
    return " ".join(_citation(tuple(vocabulary().corrected(word) for word in spelt)))


def spelt_words(name: str, language: str | None) -> tuple[str, ...]:
    """The words of a name in one spelling, inflected and misspelt as they are."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", name.translate(_HIDDEN)).casefold())
    text = _FOREIGN_WITH_ENDING.sub("", plain.strip(' \t\n"„“”«».,;:'))
    text = _HYPHENED_ENDING.sub("", text).replace("&", " და " if GEORGIAN.search(text) else " and ")
    text = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in text)
    words = unicodedata.normalize("NFKC", text).split()  # again: letters may have come to stand side by side
    return tuple(map(_spelling, _without_article(words, language)))


def is_cited(name: str, language: str | None) -> bool:
    """Whether a spelling is the citation form, without a slip of the pen: what a name may be published as."""
    words = spelt_words(name, language)
    return tuple(identity_key(name, language).split()) == words or _only_vowel_differs(name, language, words)


def acronym_key(text: str) -> str:
    """An acronym letter for letter, without dots and case ending.

    >>> acronym_key("N.E.M.O."), acronym_key("NEMO-ს")
    ('NEMO', 'NEMO')
    """
    plain = unicodedata.normalize("NFKC", text.translate(_HIDDEN)).replace(".", "").strip(" \t\n\"'„“”«»,;:()")
    return _FOREIGN_WITH_ENDING.sub("", plain)


def is_acronym(text: str) -> bool:
    """Whether the capitals of one word show that it is an acronym: NEMO, CIMAM, EUscreen not.

    >>> is_acronym("ICOM-მა"), is_acronym("Europeana"), is_acronym("EU Museums")
    (True, False, False)
    """
    letters = [letter for letter in acronym_key(text) if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    fits = capitals >= SHORTEST_ACRONYM and len(letters) <= LONGEST_ACRONYM and " " not in text.strip()
    return fits and 2 * capitals > len(letters)


@functools.lru_cache(maxsize=65_536)
def is_weak(key: str) -> bool:
    """Whether a key names nothing in particular: a head noun alone, or with words like *national*.

    >>> is_weak("national museum"), is_weak("ქსელი"), is_weak("museums association")
    (True, True, False)
    """
    known = vocabulary()
    rest = [word for word in without_links(key.split()) if word not in known.generic]
    return not rest or (len(rest) == 1 and rest[0] in known.heads) or sum(map(len, rest)) == 1


@functools.lru_cache(maxsize=65_536)
def is_part_name(key: str) -> bool:
    """Whether a key names a working group, section or organ, which only its body tells from others of that name.

    >>> is_part_name("working group on sea charts"), is_part_name("harbour museum")
    (True, False)
    """
    known, words = vocabulary(), key.split()
    core = words[: next((i for i, word in enumerate(words) if i and word in known.links | {"on"}), len(words))]
    if any(a in known.group_words and b in ("group", "groups") for a, b in pairwise(core)):
        return True
    head = next((known.heads[word] for word in reversed(core) if word in known.heads), None)
    return head is not None and head.kind in SCOPED_KINDS


def is_short_form(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a name only leaves words of another one out.

    >>> is_short_form(("harbour", "museum"), ("port", "hallow", "harbour", "museum"))
    True
    """
    return set(without_links(words)) < set(without_links(others))


def has_no_capitals(text: str) -> bool:
    """Whether the script of a text has no capitals in use: then none can show that a word is an acronym.

    >>> has_no_capitals("სფა"), has_no_capitals("sfa")
    (True, False)
    """
    return text == text.lower() == text.title()


def script_language(text: str) -> str | None:
    """The language that the letters alone show."""
    return "ka" if GEORGIAN.search(text) else None


def _without_article(words: list[str], language: str | None) -> list[str]:
    articles = vocabulary().articles
    primary = (language or "en").split("-")[0].lower()
    leading = articles["en"] | articles.get(primary, frozenset())
    return words[1:] if len(words) > 1 and words[0] in leading else words


def _spelling(word: str) -> str:
    for other, ours in vocabulary().spellings:
        word = word.replace(other, ours)
    return word


def _citation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Georgian words in the nominative: the last one, and the adjectives that agree with it."""
    if not words or not GEORGIAN.search(words[-1]):
        return words
    return (*map(_adjective, words[:-1]), _nominative(words[-1]))


def _adjective(word: str) -> str:
    match = _adjective_form().fullmatch(word) if GEORGIAN.search(word) else None
    return match[1] + "ი" if match else word


@functools.cache
def _adjective_form() -> re.Pattern[str]:
    return re.compile(rf"(.+(?:{'|'.join(vocabulary().adjectives)}))(?:მა|ს|ი)?")


def _nominative(word: str) -> str:
    known = vocabulary()
    head = known.heads.get(word)
    if head is not None:
        return known.nominative.get((head.lemma, head.plural), head.lemma)
    ending = _without_ending(word)
    # -ში may be an ending or the end of a stem: taken off until nothing changes, all forms come to the same
    return ending if ending == word else _nominative(ending)


def _without_ending(word: str) -> str:
    """A word that the packs do not know, in -ი, -ო or -უ: which vowel the genitive took away cannot be told."""
    stem = vocabulary().ending.sub("", word)
    stem = stem if len(stem) >= SHORTEST_STEM else word
    return stem if stem[-1] in "ოუ" else stem.rstrip("აეი") + "ი"


def _only_vowel_differs(name: str, language: str | None, words: tuple[str, ...]) -> bool:
    """A last word in -ა or -ე has the key of one in -ი: it is in the nominative all the same."""
    key = identity_key(name, language).split()
    return (
        len(key) == len(words)
        and key[:-1] == list(words[:-1])
        and words[-1][-1] in "აე"
        and words[-1][:-1] == key[-1][:-1]
    )
