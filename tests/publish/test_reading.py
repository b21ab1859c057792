"""What is read from a release: what changed, what it holds, what a next one must know."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.app import exit_code
from pipeline.describe import Iris, describe_organisation
from pipeline.errors import VerifyError
from pipeline.identify.known import KnownName, KnownRedirect
from pipeline.model import Name, Organisation, mint
from pipeline.publish import diff, former_release, read_known, vanished
from pipeline.publish.holdings import PREDICATES, PROOFS, TIES
from pipeline.publish.index import Index
from pipeline.publish.verify import QUOTES
from tests.publish.sample import BASE, ONE, TWO, content, lines_of, release

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return release(tmp_path, content(ONE)).path, release(tmp_path, content(TWO)).path


def test_the_difference_is_told_by_resource(two: tuple[Path, Path]) -> None:
    found = {changed.resource: changed for changed in diff(*two)}
    assert f"{BASE}organisation/harbour" not in found
    assert found[f"{BASE}announcement/two"].removed == ()
    assert any("schema.org/headline" in triple for triple in found[f"{BASE}announcement/two"].added)


def test_the_difference_the_other_way_round_is_what_was_removed(two: tuple[Path, Path]) -> None:
    forth, back = list(diff(*two)), list(diff(*reversed(two)))
    assert [changed.added for changed in forth] == [changed.removed for changed in back]


def test_a_statement_that_one_more_announcement_says_is_no_difference(two: tuple[Path, Path]) -> None:
    assert f"{BASE}membership/1" not in {changed.resource for changed in diff(*two)}
    assert f"A <{BASE}membership/1>" in (two[1] / "changes.rdfp").read_text("utf-8")


def test_a_release_does_not_differ_from_itself(two: tuple[Path, Path]) -> None:
    assert list(diff(two[0], two[0])) == []


def test_the_command_shows_signs_and_counts(two: tuple[Path, Path], capsys: Capture) -> None:
    assert exit_code(["diff", str(two[1]), str(two[0])]) == 0
    out, err = capsys.readouterr()
    assert f"{BASE}announcement/two\n" in out
    assert '  - schema:inLanguage "en"\n' in out
    assert "7 resources differ: 0 statements added" in err


def test_machines_get_a_line_a_resource(two: tuple[Path, Path], capsys: Capture) -> None:
    assert exit_code(["diff", "--json", *map(str, two)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["resource"] for line in lines] == sorted(line["resource"] for line in lines)
    assert all(line["added"] and not line["removed"] for line in lines)


@pytest.mark.parametrize("command", [["diff", "none", "none"], ["show", "none"], ["show", "none", "NHM"]])
def test_a_folder_that_is_no_release_is_named(command: list[str], capsys: Capture) -> None:
    assert exit_code(command) == 1
    assert "none" in capsys.readouterr().err


def test_one_screen_shows_what_a_release_holds(two: tuple[Path, Path], capsys: Capture) -> None:
    assert exit_code(["show", str(two[1].parent / "latest")]) == 0
    out = capsys.readouterr().out
    assert two[1].name in out
    assert "2 announcements · 2 organisations · 1 memberships · 2 facts" in out
    assert out.index('2021-05-06  News "two"') < out.index('2020-03-02  News "one"')
    assert "Network of Harbour Museums" in out


@pytest.mark.parametrize(
    "wanted", ["NHM", "network", f"{BASE}organisation/network", "Network of Harbour Museums", "network OF"]
)
def test_an_organisation_is_found_by_name_reference_and_address(
    two: tuple[Path, Path], wanted: str, capsys: Capture
) -> None:
    assert exit_code(["show", str(two[1]), wanted, "--json"]) == 0
    assert [known["organisation"] for known in json.loads(capsys.readouterr().out)] == [f"{BASE}organisation/network"]


def test_an_organisation_is_shown_with_its_memberships_and_the_words_that_say_so(
    two: tuple[Path, Path], capsys: Capture
) -> None:
    assert exit_code(["show", str(two[1]), "Port Museum"]) == 0
    out = capsys.readouterr().out
    assert "Harbour Museum · ნავსადგურის მუზეუმი" in out
    assert "formerly   Port Museum" in out
    assert "Network of Harbour Museums  (associate member, from 2020-03)" in out
    assert "“The Harbour Museum joined the Network" in out
    assert "2020-03-02  https://harbour.example/news/one" in out


def test_names_and_words_come_in_the_language_asked_for(two: tuple[Path, Path], capsys: Capture) -> None:
    assert exit_code(["show", str(two[1]), "NHM", "--lang", "ka"]) == 0
    out = capsys.readouterr().out
    assert "წევრები" in out and "ნავსადგურის მუზეუმი  (ასოცირებული წევრი, 2020-03-დან)" in out


def test_a_former_address_leads_to_the_organisation_of_now(tmp_path: Path, capsys: Capture) -> None:
    redirect = "<graph/tombstones> { <organisation/old> a tsv:Redirect ; dcterms:isReplacedBy <organisation/network> }"
    path = release(tmp_path, content(ONE + redirect)).path
    assert exit_code(["show", str(path), "old"]) == 0
    assert "Network of Harbour Museums" in capsys.readouterr().out


def test_a_name_that_nobody_has_is_met_with_the_nearest_ones(two: tuple[Path, Path], capsys: Capture) -> None:
    assert exit_code(["show", str(two[1]), "Harbr Museum"]) == 2
    assert "Nearest names: Harbour Museum" in capsys.readouterr().err


def test_a_name_cannot_give_orders_to_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    name = '<graph/x> { <organisation/x> a schema:Organization ; schema:name "Mu\\u009B2J\\u202Eseum"@en }'
    assert exit_code(["show", str(release(tmp_path, content(name)).path), "x"]) == 0
    assert "Mu\ufffd2J\ufffdseum" in capsys.readouterr().out


def test_vanished_addresses_are_subjects_of_before_that_are_none_now(two: tuple[Path, Path]) -> None:
    found = list(vanished(two[1], lines_of(ONE), BASE))
    assert [iri.rpartition("/")[2] for iri in found] == ["two"] * 7
    assert list(vanished(two[0], lines_of(TWO), BASE)) == []


def test_addresses_of_others_may_vanish(two: tuple[Path, Path]) -> None:
    assert list(vanished(two[0], [], f"{BASE}membership/")) == [f"{BASE}membership/1"]


def test_without_a_release_there_is_no_former_one(tmp_path: Path) -> None:
    assert former_release(tmp_path, BASE) is None


def test_a_former_release_without_its_description_is_named(two: tuple[Path, Path]) -> None:
    (two[1] / "dataset.ttl").unlink()
    with pytest.raises(VerifyError, match=r"dataset\.ttl cannot be read"):
        former_release(two[1].parent, BASE)


@pytest.mark.parametrize("query", [QUOTES, TIES, PROOFS])
def test_no_question_about_one_thing_walks_through_all_of_them(two: tuple[Path, Path], query: str) -> None:
    index = Index(two[0], PREDICATES)
    plan = [str(row[3]) for row in index.rows(f"EXPLAIN QUERY PLAN {query}", *"x" * query.count("?"))]
    index.close()
    steps = [step for step in plan if step.startswith(("SCAN", "SEARCH"))]
    assert len(steps) > 1
    assert [step for step in steps if not ("SEARCH" in step and "AND" in step)] == []


def test_the_names_of_a_former_release_come_back_with_their_kinds(two: tuple[Path, Path]) -> None:
    harbour, network = "harbour", "network"
    assert list(read_known(two[0])) == [
        KnownName(reference=harbour, text="Port Museum", language="en", kind="former"),
        KnownName(reference=harbour, text="Harbour Museum", language="en", kind="preferred"),
        KnownName(reference=harbour, text="ნავსადგურის მუზეუმი", language="ka", kind="preferred"),
        KnownName(reference=harbour, text="ნავსადგურის მუზეუმს", language="ka", kind="surface"),
        KnownName(reference=network, text="NHM", kind="acronym"),
        KnownName(reference=network, text="Network of Harbour Museums", language="en", kind="preferred"),
    ]


def test_names_are_read_as_they_were_described(tmp_path: Path) -> None:
    names = (
        Name(text="AC", kind="acronym"),
        Name(text="Another Name", language="en", kind="alternate"),
        Name(text="Name without a language", kind="alternate"),
        Name(text="An Old Name", language="en", kind="former"),
        Name(text="A Name", language="en", kind="preferred"),
        Name(text="A Names", language="en", kind="surface"),
    )
    reference = mint("organisation", "A Name")
    lines = sorted(describe_organisation(Organisation(reference=reference, names=names), Iris(BASE)))
    path = release(tmp_path, replace(content(), lines=lambda: iter(lines))).path
    expected = {
        KnownName(reference=reference, text=name.text, language=name.language, kind=name.kind) for name in names
    }
    assert set(read_known(path)) == expected


def test_references_that_gave_way_come_back(tmp_path: Path) -> None:
    redirect = """<graph/tombstones> {
        <organisation/old> a tsv:Redirect ; dcterms:isReplacedBy <organisation/network> .
        <membership/old> a tsv:Tombstone ; dcterms:isReplacedBy <membership/1> .
    }"""
    found = list(read_known(release(tmp_path, content(ONE + redirect)).path))
    redirects = [known for known in found if isinstance(known, KnownRedirect)]
    assert redirects == [KnownRedirect(reference="old", now="network")]
