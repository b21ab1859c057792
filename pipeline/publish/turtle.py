"""Turtle that is the same bytes each time."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from pipeline.publish.files import Written, seal


def write_turtle(path: Path, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> Written:
    """pyoxigraph writes the prefixes in any order, one a line: sorted, the same graph is always the same file."""
    serialize(triples, path, RdfFormat.TURTLE, prefixes=dict(prefixes))
    with path.open("r+b") as file:
        head = sorted(file.readline() for _ in prefixes)
        file.seek(0)
        file.writelines(head)
    return seal(path)
