"""What must be sent to make a store that holds one release hold another: parts, each small enough for one request.

Parts are a function of the two releases and the dialect, so a load that was cut off can count them and go on. A graph
is in one part whole, unless it is larger than a part may be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from pathlib import Path

from pyoxigraph import parse

from pipeline.publish.changes import NQUADS
from pipeline.publish.former import DESCRIPTION, read_description
from pipeline.publish.lines import changes, read_lines, triples
from pipeline.run.merge import SortedSpill
from pipeline.store.dialects import Dialect
from pipeline.store.open import description_graph

Statement = tuple[str, str]  # a graph ("" is the default graph), a triple as N-Triples without its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    gone: tuple[Statement, ...]
    new: tuple[Statement, ...]

    def __len__(self) -> int:
        return len(self.gone) + len(self.new)


def parts(old: Path | None, new: Path, dialect: Dialect, folder: Path) -> Iterator[Part]:
    """From nothing, or from a release to the next. `folder` takes the sorting."""
    most = dialect.quads_lines if dialect.quads is not None else dialect.update_lines
    yield from _packed(_by_graph(old, new, folder), most, dialect.graph_lines)
    if not dialect.union:
        yield from _packed(_in_default_graph(old, new), most, most)


def statements(release: Path) -> Iterator[str]:
    """The sorted N-Quads lines of a release and of its description."""
    graph = description_graph(read_description(release).base)
    described = sorted(f"{quad.triple} <{graph}> .\n" for quad in parse(path=release / DESCRIPTION))
    return merge(read_lines(release / NQUADS), described)


def graph_sizes(release: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """How many statements each named graph has, by graph."""
    spill = SortedSpill(folder / "sizes")
    spill.add(f"{graph_of(line)}\t{number}\n" for number, line in enumerate(statements(release)))
    for graph, lines in groupby(spill.merged(), lambda line: line.partition("\t")[0]):
        yield graph, sum(1 for _ in lines)


def graph_of(line: str) -> str:
    """The IRI of the graph of an N-Quads line.

    >>> graph_of('<urn:s> <urn:p> "a" <urn:g> .')
    'urn:g'
    """
    return line.rsplit(" ", 2)[1][1:-1]


def _by_graph(old: Path | None, new: Path, folder: Path) -> Iterator[list[tuple[str, Statement]]]:
    spill = SortedSpill(folder / "graphs")
    former = statements(old) if old else iter(())
    for sign, line in changes(former, statements(new)):
        spill.add([f"{graph_of(line)}\t{sign}\t{line.rsplit(' ', 2)[0]}\n"])
    for graph, lines in groupby(spill.merged(), lambda line: line.partition("\t")[0]):
        yield [(sign, (graph, triple[:-1])) for _, sign, triple in (line.split("\t", 2) for line in lines)]


def _in_default_graph(old: Path | None, new: Path) -> Iterator[list[tuple[str, Statement]]]:
    former = triples(statements(old)) if old else iter(())
    for sign, triple in changes(former, triples(statements(new))):
        yield [(sign, ("", triple))]


def _packed(groups: Iterable[list[tuple[str, Statement]]], most: int, most_of_one: int) -> Iterator[Part]:
    """As many whole groups as a part holds; a group that is too large for any is cut."""
    held: list[tuple[str, Statement]] = []
    for group in groups:
        if held and len(held) + len(group) > most:
            yield _part(held)
            held = []
        if len(group) > most:
            yield from (_part(group[start : start + most_of_one]) for start in range(0, len(group), most_of_one))
        else:
            held += group
    if held:
        yield _part(held)


def _part(signed: list[tuple[str, Statement]]) -> Part:
    return Part(
        gone=tuple(statement for sign, statement in signed if sign == "D"),
        new=tuple(statement for sign, statement in signed if sign == "A"),
    )
