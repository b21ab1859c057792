"""SPARQL updates as text, from statements that a release holds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.store.parts import Statement

ENDS = " .\n"


def delete_data(statements: Sequence[Statement]) -> str:
    """A graph at a time: Virtuoso 7 leaves some literals where one operation speaks of several graphs."""
    return together(*(f"DELETE DATA {{\n{quads}}}" for quads in _graphs(statements)))


def insert_data(statements: Sequence[Statement]) -> str:
    return f"INSERT DATA {{\n{''.join(_graphs(statements))}}}" if statements else ""


def together(*operations: str) -> str:
    return " ;\n".join(filter(None, operations))


def nquads(statements: Iterable[Statement]) -> str:
    return "".join(f"{triple} <{graph}> .\n" if graph else f"{triple} .\n" for graph, triple in statements)


def ntriples(statements: Iterable[Statement]) -> str:
    return "".join(f"{triple} .\n" for _, triple in statements)


def _graphs(statements: Sequence[Statement]) -> Iterator[str]:
    for graph, group in groupby(statements, lambda statement: statement[0]):
        triples = "".join(triple + ENDS for _, triple in group)
        yield f"GRAPH <{graph}> {{\n{triples}}}\n" if graph else triples
