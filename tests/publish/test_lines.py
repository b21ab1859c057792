"""Sorted N-Quads lines: what belongs together, and what changed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.changes import patch
from pipeline.publish.files import compress, read_sums, sums, write_text
from pipeline.publish.lines import changes, shortened, subject_of, subjects, triple_of, triples
from tests.publish.sample import ONE, TWO, lines_of

words = st.text(alphabet="ab>/ .é𐐀", max_size=4)
sorted_lines = st.sets(words).map(sorted)


def test_a_subject_stays_together_when_lines_are_sorted() -> None:
    found = list(subjects(lines_of(TWO)))
    assert len(found) == len(set(found)) > 20


def test_the_triples_of_all_graphs_come_once() -> None:
    lines = lines_of(TWO)
    assert list(triples(lines)) == sorted({triple_of(line) for line in lines})
    assert len(lines) > len(set(map(triple_of, lines)))


def test_a_literal_that_looks_like_a_graph_stays_in_its_triple() -> None:
    line = '<urn:s> <urn:p> "a <urn:g> ." <urn:g> .\n'
    assert (subject_of(line), triple_of(line)) == ("urn:s", '<urn:s> <urn:p> "a <urn:g> ."')


@given(old=sorted_lines, new=sorted_lines)
def test_changes_lead_from_the_old_to_the_new(old: list[str], new: list[str]) -> None:
    found = list(changes(old, new))
    added = {line for sign, line in found if sign == "A"}
    removed = {line for sign, line in found if sign == "D"}
    assert (set(old) - removed) | added == set(new)
    assert removed <= set(old) and not added & set(old)
    assert [line for _, line in found] == sorted(line for _, line in found)


def test_a_patch_names_both_releases_and_is_one_transaction() -> None:
    old, new = lines_of(ONE), lines_of(TWO)
    found = list(patch(old, new, "urn:new", "urn:old"))
    assert found[:3] == ["H id <urn:new> .\n", "H prev <urn:old> .\n", "TX .\n"]
    assert found[-1] == "TC .\n"
    assert [line[2:] for line in found[3:-1]] == sorted(set(new) - set(old))


def test_the_first_patch_adds_all() -> None:
    lines = lines_of(ONE)
    assert list(patch((), lines, "urn:new", None))[2:-1] == [f"A {line}" for line in lines]


def test_the_same_file_is_always_compressed_to_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "another"):
        (tmp_path / folder).mkdir()
        write_text(tmp_path / folder / "a.txt", ["some words " * 1000])
        compress(tmp_path / folder / "a.txt")
    packed = [(tmp_path / folder / "a.txt.gz").read_bytes() for folder in ("one", "another")]
    assert packed[0] == packed[1]
    assert packed[0][3:8] == b"\0\0\0\0\0"  # no name, no time: RFC 1952


def test_checksums_are_written_and_read_again(tmp_path: Path) -> None:
    written = [write_text(tmp_path / name, [name]) for name in ("b", "a")]
    write_text(tmp_path / "SHA256SUMS", sums(written))
    assert read_sums(tmp_path) == {file.name: file.digest for file in written}


def test_known_namespaces_are_shortened_and_addresses_are_not() -> None:
    triple = "<https://data.example.org/a> <http://www.cidoc-crm.org/cidoc-crm/P144.1_kind_of_member> <https://schema.org/a/b>"
    assert shortened(triple) == "<https://data.example.org/a> crm:P144.1_kind_of_member <https://schema.org/a/b>"
