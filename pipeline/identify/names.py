"""Which of the spellings seen are the names of an organisation: one preferred a language, the others beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.identify.decisions import NameDecision
from pipeline.identify.keys import identity_key, is_cited, is_short_form, is_weak
from pipeline.identify.store import Spelling
from pipeline.model import Name, NameKind

ORDER: tuple[NameKind, ...] = ("preferred", "alternate", "acronym", "former", "surface")
Place = tuple[str | None, str]  # language and key
Keyed = dict[Place, list[Spelling]]


def choose_names(spellings: Iterable[Spelling], known: Sequence[Name]) -> tuple[Name, ...]:
    """Names that the authority file knows as it gives them, then what announcements add.

    Inflected and misspelt forms have the key of the right one: each key is one name, in its best spelling, and the
    forms are kept as surfaces only.
    """
    every = list(spellings)
    short = [one for one in every if _is_short(one.name)]
    long = [one for one in every if not _is_short(one.name)]
    taken = {identity_key(name.text, name.language) for name in known if name.language is not None}
    keyed = _by_key(one for one in long if one.name.kind != "surface")
    new = {place: group for place, group in _whole(keyed).items() if place[1] not in taken}
    names = _with_a_preferred_one([*known, *_preferred_first(new, known), *_acronyms(short, known)])
    return tuple(sorted((*names, *_surfaces(long, names)), key=_sorting))


def with_preferred(names: Sequence[Name], decisions: Iterable[NameDecision]) -> tuple[Name, ...]:
    """The same names, of which stewards prefer some. A name that nobody uses is not given."""
    for decision in decisions:
        wanted = (decision.name, decision.language)
        if any((name.text, name.language) == wanted for name in names):
            names = [_in_its_place(name, decision) for name in names]
    return tuple(sorted(names, key=_sorting))


def _in_its_place(name: Name, decision: NameDecision) -> Name:
    if (name.text, name.language) == (decision.name, decision.language):
        return replace(name, kind="preferred")
    demoted = name.kind == "preferred" and name.language == decision.language
    return replace(name, kind="alternate") if demoted else name


def _is_short(name: Name) -> bool:
    """Acronyms, in use or former: the only names without a language that are not simply of an unknown one."""
    return name.kind == "acronym" or (name.kind == "former" and name.language is None)


def _by_key(spellings: Iterable[Spelling]) -> Keyed:
    """Spellings by name; one whose language is not known joins the same name in a known language."""
    keyed: Keyed = {}
    for one in spellings:
        keyed.setdefault((one.name.language, identity_key(one.name.text, one.name.language)), []).append(one)
    tagged = {key for language, key in keyed if language is not None}
    return {place: group for place, group in keyed.items() if place[0] is not None or place[1] not in tagged}


def _whole(keyed: Keyed) -> Keyed:
    """Without names that only leave words of another one out, and without those that name nothing in particular."""
    words = {place: tuple(place[1].split()) for place in keyed}
    kept = {
        place: group
        for place, group in keyed.items()
        if not is_weak(place[1]) and not any(is_short_form(words[place], words[other]) for other in keyed)
    }
    return kept or keyed


def _preferred_first(keyed: Keyed, known: Sequence[Name]) -> Iterator[Name]:
    """One name a key. The most used of a language is preferred where the authority file prefers none."""
    has_preferred = {name.language for name in known if name.kind == "preferred"}
    for place in sorted(keyed, key=lambda place: _use_rank(place, keyed[place])):
        spelling = min(keyed[place], key=_spelling_rank).name
        if any(one.name.kind == "former" for one in keyed[place]):
            yield replace(spelling, kind="former")
        else:
            yield replace(spelling, kind="alternate" if spelling.language in has_preferred else "preferred")
            has_preferred.add(spelling.language)


def _use_rank(place: Place, group: Iterable[Spelling]) -> tuple[int, int, str]:
    return -sum(one.uses for one in group), -len(place[1]), place[1]


def _spelling_rank(one: Spelling) -> tuple[bool, int, int, str]:
    return not is_cited(one.name.text, one.name.language), -one.main, -one.uses, one.name.text


def _acronyms(spellings: Iterable[Spelling], known: Sequence[Name]) -> Iterator[Name]:
    taken = {name.text for name in known if name.language is None}
    kinds: dict[str, NameKind] = {}
    for one in spellings:
        if one.name.text not in taken and kinds.get(one.name.text) != "former":
            kinds[one.name.text] = one.name.kind
    yield from (Name(text=text, kind=kind) for text, kind in kinds.items())


def _surfaces(spellings: Iterable[Spelling], names: Iterable[Name]) -> Iterator[Name]:
    """Inflected and misspelt forms: to find by, not to show."""
    shown = {name.text for name in names}
    forms = {(one.name.text, one.name.language) for one in spellings}
    for text, language in sorted(forms, key=lambda form: (form[0], form[1] or "")):
        if text not in shown and not is_cited(text, language):
            shown.add(text)
            yield Name(text=text, language=language, kind="surface")


def _with_a_preferred_one(names: list[Name]) -> list[Name]:
    """An organisation that is known by an acronym or by former names only is still called something."""
    if any(name.kind == "preferred" for name in names) or not names:
        return names
    first = min(names, key=lambda name: (name.kind != "acronym", name.text, name.language or ""))
    return [replace(name, kind="preferred") if name is first else name for name in names]


def _sorting(name: Name) -> tuple[int, str, str]:
    return ORDER.index(name.kind), name.language or "", name.text
