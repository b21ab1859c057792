"""The shapes as a product: a valid release keeps all of them, and each constraint is failed by a fault made for it."""

import pytest
from pyshacl import validate
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from pipeline.validate import Shapes, check_graph
from pipeline.validate.report import check_statements
from pipeline.validate.rules import LANGUAGES, TARGETS
from pipeline.validate.shapes import Result
from pipeline.validate.statements import Statements, statements_of
from tests.validate.fault import Fault, broken, faults, valid_graph
from tests.validate.valid import all_lines

SHAPES = Shapes.load()
BESIDE = {SH.path, SH.message, SH.severity, SH.qualifiedValueShape, *TARGETS}  # no constraints of their own
GROUPS = {rule.code: group.iri for group in SHAPES.groups for rule in group.rules}


def component(iri: str) -> str:
    return iri.removeprefix(str(SH)).removesuffix("ConstraintComponent")


def failed(results: list[Result]) -> set[tuple[str, str]]:
    return {(result.rule.code, component(result.component)) for result in results}


def results_of(graph: Graph) -> list[Result]:
    return SHAPES.results(statements_of(graph.serialize(format="nt").splitlines(keepends=True)))


def constraints() -> set[tuple[str, str]]:
    """Every rule with every kind of constraint in it, as the Turtle files have them."""
    found = set()
    for rule in SHAPES.rules.values():
        for predicate in set(SHAPES.graph.predicates(URIRef(rule.iri))) - BESIDE:
            if predicate in CONSTRAINT_PARAMETERS_MAP:
                name = str(predicate).removeprefix(str(SH))
                found.add((rule.code, "SPARQL" if name == "sparql" else name[0].upper() + name[1:]))
    return found


def by_name(fault: Fault) -> str:
    return fault.name


def test_a_valid_release_keeps_every_rule_and_meets_every_shape() -> None:
    report = check_graph(all_lines(), SHAPES)
    assert (report.findings, report.without_focus) == ((), ())


@pytest.mark.parametrize("fault", faults(), ids=by_name)
def test_a_fault_fails_its_own_constraint_and_no_other(fault: Fault) -> None:
    assert failed(results_of(broken(fault))) == {(fault.rule, fault.component)}


def test_every_constraint_of_every_shape_is_failed_by_a_fault() -> None:
    assert constraints() - {(fault.rule, fault.component) for fault in faults()} == set()


@pytest.mark.parametrize("fault", faults(), ids=by_name)
def test_plain_pyshacl_finds_the_same(fault: Fault) -> None:
    graph = broken(fault)
    _, report, _ = validate(graph, shacl_graph=_alone(GROUPS[fault.rule]), inference="none")
    expected = {
        (
            str(report.value(result, SH.sourceShape)),
            component(str(report.value(result, SH.sourceConstraintComponent))),
            report.value(result, SH.focusNode),
            report.value(result, SH.value),
        )
        for result in report.objects(None, SH.result)
    }
    ours = {(each.rule.iri, component(each.component), each.focus, each.value) for each in results_of(graph)}
    assert expected
    assert ours == expected


def _alone(group: str) -> Graph:
    """The shapes graph of one group, for pyshacl takes seconds over all of them."""
    graph = Graph()
    waiting: list[Node] = [URIRef(group)]
    while waiting:
        for triple in SHAPES.graph.triples((waiting.pop(), None, None)):
            if triple not in graph:
                graph.add(triple)
                waiting.append(triple[2])
    return graph


def test_plain_pyshacl_finds_nothing_in_a_valid_release() -> None:
    shapes = Graph()
    shapes += SHAPES.graph
    conforms, _, text = validate(valid_graph(), shacl_graph=shapes, inference="none")
    assert conforms, text


def test_the_order_of_statements_makes_no_difference() -> None:
    graph = broken(next(fault for fault in faults() if fault.name == "period-order.left-before-joining"))
    lines = graph.serialize(format="nt").splitlines(keepends=True)
    first = check_statements(statements_of(lines), SHAPES)
    assert check_statements(statements_of(reversed(lines)), SHAPES) == first


def test_the_shapes_are_well_formed_by_the_shapes_of_shacl() -> None:
    shapes = Graph()
    shapes += SHAPES.graph
    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_every_rule_belongs_to_one_shape_with_a_target() -> None:
    belongs = [rule.code for group in SHAPES.groups for rule in group.rules]
    declared = {str(node) for node in SHAPES.graph.subjects(SH.message)}
    assert len(belongs) == len(set(belongs))
    assert {rule.iri for rule in SHAPES.rules.values()} == declared


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_what_is_wrong_and_what_to_do(language: str) -> None:
    texts = [text[language] for rule in SHAPES.rules.values() for text in (rule.message, rule.remedy)]
    assert [text for text in texts if not text.endswith(".") or text != text.strip()] == []


def test_georgian_is_written_in_georgian() -> None:
    texts = [text["ka"] for rule in SHAPES.rules.values() for text in (rule.message, rule.remedy)]
    assert [text for text in texts if not any("ა" <= letter <= "ჰ" for letter in text)] == []


def test_no_two_rules_of_a_shape_say_the_same() -> None:
    said = [(group.code, rule.message["en"]) for group in SHAPES.groups for rule in group.rules]
    assert len(said) == len(set(said))


def test_nothing_is_checked_where_there_is_nothing() -> None:
    assert SHAPES.without_focus(Statements()) == SHAPES.groups
