"""Answers of any store in one form, so that two stores can be compared: sorted rows of terms as text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QueryTriples, Triple

from pipeline.query_guard import Results

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = XSD + "string"
NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "int", "long", "nonNegativeInteger"))
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNSAFE = re.compile("[\t\n\r]")
Term = NamedNode | BlankNode | Literal | Triple | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave. The order of rows does not count: stores sort words differently."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # sorted

    def __bool__(self) -> bool:
        return bool(self.rows)

    def by_first(self) -> dict[str, str]:
        """The second column by the first."""
        return {row[0]: row[1] for row in self.rows}

    def text(self) -> str:
        """Tab-separated, one row a line."""
        return "".join("\t".join(line) + "\n" for line in (self.columns, *self.rows))


def answer_of(results: Results) -> Answer:
    if isinstance(results, QueryBoolean):
        return Answer(columns=("answer",), rows=((str(bool(results)).lower(),),))
    if isinstance(results, QueryTriples):
        return answer_of_graph(results)
    columns = tuple(variable.value for variable in results.variables)
    rows = sorted(tuple(map(written, row)) for row in results)
    return Answer(columns=columns, rows=tuple(row for row in rows if any(row)))  # rdflib groups nothing to an empty row


def answer_of_graph(triples: Iterable[Triple | Quad]) -> Answer:
    rows = {(written(triple.subject), written(triple.predicate), written(triple.object)) for triple in triples}
    return Answer(columns=("subject", "predicate", "object"), rows=tuple(sorted(rows)))


def written(term: Term) -> str:
    """A term as text: an IRI and a word as they are, a language behind it, a number without the way it is written.

    >>> written(Literal("0.50", datatype=NamedNode(XSD + "decimal"))), written(Literal("წევრი", language="ka"))
    ('0.5', 'წევრი@ka')
    """
    if term is None:
        return ""
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    text = _UNSAFE.sub(lambda match: _ESCAPES[match[0]], term.value)
    if term.language:
        return f"{text}@{term.language.lower()}"
    return _number(text) if term.datatype.value in NUMBERS else text


def differences(ours: Answer, theirs: Answer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows that only one has: `missing` those of ours, `unexpected` those of theirs."""
    here, there = set(ours.rows), set(theirs.rows)
    yield from (("missing", row) for row in _only(ours.rows, there))
    yield from (("unexpected", row) for row in _only(theirs.rows, here))


def _only(rows: Sequence[tuple[str, ...]], others: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    return (row for row in rows if row not in others)


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
