"""The authority file: which organisations are known by name before anything is read. Its form: docs/authority.md."""

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ResourceError
from pipeline.identify.authority_check import check_clashes, check_shapes, shapes_fingerprint
from pipeline.identify.table import read_authority
from pipeline.identify.turtle import SCHEMA, TSV, AuthorityFile, Properties, Term
from pipeline.model import Identifier, Name, NameKind, Organisation

NAME_PROPERTIES: tuple[tuple[str, NameKind], ...] = (
    (SCHEMA + "name", "preferred"),
    (SCHEMA + "alternateName", "alternate"),
    (TSV + "formerName", "former"),
)
ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """`fingerprint` changes with any byte of the files or of the shapes that they were checked by."""

    organisations: tuple[Organisation, ...] = ()  # by reference
    places: frozenset[str] = frozenset()  # names of places, in every language that the files have
    fingerprint: str = ""


def load_authority(paths: Sequence[Path], *, validated: Container[str] = (), lang: str = ENGLISH) -> Authority:
    """Read authority files, Turtle or tables, as one. Files whose fingerprint is in `validated` are not held
    against the shapes again.

    Raises: ResourceError, one line a fault: file, line, node, what is wrong and what to do.
    """
    files = [read_authority(path) for path in paths]
    fingerprint = _fingerprint(files)
    faults = list(check_clashes(files))
    if not faults and fingerprint not in validated:
        faults = list(check_shapes(files, lang))
    if faults:
        raise ResourceError("\n".join(faults))
    nodes = {subject: properties for file in files for subject, properties in file.nodes.items()}
    subjects = {subject for file in files for subject in file.subjects("Organization")}
    return Authority(
        organisations=tuple(_organisation(subject, nodes) for subject in sorted(subjects)),
        places=frozenset(name.value for file in files for name in _place_names(file)),
        fingerprint=fingerprint,
    )


def _fingerprint(files: Sequence[AuthorityFile]) -> str:
    parts = [shapes_fingerprint(), *(hashlib.sha256(file.data).hexdigest() for file in files)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _place_names(file: AuthorityFile) -> Iterator[Term]:
    for subject in file.subjects("Place"):
        yield from file.nodes[subject].get(SCHEMA + "name", ())


def _organisation(subject: str, nodes: Mapping[str, Properties]) -> Organisation:
    properties = nodes[subject]
    place = _node(properties, "location", nodes)
    return Organisation(
        reference=subject.rpartition("/")[2],
        names=tuple(_names(properties)),
        homepage=_value(properties, "url"),
        place=_english(place),
        country=_value(_node(place, "address", nodes), "addressCountry"),
        founded=_value(properties, "foundingDate"),
        identifiers=tuple(_identifiers(properties, nodes)),
    )


def _names(properties: Properties) -> Iterator[Name]:
    """By kind, then language, then text, so that their order in the file makes no difference."""
    for property_, kind in NAME_PROPERTIES:
        for text, language in sorted((term.value, _language(term)) for term in properties.get(property_, ())):
            yield _name(text, language or None, kind)


def _name(text: str, language: str | None, kind: NameKind) -> Name:
    is_acronym = language is None and kind == "alternate"
    return Name(text=text, language=language, kind="acronym" if is_acronym else kind)


def _identifiers(properties: Properties, nodes: Mapping[str, Properties]) -> Iterator[Identifier]:
    described = (nodes[term.value] for term in properties.get(SCHEMA + "identifier", ()))
    pairs = ((_value(one, "url"), _value(one, "subjectOf")) for one in described)
    yield from (
        Identifier(value=value, source=source) for value, source in sorted((v or "", s or "") for v, s in pairs)
    )


def _node(properties: Properties, name: str, nodes: Mapping[str, Properties]) -> Properties:
    """What is said of the node that a property leads to; nothing where there is none."""
    return nodes.get(_value(properties, name) or "", {})


def _value(properties: Properties, name: str) -> str | None:
    values = properties.get(SCHEMA + name)
    return values[0].value if values else None


def _english(place: Properties) -> str | None:
    return next((term.value for term in place.get(SCHEMA + "name", ()) if _language(term) == ENGLISH), None)


def _language(term: Term) -> str:
    return getattr(term, "language", None) or ""
