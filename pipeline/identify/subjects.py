"""What each mention of one announcement is known by.

A *node* is a reference that a name alone gives: `mint("organisation", identity_key)` for a name, the same of the
letters for an acronym. Nodes are what is joined; most never are, and are then the reference of their organisation.

- A mention with a full name has the node of that name. Its other full names are the same organisation. A short form
  (*Harbour Museum* beside *Port Hallow Harbour Museum*) tells nothing outside its announcement and is left out.
- A mention without a full name but with an acronym has the node of the acronym.
- A head noun alone („ქსელი“, *the national museum*) is minted with its announcement, so that it never meets another.
- A working group, section or organ is unique only within its body: it has a *chain*, the node of the body and the name
  within the body. Its body is the whole that the announcement says it is part of, else the acronym that stands in its
  name; where there is neither, its announcement. One that has an acronym of its own is a body of its own.
- A name that the authority file or a decision gives is always taken as a full name, whatever it looks like.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.names import initials_match
from pipeline.identify.keys import (
    LONGEST_ACRONYM,
    acronym_key,
    has_no_capitals,
    identity_key,
    is_acronym,
    is_part_name,
    is_short_form,
    is_weak,
)
from pipeline.identify.vocabulary import SCOPED_KINDS, vocabulary
from pipeline.model import Fact, Mention, Name, NameKind, PartOf, mint
from pipeline.records import mentions_of

KIND = "organisation"
REMEMBERED = 20_000  # mentions that were read
SHORTEST_IN_NAME = 3  # letters of an acronym that is taken for a body inside a longer name
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the names of a mention say by themselves."""

    local: str  # key of its name
    node: str | None  # None: only a scope tells which organisation it is
    same: tuple[str, ...]  # nodes of its other full names
    acronyms: tuple[str, ...]
    names: tuple[Name, ...]  # as far as they may be published; the first is the one it goes by
    is_part: bool
    has_name: bool  # a full name, not only an acronym


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    reading: Reading
    anchor: str  # a node, or a chain as JSON
    body: str | None  # acronym of the body that stands in the name of a part


def name_node(text: str, language: str | None) -> str:
    return mint(KIND, identity_key(text, language))


def acronym_node(acronym: str) -> str:
    return mint(KIND, acronym_key(acronym))


def is_bare(key: str) -> bool:
    """Whether a key is one head noun."""
    return key in vocabulary().heads


class Reader:
    """Reads mentions; `fixed` are the keys that the authority file and decisions name."""

    def __init__(self, fixed: frozenset[str]) -> None:
        self._fixed = fixed
        self._known: dict[tuple[str, str | None, tuple[Name, ...], str], Reading] = {}

    def read(self, mention: Mention) -> Reading:
        signature = (mention.name, mention.language, mention.names, mention.kind)
        reading = self._known.get(signature)
        if reading is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            reading = self._known[signature] = self._new(mention)
        return reading

    def subjects(self, facts: Sequence[Fact]) -> dict[Mention, Subject]:
        """Every mention of one announcement with what it is known by."""
        wholes = self._wholes(facts)
        subjects: dict[Mention, Subject] = {}
        for fact in facts:
            for mention in mentions_of(fact):
                if mention not in subjects:
                    reading, chain = self.read(mention), self._chain(mention, fact.announcement, wholes, ())
                    body = _acronym_inside(mention.name) if reading.is_part else None
                    subjects[mention] = Subject(reading=reading, anchor=_anchor(chain), body=body)
        return subjects

    def _wholes(self, facts: Iterable[Fact]) -> dict[str, list[Mention]]:
        """The bodies that parts belong to, by the key of the part."""
        wholes: dict[str, dict[str | None, Mention]] = {}
        for fact in facts:
            if isinstance(fact, PartOf):
                whole = self.read(fact.whole)
                wholes.setdefault(self.read(fact.part).local, {}).setdefault(whole.node or whole.local, fact.whole)
        return {local: list(found.values()) for local, found in wholes.items()}

    def _chain(
        self, mention: Mention, announcement: str, wholes: dict[str, list[Mention]], inside: tuple[str, ...]
    ) -> list[str]:
        reading = self.read(mention)
        if reading.node is not None:
            return [reading.node]
        bodies = wholes.get(reading.local, []) if reading.is_part and reading.local not in inside else []
        if len(bodies) == 1:
            body = self._chain(bodies[0], announcement, wholes, (*inside, reading.local))
            return [*body, self._within(mention, reading.local, bodies[0])]
        acronym = _acronym_inside(mention.name) if reading.is_part and not bodies else None
        if acronym is not None:
            return [acronym_node(acronym), _without(reading.local, [identity_key(acronym, None)])]
        return [mint(KIND, reading.local, announcement)]

    def _within(self, mention: Mention, local: str, body: Mention) -> str:
        names = [body.name, *(name.text for name in body.names)]
        return _without(local, [identity_key(name, body.language) for name in names])

    def _new(self, mention: Mention) -> Reading:
        named = list(_long_names(mention))
        keys = [identity_key(name.text, name.language) for name in named]
        full = self._full(keys)
        main = keys[0] if keys and keys[0] in full else next(iter(full), "")
        acronyms = tuple(_acronyms(mention))
        is_part = self._is_part(mention, main or (keys[0] if keys else ""), full)
        if is_part:
            acronyms = tuple(acronym for acronym in acronyms if any(initials_match(acronym, n.text) for n in named))
            is_part = not acronyms
        nodes = [] if is_part else [mint(KIND, key) for key in sorted(full, key=lambda key: (key != main, key))]
        nodes = nodes or ([] if is_part else [acronym_node(acronym) for acronym in acronyms[:1]])
        return Reading(
            local=main or (keys[0] if keys else acronyms[0] if acronyms else ""),
            node=nodes[0] if nodes else None,
            same=tuple(nodes[1:]),
            acronyms=acronyms,
            names=(*_shown(named, keys, full, acronyms), *_surfaces(mention, full)),
            is_part=is_part,
            has_name=bool(full) and not is_part,
        )

    def _full(self, keys: list[str]) -> set[str]:
        """The keys that name an organisation by themselves."""
        strong = {key for key in keys if key in self._fixed or not is_weak(key)}
        words = {key: tuple(key.split()) for key in strong}
        return {
            key
            for key in strong
            if key in self._fixed or not any(is_short_form(words[key], words[other]) for other in strong)
        }

    def _is_part(self, mention: Mention, key: str, full: set[str]) -> bool:
        return bool(full) and not full & self._fixed and (mention.kind in SCOPED_KINDS or is_part_name(key))


def _anchor(chain: list[str]) -> str:
    return chain[0] if len(chain) == 1 else json.dumps(chain, ensure_ascii=False)


def _long_names(mention: Mention) -> Iterator[Name]:
    acronyms = set(_acronyms(mention))
    for name in _names_of(mention):
        if name.kind not in ("acronym", "surface") and acronym_key(name.text) not in acronyms:
            yield name


def _acronyms(mention: Mention) -> list[str]:
    """First the one that the mention goes by."""
    names = _names_of(mention)
    found = [acronym_key(name.text) for name in names if name.kind == "acronym" or is_acronym(name.text)]
    own = acronym_key(mention.name)
    initials = [acronym_key(name.text) for name in names if _stands_for_another(name.text, names)]
    return sorted({*found, *initials}, key=lambda acronym: (acronym != own, acronym))


def _names_of(mention: Mention) -> tuple[Name, ...]:
    return Name(text=mention.name, language=mention.language), *mention.names


def _stands_for_another(text: str, names: Iterable[Name]) -> bool:
    """Whether a word in a script without capitals is made of the initials of another name: სფა."""
    short = len(text) <= LONGEST_ACRONYM and " " not in text and has_no_capitals(text)
    return short and any(initials_match(text, name.text) for name in names if " " in name.text)


def _shown(named: list[Name], keys: list[str], full: set[str], acronyms: tuple[str, ...]) -> Iterator[Name]:
    for i, (name, key) in enumerate(zip(named, keys, strict=True)):
        if key in full or (i == 0 and not full and not acronyms):
            yield Name(text=name.text, language=name.language, kind=_kind(name.kind))
    yield from (Name(text=acronym, kind="acronym") for acronym in acronyms)


def _surfaces(mention: Mention, full: set[str]) -> Iterator[Name]:
    """Forms that the extractor knows to be no names; their keys must still be those of the names."""
    for name in mention.names:
        if name.kind == "surface" and identity_key(name.text, name.language) in full:
            yield name


def _kind(kind: NameKind) -> NameKind:
    return "former" if kind == "former" else "alternate"


def _acronym_inside(name: str) -> str | None:
    """The acronym of its body in the name of a part: NEMO in „NEMO-ს გაციფრულების ჯგუფი“."""
    found = [
        word for word in re.split(r"[\s,()]+", name) if len(acronym_key(word)) >= SHORTEST_IN_NAME and is_acronym(word)
    ]
    return found[0] if len(found) == 1 else None


def _without(local: str, bodies: Iterable[str]) -> str:
    """The name of a part without the name of its body in front of it or after it."""
    words = local.split()
    for body in sorted(set(bodies), key=lambda body: (-len(body), body)):
        size = len(body.split())
        if not 0 < size < len(words):
            continue
        if identity_key(" ".join(words[:size]), None) == body:
            return " ".join(words[size:])
        if identity_key(" ".join(words[-size:]), None) == body:
            return _without_last_links(words[:-size])
    return local


def _without_last_links(words: list[str]) -> str:
    while len(words) > 1 and words[-1] in vocabulary().links:
        words = words[:-1]
    return " ".join(words)
