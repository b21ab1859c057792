import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.run.merge import FAN_IN, SortedSpill

LINES = st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=6))


def with_ends(texts: list[str]) -> list[str]:
    return [text + "\n" for text in texts]


@settings(max_examples=30, deadline=None)
@given(st.lists(LINES, max_size=5))
def test_lines_come_back_sorted_and_once_however_they_were_added(batches: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spill = SortedSpill(Path(folder), buffer_bytes=4)
        for batch in batches:
            spill.add(with_ends(batch))
        assert list(spill.merged()) == sorted({line for batch in batches for line in with_ends(batch)})


def test_lines_may_be_asked_for_twice(tmp_path: Path) -> None:
    spill = SortedSpill(tmp_path)
    spill.add(["b\n", "a\n"])
    assert list(spill.merged()) == list(spill.merged()) == ["a\n", "b\n"]


def test_more_runs_than_files_may_be_open_are_merged_in_steps(tmp_path: Path) -> None:
    spill = SortedSpill(tmp_path, buffer_bytes=1)
    for number in range(3 * FAN_IN):
        spill.add([f"{number % 100:03}\n"])
    assert list(spill.merged()) == [f"{number:03}\n" for number in range(100)]


def test_letters_beyond_the_first_plane_sort_as_their_bytes_do(tmp_path: Path) -> None:
    spill = SortedSpill(tmp_path)
    lines = ["\U00010140\n", "\uffee\n", "ა\n", "a\n"]
    spill.add(lines)
    assert list(spill.merged()) == sorted(lines, key=lambda line: line.encode())


def test_a_line_separator_inside_a_literal_does_not_end_the_line(tmp_path: Path) -> None:
    spill = SortedSpill(tmp_path, buffer_bytes=1)
    spill.add(["a\u2028b\x85c\n"])
    spill.add(["b\n"])
    assert list(spill.merged()) == ["a\u2028b\x85c\n", "b\n"]
