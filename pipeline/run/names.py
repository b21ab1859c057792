"""Announcements that call one organisation by different names: all stand, one is preferred, the steward is told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from pipeline.identify.decisions import NameDecision
from pipeline.model import Finding, Name, Organisation

Why = Literal["decided", "authority", "most-used"]
Words = Mapping[str, str]
SourcesOf = Callable[[str], Sequence[str]]  # where a name of the organisation is used, a few of them
SHOWN = 4  # names in a message
STANDING = ("preferred", "alternate")
DIFFER: Words = {
    "en": "Announcements call one organisation by different names: {names}. All stand; “{preferred}” is preferred "
    "({why}).",
    "ka": "განცხადებები ერთ ორგანიზაციას სხვადასხვა სახელით იხსენიებს: {names}. ყველა რჩება; ძირითადია „{preferred}“ "
    "({why}).",
}
BECAUSE: Mapping[Why, Words] = {
    "decided": {"en": "a person decided", "ka": "ადამიანის გადაწყვეტილებით"},
    "authority": {"en": "the authority file says so", "ka": "ავტორიტეტული ფაილის მიხედვით"},
    "most-used": {"en": "it is used most", "ka": "ყველაზე ხშირად გამოიყენება"},
}
REMEDY: Words = {
    "en": "Nothing need be done. In `tsevri review`, open the organisation to prefer another name, or to say that a "
    "name is another organisation's.",
    "ka": "არაფერია გასაკეთებელი. `tsevri review`-ში, ორგანიზაციის გვერდზე, შეგიძლიათ აირჩიოთ სხვა სახელი, ან თქვათ, "
    "რომ სახელი სხვა ორგანიზაციისაა.",
}


def differing(
    organisation: Organisation, known: Organisation | None, decisions: Sequence[NameDecision], sources: SourcesOf
) -> Iterator[Finding]:
    """A finding for each language in which announcements use a name beside the preferred one that the authority file
    does not know."""
    given = {(name.language, name.text) for name in known.names} if known else set()
    standing = [name for name in organisation.names if name.kind in STANDING and name.language is not None]
    for _, names in groupby(sorted(standing, key=_by_language), key=lambda name: name.language):
        preferred, *others = names
        fresh = [name for name in others if (name.language, name.text) not in given and sources(name.text)]
        if preferred.kind == "preferred" and fresh:
            yield _finding(organisation, preferred, fresh, _why(preferred, given, decisions), sources)


def _by_language(name: Name) -> tuple[str, bool, str]:
    return name.language or "", name.kind != "preferred", name.text


def _why(preferred: Name, given: set[tuple[str | None, str]], decisions: Sequence[NameDecision]) -> Why:
    if any((one.language, one.name) == (preferred.language, preferred.text) for one in decisions):
        return "decided"
    return "authority" if (preferred.language, preferred.text) in given else "most-used"


def _finding(
    organisation: Organisation, preferred: Name, others: Sequence[Name], why: Why, sources: SourcesOf
) -> Finding:
    told = [f"{name.text} ({', '.join(sources(name.text))})" for name in (preferred, *others) if sources(name.text)]
    names = "; ".join(told[:SHOWN])
    return Finding(
        code="identify.names-differ",
        severity="info",
        message={
            lang: words.format(names=names, preferred=preferred.text, why=BECAUSE[why][lang])
            for lang, words in DIFFER.items()
        },
        remedy=REMEDY,
        source=sources(others[0].text)[0],
        value=organisation.reference,
    )
