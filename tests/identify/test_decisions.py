"""The file of decisions: what counts, and that each broken line is told with its number and what to write."""

from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.identify import load_decisions

LINE = '{"left": "a", "right": "b", "judgement": "same", "by": "ana", "at": "2025-03-02", "why": "one address"}'


def file(folder: Path, *lines: str) -> Path:
    path = folder / "decisions.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_without_a_file_nothing_is_decided() -> None:
    assert load_decisions(None).all == ()


def test_a_line_is_a_decision(tmp_path: Path) -> None:
    (one,) = load_decisions(file(tmp_path, "", LINE)).all
    assert (one.left, one.right, one.judgement, one.by, one.at, one.why) == (
        "a", "b", "same", "ana", "2025-03-02", "one address",
    )  # fmt: skip
    assert one.place.endswith("decisions.jsonl, line 2")


def test_of_several_lines_for_a_pair_the_last_counts(tmp_path: Path) -> None:
    undone = LINE.replace("same", "unsure").replace('"a"', '"x"').replace('"b"', '"a"').replace('"x"', '"b"')
    (one,) = load_decisions(file(tmp_path, LINE, undone)).all
    assert one.judgement == "unsure"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (LINE, "{", "not a line of JSON"),
        (LINE, "[]", "not a decision"),
        (LINE, "[" * 100_000, "not a line of JSON"),
        ('"by": "ana", ', "", "“by” is missing or empty"),
        ('"one address"', '" "', "“why” is missing or empty"),
        ('"a"', "7", "“left” is missing or empty"),
        ('"same"', '"maybe"', "must be same, different, unsure, accept, reject, edit, prefer, withdraw or undo"),
        ('"same"', '"withdraw"', "“left” says nothing beside “withdraw”"),
        ('"left": "a", "right": "b", "judgement": "same"', '"judgement": "reject", "fact": {}', "“fact” is no fact"),
        ('"2025-03-02"', '"YYYY-MM-DD"', "the day of the decision, as 2025-03-02"),
        ('"b"', '"a"', "name two organisations"),
        ('"judgement"', '"judgment"', "did you mean “judgement”?"),
    ],
)
def test_a_broken_line_is_told_with_its_number_and_remedy(old: str, new: str, says: str, tmp_path: Path) -> None:
    path = file(tmp_path, LINE, LINE.replace(old, new))
    with pytest.raises(ResourceError) as error:
        load_decisions(path)
    assert f"{path}, line 2: " in str(error.value)
    assert says in str(error.value)


def test_several_broken_lines_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(ResourceError) as error:
        load_decisions(file(tmp_path, "x", LINE, "y"))
    assert [line.split(": ")[0][-6:] for line in str(error.value).splitlines()] == ["line 1", "line 3"]


@pytest.mark.parametrize(("name", "says"), [("none.jsonl", "There is no file of decisions"), ("", "cannot be read")])
def test_a_file_that_cannot_be_read_is_told(name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=says):
        load_decisions(tmp_path / name)


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(LINE.encode() + b"\n" + LINE.replace("one", "Müll").encode("latin-1"))
    with pytest.raises(ResourceError, match="line 2: this is not a line of JSON"):
        load_decisions(path)
