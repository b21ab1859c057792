"""Head nouns in all their forms, as the `[[declension]]` tables of a pack derive them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.extract.pack_check import HEAD_KINDS


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One inflected form of a head noun."""

    lemma: str
    kind: str  # umbrella, site, group, organ, other
    case: str  # nom, gen, dat, erg, in, with …; the first of those that the form may be
    plural: bool
    form: str = ""  # as inflected
    cases: frozenset[str] = frozenset()  # all that the form may be
    citation: str = ""  # how a name with this head is cited, where that is not the lemma
    adjectives: tuple[tuple[str, str], ...] = ()  # endings of adjectives that agree, and theirs in the nominative
    foreign: bool = False  # from the nouns that every language shares


def decline_all(table: Mapping[str, Any], foreign: bool = False) -> dict[str, HeadForm]:
    """Every form of every head; a form that several cases share has them all."""
    declensions, mutations = table.get("declension", []), table.get("names", {}).get("mutations", {})
    forms: dict[str, HeadForm] = {}
    for kind in reversed(HEAD_KINDS):
        for lemma in table.get("heads", {}).get(kind, ()):
            rule: Mapping[str, Any] = next((d for d in declensions if lemma.endswith(d["of"])), {})
            own: dict[str, tuple[str, bool, frozenset[str]]] = {}
            for word, case, plural in _decline(lemma, rule):
                first, many, cases = own.get(word, (case, plural, frozenset[str]()))
                kept = cases if many == plural else cases & {"gen"}  # `muzeju` is of a museum's and of many
                own[word] = (first if many == plural else case, plural, kept | {case})
            cited = _cited(lemma, rule)
            adjectives = tuple(sorted(rule.get("adjective", {}).items(), key=lambda item: (-len(item[0]), item[0])))
            for word, (case, plural, cases) in own.items():
                for form in (word, *_mutated(word, mutations)):
                    forms[form] = HeadForm(lemma, kind, case, plural, form, cases, cited, adjectives, foreign)
    return forms


def _decline(lemma: str, rule: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Plural forms first, so that a form which is both is taken for the singular."""
    stem = lemma[: len(lemma) - len(rule.get("of", ""))]
    for case, endings in rule.get("plural", {}).items():
        yield from ((stem + ending, case, True) for ending in endings.split("|"))
    yield lemma, "nom", False
    for case, endings in rule.get("singular", {}).items():
        yield from ((stem + ending, case, False) for ending in endings.split("|"))


def _cited(lemma: str, rule: Mapping[str, Any]) -> str:
    """The nominative as names have it: the last alternative, the definite form where there is one."""
    nominative = rule.get("singular", {}).get("nom")
    return lemma if nominative is None else lemma[: len(lemma) - len(rule["of"])] + nominative.split("|")[-1]


def _mutated(word: str, mutations: Mapping[str, str]) -> Iterator[str]:
    for first, others in sorted(mutations.items(), key=lambda item: -len(item[0])):
        if word.startswith(first):
            yield from (other + word[len(first) :] for other in others.split("|"))
            return
