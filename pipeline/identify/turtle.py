"""One authority file as plain statements: parsed by pyoxigraph, with the lines on which its nodes stand."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from pipeline.errors import ResourceError

BASE = "https://authority.invalid/"  # only slugs leave this stage, so the base of the dataset is not needed here
SCHEMA = "https://schema.org/"
TSV = "https://w3id.org/tsevri/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PREFIXES = {"schema:": SCHEMA, "tsv:": TSV, "xsd:": XSD, "rdf:": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
CLASSES = tuple(SCHEMA + name for name in ("Organization", "WebPage", "PropertyValue", "Place", "PostalAddress"))
Term = ox.NamedNode | ox.Literal
Properties = Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFile:
    path: Path
    data: bytes
    nodes: Mapping[str, Properties]  # subject IRI → property IRI → values, in the order of the file
    lines: Mapping[str, int] = field(default_factory=dict)  # of a table: where each node is described

    def subjects(self, class_name: str) -> list[str]:
        wanted = ox.NamedNode(SCHEMA + class_name)
        return [subject for subject, properties in self.nodes.items() if wanted in properties.get(TYPE, ())]

    def place(self, subject: str) -> str:
        """File, line and node, for an error."""
        shown = shown_iri(subject)
        line = self.lines.get(subject) or _line_of(self.data.decode("utf-8", "replace"), shown)
        return f"{self.path}, line {line}, {shown}" if line else f"{self.path}, {shown}"


def read_authority_file(path: Path) -> AuthorityFile:
    """Raises: ResourceError when the file cannot be read, is no Turtle, or holds nodes that no authority file has."""
    return parse_authority_file(path, bytes_of(path))


def parse_authority_file(path: Path, data: bytes) -> AuthorityFile:
    """The same of bytes at hand; `path` is what errors name."""
    nodes: dict[str, dict[str, list[Term]]] = {}
    blank = False
    for subject, predicate, value in _triples(path, data):
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            nodes.setdefault(subject.value, {}).setdefault(predicate.value, []).append(value)
        else:
            blank = True
    file = AuthorityFile(
        path=path, data=data, nodes={s: {p: tuple(v) for p, v in ps.items()} for s, ps in nodes.items()}
    )
    faults = [*([BLANK.format(path=path)] if blank else []), *_unknown_nodes(file)]
    if faults:
        raise ResourceError("\n".join(faults))
    return file


BLANK = "{path}: blank nodes ([ … ] or ( … ) or _:x) are not allowed: give each node an address as <source/SLUG/WORD>."


def shown_iri(iri: str) -> str:
    """An IRI as the file writes it."""
    if iri.startswith(BASE):
        return f"<{iri.removeprefix(BASE)}>"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return f"<{iri}>"


def bytes_of(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data.decode()
    except FileNotFoundError as error:
        raise ResourceError(f"There is no authority file {path}: mend `authority` in tsevri.toml.") from error
    except OSError as error:
        raise ResourceError(f"The authority file {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ResourceError(f"{path}, line {line}: this is not UTF-8: save the file as UTF-8.") from error
    return data


def _triples(path: Path, data: bytes) -> Iterator[ox.Triple]:
    try:
        for quad in ox.parse(input=data, format=ox.RdfFormat.TURTLE, base_iri=BASE):
            yield quad.triple
    except SyntaxError as error:
        raise ResourceError(f"{path}, line {error.lineno}: not valid Turtle ({error.msg}): mend that line.") from error


def _unknown_nodes(file: AuthorityFile) -> Iterator[str]:
    for subject, properties in file.nodes.items():
        types = properties.get(TYPE, ())
        if not subject.startswith(BASE):
            yield f"{file.place(subject)}: only relative addresses without @base are described, as <organisation/SLUG>."
        elif len(types) != 1 or types[0].value not in CLASSES:
            yield f"{file.place(subject)}: {_type_fault(types)}"


def _type_fault(types: tuple[Term, ...]) -> str:
    known = ", ".join(map(shown_iri, CLASSES))
    if not types:
        return f"this node has no class: write `a` and one of {known}."
    if len(types) > 1:
        return f"this node has {len(types)} classes: keep one of {known}."
    near = difflib.get_close_matches(types[0].value, CLASSES, 1)
    asked = f"did you mean <{near[0]}>?" if near else f"use one of {known}."
    return f"<{types[0].value}> is not a class of an authority file: {asked}"


def _line_of(text: str, shown: str) -> int | None:
    """Where a node is first described: its address begins a line there."""
    match = re.search(rf"^[ \t]*{re.escape(shown)}", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else None
