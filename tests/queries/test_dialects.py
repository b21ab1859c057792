"""Stores that cannot be installed here, by the protocol that their documentation gives; and how we say who we are."""

from base64 import b64encode
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store import check_graphs, check_queries, connect, load
from pipeline.store.client import PASSWORD, TOKEN, USER
from tests.publish.sample import BASE, ONE, TWO, content, release
from tests.queries.standin import Protocol, stand_in

NQUADS = "application/n-quads"
GRAPHDB = Protocol(
    root="/repositories/members",
    query="/repositories/members",
    update="/repositories/members/statements",
    quads={"/repositories/members/statements": NQUADS},
)
FUSEKI = Protocol(
    root="/members",
    query="/members/query",
    update="/members/update",
    quads={"/members/data": NQUADS},
    headers={"Fuseki-Request-Id": "7"},
    union=False,
)
BLAZEGRAPH = Protocol(
    root="/blazegraph/namespace/kb/sparql",
    query="/blazegraph/namespace/kb/sparql",
    update="/blazegraph/namespace/kb/sparql",
    quads={"/blazegraph/namespace/kb/sparql": "text/x-nquads"},
)
BARE = Protocol(root="/sparql", query="/sparql", update="/sparql", union=False)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    output = tmp_path_factory.mktemp("releases") / "output"
    return release(output, content(ONE)).path, release(output, content(TWO)).path


@pytest.mark.parametrize(
    ("name", "protocol"),
    [("graphdb", GRAPHDB), ("fuseki", FUSEKI), ("blazegraph", BLAZEGRAPH), ("sparql", BARE)],
    ids=["graphdb", "fuseki", "blazegraph", "sparql"],
)
def test_a_store_is_known_and_spoken_to_as_documented(name: str, protocol: Protocol, two: tuple[Path, Path]) -> None:
    with stand_in(protocol) as (url, _):
        client = connect(url, None, {}, tries=0)
        assert client.dialect.name == name
        load(client, two[0])
        assert load(client, two[1]).former == two[0].name
        assert [*check_graphs(client, two[1]), *check_queries(client, two[1])] == []


def test_a_default_graph_of_its_own_follows_the_releases(two: tuple[Path, Path]) -> None:
    """A triple that one graph gives up and another keeps stays in the default graph."""
    with stand_in(FUSEKI) as (url, store):
        client = connect(url, None, {}, tries=0)
        load(client, two[1])
        load(client, two[0])
        default = {str(quad.triple) for quad in store if str(quad.graph_name) == "DEFAULT"}
        named = {str(quad.triple) for quad in store if str(quad.graph_name) not in ("DEFAULT", f"<{BASE}graph/loaded>")}
        assert default == named


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({USER: "steward", PASSWORD: "წევრი"}, f"Basic {b64encode('steward:წევრი'.encode()).decode()}"),
        ({TOKEN: "abc"}, "Bearer abc"),
        ({USER: "steward", PASSWORD: "other", TOKEN: "abc"}, "Bearer abc"),
    ],
)
def test_who_asks_is_said_as_the_environment_gives_it(
    environment: dict[str, str], sent: str, two: tuple[Path, Path]
) -> None:
    closed = Protocol(root="/sparql", query="/sparql", update="/sparql", union=False, authorization=sent)
    with stand_in(closed) as (url, _):
        load(connect(url, None, environment, tries=0), two[0])
        with pytest.raises(StoreError, match=TOKEN):
            load(connect(url, None, {}, tries=0), two[0])


def test_a_store_that_is_busy_is_asked_again(two: tuple[Path, Path]) -> None:
    with stand_in(Protocol(root="/sparql", query="/sparql", update="/sparql", union=False, busy=2)) as (url, _):
        client = connect(url, None, {}, tries=3)
        load(client, two[0])
        assert list(check_graphs(client, two[0])) == []


def test_a_store_that_is_away_is_named_with_what_to_do() -> None:
    with stand_in(BARE) as (url, _):
        pass
    with pytest.raises(StoreError, match="is the store running"):
        connect(url, None, {}, tries=0)


def test_a_refusal_is_passed_on(two: tuple[Path, Path]) -> None:
    refusal = pytest.raises(StoreError, match="415: /sparql does not take application/sparql-update")
    with stand_in(Protocol(root="/sparql", query="/sparql", update="/elsewhere")) as (url, _), refusal:
        load(connect(url, None, {}, tries=0), two[0])


def test_a_query_that_a_store_does_not_manage_is_named(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Protocol(root="/sparql", query="/sparql", update="/sparql", union=False, sleeps="EXISTS")
    monkeypatch.setattr("pipeline.store.check.PATIENCE", 0.2)
    with stand_in(slow) as (url, _):
        client = connect(url, None, {}, tries=0)
        load(client, two[0])
        late = {fault.name for fault in check_queries(client, two[0]) if "> 0.2 s" in fault.found}
    assert "silent-announcements" in late
    assert "memberships" not in late
