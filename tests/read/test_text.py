"""The text of plain files: characters, line ends, the head of a file."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Snapshot
from pipeline.read import text_of
from pipeline.read.notices import UnreadableError
from tests.read.conftest import Reader

Write = Callable[[str, str | bytes], Path]
GEORGIAN = "მუზეუმი ქსელის წევრი გახდა. ამის შესახებ მუზეუმის დირექტორმა განაცხადა."
RUSSIAN = "Музей стал членом сети прибрежных музеев. Об этом сообщил директор музея на встрече в городе."
FIT = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")


# Line ends and unfit characters


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(read: Reader, write: Write, end: str) -> None:
    assert read(write("a.txt", f"One.{end}Two.")).only.text == "One.\nTwo."


def test_white_space_around_the_text_goes(read: Reader, write: Write) -> None:
    assert read(write("a.txt", "\n\n  One.\n\n  Two. \n")).only.text == "One.\n\n  Two."


def test_a_stray_nul_is_shown_and_reported(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", f"The museum\0 joined. {GEORGIAN}"))
    assert reading.only.text.startswith("The museum\ufffd joined.")
    assert (reading.codes, reading.finding.severity) == (["read.control-characters"], "warning")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\0" * 100, b"%PDF-1.7 words", b"PK\x03\x04 words"])
def test_bytes_that_are_no_text_are_refused(read: Reader, write: Write, data: bytes) -> None:
    finding = read(write("a.txt", data)).finding
    assert (finding.code, finding.severity) == ("read.binary", "violation")


@given(st.text(FIT).map(str.strip).filter(lambda text: text and not text.startswith(("---", "{\\rtf", "%PDF-"))))
def test_fit_characters_are_never_altered(text: str) -> None:
    data = text.encode()
    assert text_of(Snapshot(digest="", size=len(data), media_type="text/plain", charset="utf-8"), data) == text


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/markdown", "text/html", "application/json"]))
def test_any_bytes_give_a_text_that_data_can_carry_or_an_error(data: bytes, media_type: str) -> None:
    try:
        text = text_of(Snapshot(digest="", size=len(data), media_type=media_type), data)
    except UnreadableError:
        return
    assert not set(text) & {"\0", "\r", "\f", "\ufffe", "\ud800"}
    text.encode()


# Encodings


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(read: Reader, write: Write, charset: str) -> None:
    reading = read(write("a.txt", GEORGIAN.encode(charset)))
    assert (reading.only.text, reading.findings) == (GEORGIAN, [])


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised_and_reported(read: Reader, write: Write, charset: str) -> None:
    reading = read(write("a.txt", GEORGIAN.encode(charset)))
    assert (reading.only.text, reading.codes) == (GEORGIAN, ["read.not-utf8"])


def test_another_encoding_is_guessed_and_reported(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", RUSSIAN.encode("cp1251")))
    assert (reading.only.text, reading.only.snapshot.charset) == (RUSSIAN, "cp1251")
    assert (reading.codes, "cp1251" in reading.finding.message["ka"]) == (["read.not-utf8"], True)


def test_a_few_damaged_bytes_do_not_lose_the_text(read: Reader, write: Write) -> None:
    data = (GEORGIAN * 3).encode()
    reading = read(write("a.txt", data[:60] + b"\xff" + data[60:]))
    assert (reading.only.text.count("\ufffd"), reading.codes) == (1, ["read.broken-bytes"])


def test_a_text_that_breaks_off_in_a_letter_is_read(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", GEORGIAN.encode() + "ა".encode()[:2]))
    assert (reading.only.text, reading.codes) == (GEORGIAN + "\ufffd", ["read.broken-bytes"])


def test_an_encoding_that_cannot_be_told_is_a_violation(read: Reader, write: Write) -> None:
    finding = read(write("a.txt", bytes(range(0x80, 0x100)) * 3)).finding
    assert (finding.code, finding.severity) == ("read.charset-unknown", "violation")


@pytest.mark.parametrize("charset", ["no-such-charset", "rot13", "utf-7", "undefined", "a\0b"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    data = GEORGIAN.encode()
    assert text_of(Snapshot(digest="", size=len(data), media_type="text/plain", charset=charset), data) == GEORGIAN


# The head


def test_the_head_of_a_file_is_not_part_of_its_text(read: Reader, write: Write) -> None:
    path = write(
        "a.txt",
        '---\ntitle: "The museum: a member"\nlanguage: en\npublished: 2024-05\n'
        "url: https://museum.example/a\npublisher: Museum\n---\nText.\n",
    )
    announcement = read(path).only
    assert announcement.text == "Text."
    assert (announcement.title, announcement.language, announcement.published, announcement.url) == (
        "The museum: a member", "en", "2024-05", "https://museum.example/a",
    )  # fmt: skip
    assert announcement.publisher == "Museum"


def test_windows_line_ends_in_the_head_are_understood(read: Reader, write: Write) -> None:
    announcement = read(write("a.txt", "---\r\ntitle: One\r\n---\r\nText.\r\n")).only
    assert (announcement.title, announcement.text) == ("One", "Text.")


@pytest.mark.parametrize(("key", "field"), [("date", "published"), ("lang", "language"), ("link", "url")])
def test_other_common_keys_are_understood(read: Reader, write: Write, key: str, field: str) -> None:
    values = {"date": "2024-05-01", "lang": "en", "link": "https://museum.example/a"}
    assert getattr(read(write("a.txt", f"---\n{key}: {values[key]}\n---\nText.")).only, field) == values[key]


def test_keys_of_other_tools_are_passed_over(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", "---\nlayout: post\ntags:\n  - a\n- b\n# note\n\ndraft: false\n---\nText."))
    assert (reading.only.text, reading.findings) == ("Text.", [])


def test_a_misspelt_key_is_reported_with_the_nearest(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", "---\npublishd: 2024-05-01\n---\nText."))
    assert (reading.only.published, reading.codes) == (None, ["read.front-matter-key"])
    assert "published" in reading.finding.remedy["en"]


@pytest.mark.parametrize("text", ["---\nA rule above.\n---\nMore.", "---\ntitle: never closed", "--- a\nb: c\n---"])
def test_dashes_alone_are_no_head(read: Reader, write: Write, text: str) -> None:
    assert read(write("a.txt", text)).only.text == text


def test_a_head_without_a_text_is_no_announcement(read: Reader, write: Write) -> None:
    reading = read(write("a.txt", "---\ntitle: One\n---\n"))
    assert (reading.announcements, reading.codes) == ([], ["read.no-text"])


def test_a_head_may_hold_a_stray_control_character(read: Reader, write: Write) -> None:
    assert read(write("a.txt", f"---\ntitle: O\x01ne\n---\n{GEORGIAN * 3}")).only.title == "O\ufffdne"


# Markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Title\n\nText.", "Title\n\nText."),
        ("## Closed ##", "Closed"),
        ("# In C#", "In C#"),
        ("Title\n=====\nText.", "Title\nText."),
        ("Title\n---\nText.", "Title\nText."),
        ("One.\n\n***\n\nTwo.", "One.\n\n\n\nTwo."),
        ("* one\n+ two\n- three", "- one\n- two\n- three"),
        ("  * nested", "- nested"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("The **Salt** and *Rope* `Museum`", "The Salt and Rope Museum"),
        ("The __Salt__ and _Rope_", "The Salt and Rope"),
        ("a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4"),
        ('[the network](https://a.example/x "N") and [that][1]\n\n[1]: https://b.example', "the network and that"),
        ("![logo](a.png) text", "logo text"),
        ("> quoted\n> words", "quoted\nwords"),
        ("```\ncode\n```", "code"),
        ("one\\\ntwo  \nthree", "one\ntwo\nthree"),
        ("a \\* b", "a * b"),
        ("see <https://a.example/x>", "see https://a.example/x"),
        ("one <!-- hidden --> two", "one  two"),
        ("#NEMO is here", "#NEMO is here"),
    ],
)
def test_the_marks_of_markdown_go(read: Reader, write: Write, source: str, text: str) -> None:
    assert read(write("a.md", source)).only.text == text


def test_the_first_heading_is_the_title(read: Reader, write: Write) -> None:
    assert read(write("a.md", "Words.\n\n# One *two*\n\n# Three")).only.title == "One two"


def test_a_title_in_the_head_wins_over_the_heading(read: Reader, write: Write) -> None:
    assert read(write("a.md", "---\ntitle: Head\n---\n# Heading\n\nText.")).only.title == "Head"


def test_plain_text_keeps_its_marks(read: Reader, write: Write) -> None:
    assert read(write("a.txt", "# One *two*")).only.text == "# One *two*"


@pytest.mark.parametrize("piece", "[ * _a ` ![ <!-- >~ **a \\ [a]( #~ <a ~ #~a~~".split())
def test_hostile_markdown_takes_no_more_time_than_its_length(piece: str) -> None:
    line = piece.replace("~", " ") * 100_000
    data = f"{line}b\n# {line}b".encode()
    started = time.process_time()
    text_of(Snapshot(digest="", size=len(data), media_type="text/markdown", charset="utf-8"), data)
    assert time.process_time() - started < 5
