"""A release in real triplestores: whole, by difference, after a power cut, and checked."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import StoreError, UsageError
from pipeline.store import DIALECTS, Client, Dialect, check_graphs, check_queries, connect, load
from pipeline.store.parts import parts
from pipeline.store.state import State, read_state
from tests.command import tsevri
from tests.publish.sample import BASE, ONE, TWO, content, release
from tests.queries.record import RELEASE
from tests.queries.stores import VIRTUOSO, Server, oxigraph, rdflib_endpoint, running, virtuoso

ACCOUNT = {"TSEVRI_STORE_USER": "dba", "TSEVRI_STORE_PASSWORD": "dba"}  # Virtuoso's own, digest
TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SMALL = 40  # statements in a part, so that a small release has many
needs_virtuoso = pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-opensource-7 is not installed")


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=needs_virtuoso)])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    make: Callable[[Path], Server] = {"oxigraph": oxigraph, "virtuoso": virtuoso}[request.param]
    with running(make(tmp_path_factory.mktemp(request.param))) as found:
        yield found


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A release and the next one, in one folder."""
    output = tmp_path_factory.mktemp("releases") / "output"
    return release(output, content(ONE)).path, release(output, content(TWO)).path


def client_of(server: Server, dialect: Dialect | None = None) -> Client:
    return connect(server.url, dialect, ACCOUNT, tries=0)


def small(client: Client) -> Client:
    return replace(client, dialect=replace(client.dialect, update_lines=SMALL, quads_lines=SMALL, graph_lines=SMALL))


def faults(client: Client, folder: Path) -> list[object]:
    return [*check_graphs(client, folder), *check_queries(client, folder)]


def test_the_example_release_is_there_whole_and_answers_as_the_embedded_store(server: Server) -> None:
    client = client_of(server)
    assert client.dialect.name in server.command[0]
    done = load(client, RELEASE, anew=True)
    assert done.sent > 2_000
    assert faults(client, RELEASE) == []
    assert load(client, RELEASE).unchanged


def test_the_next_release_sends_the_difference_only(server: Server, two: tuple[Path, Path]) -> None:
    old, new = two
    client = client_of(server)
    whole = load(client, old, anew=True)
    assert faults(client, old) == []
    done = load(client, new)
    assert done.former == old.name
    assert done.sent > 0
    assert read_state(client, BASE) == State(loaded=new.name)
    assert faults(client, new) == []
    back = load(client, old)
    assert (back.former, back.sent) == (new.name, done.sent)
    assert faults(client, old) == []
    assert load(client, old, anew=True).sent == whole.sent


def test_a_store_that_was_killed_in_mid_load_ends_right(server: Server) -> None:
    client = small(client_of(server))

    def cut(sent: int) -> None:
        if sent > 1_000:
            server.kill()

    load_anew = load(client, RELEASE, anew=True).sent
    with pytest.raises(StoreError, match="goes on where it stopped"):
        load(client, RELEASE, cut, anew=True)
    server.start()
    state = read_state(client, BASE)
    assert state.loading == RELEASE.resolve().name
    assert state.parts > 0
    done = load(client, RELEASE)
    assert done.resumed
    assert 0 < done.sent < load_anew
    assert faults(client, RELEASE) == []


def test_a_load_of_another_release_after_a_cut_begins_anew(server: Server, two: tuple[Path, Path]) -> None:
    client = small(client_of(server))

    def cut(sent: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(client, two[0], cut, anew=True)
    done = load(client, two[1])
    assert not done.resumed
    assert faults(client, two[1]) == []


def test_what_is_wrong_in_a_store_is_named(server: Server, two: tuple[Path, Path]) -> None:
    client = client_of(server)
    load(client, two[0], anew=True)
    client.update(f"DELETE WHERE {{ GRAPH <{BASE}graph/one> {{ <{BASE}membership/1> ?p ?o }} }}")
    client.update(f"INSERT DATA {{ GRAPH <{BASE}graph/stranger> {{ <urn:s> <urn:p> <urn:o> }} }}")
    named = {(fault.what, fault.name.removeprefix(BASE)) for fault in check_graphs(client, two[0])}
    assert named == {("graph", "graph/one"), ("graphs", "graph/")}
    if client.dialect.union:
        assert "memberships" in {fault.name for fault in check_queries(client, two[0])}
    load(client, two[0], anew=True)
    assert faults(client, two[0]) == []


def test_statements_of_others_are_left_alone(server: Server, two: tuple[Path, Path]) -> None:
    client = client_of(server)
    client.update("INSERT DATA { GRAPH <urn:others> { <urn:s> <urn:p> <urn:o> } }")
    load(client, two[0], anew=True)
    load(client, two[1])
    load(client, two[1], anew=True)
    assert client.select("SELECT ?o WHERE { GRAPH <urn:others> { <urn:s> <urn:p> ?o } }").rows == (("urn:o",),)
    client.update("DROP SILENT GRAPH <urn:others>")


@needs_virtuoso
def test_who_may_not_write_is_told_what_to_set(tmp_path: Path, two: tuple[Path, Path]) -> None:
    with running(virtuoso(tmp_path)) as server:
        client = connect(server.url, None, {}, tries=0)
        with pytest.raises(StoreError, match=r"TSEVRI_STORE_USER .*TSEVRI_STORE_TOKEN"):
            load(client, two[0])
        wrong = connect(server.url, None, {**ACCOUNT, "TSEVRI_STORE_PASSWORD": "no"}, tries=0)
        with pytest.raises(StoreError, match="401"):
            load(wrong, two[0])


def test_the_bare_standard_is_enough(tmp_path: Path, two: tuple[Path, Path]) -> None:
    """Updates alone, as a store of an unknown kind gets them."""
    with running(oxigraph(tmp_path)) as server:
        bare = replace(DIALECTS["sparql"], query="/query", update="/update")
        client = small(client_of(server, bare))
        load(client, two[0])
        load(client, two[1])
        assert faults(client, two[1]) == []
        default = int(client.select(TRIPLES).rows[0][0])
        load(client, two[1], anew=True)
        assert int(client.select(TRIPLES).rows[0][0]) == default


def test_rdflib_endpoint_holds_a_release_and_the_next(two: tuple[Path, Path]) -> None:
    with running(rdflib_endpoint()) as server:
        client = client_of(server, DIALECTS["rdflib-endpoint"])
        load(client, two[0])
        assert load(client, two[1]).former == two[0].name
        assert faults(client, two[1]) == []


def test_the_command_loads_checks_and_says_so(tmp_path: Path) -> None:
    with running(oxigraph(tmp_path)) as server:
        first = tsevri("load", RELEASE, "--to", server.url, "--json")
        assert first.code == 0, first.err
        said = json.loads(first.out)
        assert (said["dialect"], said["faults"]) == ("oxigraph", [])
        again = tsevri("load", RELEASE, "--to", server.url, "--lang", "ka")
        assert (again.code, "არაფერი გაგზავნილა" in again.err) == (0, True)
        client = client_of(server)
        client.update(f"DROP GRAPH <{BASE}graph/organisations>")
        broken = tsevri("load", RELEASE, "--to", server.url, "--verify")
        assert (broken.code, "graph/organisations" in broken.err, "--anew" in broken.err) == (1, True, True)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("localhost:7878", "no address"),
        ("ftp://localhost/", "no address"),
        ("http://me:secret@localhost:7878", "No passwords"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(url: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refusal:
        connect(url, None, {})
    assert "secret" not in str(refusal.value)


def test_nothing_is_sent_without_an_address() -> None:
    assert tsevri("load", RELEASE).code == 2


def test_a_graph_is_in_one_part_and_parts_are_the_same_each_time(tmp_path: Path) -> None:
    dialect = replace(DIALECTS["virtuoso"], update_lines=300)
    first = list(parts(None, RELEASE.resolve(), dialect, tmp_path / "a"))
    graphs = [graph for part in first for graph in {graph for graph, _ in part.new}]
    sizes = {graph: sum(one == graph for part in first for one, _ in part.new) for graph in graphs}
    split = {graph for graph in graphs if graphs.count(graph) > 1}
    assert len(first) > 3
    assert all(sizes[graph] > dialect.update_lines for graph in split)
    assert first == list(parts(None, RELEASE.resolve(), dialect, tmp_path / "b"))
