"""Language packs: what a language calls things. One TOML file a language, no Python.

A word is a stem when it ends in `*`; `*` may also stand in front (compounds). A phrase is several words with spaces
between. Heads (the nouns that make a name a name) are given in citation form; `[[declension]]` tables derive their
forms, so that case, number and the citation form of a name come from the same place.
"""

import functools
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.extract.pack_check import HEAD_KINDS, check_common, check_pack
from pipeline.extract.patterns import Pattern, compile_pattern

PACKS = Path(__file__).resolve().parent / "packs"

CACHE = 100_000  # words whose classes are remembered


Phrase = tuple[tuple[re.Pattern[str], ...], str]  # its words and its class


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One inflected form of a head noun."""

    lemma: str
    kind: str  # umbrella, site, group, organ, other
    case: str  # nom, gen, dat, erg, in, with …
    plural: bool
    form: str = ""  # as inflected


LookedUp = tuple[str, frozenset[str], HeadForm | None, str, str]  # looked up as, classes, head, core, ending


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the pack promises to read in a certain way; `gives` is empty for a reject."""

    text: str
    gives: Mapping[str, str]
    type: str


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A compiled pack. Immutable but for its cache of word classes."""

    code: str
    name: str
    capitals: bool
    head_final: bool
    subject_drop: bool
    compounds: bool  # a head may be the last part of a longer word
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
    modifier_words: frozenset[str]
    link_ending: re.Pattern[str]
    adjective_endings: tuple[str, ...]
    cases: tuple[tuple[str, re.Pattern[str]], ...]
    exact: Mapping[str, frozenset[str]]
    stems: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]  # by their first two letters
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
            found = set(self.exact.get(word, ()))
            found.update(name for stem, name in self.stems.get(word[:2], ()) if stem.match(word))
            found.update(name for stem, name in self.stems.get("", ()) if stem.match(word))
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
            stems = (phrase for phrase in self.phrases.get("*", ()) if phrase[0][0].match(word))
            begun = tuple(sorted([*self.phrases.get(word, ()), *stems], key=lambda item: -len(item[0])))
            if len(self._begun) > CACHE:
                self._begun.clear()
            self._begun[word] = begun
        return begun

    def head(self, word: str) -> HeadForm | None:
        """The head noun that this word is a form of, also as the last part of a compound with a hyphen."""
        if word not in self._heads:
            found = self.heads.get(word)
            if found is None and "-" in word:
                found = self.heads.get(word.rpartition("-")[2])
            if found is None:
                found = self._compound(word) if self.compounds else None
            if found is None:
                found = next((self.head(bare) for bare in self._bare(word)), None)
            if len(self._heads) > CACHE:
                self._heads.clear()
            self._heads[word] = found
        return self._heads[word]

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


def load_pack(path: Path, common: tuple[Mapping[str, Any], str] | None = None) -> Pack:
    """Read one pack. Raises ResourceError naming file, key and what is allowed there."""
    table, digest = _read(path)
    check_pack(path, table)
    shared, shared_digest = common or load_common(path.parent)
    try:
        return _compile(table, shared, hashlib.sha256(f"{digest}\n{shared_digest}".encode()).hexdigest())
    except re.error as error:
        raise ResourceError(f"{path}: {error.pattern!r} is not a regular expression ({error}).") from error


def load_packs(folder: Path = PACKS) -> Mapping[str, Pack]:
    """All packs of a folder by language code; Python only ever sees the codes."""
    common = load_common(folder)
    return {pack.code: pack for pack in (load_pack(path, common) for path in sorted(folder.glob("[!_]*.toml")))}


def _read(path: Path) -> tuple[Mapping[str, Any], str]:
    try:
        data = path.read_bytes()
        return tomllib.loads(data.decode()), hashlib.sha256(data).hexdigest()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"The language pack {path} cannot be read: {error}") from error


def _compile(table: Mapping[str, Any], common: Mapping[str, Any], fingerprint: str) -> Pack:
    language, names = table["language"], table.get("names", {})
    exact, stems, phrases = _compile_words(_all_words(table))
    numerals = dict(table.get("numerals", {}))
    prefixes = numerals.pop("prefixes", {})
    heads = {**dict(_decline_all(common)), **dict(_decline_all(table))}
    shared = common.get("names", {})
    return Pack(
        code=language["code"],
        name=language.get("name", language["code"]),
        capitals=language.get("capitals", True),
        head_final=language.get("head", "initial") == "final",
        subject_drop=language.get("subject_drop", False),
        compounds=language.get("compounds", False),
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
        modifier_words=frozenset(names.get("modifier_words", ())),
        link_ending=_ending(names.get("link_endings", ())),
        adjective_endings=tuple(names.get("adjective_endings", ())),
        cases=tuple((case, re.compile(f"(?:{rule})$")) for case, rule in table.get("cases", {}).items()),
        exact=exact,
        stems=stems,
        phrases=phrases,
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


def _compile_words(
    words: Iterator[tuple[str, str]],
) -> tuple[
    dict[str, frozenset[str]],
    dict[str, tuple[tuple[re.Pattern[str], str], ...]],
    dict[str, tuple[Phrase, ...]],
]:
    exact: dict[str, set[str]] = {}
    stems: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for word, name in words:
        parts = word.split()
        if len(parts) > 1:
            first = parts[0] if "*" not in parts[0] else "*"
            phrases.setdefault(first, []).append((tuple(map(_stem, parts)), name))
        elif "*" in word:
            stems.setdefault("" if "*" in word[:2] else word[:2], []).append((_stem(word), name))
        else:
            exact.setdefault(word, set()).add(name)
    return (
        {word: frozenset(found) for word, found in exact.items()},
        {key: tuple(found) for key, found in stems.items()},
        {key: tuple(sorted(found, key=lambda item: -len(item[0]))) for key, found in phrases.items()},
    )


@functools.cache
def _stem(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(word).replace(r"\*", r"[\w'’-]*") + "$")


def _ending(rules: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(rules)})$" if rules else r"(?!)")


def _decline_all(table: Mapping[str, Any]) -> Iterator[tuple[str, HeadForm]]:
    declensions = table.get("declension", [])
    for kind in reversed(HEAD_KINDS):
        for lemma in table.get("heads", {}).get(kind, ()):
            for word, case, plural in _decline(lemma, declensions):
                yield word, HeadForm(lemma, kind, case, plural, word)


def _decline(lemma: str, declensions: list[Mapping[str, Any]]) -> Iterator[tuple[str, str, bool]]:
    rule = next((d for d in declensions if lemma.endswith(d["of"])), None)
    if rule is not None:
        stem = lemma[: len(lemma) - len(rule["of"])]
        for number in ("plural", "singular"):
            for case, endings in rule.get(number, {}).items():
                for ending in endings.split("|"):
                    yield stem + ending, case, number == "plural"
    yield lemma, "nom", False


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
