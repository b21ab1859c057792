"""Language packs: what a language calls things. One TOML file a language, no Python.

A word is a stem when it ends in `*`; `*` may also stand in front (compounds). A phrase is several words with spaces
between; `...` in it lets words pass (`tritt ... bei`). Heads (the nouns that make a name a name) are given in citation
form; `[[declension]]` tables derive their forms, so that case, number and citation form come from the same place.
"""

import functools
import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.extract.declension import HeadForm, decline_all
from pipeline.extract.pack_check import check_common, check_pack
from pipeline.extract.pack_own import extended
from pipeline.extract.patterns import Pattern, compile_pattern
from pipeline.extract.scripts import both_scripts

PACKS = Path(__file__).resolve().parent / "packs"

CACHE = 100_000  # words whose classes are remembered


Phrase = tuple[tuple[str, ...], str]  # its words and its class


LookedUp = tuple[str, frozenset[str], HeadForm | None, str, str, bool]  # low, classes, head, core, ending, acronym


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the pack promises to read in a certain way; `gives` is empty for a reject."""

    text: str
    gives: Mapping[str, str]
    type: str


class Words:
    """Words and stems with their classes."""

    __slots__ = ("exact", "prefixes", "rules")

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self.exact, self.prefixes = dict[str, set[str]](), dict[str, set[str]]()
        self.rules: list[tuple[str, str]] = []
        for word, name in words:
            if "*" not in word:
                self.exact.setdefault(word, set()).add(name)
            elif word.find("*") == len(word) - 1:
                self.prefixes.setdefault(word[:-1], set()).add(name)
            else:
                self.rules.append((word, name))

    def find(self, word: str) -> Iterator[str]:
        """The classes of a word."""
        yield from self.exact.get(word, ())
        for n in range(1, len(word) + 1):
            yield from self.prefixes.get(word[:n], ())
        yield from (name for rule, name in self.rules if fits(rule, word))

    def has(self, word: str) -> bool:
        return next(self.find(word), None) is not None


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A compiled pack. Immutable but for its cache of word classes."""

    code: str
    name: str
    tags: tuple[str, ...]  # of all languages that this pack reads, its own first
    capitals: bool
    head_final: bool
    head_first: bool  # a name begins with its head; else the head is the last noun before the first link
    subject_drop: bool
    compounds: bool  # a head may be the last part of a longer word
    cased: bool  # nouns show by their endings what they are in a sentence
    articles: bool
    elision: re.Pattern[str] | None  # what is cut from the front of a word
    ending_marks: str
    abbreviations: frozenset[str]
    heads: Mapping[str, HeadForm]
    head_lemmas: tuple[str, ...]
    links: frozenset[str]
    joiners: frozenset[str]
    group_words: frozenset[str]
    group_links: frozenset[str]
    organ_words: frozenset[str]  # what makes a council a board
    clitics: tuple[str, ...]  # longest first
    tails: frozenset[str]  # short forms of places that end a name: `Research Libraries UK`
    place_endings: tuple[tuple[str, str], ...]  # of a place in the locative, and what the nominative has instead
    modifier: re.Pattern[str]
    modifier_words: "Words"
    complement: re.Pattern[str]  # ends of nouns in the genitive, which a head may have behind it
    adjectives_behind: bool  # adjectives that agree with a head may stand behind it
    definite_adjectives: bool  # the article hangs on the adjective before a head
    cited_bare: bool  # names are cited without the article that the nominative may have
    link_ending: re.Pattern[str]
    adjective_endings: tuple[str, ...]
    cases: tuple[tuple[str, re.Pattern[str]], ...]
    words_of: "Words"
    phrases: Mapping[str, tuple[Phrase, ...]]
    numerals: Mapping[str, int]
    numeral_prefixes: tuple[tuple[str, int], ...]
    dates: Mapping[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    fingerprint: str
    words: dict[str, LookedUp] = field(default_factory=dict)  # as written, remembered
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _begun: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    _heads: dict[str, HeadForm | None] = field(default_factory=dict)

    def remember(self, word: str, found: LookedUp) -> None:
        if len(self.words) > CACHE:
            self.words.clear()
        self.words[word] = found

    def classes(self, word: str) -> frozenset[str]:
        """The classes of one lower-case word; units are `unit:slug`, roles `role:slug`."""
        known = self._known.get(word)
        if known is None:
            found = set(self.words_of.find(word))
            if not found:
                found.update(*(self.classes(bare) for bare in self._bare(word)))
            known = frozenset(found)
            if len(self._known) > CACHE:
                self._known.clear()
            self._known[word] = known
        return known

    def phrases_from(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that may begin with a word, the longest first."""
        begun = self._begun.get(word)
        if begun is None:
            stems = (phrase for phrase in self.phrases.get("*", ()) if fits(phrase[0][0], word))
            begun = tuple(sorted([*self.phrases.get(word, ()), *stems], key=lambda item: -len(item[0])))
            if len(self._begun) > CACHE:
                self._begun.clear()
            self._begun[word] = begun
        return begun

    def head(self, word: str) -> HeadForm | None:
        """The head noun that this word is a form of, also as the last part of a compound with a hyphen."""
        if word not in self._heads:
            found = self.heads.get(word)
            if found is None and "-" in word[:-1]:
                found = self.heads.get(word.rpartition("-")[2])
            if found is None:
                found = self._compound(word) if self.compounds else None
            if found is None:
                found = next((self.head(bare) for bare in self._bare(word)), None)
            if len(self._heads) > CACHE:
                self._heads.clear()
            self._heads[word] = found
        return self._heads[word]

    def hung(self, core: str, ending: str) -> HeadForm | None:
        """The head whose case an ending behind a mark shows: `Birliği'ne`."""
        found = self.head(core)
        if found is None:
            return None
        case = self.case_of(ending)
        return replace(found, case=case, cases=frozenset([case])) if case != "nom" else found

    def _bare(self, word: str) -> Iterator[str]:
        """The word without the little words that the language hangs on it: `კლუბსაც`, the club too."""
        clitic = next((c for c in self.clitics if word.endswith(c) and len(word) > len(c) + 3), None)
        if clitic is not None:
            yield word.removesuffix(clitic)

    def _compound(self, word: str) -> HeadForm | None:
        """The head that a word written as one ends in: `ფოტოარქივი`."""
        for k in range(3, len(word) - 4):
            found = self.heads.get(word[k:])
            if found is not None and len(found.lemma) > 4:
                return found
        return None

    def locative(self, word: str) -> str | None:
        """The citation form of a place in the case that says where; None for other words."""
        if self.head(word) is not None or self.classes(word):
            return None
        for ending, citation in self.place_endings:
            if word.endswith(ending) and len(word) - len(ending) > 1:
                return word[: len(word) - len(ending)] + citation
        return None

    def case_of(self, word: str) -> str:
        """The case that the ending of a word that is no head shows; nom where nothing shows."""
        for case, ending in self.cases:
            if ending.search(word):
                return case
        return "nom"


def load_common(folder: Path = PACKS) -> tuple[Mapping[str, Any], str]:
    """What stands in every text: heads and links of names in the languages of international bodies; its digest."""
    path = folder / "_common.toml"
    if not path.exists():
        return {}, ""
    table, digest = _read(path)
    check_common(path, table)
    return table, digest


def load_pack(path: Path, common: tuple[Mapping[str, Any], str] | None = None, own: Path | None = None) -> Pack:
    """Read one pack, with what the file `own` adds to it. Raises ResourceError naming file, key and what is allowed."""
    table, digest = _read(path)
    if own is not None:
        more, own_digest = _read(own)
        table, digest = extended(own, table, more), fingerprint_of(digest, own_digest)
    check_pack(own or path, table)
    shared, shared_digest = common or load_common(path.parent)
    try:
        return _compile(table, shared, fingerprint_of(digest, shared_digest))
    except re.error as error:
        raise ResourceError(f"{path}: {error.pattern!r} is not a regular expression ({error}).") from error


def fingerprint_of(digest: str, common: str) -> str:
    """One digest of two."""
    return hashlib.sha256(f"{digest}\n{common}".encode()).hexdigest()


def bytes_of(path: Path) -> bytes:
    """Raises ResourceError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(f"The language pack {path} cannot be read: {error}") from error


def parsed(path: Path, data: bytes) -> Mapping[str, Any]:
    """Raises ResourceError."""
    try:
        return tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"The language pack {path} cannot be read: {error}") from error


def _read(path: Path) -> tuple[Mapping[str, Any], str]:
    data = bytes_of(path)
    return parsed(path, data), hashlib.sha256(data).hexdigest()


def _compile(table: Mapping[str, Any], common: Mapping[str, Any], fingerprint: str) -> Pack:
    table = both_scripts(table)
    language, names = table["language"], table.get("names", {})
    words = list(_all_words(table))
    numerals = dict(table.get("numerals", {}))
    prefixes = numerals.pop("prefixes", {})
    heads = {**decline_all(common, foreign=True), **decline_all(table)}
    shared = common.get("names", {})
    return Pack(
        code=language["code"],
        name=language.get("name", language["code"]),
        tags=(language["code"], *language.get("also", ())),
        capitals=language.get("capitals", True),
        head_final=language.get("head", "initial") == "final",
        head_first=language.get("head", "initial") == "initial",
        subject_drop=language.get("subject_drop", False),
        compounds=language.get("compounds", False),
        cased=any("gen" in d.get("singular", ()) for d in table.get("declension", ())),
        articles=bool(table["words"].get("article")),
        elision=_elision(language.get("elisions", ())),
        ending_marks="".join(language.get("ending_marks", ())),
        abbreviations=frozenset(language.get("abbreviations", ())),
        heads=heads,
        head_lemmas=tuple(sorted({form.lemma for form in heads.values()})),
        links=frozenset((*names.get("links", ()), *shared.get("links", ()))),
        joiners=frozenset(names.get("joiners", ())),
        group_words=frozenset(names.get("group_words", ())),
        organ_words=frozenset(names.get("organ_words", ())),
        clitics=tuple(sorted(names.get("clitics", ()), key=lambda c: (-len(c), c))),
        tails=frozenset((*names.get("tails", ()), *shared.get("tails", ()))),
        group_links=frozenset(names.get("group_links", ())),
        place_endings=tuple(sorted(names.get("place_endings", {}).items(), key=lambda item: (-len(item[0]), item[0]))),
        modifier=_ending(names.get("modifier_endings", ())),
        modifier_words=Words((word, "modifier") for word in names.get("modifier_words", ())),
        complement=_ending(names.get("complement_endings", ())),
        adjectives_behind=names.get("adjectives_behind", False),
        definite_adjectives=names.get("definite_adjectives", False),
        cited_bare=names.get("cited_bare", False),
        link_ending=_ending(names.get("link_endings", ())),
        adjective_endings=tuple(names.get("adjective_endings", ())),
        cases=tuple((case, re.compile(f"(?:{rule})$")) for case, rule in table.get("cases", {}).items()),
        words_of=Words(item for item in words if " " not in item[0]),
        phrases=_phrases(words),
        numerals=numerals,
        numeral_prefixes=tuple(sorted(prefixes.items(), key=lambda item: -len(item[0]))),
        dates={key: tuple(words) for key, words in table.get("dates", {}).items()},
        patterns=tuple(_patterns(language["code"], table)),
        examples=tuple(_examples(table)),
        fingerprint=fingerprint,
    )


def _all_words(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, words in table["words"].items():
        yield from ((word, name) for word in words)
    for section, prefix in (("units", "unit"), ("roles", "role"), ("prepositions", "prep")):
        for slug, words in table.get(section, {}).items():
            yield from ((word, f"{prefix}:{slug}") for word in words)


def _phrases(words: Iterable[tuple[str, str]]) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by their first word, the longest first; under `*` those that begin with a stem."""
    phrases: dict[str, list[Phrase]] = {}
    for word, name in words:
        parts = tuple(word.split())
        if len(parts) > 1:
            phrases.setdefault(parts[0] if "*" not in parts[0] else "*", []).append((parts, name))
    return {key: tuple(sorted(found, key=lambda item: -len(item[0]))) for key, found in phrases.items()}


def fits(stem: str, word: str) -> bool:
    """Whether a word, or a stem with `*`, stands for a word in lower case.

    >>> fits("join*", "joined"), fits("*verband", "museumsverband"), fits("join", "joined")
    (True, True, False)
    """
    star = stem.find("*")
    if star < 0:
        return stem == word
    if star == len(stem) - 1:
        return word.startswith(stem[:-1])
    return _rule(stem).match(word) is not None


@functools.cache
def _rule(stem: str) -> re.Pattern[str]:
    return re.compile(re.escape(stem).replace(r"\*", r"[\w'’-]*") + "$")


def _ending(rules: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(rules)})$" if rules else r"(?!)")


def _elision(prefixes: Sequence[str]) -> re.Pattern[str] | None:
    longest_first = sorted(prefixes, key=lambda p: (-len(p), p))
    stems = "|".join(re.escape(p) if p.endswith("-") else re.escape(p.rstrip("'’")) + "['’]" for p in longest_first)
    return re.compile(rf"(?:{stems})(?=\w)", re.IGNORECASE) if stems else None


def _patterns(code: str, table: Mapping[str, Any]) -> Iterator[Pattern]:
    counts: dict[str, int] = {}
    for entry in table.get("pattern", ()):
        kind = entry["type"]
        counts[kind] = counts.get(kind, 0) + 1
        rule = f"{code}:{kind}.{entry.get('event', 'any')}.{counts[kind]}"
        yield compile_pattern(entry["match"], kind, entry.get("event"), rule)


def _examples(table: Mapping[str, Any]) -> Iterator[Example]:
    for entry in table.get("pattern", ()):
        yield Example(entry["example"], entry["gives"], entry["type"])
    for entry in table.get("example", ()):
        yield Example(entry["text"], entry["gives"], entry["type"])
    for entry in table.get("reject", ()):
        yield Example(entry["example"], {}, entry.get("type", "membership"))
