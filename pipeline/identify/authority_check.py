"""Authority files held against `shapes/authority.ttl`, and against each other."""

import functools
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.errors import ResourceError
from pipeline.identify.turtle import SCHEMA, AuthorityFile, Term, shown_iri
from pipeline.resources import resource

SHAPES = "authority.ttl"
BROKEN_SHAPES = (ConstraintLoadError, ReportableRuntimeError, ShapeLoadError)


def check_shapes(files: Sequence[AuthorityFile], lang: str) -> Iterator[str]:
    """A sentence for each fault that the shapes find: where, what, and what to do."""
    shapes = _shapes(_shapes_path())
    data = Graph()
    for file in files:
        for subject, properties in file.nodes.items():
            for predicate, values in properties.items():
                for value in values:
                    data.add((URIRef(subject), URIRef(predicate), _node(value)))
    told: dict[tuple[Node | None, ...], str] = {}
    for result in _results(data, shapes):
        place = tuple(result.get(part) for part in (SH.focusNode, SH.sourceShape, SH.resultPath))
        words = _told(files, shapes, result, lang)
        told[place] = min(told.get(place, words), words)  # one slip may break a rule in several ways
    yield from sorted(told.values())


def check_clashes(files: Sequence[AuthorityFile]) -> Iterator[str]:
    """A sentence for each slug that two files describe, and for each preferred name that two organisations have."""
    slugs: dict[str, AuthorityFile] = {}
    names: dict[Term, str] = {}
    for file in files:
        for subject in file.subjects("Organization"):
            if subject in slugs:
                yield f"{file.place(subject)} is also in {slugs[subject].place(subject)}: keep one of the two."
                continue
            slugs[subject] = file
            for name in file.nodes[subject].get(SCHEMA + "name", ()):
                other = names.setdefault(name, subject)
                if other != subject:
                    yield (
                        f"{file.place(subject)}: {name} is also the preferred name of {slugs[other].place(other)}: "
                        "if they are one organisation keep one entry, otherwise name what tells them apart."
                    )


@functools.cache
def shapes_fingerprint() -> str:
    return hashlib.sha256(_shapes_path().read_bytes()).hexdigest()


def _shapes_path() -> Path:
    return resource("shapes") / SHAPES


@functools.cache
def _shapes(path: Path) -> Graph:
    try:
        return Graph().parse(data=path.read_bytes(), format="turtle")
    except (OSError, SyntaxError) as error:  # rdflib's BadSyntax is a SyntaxError
        raise _broken(error) from error


def _node(term: Term) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _results(data: Graph, shapes: Graph) -> Iterator[Mapping[Node, Node]]:
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference=None, advanced=False)
    except BROKEN_SHAPES as error:
        raise _broken(error) from error
    if not isinstance(report, Graph):  # a failure of the shapes, not of the data
        raise _broken(report)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield dict(report.predicate_objects(result))


def _broken(error: object) -> ResourceError:
    return ResourceError(
        f"The shapes {_shapes_path()} cannot be used ({error}): restore the file that came with Tsevri."
    )


def _told(files: Sequence[AuthorityFile], shapes: Graph, result: Mapping[Node, Node], lang: str) -> str:
    focus = str(result[SH.focusNode])
    file = next((file for file in files if focus in file.nodes), files[0])
    shape = result.get(SH.sourceConstraint, result[SH.sourceShape])
    about = _about(result)
    message, remedy = (_words(shapes, shape, kind, lang) for kind in (SH.message, RDFS.comment))
    return f"{file.place(focus)}{about}: {message} {remedy}"


def _about(result: Mapping[Node, Node]) -> str:
    """Property and value, where they are of the file and not of the shapes."""
    parts = [result.get(SH.resultPath), result.get(SH.value)]
    shown = [shown_iri(str(part)) if isinstance(part, URIRef) else f"“{part}”" for part in parts if _plain(part)]
    return ", " + " ".join(shown) if shown else ""


def _plain(part: Node | None) -> bool:
    return isinstance(part, URIRef | Literal)


def _words(shapes: Graph, shape: Node, property_: Node, lang: str) -> str:
    texts = {text.language: str(text) for text in shapes.objects(shape, property_) if isinstance(text, Literal)}
    return texts.get(lang) or texts.get("en", "")
