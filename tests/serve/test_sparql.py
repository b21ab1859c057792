"""The endpoint as the SPARQL 1.1 Protocol wants it. Clauses: https://www.w3.org/TR/sparql11-protocol/"""

import http.server
import threading
from collections.abc import Iterator

import pytest
import requests
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from pipeline.errors import QueryRefused
from pipeline.store import check_query
from tests.publish.sample import BASE

PREFIXES = "PREFIX schema: <https://schema.org/> PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/> "
NAMES = PREFIXES + "SELECT ?name { ?o a crm:E74_Group ; schema:name ?name } ORDER BY ?name"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
DESCRIBED = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(STRENDS(STR(?s), 'organisation/harbour')) }"
ONE, TWO = f"{BASE}graph/one", f"{BASE}graph/two"
WAIT = 30


def ask(
    server: str, query: str, accept: str = "text/csv", graphs: dict[str, list[str]] | None = None
) -> requests.Response:
    return requests.get(f"{server}sparql", {"query": query, **(graphs or {})}, headers={"Accept": accept}, timeout=WAIT)


def number(answer: requests.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
                                   "text/tab-separated-values"])  # fmt: skip
def test_solutions_come_in_every_format(server: str, media: str) -> None:
    answer = ask(server, NAMES, media)
    assert answer.headers["Content-Type"].removesuffix("; charset=utf-8") == media
    if media == "text/csv":
        assert answer.text.splitlines() == [
            "name",
            "Harbour Museum",
            "Network of Harbour Museums",
            "ნავსადგურის მუზეუმი",
        ]
        return
    results = parse_query_results(answer.content, QueryResultsFormat.from_media_type(media))
    assert isinstance(results, QuerySolutions)
    assert [row["name"].value for row in results] == [
        "Harbour Museum",
        "Network of Harbour Museums",
        "ნავსადგურის მუზეუმი",
    ]


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_graphs_come_in_every_format(server: str, media: str) -> None:
    answer = ask(server, DESCRIBED, media)
    assert answer.headers["Content-Type"] == media
    triples = {quad.triple for quad in parse(answer.content, RdfFormat.from_media_type(media))}
    reference = ask(server, DESCRIBED, "application/n-triples")
    assert triples == {quad.triple for quad in parse(reference.content, RdfFormat.N_TRIPLES)} != set()


def test_the_client_chooses_by_weight(server: str) -> None:
    accept = "text/csv;q=0.3, application/sparql-results+xml;q=0.8, text/turtle"
    assert ask(server, NAMES, accept).headers["Content-Type"] == "application/sparql-results+xml"
    assert ask(server, DESCRIBED, accept).headers["Content-Type"] == "text/turtle"
    assert ask(server, NAMES, "*/*").headers["Content-Type"] == "application/sparql-results+json"


def test_what_a_client_does_not_accept_is_not_sent(server: str) -> None:
    answer = ask(server, NAMES, "image/png")
    assert answer.status_code == 406
    assert "text/csv" in answer.text


def test_the_three_ways_to_ask_give_one_answer(server: str) -> None:
    headers = {"Accept": "text/csv"}
    form = requests.post(f"{server}sparql", {"query": NAMES}, headers=headers, timeout=WAIT)
    direct = requests.post(
        f"{server}sparql", NAMES, headers=headers | {"Content-Type": "application/sparql-query"}, timeout=WAIT
    )
    assert form.content == direct.content == ask(server, NAMES).content != b""


def test_rdflib_is_served(server: str) -> None:
    store = SPARQLStore(f"{server}sparql", returnFormat="json")
    graph = Graph(store)
    assert next(str(row[0]) for row in graph.query(NAMES)) == "Harbour Museum"  # type: ignore[index]


def test_a_triple_that_two_announcements_state_is_there_once(server: str) -> None:
    query = "PREFIX schema: <https://schema.org/> SELECT (COUNT(*) AS ?n) { ?s schema:roleName ?o }"
    assert number(ask(server, query)) == 2  # two languages, two announcements
    assert number(ask(server, query.replace("{ ?s", "{ GRAPH ?g { ?s") + "}")) == 4


def test_graphs_of_the_protocol_are_the_dataset(server: str) -> None:
    both = number(ask(server, COUNT, graphs={"default-graph-uri": [ONE, TWO]}))
    assert 0 < number(ask(server, COUNT, graphs={"default-graph-uri": [ONE]})) < both
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert number(ask(server, graphs, graphs={"named-graph-uri": [ONE]})) == 1
    assert number(ask(server, COUNT, graphs={"named-graph-uri": [ONE]})) == 0  # 2.1.4: no default graph was named
    assert ask(server, COUNT, graphs={"default-graph-uri": ["no IRI <"]}).status_code == 400


def test_a_malformed_query_is_told_where(server: str) -> None:
    answer = ask(server, "SELECT * {\n ?s ?p }")
    assert answer.status_code == 400
    assert "2:9" in answer.text


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (400, {"data": {}, "headers": {"Content-Type": "application/x-www-form-urlencoded"}}),
        (400, {"data": b"\xff\xfe", "headers": {"Content-Type": "application/sparql-query"}}),
        (400, {"data": {"query": [NAMES, NAMES]}}),
        (403, {"data": {"update": "CLEAR ALL"}}),
        (403, {"data": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}),
        (400, {"data": {"query": "CLEAR ALL"}}),
        (413, {"data": "#" * 10_000_000, "headers": {"Content-Type": "application/sparql-query"}}),
        (415, {"data": "<q/>", "headers": {"Content-Type": "application/xml"}}),
    ],
)  # fmt: skip
def test_what_cannot_be_asked(server: str, status: int, arguments: dict[str, object]) -> None:
    answer = requests.post(f"{server}sparql", timeout=WAIT, **arguments)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_it_can_be_asked_from_any_page(server: str) -> None:
    origin = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    headers = origin | {"Access-Control-Request-Headers": "content-type"}
    assert requests.options(f"{server}sparql", headers=headers, timeout=WAIT).ok
    answer = requests.get(f"{server}sparql", {"query": NAMES}, headers=origin, timeout=WAIT)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Tsevri-Release" in answer.headers["Access-Control-Expose-Headers"]


def test_answers_name_their_release(server: str) -> None:
    answer = ask(server, NAMES)
    assert answer.headers["Tsevri-Release"].startswith(f"{BASE}release/2021-05-06-")
    assert answer.headers["Last-Modified"] == "Thu, 06 May 2021 00:00:00 GMT"
    known = {"Accept": "text/csv", "If-None-Match": answer.headers["ETag"]}
    again = requests.get(f"{server}sparql", {"query": NAMES}, headers=known, timeout=WAIT)
    assert (again.status_code, again.content) == (304, b"")


def test_each_release_has_an_endpoint_of_its_own(server: str) -> None:
    name = ask(server, NAMES).headers["Tsevri-Release"].rpartition("/")[2]
    answer = ask(f"{server}release/{name}/", NAMES)
    assert answer.content == ask(server, NAMES).content
    assert ask(f"{server}release/2021-05-06-000000000000/", NAMES).status_code == 404


def test_it_describes_itself(server: str) -> None:
    answer = requests.get(f"{server}sparql", headers={"Accept": "text/turtle"}, timeout=WAIT)
    graph = Graph().parse(data=answer.text, format="turtle")
    said = (
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?e { ?s a sd:Service ; sd:endpoint ?e }"
    )
    assert [str(row[0]) for row in graph.query(said)] == [f"{server}sparql"]  # type: ignore[index]


def test_a_person_is_led_to_the_page(server: str) -> None:
    answer = requests.get(f"{server}sparql", headers={"Accept": "text/html"}, timeout=WAIT)
    assert answer.url == f"{server}query"


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another endpoint, and what it was asked."""
    asked: list[str] = []

    class Endpoint(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815 - the library calls it so

        def log_message(self, *args: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}/x", asked
        other.shutdown()


HIDDEN = (
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o . service SILENT <{0}> {{ ?s ?p ?x }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?a FILTER(?a<1)SERVICE#>\n<{0}> {{ ?x ?y ?z }} }}",
    "SELECT * {{ ?s ?p ?a FILTER(?a<'x>y')SERVICE <{0}> {{ ?x ?y ?z }} FILTER(?s='b') }}",
    "PREFIX e: <e:> SELECT * {{ ?s ?p ?a FILTER(?a<e:a#>'\n) SERVICE <{0}> {{ ?x ?y ?z }} FILTER(?s='b') }}",
    "SELECT * {{ BIND(<{0}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
)


@pytest.mark.parametrize("query", HIDDEN)
def test_no_other_endpoint_is_asked(server: str, elsewhere: tuple[str, list[str]], query: str) -> None:
    address, asked = elsewhere
    answer = ask(server, query.format(address))
    assert answer.status_code in (400, 403), answer.text
    assert asked == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'Service des musées', \"service\" } # SERVICE",
        "PREFIX service: <http://x.example/#> SELECT ?service { ?service service:service <http://x.example/service> }",
        "SELECT * { ?s <https://example.org/it's(a)service> ?o FILTER(?o < 5 && ?s != 'service') }",
    ],
)
def test_the_word_service_is_not_forbidden(query: str) -> None:
    check_query(query)


def test_the_place_of_a_refused_word_is_told() -> None:
    with pytest.raises(QueryRefused, match="line 2, column 2"):
        check_query("SELECT * {\n SERVICE <x:y> {} }")
