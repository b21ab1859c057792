"""One announcement on a line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from pipeline.model import Finding
from pipeline.read import Archive, Given, fetch
from pipeline.settings import ReadSettings
from tests.read.conftest import TODAY, Reader

Write = Callable[[str, str | bytes], Path]
GOOD = '{"text": "The museum has joined the network."}'


def test_every_line_is_an_announcement(read: Reader, write: Write) -> None:
    path = write("a.jsonl", f'{GOOD}\n\n{{"text": "Another."}}\r\n')
    assert [each.source for each in read(path).announcements] == [f"{path}, line 1", f"{path}, line 3"]


def test_the_bytes_of_the_line_alone_are_archived(read: Reader, write: Write) -> None:
    announcement = read(write("a.jsonl", f"{GOOD}\r\n")).only
    assert read.archive.get(announcement.snapshot.digest) == GOOD.encode()
    assert announcement.snapshot.media_type == "application/json"


def test_fields_are_read(read: Reader, write: Write) -> None:
    fields = {"title": "T", "language": "ka", "published": "2024-01", "url": "https://a.example/1", "publisher": "P"}
    announcement = read(write("a.jsonl", json.dumps({**fields, "text": "Words."}))).only
    assert {key: getattr(announcement, key) for key in fields} == fields


def test_a_year_may_be_a_number(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", '{"published": 2024, "text": "Words."}')).only.published == "2024"


def test_a_broken_line_among_a_thousand_is_named_and_the_others_are_read(read: Reader, write: Write) -> None:
    lines = [json.dumps({"text": f"Museum {number} has joined."}) for number in range(1, 1001)]
    lines[499] = '{"text": "broken'
    reading = read(write("a.jsonl", "\n".join(lines)))
    assert (len(reading.announcements), reading.codes) == (999, ["read.json"])
    assert (reading.finding.severity, "line 500" in reading.finding.message["en"]) == ("violation", True)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[1, 2]", "read.json"),
        (b'"text"', "read.json"),
        (b"[" * 100_000, "read.json"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "read.json"),
        (b'{"text": "\xff"}', "read.json"),
        (b'{"title": "no text"}', "read.json-text"),
        (b'{"text": 5}', "read.json-text"),
        (b'{"text": null}', "read.json-text"),
        (b'{"text": "  "}', "read.no-text"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(read: Reader, write: Write, line: bytes, code: str) -> None:
    reading = read(write("a.jsonl", line + b"\n" + GOOD.encode()))
    assert (len(reading.announcements), reading.codes) == (1, [code])
    assert "line 1" in str(reading.finding.source)


def test_a_field_that_is_no_text_is_ignored_and_named(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", '{"title": ["a"], "text": "Words."}'))
    assert (reading.only.title, reading.codes) == (None, ["read.json-field"])
    assert "title" in reading.finding.message["ka"]


def test_half_characters_are_shown_and_reported(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", r'{"title": "a\ud800b", "text": "The \ud83d museum\u0000 joined the network."}'))
    assert (reading.only.title, reading.only.text) == ("a\ufffdb", "The \ufffd museum\ufffd joined the network.")
    assert reading.codes == ["read.control-characters"]


def test_line_ends_inside_a_text_become_newlines(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", r'{"text": "One.\r\nTwo.\fThree."}')).only.text == "One.\nTwo.\nThree."


def test_a_byte_order_mark_does_no_harm(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", b"\xef\xbb\xbf" + GOOD.encode())).only.text == "The museum has joined the network."


def test_utf16_is_named_once(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", f"{GOOD}\n{GOOD}".encode("utf-16"))).codes == ["read.jsonl-utf16"]


def test_a_line_that_is_too_long_is_passed_over(read: Reader, write: Write) -> None:
    reader = read.with_settings(max_bytes=100)
    reading = reader(write("a.jsonl", f'{{"text": "{"a" * 1000}"}}\n{GOOD}\n'))
    assert (reading.only.source[-6:], reading.codes) == ("line 2", ["read.line-too-long"])


def test_a_line_of_just_the_limit_is_read(read: Reader, write: Write) -> None:
    assert read.with_settings(max_bytes=len(GOOD))(write("a.jsonl", f"{GOOD}\r\n")).only


def test_a_title_of_the_options_is_not_given_to_every_line(read: Reader, write: Write) -> None:
    path = write("a.jsonl", f'{GOOD}\n{{"text": "Another."}}')
    reading = read(path, given=Given(title="One", url="https://a.example/", publisher="Museum"))
    assert {(each.title, each.url, each.publisher) for each in reading.announcements} == {(None, None, "Museum")}


class Endless:
    """A stream of lines without an end, which knows how much was taken from it."""

    def __init__(self) -> None:
        self.lines = 0

    def readline(self, limit: int = -1) -> bytes:
        self.lines += 1
        return f'{{"text": "Museum {self.lines} has joined."}}\n'.encode()


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    stream = Endless()
    raws = fetch(["-"], archive=Archive(tmp_path), settings=ReadSettings(), stdin=cast(BinaryIO, stream), today=TODAY)
    for _ in range(10):
        assert not isinstance(next(raws), Finding)
    assert stream.lines <= 11


# Standard input


def test_standard_input_may_be_lines(read: Reader) -> None:
    reading = read("-", stdin=f'{GOOD}\n{{"text": "Another."}}\n'.encode())
    assert [each.source for each in reading.announcements] == ["standard input, line 1", "standard input, line 2"]


def test_standard_input_may_be_text_with_a_head(read: Reader) -> None:
    announcement = read("-", stdin=b"---\ntitle: One\n---\nText.").only
    assert (announcement.title, announcement.text, announcement.source) == ("One", "Text.", "standard input")


def test_standard_input_may_be_a_page(read: Reader) -> None:
    page = b"<!DOCTYPE html><html><body><p>The museum has joined the network.</p></body></html>"
    assert read("-", stdin=page).only.snapshot.media_type == "text/html"


def test_standard_input_may_be_a_feed(read: Reader) -> None:
    feed = b"<rss version='2.0'><channel><item><description>The museum has joined.</description></item></channel></rss>"
    assert read("-", stdin=feed).only.text == "The museum has joined."


def test_empty_standard_input_is_named(read: Reader) -> None:
    assert read("-", stdin=b"").codes == ["read.empty"]


def test_no_standard_input_is_named(read: Reader) -> None:
    assert read("-").codes == ["read.stdin-missing"]


def test_too_much_standard_input_is_named(read: Reader) -> None:
    assert read.with_settings(max_bytes=10)("-", stdin=b"a" * 11).codes == ["read.too-large"]
