"""`tsevri query` as a person runs it."""

import csv
import io
import json
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from pipeline.store import contract
from tests.command import Done, tsevri
from tests.queries.record import RELEASE


def ask(*arguments: str | Path, stdin: str = "") -> Done:
    return tsevri("query", *arguments, stdin=stdin.encode())


def test_without_a_name_the_queries_are_listed_in_two_languages() -> None:
    for lang in ("en", "ka"):
        listed = ask("--lang", lang)
        assert listed.code == 0
        for query in contract():
            assert query.name in listed.out
            assert query.why[lang] in listed.out


def test_the_same_rows_as_table_csv_and_json() -> None:
    table, comma, structured = (ask("who-left", "--release", RELEASE, "--format", f) for f in ("table", "csv", "json"))
    rows = list(csv.DictReader(io.StringIO(comma.out)))
    assert [row["name"] for row in rows] == ["Westerby Lightship Museum", "ნისლაურის საჯარო ბიბლიოთეკა"]
    bindings = json.loads(structured.out)["results"]["bindings"]
    assert [{name: term["value"] for name, term in row.items()} for row in bindings] == rows
    assert all(row["name"] in table.out for row in rows)
    assert "https://data.example.org/" not in table.out
    assert table.err == "2 rows\n"


def test_a_graph_is_turtle() -> None:
    made = ask("network")
    assert made.code == 0
    assert len(list(parse(made.out.encode(), RdfFormat.TURTLE))) > 20
    refused = ask("network", "--format", "csv")
    assert (refused.code, "graph" in refused.err) == (2, True)
    assert ask("who-left", "--format", "turtle").code == 2


def test_yes_and_no_in_words() -> None:
    assert ask("is-a-member").out == "yes\n"
    assert ask("is-a-member", "--lang", "ka", "--set", "memberName=Nobody").out == "არა\n"


def test_a_file_and_standard_input(tmp_path: Path) -> None:
    text = "SELECT ?s WHERE { ?s a <https://schema.org/NewsArticle> }"
    path = tmp_path / "mine.rq"
    path.write_text(text, "utf-8")
    assert ask(path, "--format", "csv").out == ask("-", "--format", "csv", stdin=text).out
    assert ask("-", "--format", "csv", stdin=text).out.count("\n") == 18


def test_a_hostile_name_moves_no_cursor() -> None:
    out = ask("-", stdin='SELECT ("\\u001B[2J\\u202Eevil" AS ?x) WHERE {}').out
    assert "\u001b" not in out
    assert "\u202e" not in out


def test_what_is_wrong_is_said_with_the_remedy() -> None:
    for arguments, stdin, says in (
        (["who-lft"], "", "Did you mean who-left?"),
        (["-"], "SELECT * WHERE {", "not valid SPARQL 1.1: error at 1:17"),
        (["-"], "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        (["-"], "DELETE WHERE { ?s ?p ?o }", "not valid SPARQL"),
        (["missing.rq"], "", "missing.rq cannot be read"),
        (["who-left", "--set", "x"], "", "NAME=VALUE"),
        (["who-left", "--set", "day=2024"], "", "no value day to set"),
    ):
        done = ask(*arguments, stdin=stdin)
        assert (done.code, says in done.err, done.out) == (2, True, ""), done.err
