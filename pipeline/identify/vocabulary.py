"""What the language packs and `words.toml` know of the words of names, put together once."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.extract.declension import HeadForm
from pipeline.extract.pack import Pack
from pipeline.extract.shelf import load_packs

WORDS = Path(__file__).with_name("words.toml")
TYPO_LENGTH = 7  # shorter words that differ by a letter are different words
END = 3  # letters; two ends of the shortest such word and the place of the slip never overlap
SCOPED_KINDS = frozenset({"group", "organ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words of all packs together. A name is compared by its letters, not by the language it is said to be in:
    the same name is often tagged in two ways."""

    packs: tuple[Pack, ...]
    heads: Mapping[str, HeadForm]
    long_heads: Mapping[str, tuple[str, ...]]  # what a misspelt word may be read as, by its first and its last letters
    nominative: Mapping[tuple[str, bool], str]  # (lemma, plural) → form
    links: frozenset[str]
    group_words: frozenset[str]
    adjectives: tuple[str, ...]
    articles: Mapping[str, frozenset[str]]
    spellings: tuple[tuple[str, str], ...]
    generic: frozenset[str]
    ending: re.Pattern[str]

    def knows(self, word: str) -> bool:
        """Whether a pack gives this word any meaning: then it is no slip of the pen."""
        return word in self.heads or any(
            pack.modifier_words.has(word) or word in pack.links or pack.classes(word) for pack in self.packs
        )

    def corrected(self, word: str) -> str:
        """The head noun that a long unknown word misspells by one letter; the word itself where that is not clear."""
        if len(word) < TYPO_LENGTH or self.knows(word):
            return word
        alike = {form for part in _ends(word) for form in self.long_heads.get(part, ())}
        near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
        forms = sorted(form for form, _, _ in near)
        return forms[0] if len({self.heads[form].lemma for form in forms}) == 1 else word


@functools.cache
def vocabulary() -> Vocabulary:
    """Raises: ResourceError when a language pack cannot be used."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    packs = tuple(pack for _, pack in sorted(load_packs().items()))
    heads = {word: form for pack in reversed(packs) for word, form in pack.heads.items()}
    return Vocabulary(
        packs=packs,
        heads=heads,
        long_heads=_by_ends(word for word in heads if len(word) >= TYPO_LENGTH and "-" not in word),
        nominative=_nominative(heads),
        links=frozenset().union(*(pack.links for pack in packs)),
        group_words=frozenset().union(*(pack.group_words for pack in packs)),
        adjectives=tuple(sorted({ending for pack in packs for ending in pack.adjective_endings})),
        articles={code: frozenset(articles) for code, articles in words["articles"].items()},
        spellings=tuple(words["spellings"].items()),
        generic=frozenset(word for table in words["generic"].values() for word in table),
        ending=re.compile(f"(?:{'|'.join(ending for table in words['endings'].values() for ending in table)})$"),
    )


def _ends(word: str) -> tuple[str, str]:
    """One slip of the pen leaves the first or the last letters of a long word as they are: `mus-` or `-eum`."""
    return f"{word[:END]}-", f"-{word[-END:]}"


def _by_ends(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words:
        for part in _ends(word):
            found.setdefault(part, []).append(word)
    return {part: tuple(alike) for part, alike in found.items()}


def _nominative(heads: Mapping[str, HeadForm]) -> dict[tuple[str, bool], str]:
    forms: dict[tuple[str, bool], str] = {}
    for word in sorted(heads):
        form = heads[word]
        if form.case == "nom":
            forms.setdefault((form.lemma, form.plural), word)
    return forms


def without_links(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name that carry meaning; all of them where nothing else is left."""
    every = tuple(words)
    return tuple(word for word in every if word not in vocabulary().links) or every
