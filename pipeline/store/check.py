"""Does a store hold a release? Every graph is counted, every query of the contract asked here and there."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import QueryTriples

from pipeline.publish.former import read_description
from pipeline.store.answers import answer_of, differences
from pipeline.store.client import Client, SlowAnswer
from pipeline.store.contract import contract
from pipeline.store.open import open_store
from pipeline.store.parts import graph_sizes
from pipeline.store.state import state_graph

GRAPHS_AT_ONCE = 200
PATIENCE = 60  # seconds for one query
SHOWN = 3  # rows of a query that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A graph or a query that is not as it should be."""

    what: str  # `graph`, `graphs`, `query`
    name: str
    expected: str
    found: str


def check_graphs(client: Client, release: Path) -> Iterator[Fault]:
    """Every named graph of the release has as many statements, and there is no other of ours.

    Raises: StoreError, VerifyError.
    """
    base, number = read_description(release).base, 0
    with tempfile.TemporaryDirectory(prefix="tsevri-check-") as folder:
        sizes = graph_sizes(release, Path(folder))
        while some := dict(islice(sizes, GRAPHS_AT_ONCE)):
            number += len(some)
            yield from _sizes(client, some)
    ours = f'FILTER(STRSTARTS(STR(?g), "{base}graph/") && ?g != <{state_graph(base)}>)'
    query = f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}"
    found = client.select(query).rows[0][0]
    if found != str(number):
        yield Fault(what="graphs", name=f"{base}graph/", expected=str(number), found=found)


def check_queries(client: Client, release: Path) -> Iterator[Fault]:
    """Every query of the contract gives the rows that the embedded store gives.

    Raises: StoreError, VerifyError.
    """
    store = open_store(release)
    for query in contract():
        if query.outside:
            continue
        results = store.query(query.text)
        ask = client.construct if isinstance(results, QueryTriples) else client.select
        ours = answer_of(results)
        try:
            theirs = ask(query.text, PATIENCE)
        except SlowAnswer:
            yield Fault(what="query", name=query.name, expected=f"{len(ours.rows)} rows", found=f"… > {PATIENCE} s")
            continue
        different = list(islice(differences(ours, theirs), SHOWN))
        if different:
            rows = "; ".join(f"{kind} {' | '.join(row)}" for kind, row in different)
            found = f"{len(theirs.rows)} rows: {rows}"
            yield Fault(what="query", name=query.name, expected=f"{len(ours.rows)} rows", found=found)


def _sizes(client: Client, expected: Mapping[str, int]) -> Iterator[Fault]:
    graphs = " ".join(f"<{graph}>" for graph in expected)
    query = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    found = client.select(query).by_first()
    for graph, number in expected.items():
        if found.get(graph, "0") != str(number):
            yield Fault(what="graph", name=graph, expected=str(number), found=found.get(graph, "0"))
