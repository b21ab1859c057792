"""Results of shapes as findings that a data steward can act on: which announcement, which sentence, what to do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.describe import Iris
from pipeline.model import Announcement, Fact, Finding, Severity
from pipeline.validate.places import fact_about, place_of
from pipeline.validate.shapes import Result, Shapes
from pipeline.validate.statements import Statements, quads_of, statements_of

RANK: Mapping[Severity, int] = {"violation": 0, "warning": 1, "info": 2}
UNDATED = ""  # an announcement without a date is no newer than any other


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An announcement, the facts of it that become statements, and these statements as N-Quads lines."""

    announcement: Announcement
    facts: tuple[Fact, ...]
    lines: tuple[str, ...]


def check(batch: Sequence[Described], shapes: Shapes, iris: Iris) -> list[list[Finding]]:
    """What is wrong with each announcement of a batch: a list for each, in their order.

    Each is judged alone although pyshacl sees all at once, so the batch it comes in makes no difference.
    """
    statements = _apart(batch, iris)
    found: list[list[Finding]] = [[] for _ in batch]
    for result in shapes.results(statements):
        for number in _numbers(result.focus, batch, iris):
            found[number].append(_located(result, batch[number], _place(number), statements.graph, iris))
    return [ordered(findings) for findings in found]


def check_together(batch: Sequence[Described], shapes: Shapes, iris: Iris) -> list[Finding]:
    """What is wrong with announcements only because they speak of the same things: they disagree, and all stand.

    Each finding goes to the newest announcement that speaks of the node.
    """
    alone = {_essence(finding) for findings in check(batch, shapes, iris) for finding in findings}
    newest_first = sorted(batch, key=_newness, reverse=True)
    statements = statements_of(line for described in batch for line in described.lines)
    found = []
    for result in shapes.results(statements):
        speaker = next((one for one in newest_first if _speaks_of(one, result.focus)), newest_first[0])
        finding = _located(result, speaker, "", statements.graph, iris)
        if _essence(finding) not in alone:
            found.append(replace(finding, severity=max(finding.severity, result.rule.together, "warning", key=_rank)))
    return ordered(found)


def check_organisations(lines: Iterable[str], shapes: Shapes) -> list[Finding]:
    """What is wrong with the descriptions of organisations, which no announcement answers for."""
    return ordered(finding_of(result) for result in shapes.results(statements_of(lines)))


def finding_of(result: Result, severity: Severity | None = None) -> Finding:
    """What a result says by itself; the severity is that of its rule where none is given."""
    rule = result.rule
    return Finding(
        code=f"shape.{rule.code}",
        severity=severity or rule.severity,
        message=rule.message,
        remedy=rule.remedy,
        focus=str(result.focus),
        shape=rule.iri,
        path=rule.path,
        value=None if result.value is None else str(result.value),
    )


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once: the worst first, then as they stand in the text."""
    return [finding for _, finding in sorted({_sorting(finding): finding for finding in findings}.items())]


def _sorting(finding: Finding) -> tuple[int, str, str, int, int, str, str, str]:
    return (
        _rank(finding.severity),
        finding.source or "",
        finding.announcement or "",
        finding.line or 0,
        finding.column or 0,
        finding.code,
        finding.focus or "",
        finding.value or "",
    )


def _rank(severity: Severity) -> int:
    return RANK[severity]


def _essence(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.code, finding.focus, finding.value


def _apart(batch: Sequence[Described], iris: Iris) -> Statements:
    """All announcements at once, the nodes of each under an address of its own."""
    statements = Statements()
    for number, described in enumerate(batch):
        statements.add(quads_of(described.lines), move=(iris.base, iris.base + _place(number)))
    return statements


def _place(number: int) -> str:
    return f"~{number}/"


def _numbers(focus: Node, batch: Sequence[Described], iris: Iris) -> Iterable[int]:
    """Whose node this is. One outside the base, such as a kind of membership, belongs to all that speak of it."""
    own = re.search(re.escape(iris.base) + r"~(\d+)/", str(focus))
    return [int(own[1])] if own else [number for number, one in enumerate(batch) if _speaks_of(one, focus)]


def _speaks_of(described: Described, node: Node) -> bool:
    return any(f"<{node}>" in line for line in described.lines)


def _located(result: Result, described: Described, place: str, graph: Graph, iris: Iris) -> Finding:
    announcement, moved = described.announcement, Iris(iris.base + place)
    facts: dict[Node, Fact] = {URIRef(moved.fact(fact.reference)): fact for fact in described.facts}
    fact = fact_about(result.focus, graph, facts)
    evidence = fact.evidence[0] if fact and fact.evidence else None
    line, column = place_of(announcement.text, evidence.start) if evidence else (None, None)
    return replace(
        finding_of(result),
        source=announcement.source,
        announcement=announcement.reference,
        line=line,
        column=column,
        sentence=evidence.quote if evidence else None,
        fact=fact.reference if fact else None,
        focus=_back(result.focus, moved, iris),
        value=None if result.value is None else _back(result.value, moved, iris),
    )


def _back(term: Node, moved: Iris, iris: Iris) -> str:
    """A term as it stands in the lines."""
    text = str(term)
    return (
        iris.base + text[len(moved.base) :] if text.startswith(moved.base) and not isinstance(term, Literal) else text
    )


def _newness(described: Described) -> tuple[str, str]:
    return described.announcement.published or UNDATED, described.announcement.reference
