"""The check of a whole graph in words, JSON and Turtle."""

import json

import pytest
from rdflib import SH, Dataset, Graph, URIRef
from rdflib.namespace import RDF

from pipeline.errors import UsageError
from pipeline.validate import Report, Shapes, check_graph
from pipeline.validate.rules import SHAPES as SHAPE
from pipeline.validate.rules import TSV
from tests.validate.fault import broken, faults, valid_graph
from tests.validate.test_findings import JOINED, LEFT, membership
from tests.validate.valid import all_lines, everything

SHAPES = Shapes.load()


def report_of(fault: str) -> Report:
    return check_graph(broken(next(each for each in faults() if each.name == fault)), SHAPES)


def test_a_graph_of_rdflib_is_checked_as_its_lines_are() -> None:
    dataset = Dataset()
    for number, triple in enumerate(valid_graph()):
        dataset.graph(URIRef(f"https://data.example.org/graph/{number % 3}")).add(triple)
    assert check_graph(dataset, SHAPES) == check_graph(all_lines(), SHAPES)


def test_the_turtle_report_is_the_standard_one_with_the_remedy() -> None:
    report = Graph().parse(data=report_of("web-page-one.twice").turtle, format="turtle")
    result = next(report.objects(None, SH.result))
    assert (result, RDF.type, SH.ValidationResult) in report
    assert report.value(result, SH.sourceShape) == SHAPE["web-page-one"]
    assert report.value(result, SH.sourceConstraintComponent) == SH.MaxCountConstraintComponent
    assert report.value(result, SH.resultSeverity) == SH.Violation
    for predicate in (SH.resultMessage, TSV.remedy):
        assert {text.n3()[-3:] for text in report.objects(result, predicate)} == {"@en", "@ka"}


def test_the_path_of_several_steps_stands_in_the_report() -> None:
    report = Graph().parse(data=report_of("evidence-of-fact.missing").turtle, format="turtle")
    path = next(report.objects(None, SH.resultPath))
    assert list(report.predicate_objects(path)) == [(SH.inversePath, URIRef("http://www.w3.org/ns/oa#hasTarget"))]


def test_a_report_without_results_conforms() -> None:
    report = check_graph(all_lines(), SHAPES)
    assert (report.conforms, report.counts) == (True, {"violation": 0, "warning": 0, "info": 0})
    assert "sh:conforms true" in report.turtle


def test_shapes_that_met_nothing_are_named_and_never_counted_as_passed() -> None:
    report = check_graph(everything().lines, SHAPES)
    told = {each["shape"] for each in json.loads(report.json())["without_focus_nodes"]}
    assert str(SHAPE.dataset) in told
    assert str(SHAPE.membership) not in told
    parsed = Graph().parse(data=report.turtle, format="turtle")
    assert {str(shape) for shape in parsed.objects(None, TSV.withoutFocusNodes)} == told


def test_json_holds_findings_and_counts() -> None:
    told = json.loads(report_of("fact-start-in-future.a-plan").json())
    assert (told["conforms"], told["counts"]) == (False, {"violation": 0, "warning": 1, "info": 0})
    assert told["findings"][0]["code"] == "shape.fact-start-in-future"


def test_the_same_graph_gives_the_same_bytes() -> None:
    one, two = report_of("quote-exact.twice"), report_of("quote-exact.twice")
    assert (one.turtle, one.json()) == (two.turtle, two.json())


def test_what_two_announcements_disagree_on_is_a_warning_in_the_whole() -> None:
    joined = membership(JOINED, "a", event="joined", start="2016")
    left = membership(LEFT, "b", event="left", end="2010")
    report = check_graph([*joined.lines, *left.lines], SHAPES)
    assert [(finding.code, finding.severity) for finding in report.findings] == [("shape.period-order", "warning")]


def test_a_graph_with_an_iri_that_is_none_is_refused() -> None:
    graph = Graph()
    graph.add((URIRef("https://a.example/"), URIRef("https://b.example/"), URIRef("no iri")))
    with pytest.raises(UsageError, match="no RDF"):
        check_graph(graph, SHAPES)


def test_lines_that_are_no_rdf_are_refused() -> None:
    with pytest.raises(UsageError, match="no RDF"):
        check_graph(["this is no line\n"], SHAPES)
