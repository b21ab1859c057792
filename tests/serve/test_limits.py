"""Queries that run away, clients that are slow, and crowds: nobody else notices."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import requests

from tests.publish.sample import ONE, content, release
from tests.serve.server import serving
from tests.serve.test_sparql import NAMES, WAIT, ask

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
RUNAWAYS = {
    "cartesian": CARTESIAN,
    "offset": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } OFFSET 999999999999 LIMIT 1",
    "ordered": f"{LARGE.replace('?i }', '?i . ?j ?k ?l }')} ORDER BY ?c ?l",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d . ?e (!<x:y>|^!<x:y>)* ?f }",
}
LIMITS: dict[str, Any] = {"seconds": 1.0, "quick": 0.3, "answer_bytes": 5_000_000, "lanes": 3, "memory": 400_000_000}


@pytest.fixture(scope="module")
def strict(releases: Path) -> Iterator[str]:
    """A server that gives little."""
    with serving(releases, **LIMITS) as address:
        yield address


@pytest.mark.parametrize("query", RUNAWAYS.values(), ids=RUNAWAYS)
def test_a_runaway_query_ends_at_a_limit(strict: str, query: str) -> None:
    answer = ask(strict, query)
    assert answer.status_code in (503, 504), answer.text[:200]
    assert answer.text.startswith(("The query took longer than 1 seconds", "The query took more memory"))
    assert ask(strict, NAMES).ok


@pytest.mark.parametrize(
    "nested", ["{" * 50_000 + "}" * 50_000, "?a ?b ?c FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ")"]
)
def test_a_deeply_nested_query_harms_only_itself(strict: str, nested: str) -> None:
    answer = requests.post(f"{strict}sparql", {"query": f"SELECT * {{ {nested} }}"}, timeout=WAIT)
    assert answer.status_code in (400, 503, 504), answer.text[:200]
    assert ask(strict, NAMES).ok


def test_others_are_answered_while_many_queries_run_away(strict: str) -> None:
    with ThreadPoolExecutor(8) as clients:
        running = [clients.submit(ask, strict, CARTESIAN) for _ in range(8)]
        quick = [ask(strict, NAMES) for _ in range(5)]
        assert all(answer.ok for answer in quick)
        assert {future.result().status_code for future in running} <= {503, 504}


def test_an_answer_that_is_too_large_is_not_taken_for_whole(strict: str) -> None:
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask(strict, LARGE)


def test_clients_that_do_not_read_keep_nobody_waiting(strict: str) -> None:
    host, port = urlsplit(strict).hostname, urlsplit(strict).port
    request = f"GET /sparql?query={quote(LARGE + ' LIMIT 5000')} HTTP/1.1\r\nHost: {host}\r\nAccept: text/csv\r\n\r\n"
    slow = [socket.create_connection((str(host), int(port or 0)), WAIT) for _ in range(20)]
    try:
        for one in slow:
            one.sendall(request.encode())
        assert all(ask(strict, NAMES).ok for _ in range(10))
    finally:
        for one in slow:
            one.close()


def test_a_client_that_leaves_takes_its_query_along(strict: str) -> None:
    for _ in range(12):  # more than there is room for, were they kept
        with pytest.raises(requests.exceptions.ReadTimeout):
            requests.get(f"{strict}sparql", {"query": CARTESIAN}, timeout=0.05)
    assert ask(strict, NAMES).ok


def test_two_hundred_clients_lose_no_answer(server: str) -> None:
    expected = ask(server, NAMES).content
    with ThreadPoolExecutor(200) as clients:
        answers = list(clients.map(lambda _: ask(server, NAMES), range(600)))
    assert [answer.content for answer in answers if answer.content != expected] == []


def test_a_new_release_is_picked_up_without_dropping_a_request(tmp_path: Path) -> None:
    first = release(tmp_path, content(ONE)).path.name
    with serving(tmp_path / "latest") as address:
        seen = [_release_of(address)]
        second = release(tmp_path, content(ONE.replace("Harbour Museum", "Port Museum"))).path.name
        deadline = time.monotonic() + WAIT
        while seen[-1] != second and time.monotonic() < deadline:
            seen.append(_release_of(address))
        assert list(dict.fromkeys(seen)) == [first, second]
        assert "Harbour Museum" in ask(f"{address}release/{first}/", NAMES).text
        assert "Port Museum" in ask(address, NAMES).text


def test_a_damaged_release_is_not_picked_up(tmp_path: Path) -> None:
    first = release(tmp_path, content(ONE)).path.name
    with serving(tmp_path / "latest") as address:
        assert _release_of(address) == first
        second = release(tmp_path, content(ONE.replace("Harbour", "Port"))).path
        (second / "memberships.nq").write_text("no statement")
        assert {_release_of(address) for _ in _moments(20)} == {first}


def _moments(number: int) -> Iterator[None]:
    for _ in range(number):
        time.sleep(0.1)
        yield


def _release_of(address: str) -> str:
    answer = ask(address, NAMES)
    assert answer.ok, answer.text
    return answer.headers["Tsevri-Release"].rpartition("/")[2]
