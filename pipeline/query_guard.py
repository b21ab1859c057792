"""A query asks this release and nobody else: SERVICE would make us call whatever address a stranger names."""

import re
from collections.abc import Sequence

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from pipeline.errors import QueryRefused

Results = QuerySolutions | QueryTriples | QueryBoolean

_SUSPECT = re.compile(r"service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | \#[^\r\n]*
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
    | (?P<word>\w+)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_AMBIGUOUS = frozenset("#')")


def ask(
    store: Store, text: str, base: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> Results:
    """Graphs named here are the whole dataset, as the SPARQL protocol wants it.

    Raises: SyntaxError with the position; QueryRefused; ValueError when a graph is no IRI.
    """
    check_query(text)
    if not default_graphs and not named_graphs:
        return store.query(text, base_iri=base)
    return store.query(
        text,
        base_iri=base,
        default_graph=[NamedNode(graph) for graph in default_graphs],
        named_graphs=[NamedNode(graph) for graph in named_graphs],
    )


def check_query(text: str) -> None:
    """Raises: QueryRefused when the query asks another endpoint, or might.

    >>> check_query('SELECT * { ?s ?p "Service culturel" } # service')
    """
    if not _SUSPECT.search(text) and "\\" not in text:
        return
    for reading in {text, _ESCAPE.sub(_letter, text)}:  # readers differ on when an escape is undone
        _check(reading)


def _check(text: str) -> None:
    if not _SUSPECT.search(text):
        return
    for token in _TOKEN.finditer(text):
        if (token["word"] or "").upper() == "SERVICE":
            raise QueryRefused(
                f"This endpoint asks no other: SERVICE ({_place(text, token.start())}) is not allowed. Ask each "
                "endpoint for its part, or load the release into a store of your own (tsevri load)."
            )
        if token["iri"] and _is_ambiguous(token["iri"]):
            raise QueryRefused(
                f"{_place(text, token.start())}: {token['iri']} may be an IRI or a comparison, and the query has the "
                "word SERVICE: put spaces around < and >, or write the IRI whole."
            )


def _is_ambiguous(iri: str) -> bool:
    """Whether `<…>` could also be `<` and an expression that hides the start of a text, a comment, or a bracket's end.

    No expression has `://`, so a whole address is an IRI and nothing else.
    """
    return not _ADDRESS.match(iri) and not _AMBIGUOUS.isdisjoint(iri)


def _letter(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else escape[0]


def _place(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    return f"line {line}, column {position - text.rfind(chr(10), 0, position)}"
