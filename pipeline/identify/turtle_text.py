"""Authority nodes as the Turtle that a person would write: organisations with their sources, then places."""

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from pipeline.identify.turtle import BASE, SCHEMA, TSV, TYPE, XSD, AuthorityFile, Properties, Term

PREFIXES = f"@prefix schema: <{SCHEMA}> .\n@prefix tsv:    <{TSV}> .\n@prefix xsd:    <{XSD}> .\n"
ORDER = (
    *(SCHEMA + name for name in ("name", "alternateName")),
    TSV + "formerName",
    *(SCHEMA + name for name in ("propertyID", "url", "location", "foundingDate", "identifier", "subjectOf", "about")),
    TSV + "states",
    *(SCHEMA + name for name in ("address", "addressCountry")),
)
_SHORT = ((SCHEMA, "schema:"), (TSV, "tsv:"), (XSD, "xsd:"))
_LOCAL = re.compile("[A-Za-z]+")


def turtle_text(files: Sequence[AuthorityFile]) -> Iterator[str]:
    """The parts of one file that says what sound files say together."""
    yield PREFIXES
    yield from blocks(files)


def blocks(files: Sequence[AuthorityFile]) -> Iterator[str]:
    nodes = {subject: properties for file in files for subject, properties in file.nodes.items()}
    for subject in sorted({one for file in files for one in file.subjects("Organization")}):
        yield "\n" + _block(subject, nodes[subject])
        for name in ("subjectOf", "identifier"):
            for node in nodes[subject].get(SCHEMA + name, ()):
                yield "\n" + _block(node.value, nodes[node.value])
    for title, kind in (("Places", "Place"), ("Addresses", "PostalAddress")):
        found = sorted({one for file in files for one in file.subjects(kind)})
        yield f"\n# {title}\n" if found else ""
        yield from ("\n" + _block(subject, nodes[subject]) for subject in found)


def _block(subject: str, properties: Properties) -> str:
    is_place = subject.startswith(BASE + "place/")
    lines = [f"{_term(ox.NamedNode(subject))} a {_term(properties[TYPE][0])}"]
    for predicate in sorted(properties.keys() - {TYPE}, key=ORDER.index):
        between = " , " if predicate == TSV + "states" or is_place else " ,\n        "
        lines.append(f"{_term(ox.NamedNode(predicate))} {between.join(map(_term, properties[predicate]))}")
    return " ;\n    ".join(lines) + " .\n"


def _term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if not term.language and term.datatype.value.startswith(XSD) and term.datatype.value != XSD + "string":
        return f"{ox.Literal(term.value)}^^{_iri(term.datatype.value)}"
    return str(term)


def _iri(value: str) -> str:
    for namespace, prefix in _SHORT:
        if value.startswith(namespace) and _LOCAL.fullmatch(value.removeprefix(namespace)):
            return prefix + value.removeprefix(namespace)
    return f"<{value.removeprefix(BASE) or value}>"
