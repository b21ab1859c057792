"""The rules prepared for pyshacl, once in a process, and run over a whole graph at a time."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.constraints.sparql.sparql_based_constraints import SPARQLBasedConstraint
from pyshacl.errors import ConstraintLoadWarning, ReportableRuntimeError
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import SH, Graph, URIRef
from rdflib.term import Node

from pipeline.resources import resource
from pipeline.validate.rules import Group, Rule, ShapesFiles
from pipeline.validate.statements import Statements, rdflib_term

Triples = Iterable[tuple[Node, Node, object]]
VALUE = ox.Variable("value")
PARAMETERS = frozenset(CONSTRAINT_PARAMETERS_MAP)
ShapeOf = Callable[[Node], Any]  # pyshacl is typed in part only


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One node that does not keep one rule."""

    rule: Rule
    focus: Node
    value: Node | None
    component: str  # IRI of the SHACL constraint component


class Shapes:
    """Every rule there is, ready to run."""

    def __init__(self, files: ShapesFiles) -> None:
        self.graph = files.graph
        self.fingerprint = files.fingerprint
        self.groups = files.groups()
        self.rules = {rule.iri: rule for group in self.groups for rule in group.rules}
        self._shapes_graph = _shapes_graph(files)
        self._shape: ShapeOf = self._shapes_graph.lookup_shape_from_node
        self._queries = {iri: query for iri in self.rules if (query := _query(self._shape(URIRef(iri)), files))}
        self._executor = SHACLExecutor()

    @classmethod
    def load(cls, folder: Path | None = None) -> "Shapes":
        """The shapes of a folder; without one, those that came with this installation.

        Raises: ResourceError naming the file, the line and the remedy.
        """
        return own_shapes() if folder is None else cls(ShapesFiles(folder))

    def results(self, statements: Statements) -> list[Result]:
        """Everything that does not keep a rule, in no order.

        A rule meets all its nodes at once. pyshacl by itself goes from node to rule: it makes the objects that stand
        for a rule anew and puts its query to the graph again each time, which is most of its cost.
        """
        found = []
        for group in self.groups:
            focus = self._focus(group, statements.graph)
            for rule in group.rules if focus else ():
                query = self._queries.get(rule.iri)
                found += _answers(rule, query, focus, statements) if query else self._reports(rule, focus, statements)
        return found

    def without_focus(self, statements: Statements) -> tuple[Group, ...]:
        """The groups that met no node at all: of them nothing is known."""
        return tuple(group for group in self.groups if not self._focus(group, statements.graph))

    def _focus(self, group: Group, graph: Graph) -> set[Node]:
        return cast(set[Node], self._shape(URIRef(group.iri)).focus_nodes(graph))

    def _reports(self, rule: Rule, focus: set[Node], statements: Statements) -> list[Result]:
        _, reports = self._shape(URIRef(rule.iri)).validate(self._executor, statements.graph, focus=focus)
        return [_result(rule, triples) for _, _, triples in reports]


@functools.cache
def own_shapes() -> Shapes:
    """Made once: that takes longer than to hold a hundred announcements against them."""
    return Shapes(ShapesFiles(resource("shapes")))


def _result(rule: Rule, triples: Triples) -> Result:
    said = {predicate: _bare(value) for _, predicate, value in triples}
    component = str(said[SH.sourceConstraintComponent])
    return Result(rule=rule, focus=said[SH.focusNode], value=said.get(SH.value), component=component)


def _bare(value: object) -> Node:
    """pyshacl pairs some terms with the graph they are from."""
    return cast(Node, value[1] if isinstance(value, tuple) else value)


def _answers(rule: Rule, query: str, focus: set[Node], statements: Statements) -> list[Result]:
    """What a rule that is a query finds at all nodes. It binds $this itself, so it need not be put for each of them."""
    solutions = cast(ox.QuerySolutions, statements.store.query(query))
    pick = VALUE if VALUE in solutions.variables else None
    rows = {(rdflib_term(row["this"]), rdflib_term(row[pick]) if pick else None) for row in solutions}
    component = str(SH.SPARQLConstraintComponent)
    return [Result(rule=rule, focus=node, value=value, component=component) for node, value in rows if node in focus]


def _shapes_graph(files: ShapesFiles) -> ShapesGraph:
    """The objects of pyshacl, every constraint tried, so that a broken one is found now and not in mid-run."""
    shapes_graph = ShapesGraph(files.graph)
    try:
        shapes = list(shapes_graph.shapes)
    except ReportableRuntimeError as error:
        raise files.broken(SH.Shape, error.message) from error
    for shape in shapes:
        _constraints(shape, files)
    return shapes_graph


def _constraints(shape: Any, files: ShapesFiles) -> list[ConstraintComponent]:
    kinds = {CONSTRAINT_PARAMETERS_MAP[key] for key in PARAMETERS.intersection(files.graph.predicates(shape.node))}
    try:
        return [kind(shape) for kind in kinds]
    except (ReportableRuntimeError, ConstraintLoadWarning) as error:
        raise files.broken(shape.node, error.message) from error


def _query(shape: Any, files: ShapesFiles) -> str | None:
    """The text of a SPARQL rule."""
    constraints = _constraints(shape, files)
    asking = [each for each in constraints if isinstance(each, SPARQLBasedConstraint)]
    if not asking:
        return None
    queries = asking[0].sparql_constraints
    if len(constraints) > 1 or len(queries) > 1 or not shape.is_property_shape:
        raise files.broken(shape.node, "a property shape with sh:sparql can have this one constraint only")
    return _checked(queries.pop(), shape, files)


def _checked(query: Any, shape: Any, files: ShapesFiles) -> str:
    """Let pyoxigraph read the text: its errors have a type of their own, those of rdflib are bare exceptions."""
    try:
        _, text = query.pre_bind_variables(shape.node)
        whole = str(query.apply_prefixes(text))
        ox.Store().query(whole)
    except SyntaxError as error:
        raise files.broken(shape.node, f"its sh:select is not SPARQL ({error.msg})") from error
    except ReportableRuntimeError as error:
        raise files.broken(shape.node, error.message) from error
    return whole
