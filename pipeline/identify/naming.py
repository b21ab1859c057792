"""Which of the spellings of an organisation are its names: one preferred a language, the others beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.identify.keys import acronym_key, identity_key, is_acronym, is_cited
from pipeline.identify.spellings import Spelling
from pipeline.model import Name, Organisation


def organisation_of(reference: str, spellings: Sequence[Spelling], authority: Organisation | None) -> Organisation:
    """The authority file's names come first and stay preferred; what announcements add stands beside them."""
    if authority is None:
        return Organisation(reference=reference, names=tuple(_names(spellings, ())), provisional=True)
    return replace(authority, names=(*authority.names, *_names(spellings, authority.names)))


def _names(spellings: Sequence[Spelling], known: Sequence[Name]) -> Iterator[Name]:
    seen = {_identity(name) for name in known}
    preferred = {name.language for name in known if name.kind == "preferred"}
    former = {_identity(name) for name, _ in spellings if name.kind == "former"}
    for name in _ranked(spellings, only_cited=True) or _ranked(spellings, only_cited=False):
        identity = _identity(name)
        if identity in seen:
            continue
        seen.add(identity)
        if is_acronym(name.text):
            yield Name(text=acronym_key(name.text), kind="acronym")
        elif identity in former:
            yield replace(name, kind="former")
        elif name.language in preferred:
            yield replace(name, kind="alternate")
        else:
            preferred.add(name.language)
            yield replace(name, kind="preferred")
    yield from _surfaces(spellings, known)


def _ranked(spellings: Iterable[Spelling], *, only_cited: bool) -> list[Name]:
    """The best spelling first: whole names before acronyms, then the most used, the longest, the first by letters."""
    chosen = [
        (is_acronym(name.text), -uses, -len(name.text), name.text, name.language or "", name)
        for name, uses in spellings
        if name.kind != "surface" and (not only_cited or is_acronym(name.text) or is_cited(name.text, name.language))
    ]
    ranked = [name for *_, name in sorted(chosen, key=lambda one: one[:-1])]
    return ranked if any(not is_acronym(name.text) for name in ranked) or not only_cited else []


def _surfaces(spellings: Iterable[Spelling], known: Sequence[Name]) -> Iterator[Name]:
    """Inflected and misspelt forms: to find by, not to show."""
    shown = {name.text for name in known}
    for name, _ in spellings:
        if not is_acronym(name.text) and not is_cited(name.text, name.language) and name.text not in shown:
            shown.add(name.text)
            yield replace(name, kind="surface")


def _identity(name: Name) -> tuple[str, str]:
    """What makes two spellings one name: acronyms letter for letter, others by their key, in each language."""
    if is_acronym(name.text):
        return acronym_key(name.text), ""
    return identity_key(name.text, name.language), name.language or ""
