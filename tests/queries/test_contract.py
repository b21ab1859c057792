"""The queries keep their answers, in two engines, in two models, and however a store makes its default graph."""

import re

import pytest
from pyoxigraph import RdfFormat, Store

from pipeline.errors import QueryRefused, UsageError
from pipeline.resources import resource
from pipeline.store import (
    Answer,
    Query,
    ReleaseStore,
    answer_of,
    contract,
    differences,
    find_query,
    open_store,
    pairs,
    with_values,
)
from pipeline.store.contract import FOLDER
from pipeline.store.handbook import INDEX, handbook
from tests.queries import rdf
from tests.queries.record import ANSWERS, RELEASE, ROOT, recorded

FENCE = re.compile(r"```turtle\n(.*?)```", re.DOTALL)
QUERIES = contract()
ASKED = [query for query in QUERIES if not query.outside]
OUTSIDE = [query for query in QUERIES if query.outside]
PAIRS = list(pairs(QUERIES))
GEORGIAN = re.compile(r"[\u10d0-\u10ff]{3}")


@pytest.fixture(scope="module")
def release() -> ReleaseStore:
    return open_store(RELEASE)


@pytest.fixture(scope="module")
def model() -> Store:
    """The examples of docs/model.md, which hold what the example release lacks."""
    store = Store()
    text = "\n".join(FENCE.findall((ROOT / "docs" / "model.md").read_text("utf-8")))
    store.load(text.encode(), RdfFormat.TURTLE)
    return store


def names(query: Query) -> str:
    return query.name


def test_there_are_enough_queries_in_both_models() -> None:
    assert len(QUERIES) >= 25
    assert len(PAIRS) >= 8


@pytest.mark.parametrize("query", QUERIES, ids=names)
def test_a_query_says_in_two_languages_why_it_is_asked(query: Query) -> None:
    assert query.text.startswith("# ")
    assert query.why["en"].rstrip(")").endswith((".", "?"))
    assert GEORGIAN.search(query.why["ka"])


@pytest.mark.parametrize("query", ASKED, ids=names)
def test_oxigraph_gives_the_recorded_answer(query: Query, release: ReleaseStore) -> None:
    assert answer_of(release.query(query.text)).text() == recorded(query.name).read_text("utf-8")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own use of what it gives up
@pytest.mark.parametrize("query", ASKED, ids=names)
def test_rdflib_gives_the_recorded_answer(query: Query) -> None:
    assert rdf.ask(rdf.dataset(), query.text).text() == recorded(query.name).read_text("utf-8")


@pytest.mark.parametrize("query", ASKED, ids=names)
def test_a_union_of_graphs_gives_the_recorded_answer(query: Query, release: ReleaseStore) -> None:
    graphs = [str(graph.value) for graph in release.store.named_graphs()]
    found = release.query(query.text, default_graphs=graphs, named_graphs=graphs)
    assert answer_of(found).text() == recorded(query.name).read_text("utf-8")


@pytest.mark.parametrize("query", ASKED, ids=names)
def test_a_query_without_answer_says_so(query: Query) -> None:
    rows = recorded(query.name).read_text("utf-8").splitlines()[1:]
    assert bool(rows) is (query.empty is None)


@pytest.mark.parametrize("query", [query for query in QUERIES if query.empty], ids=names)
def test_a_query_that_is_empty_here_finds_what_it_asks_for_elsewhere(query: Query, model: Store) -> None:
    if query.name == "conflicting-dates":
        model.update("""PREFIX schema: <https://schema.org/>
            INSERT { ?m schema:endDate "2023" } WHERE { ?m schema:endDate ?end ; a schema:OrganizationRole }""")
    assert answer_of(model.query(query.text))


@pytest.mark.parametrize(("schema", "crm"), PAIRS, ids=[query.name for query, _ in PAIRS])
def test_both_models_give_the_same_rows(schema: Query, crm: Query) -> None:
    assert recorded(schema.name).read_text("utf-8") == recorded(crm.name).read_text("utf-8")
    assert "schema:" not in crm.text
    assert "crm:" not in schema.text


@pytest.mark.parametrize("query", OUTSIDE, ids=names)
def test_a_query_that_asks_others_is_valid_but_refused(query: Query, release: ReleaseStore) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        release.query(query.text)
    asleep = query.text.replace("SERVICE <https://query.wikidata.org/sparql>", "")
    answer_of(release.query(asleep))


def test_no_answer_is_left_from_a_query_that_is_gone() -> None:
    assert {path.stem for path in ANSWERS.iterdir()} == {query.name for query in ASKED}


def test_the_index_lists_every_query() -> None:
    index = (resource(FOLDER) / INDEX).read_text("utf-8")
    assert index == handbook()
    assert [query.name for query in QUERIES if f"({query.name}.rq)" not in index] == []


def test_recording_is_one_make_target() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\nanswers:")[2].partition("\n\n")[0]
    assert "tests.queries.record" in recipe
    assert "pipeline.store.handbook" in recipe


def test_a_changed_statement_changes_an_answer(release: ReleaseStore) -> None:
    changed = Store()
    changed.extend(quad for quad in release.store if "endDate" not in quad.predicate.value)
    query = find_query("who-left")
    ours, theirs = answer_of(release.query(query.text)), answer_of(changed.query(query.text))
    assert {kind for kind, _ in differences(ours, theirs)} == {"missing", "unexpected"}


def test_another_name_and_another_day_can_be_asked(release: ReleaseStore) -> None:
    query = find_query("members-on-date")
    asked = with_values(query, {"groupName": "სფა", "day": "2025-12-01"})
    assert len(answer_of(release.query(asked)).rows) == 3
    assert not answer_of(release.query(with_values(query, {"groupName": "სფა", "day": "2025-01-01"})))


def test_a_value_stays_a_value(release: ReleaseStore) -> None:
    hostile = '" } ?x ?y ?z . VALUES ?q { "\\'
    asked = with_values(find_query("members-on-date"), {"groupName": hostile})
    assert not answer_of(release.query(asked))


def test_an_unknown_variable_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="groupName, day"):
        with_values(find_query("members-on-date"), {"date": "2024"})


def test_columns_alone_are_no_answer() -> None:
    assert not Answer(columns=("a",), rows=())
