"""Files and folders."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.read import Given
from tests.read.conftest import Reader

Write = Callable[[str, str | bytes], Path]
NOTICE = "The museum has joined the network."


def test_a_text_file_is_an_announcement(read: Reader, write: Write) -> None:
    path = write("a.txt", NOTICE)
    announcement = read(path).only
    assert (announcement.text, announcement.source) == (NOTICE, str(path))


def test_what_a_file_does_not_say_stays_unknown(read: Reader, write: Write) -> None:
    announcement = read(write("a.txt", NOTICE)).only
    assert (announcement.title, announcement.published, announcement.url, announcement.publisher) == (None,) * 4


def test_a_folder_is_read_to_its_depths_in_the_order_of_names(read: Reader, write: Write) -> None:
    for name in ("c.txt", "b/z.txt", "b/a/y.md", "a.html", "d.jsonl"):
        write(name, '{"text": "The museum joined."}' if name == "d.jsonl" else f"<p>{NOTICE}</p>")
    folder = write("a.txt", NOTICE).parent
    sources = [Path(each.source).relative_to(folder).as_posix() for each in read(folder).announcements]
    assert sources == ["a.html", "a.txt", "c.txt", "d.jsonl, line 1", "b/z.txt", "b/a/y.md"]


def test_the_ending_of_a_name_may_be_in_capitals(read: Reader, write: Write) -> None:
    assert read(write("A.TXT", NOTICE)).only.text == NOTICE


def test_hidden_files_are_passed_over_in_silence(read: Reader, write: Write) -> None:
    write(".git/a.txt", NOTICE)
    folder = write(".a.txt", NOTICE).parent
    assert read(folder) == read(write("empty/.keep", "").parent)


def test_files_of_other_types_in_a_folder_are_counted(read: Reader, write: Write) -> None:
    write("a.pdf", "x")
    write("b.pdf", "x")
    finding = read(write("a.txt", NOTICE).parent).finding
    assert (finding.code, finding.severity) == ("read.other-files", "info")
    assert "2" in finding.message["en"]
    assert ".pdf" in finding.message["ka"]


def test_a_file_of_another_type_that_is_named_is_a_violation(read: Reader, write: Write) -> None:
    finding = read(write("a.pdf", "x")).finding
    assert (finding.code, finding.severity) == ("read.unknown-type", "violation")


def test_a_missing_file_is_named(read: Reader, tmp_path: Path) -> None:
    finding = read(tmp_path / "none.txt").finding
    assert (finding.code, finding.severity, finding.source) == ("read.missing", "violation", str(tmp_path / "none.txt"))


def test_the_rest_goes_on_after_a_missing_file(read: Reader, write: Write, tmp_path: Path) -> None:
    reading = read(tmp_path / "none.txt", write("a.txt", NOTICE))
    assert (len(reading.announcements), reading.codes) == (1, ["read.missing"])


def test_a_name_with_nul_is_missing(read: Reader) -> None:
    assert read("a\0b.txt").codes == ["read.missing"]


def test_a_path_through_a_file_is_unreadable(read: Reader, write: Write) -> None:
    finding = read(write("a.txt", NOTICE) / "b.txt").finding
    assert (finding.code, "not a folder" in finding.message["en"]) == ("read.unreadable", True)


def test_a_name_that_is_too_long_is_unreadable(read: Reader, tmp_path: Path) -> None:
    assert read(tmp_path / ("a" * 5000)).codes == ["read.unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_named(read: Reader, write: Write) -> None:
    path = write("a.txt", NOTICE)
    path.chmod(0)
    assert read(path).codes == ["read.unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_the_right_to_read_is_named_and_the_rest_goes_on(read: Reader, write: Write) -> None:
    locked = write("locked/a.txt", NOTICE).parent
    folder = write("b.txt", NOTICE).parent
    locked.chmod(0)
    reading = read(folder)
    locked.chmod(0o700)
    assert (len(reading.announcements), reading.codes) == (1, ["read.unreadable"])


def test_a_folder_that_the_system_will_not_list_is_named_and_the_rest_goes_on(
    read: Reader, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = write("locked/a.txt", NOTICE).parent
    folder = write("b.txt", NOTICE).parent
    iterdir = Path.iterdir

    def refuse(path: Path) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    reading = read(folder)
    assert (len(reading.announcements), reading.codes) == (1, ["read.unreadable"])
    assert (reading.finding.source, "permission denied" in reading.finding.message["en"]) == (str(locked), True)


def test_a_circle_of_folders_ends(read: Reader, write: Write) -> None:
    path = write("a/a.txt", NOTICE)
    (path.parent / "back").symlink_to(path.parent.parent)
    reading = read(path.parent.parent)
    assert (len(reading.announcements), reading.codes) == (1, ["read.folder-again"])


def test_a_link_to_itself_is_named(read: Reader, write: Write) -> None:
    folder = write("a.txt", NOTICE).parent
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    reading = read(folder)
    assert (len(reading.announcements), reading.codes) == (1, ["read.unreadable"])
    assert "circle" in reading.finding.message["en"]


def test_a_link_to_nothing_is_named(read: Reader, write: Write) -> None:
    folder = write("a.txt", NOTICE).parent
    (folder / "gone.txt").symlink_to(folder / "none.txt")
    reading = read(folder)
    assert (len(reading.announcements), reading.codes) == (1, ["read.missing"])


def test_a_pipe_is_not_waited_for(read: Reader, write: Write) -> None:
    folder = write("a.txt", NOTICE).parent
    os.mkfifo(folder / "pipe.txt")
    reading = read(folder)
    assert (len(reading.announcements), reading.codes) == (1, ["read.not-a-file"])


def test_a_name_that_is_not_utf8_is_shown_as_far_as_it_is(read: Reader, write: Write) -> None:
    folder = write("a.txt", NOTICE).parent
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(NOTICE)
    assert [each.source.encode() for each in read(folder).announcements][1].endswith(b"/\xef\xbf\xbd.txt")


def test_a_file_of_50_megabytes_is_not_read(read: Reader, write: Write) -> None:
    path = write("a.txt", b"")
    os.truncate(path, 50_000_000)
    finding = read(path).finding
    assert (finding.code, finding.severity) == ("read.too-large", "violation")
    assert not read.archive.folder.exists()


def test_a_file_of_just_the_limit_is_read(read: Reader, write: Write) -> None:
    assert read.with_settings(max_bytes=len(NOTICE))(write("a.txt", NOTICE)).only


@pytest.mark.parametrize("content", [b"", b" \n\r\n\t"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.xml"])
def test_an_empty_file_is_a_warning(read: Reader, write: Write, name: str, content: bytes) -> None:
    finding = read(write(name, content)).finding
    assert (finding.code, finding.severity) == ("read.empty", "warning")


def test_the_same_bytes_have_one_reference_wherever_they_are(read: Reader, write: Write) -> None:
    first, second = read(write("a.txt", NOTICE)).only, read(write("b/c.txt", NOTICE)).only
    assert first.reference == second.reference


def test_options_win_over_the_text(read: Reader, write: Write) -> None:
    path = write("a.txt", f"---\npublished: 2024-05-01\ntitle: One\n---\n{NOTICE}")
    announcement = read(path, given=Given(published="2023-09-20", language="en")).only
    assert (announcement.published, announcement.title, announcement.language) == ("2023-09-20", "One", "en")


def test_a_title_is_not_given_to_two(read: Reader, write: Write) -> None:
    with pytest.raises(UsageError, match="belongs to one announcement"):
        read(write("a.txt", NOTICE), write("b.txt", NOTICE), given=Given(title="One"))


def test_an_address_is_not_given_to_a_folder(read: Reader, write: Write) -> None:
    with pytest.raises(UsageError, match="belongs to one announcement"):
        read(write("a.txt", NOTICE).parent, given=Given(url="https://museum.example/"))
