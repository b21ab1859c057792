"""What names have in common: citation form, keys, slips of the pen, initials, short names that a text defines."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from pipeline.extract.chunks import Chunk
from pipeline.extract.declension import HeadForm
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import normal

TYPO_LENGTH = 7  # shorter words that differ by a letter are different words: Riga, Vija
NAME_LENGTH = 12  # words of a name before its short name in brackets
SMALL = 2  # letters of a word that a short name may leave out
_WORDS = re.compile(r"[^\W_]+")
_DEFINED = re.compile(r"[(（]\s*(?:[^()\n]{3,80}?[–—-]\s*)?([^\W\d_]{2,10})\s*[)）]")

Key = tuple[str, ...]


def citation(chunk: Chunk, pack: Pack) -> str:
    """The name in the nominative: the head in its citation form, the adjectives beside it in agreement."""
    if not pack.cased or chunk.head is None:
        return chunk.text
    if not _oblique(chunk.head, pack):
        return _without_article(chunk, chunk.head, pack) if pack.definite_adjectives else chunk.text
    words = re.split(r"(\s+)", chunk.text)
    order = range(len(words) - 1, -1, -1) if pack.head_final else range(len(words))
    place = next((i for i in order if _is_form(words[i], chunk.head, pack)), None)
    if place is None:
        return chunk.text
    words[place] = _lemma(words[place], chunk.head, pack)
    _agree(words, range(place - 2, -1, -2), chunk.head, pack)
    if pack.adjectives_behind:
        _agree(words, range(place + 2, len(words), 2), chunk.head, pack)
    return "".join(words)


def _without_article(chunk: Chunk, head: HeadForm, pack: Pack) -> str:
    """A name whose adjective carries the article: `Градската библиотека` is cited `Градска библиотека`."""
    words = re.split(r"(\s+)", chunk.text)
    place = next((i for i, word in enumerate(words) if _is_form(word, head, pack)), None)
    if place is not None:
        _agree(words, range(place - 2, -1, -2), head, pack)
    return "".join(words)


def _oblique(head: HeadForm, pack: Pack) -> bool:
    """Whether a head is not in the form in which names are cited."""
    if "nom" in (head.cases or {head.case}):
        return pack.cited_bare and bool(head.citation) and head.form != head.citation
    return True


def _agree(words: list[str], places: range, head: HeadForm, pack: Pack) -> None:
    """Turn the adjectives at these places into the nominative, as far as words are adjectives."""
    for i in places:
        bare = _agreeing(words[i], head, pack)
        if bare is None:
            break
        words[i] = bare


def _agreeing(word: str, head: HeadForm, pack: Pack) -> str | None:
    """An adjective before a head as it stands in the nominative; None where the word is none."""
    if pack.adjective_endings:
        return nominative_adjective(word, pack)
    for ending, nominative in head.adjectives:
        if word.lower().endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + nominative
    return None


def _lemma(word: str, head: HeadForm, pack: Pack) -> str:
    """The citation form of a head, with what stands before it in a compound and the quotes around it."""
    core = word.strip('.,;:()„“”"«»')
    for mark in pack.ending_marks if pack.head(normal(core)) is None else "":
        core = core.rpartition(mark)[0] or core
    lead = core[: len(core) - len(head.form)] if normal(core).endswith(head.form) else ""
    cited = head.citation or head.lemma
    shown = cited.upper() if core.isupper() else cited.capitalize() if not lead and core[:1].isupper() else cited
    return word.replace(core, lead + shown)


def _is_form(word: str, head: HeadForm, pack: Pack) -> bool:
    core = word.strip('.,;:()„“”"«»')
    form = pack.head(normal(core))
    for mark in pack.ending_marks:
        form = form or pack.head(normal(core.rpartition(mark)[0]))
    return form is not None and form.lemma == head.lemma


def nominative_adjective(word: str, pack: Pack) -> str | None:
    """An adjective as it stands before a head in the nominative; None where the word is none."""
    for ending in pack.adjective_endings:
        match = re.fullmatch(rf"(.+{ending})(?:მა|ს|ი)?", word)
        if match:
            return match[1] + "ი"
    return None


def key_of(chunk: Chunk, pack: Pack) -> Key:
    """The words by which a name is known again."""
    words = _WORDS.findall(normal(citation(chunk, pack)))
    return tuple(w for w in words if w not in pack.links) or tuple(words)


def misspelt(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names differ by no more than a slip of the pen in long words.

    >>> misspelt(("თბილისის", "მუზუმების", "გაერთიანება"), ("თბილისის", "მუზეუმების", "გაერთიანება"))
    True
    >>> misspelt(("museum", "riga"), ("museum", "rija"))
    False
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differ) < len(a) and all(
        min(len(x), len(y)) >= TYPO_LENGTH and OSA.distance(x, y, score_cutoff=1) <= 1 for x, y in differ
    )


def initials_match(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the initials of a name, small words left out or not.

    >>> initials_match("IALM", "International Association of Lighthouse Museums")
    True
    """
    letters = "".join(c for c in acronym.lower() if c.isalpha())
    return len(letters) > 1 and letters in initials(name)


def initials(name: str) -> tuple[str, str, str]:
    """The initials of a name: of words with a capital (or without capitals), of all words, of all but small ones."""
    words = re.findall(r"[^\W\d_]+", name)
    named = [w for w in words if w[0].isupper() or not w.isascii()]
    capitals = [w.lower() if len(w) < 4 and w.isupper() else w[0].lower() for w in named]
    long = [w for w in words if len(w) > SMALL or w[0].isupper()]
    return "".join(capitals), "".join(w[0].lower() for w in words), "".join(w[0].lower() for w in long)


def defined_short_names(text: str) -> frozenset[str]:
    """Short names in brackets after the words whose initials they are: `მთის ბიბლიოთეკების კონსორციუმი (მბკ)`."""
    return frozenset(short for short, before in _definitions(text) if _abbreviates(short.lower(), before))


def _definitions(text: str) -> Iterator[tuple[str, list[str]]]:
    for match in _DEFINED.finditer(text):
        before = text[max(0, match.start() - 40 * NAME_LENGTH) : match.start()].rpartition("\n")[2]
        yield match[1], _WORDS.findall(before.lower())[-NAME_LENGTH:]


def _abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters begin the last words, in order; short words may be passed over."""
    left = list(letters)
    for word in reversed(words):
        if left and word.startswith(left[-1]):
            left.pop()
        elif len(word) > 3:
            break
    return not left
