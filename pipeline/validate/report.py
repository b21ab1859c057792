"""The check of a whole graph: findings, the shapes of which nothing is known, and both as machines read them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from rdflib import SH, BNode, Dataset, Graph, URIRef
from rdflib.namespace import PROV, RDF
from rdflib.term import Node

from pipeline.errors import UsageError
from pipeline.model import Finding, Severity
from pipeline.records import plain
from pipeline.validate.findings import finding_of, ordered
from pipeline.validate.rules import SHAPES, TSV, Group
from pipeline.validate.shapes import Result, Shapes
from pipeline.validate.statements import NotRdf11Error, Statements, ox_term, quads_of

OxNode = ox.NamedNode | ox.BlankNode | ox.Literal
OxSubject = ox.NamedNode | ox.BlankNode

OA_BODY = URIRef("http://www.w3.org/ns/oa#hasBody")
RDF_TYPE, SOURCE_SHAPE = ox.NamedNode(RDF.type), ox.NamedNode(SH.sourceShape)
LETTERS = {str(RDF.first): "f", str(RDF.rest): "r", str(SH.resultPath): "p"} | dict.fromkeys(
    map(str, (SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)), "s"
)  # make the names of the nodes of a path
SEVERITIES: Mapping[Severity, URIRef] = {"violation": SH.Violation, "warning": SH.Warning, "info": SH.Info}
PREFIXES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "sh": str(SH),
    "shape": str(SHAPES),
    "tsv": str(TSV),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the shapes say of a graph."""

    findings: tuple[Finding, ...]
    without_focus: tuple[Group, ...]  # shapes that met no node: neither passed nor failed
    turtle: str  # the standard report of SHACL

    @property
    def counts(self) -> dict[Severity, int]:
        found = [finding.severity for finding in self.findings]
        return {severity: found.count(severity) for severity in SEVERITIES}

    @property
    def conforms(self) -> bool:
        """As SHACL has it: nothing was found, however harmless."""
        return not self.findings

    def json(self) -> str:
        told = {
            "conforms": self.conforms,
            "counts": self.counts,
            "findings": [plain(finding) for finding in self.findings],
            "without_focus_nodes": [{"shape": group.iri, "label": dict(group.label)} for group in self.without_focus],
        }
        return json.dumps(told, ensure_ascii=False, indent=2)


def check_graph(data: Iterable[str] | Graph, shapes: Shapes) -> Report:
    """Check N-Quads lines or an rdflib graph as one graph, whatever named graphs there are.

    Raises: UsageError when they cannot be read.
    """
    try:
        return check_statements(Statements(_quads(data)), shapes)
    except NotRdf11Error as error:
        raise UsageError("A triple term of RDF 1.2 cannot be checked: SHACL knows RDF 1.1.") from error
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"This is no RDF that can be checked: {error}.") from error


def check_statements(statements: Statements, shapes: Shapes) -> Report:
    results = [(result, _severity(result, statements.graph)) for result in shapes.results(statements)]
    without_focus = shapes.without_focus(statements)
    return Report(
        findings=tuple(ordered(finding_of(result, severity) for result, severity in results)),
        without_focus=without_focus,
        turtle=_turtle(results, without_focus, shapes.graph),
    )


def _quads(data: Iterable[str] | Graph) -> Iterator[ox.Quad]:
    if not isinstance(data, Graph):
        yield from quads_of(data)
        return
    triples = (quad[:3] for quad in data.quads()) if isinstance(data, Dataset) else data
    for triple in triples:
        terms: list[Any] = [ox_term(term) for term in triple]  # each fits its place, or rdflib had not let it in
        yield ox.Quad(*terms)


def _severity(result: Result, graph: Graph) -> Severity:
    """A fault that two announcements may cause by disagreeing weighs less where several speak of the node."""
    rule = result.rule
    if rule.together == rule.severity:
        return rule.severity
    statements = [result.focus, *graph.subjects(None, result.focus)]
    facts = {fact for statement in statements for fact in graph.subjects(OA_BODY, statement)}
    announcements = {source for fact in facts for source in graph.objects(fact, PROV.wasDerivedFrom)}
    return rule.together if len(announcements) > 1 else rule.severity


def _turtle(results: Iterable[tuple[Result, Severity]], without_focus: Iterable[Group], shapes: Graph) -> str:
    """Blank nodes carry numbers instead of chance names: the same results give the same text."""
    said = sorted({tuple(_said(result, severity)) for result, severity in results}, key=str)
    nodes = [ox.BlankNode(f"result{number}") for number in range(1, len(said) + 1)]
    report = ox.BlankNode("report")
    triples = [
        ox.Triple(report, RDF_TYPE, _iri(SH.ValidationReport)),
        ox.Triple(report, _iri(SH.conforms), ox.Literal(not said)),
        *(ox.Triple(report, _iri(TSV.withoutFocusNodes), ox.NamedNode(group.iri)) for group in without_focus),
        *(ox.Triple(report, _iri(SH.result), node) for node in nodes),
    ]
    for node, pairs in zip(nodes, said, strict=True):
        triples += [ox.Triple(node, predicate, value) for predicate, value in pairs]
        rule = next(value for predicate, value in pairs if predicate == SOURCE_SHAPE)
        path = shapes.value(URIRef(rule.value), SH.path)
        triples += [] if path is None else _path(node, _iri(SH.resultPath), path, shapes)
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    return prefixes + "".join(line for line in written.decode().splitlines(keepends=True) if line[:7] != "@prefix")


def _said(result: Result, severity: Severity) -> Iterator[tuple[ox.NamedNode, OxNode]]:
    rule = result.rule
    yield RDF_TYPE, _iri(SH.ValidationResult)
    yield SOURCE_SHAPE, ox.NamedNode(rule.iri)
    yield _iri(SH.focusNode), ox_term(result.focus)
    yield _iri(SH.resultSeverity), _iri(SEVERITIES[severity])
    yield _iri(SH.sourceConstraintComponent), ox.NamedNode(result.component)
    if result.value is not None:
        yield _iri(SH.value), ox_term(result.value)
    for predicate, words in ((SH.resultMessage, rule.message), (TSV.remedy, rule.remedy)):
        for language, text in words.items():
            yield _iri(predicate), ox.Literal(text, language=language)


def _path(subject: OxSubject, predicate: ox.NamedNode, path: Node, shapes: Graph) -> Iterator[ox.Triple]:
    """The path of a shape again, with blank nodes of the report."""
    if not isinstance(path, BNode):
        yield ox.Triple(subject, predicate, ox_term(path))
        return
    own = ox.BlankNode(f"{subject.value}{LETTERS[predicate.value]}")
    yield ox.Triple(subject, predicate, own)
    for step, value in sorted(shapes.predicate_objects(path)):
        yield from _path(own, _iri(step), value, shapes)


def _iri(iri: Node) -> ox.NamedNode:
    return ox.NamedNode(str(iri))
