"""RDF files of every syntax, and files that are none."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.validate import Shapes, check_statements, read_files
from tests.validate.fault import valid_graph
from tests.validate.valid import all_lines

SYNTAXES = {".ttl": "turtle", ".nt": "nt", ".nq": "nt", ".trig": "turtle", ".jsonld": "json-ld", ".rdf": "xml"}
SMALL = "<https://a.example/> <https://schema.org/name> {} .\n"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def refusal(path: Path) -> str:
    with pytest.raises(UsageError) as caught:
        read_files([path])
    return str(caught.value)


@pytest.mark.parametrize("suffix", SYNTAXES)
def test_a_release_is_checked_in_any_syntax(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"release{suffix}"
    valid_graph().serialize(path, SYNTAXES[suffix], encoding="utf-8")
    assert check_statements(read_files([path]), Shapes.load()).findings == ()


def test_named_graphs_are_checked_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text("".join(all_lines()), "utf-8")
    assert set(read_files([tmp_path / "a.nq"]).graph) == set(valid_graph())


def test_files_are_checked_together(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.nt").write_text(SMALL.format(f'"{name}"'))
    assert len(read_files([tmp_path / "a.nt", tmp_path / "b.nt"]).graph) == 2


def test_blank_nodes_of_two_files_are_never_one_node(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ttl").write_text("_:x a <https://schema.org/Place> .")
    assert len(read_files([tmp_path / "a.ttl", tmp_path / "b.ttl"]).graph) == 2


def test_a_folder_is_a_release(tmp_path: Path) -> None:
    (tmp_path / "memberships.ttl").write_text(SMALL.format('"A"'))
    (tmp_path / "dataset.ttl").write_text(SMALL.format('"B"'))
    (tmp_path / "other.ttl").write_text("no RDF at all")
    assert len(read_files([tmp_path]).graph) == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.ttl", SMALL.format('"A"').encode() + b"<https://a.example/> x:y 1 .", "line 2: this is not Turtle"),
        ("a.nt", SMALL.format('"A').encode(), "line 1: this is not N-Triples"),
        ("a.jsonld", b'{\n"a": ]', "line 2: this is not JSON-LD"),
        ("a.rdf", b"<a>\n<b>\n</a>", "line 3: this is not RDF/XML"),
        ("a.ttl", SMALL.format('"A"').encode("utf-16"), "line 1: this is not Turtle"),
        ("a.ttl", b"\0" * 20, "line 1: this is not Turtle"),
        ("a.nq", b"\xff\xfe\xfd", "line 1: this is not N-Quads"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = refusal(path)
    assert message.startswith(f"{path}, {said}")
    assert message.isprintable()


def test_a_remote_context_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@context": "https://schema.org/", "@id": "https://a.example/", "name": "A"}')
    assert "is not fetched" in refusal(tmp_path / "a.jsonld")


def test_an_entity_bomb_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.rdf").write_text(BOMB)
    assert "declares XML entities" in refusal(tmp_path / "a.rdf")


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"a":' * 100_000)
    assert "this is not JSON-LD" in refusal(tmp_path / "a.jsonld")


def test_a_triple_term_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> <<( <x:c> <x:d> <x:e> )>> .")
    assert "Write it as RDF 1.1" in refusal(tmp_path / "a.ttl")


@pytest.mark.parametrize(
    ("name", "said"), [("no.ttl", "cannot be read"), ("a.docx", "must end in one of .ttl"), ("", "is not a release")]
)
def test_what_is_no_rdf_file_is_refused_with_the_remedy(tmp_path: Path, name: str, said: str) -> None:
    assert said in refusal(tmp_path / name)
