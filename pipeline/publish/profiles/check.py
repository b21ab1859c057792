"""Whether a description keeps the SHACL rules of its profile, and whether these rules met anything at all."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Triple
from pyshacl import validate
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from pipeline.model import Finding
from pipeline.publish.profiles.notices import notice
from pipeline.validate.statements import rdflib_term

SHAPES = Path(__file__).with_name("shapes")
SETTING_OF = {  # what a property is made of, for a steward to correct
    "title": "[dataset] title",
    "name": "[dataset] title, publisher",
    "description": "[dataset] description",
    "license": "[dataset] licence",
    "publisher": "[dataset] publisher",
    "contactPoint": "[dataset] contact",
    "email": "[dataset] contact",
    "hasEmail": "[dataset] contact",
}
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def check(profile: str, triples: Iterable[Triple], expected: Iterable[str] = ()) -> Iterator[Finding]:
    """What keeps a description back. `expected`: local names of the shapes that must meet a node; empty: all."""
    data = Graph()
    for triple in triples:
        data.add((rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)))
    shapes = _shapes(profile)
    for shape in _vacuous(shapes, data, frozenset(expected)):
        yield notice("profile.nothing-to-say", profile=profile, rule=shape)
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)  # noqa: S101 - pyshacl gives text or bytes only when asked to
    results = sorted({_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)})
    for focus, rule in results:
        yield notice("profile.held-back", focus=focus, profile=profile, rule=rule, count=1)


@cache
def _shapes(profile: str) -> Graph:
    return Graph().parse(SHAPES / f"{profile}.ttl", format="turtle")


def _vacuous(shapes: Graph, data: Graph, expected: frozenset[str]) -> list[str]:
    met = {str(shape): False for target in TARGETS for shape in shapes.subjects(target)}
    for target in TARGETS:
        for shape, what in shapes.subject_objects(target):
            met[str(shape)] |= next(_focus(data, target, what), None) is not None
    lacking = [shape.rpartition("#")[2] for shape, is_met in met.items() if not is_met]
    return sorted(shape for shape in lacking if not expected or shape in expected)


def _focus(data: Graph, target: Node, what: Node) -> Iterator[Node]:
    if target == SH.targetClass:
        yield from data.subjects(RDF.type, what)
    elif target == SH.targetSubjectsOf:
        yield from data.subjects(what, None)
    else:
        yield from data.objects(None, what)


def _result(report: Graph, node: Node) -> tuple[str, str]:
    path = report.value(node, SH.resultPath) or report.value(node, SH.sourceConstraintComponent)
    name = str(path).replace("#", "/").rpartition("/")[2]
    setting = f" → {SETTING_OF[name]}" if name in SETTING_OF else ""
    return str(report.value(node, SH.focusNode)), f"{name}{setting}"
