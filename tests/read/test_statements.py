"""Dates, languages and addresses that sources state."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import contradicts, language_of, tag_of
from pipeline.read import Given
from pipeline.read.dates import is_future, written_date
from pipeline.read.notices import UnreadableError
from pipeline.read.urls import written_url
from tests.read.conftest import Reader

Write = Callable[[str, str | bytes], Path]


def line(**fields: str) -> str:
    return json.dumps({"text": "The museum has joined the network of coastal museums.", **fields})


# Dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-18", "2024-05-18"), ("2024-5-1", "2024-05-01"),
        ("20240518", "2024-05-18"), ("2024/05/18", "2024-05-18"), ("2024-02-29", "2024-02-29"),
        ("2024-05-18T23:59:59.5+14:00", "2024-05-18"), ("2024-05-18 00:30 -1100", "2024-05-18"),
        ("Sat, 18 May 2024 23:30:00 -1100", "2024-05-18"), ("18 May 2024 00:30:00 GMT", "2024-05-18"),
    ],
)  # fmt: skip
def test_a_date_is_taken_as_written(text: str, date: str) -> None:
    assert written_date(text) == date


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-02-31", "2023-02-29", "2024-00-01", "2024-01-00", "0000", "20241301", "31 Feb 2024 10:00:00"],
)
def test_a_date_of_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        written_date(text)
    assert caught.value.code == "read.date-impossible"


@pytest.mark.parametrize("text", ["", "soon", "18.05.2024", "05/18/2024", "2024-05-18x", "99999", "2" * 10_000, "٢٠٢٤"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        written_date(text)
    assert caught.value.code == "read.date-form"


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = written_date(text)
    except UnreadableError:
        return
    assert written_date(date) == date


@pytest.mark.parametrize(
    ("date", "future"),
    [
        ("2025", False), ("2026", True), ("2025-06", False), ("2025-07", True), ("2025-06-15", False),
        ("2025-06-17", True),
    ],
)  # fmt: skip
def test_a_date_after_today_is_in_the_future(date: str, future: bool) -> None:
    assert is_future(date, "2025-06-15") is future


def test_a_day_ahead_may_be_today_elsewhere() -> None:
    assert not is_future("2026-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("written", "code"),
    [("2024-02-31", "read.date-impossible"), ("2999-01-01", "read.date-future"), ("soon", "read.date-form")],
)
def test_a_date_that_cannot_be_is_ignored_with_a_warning(read: Reader, write: Write, written: str, code: str) -> None:
    reading = read(write("a.jsonl", line(published=written)))
    assert (reading.only.published, reading.codes, reading.finding.severity) == (None, [code], "warning")
    assert written in reading.finding.message["ka"]


def test_a_warning_names_its_announcement_and_does_not_hold_it_back(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", line(published="soon")))
    assert (reading.finding.announcement, reading.finding.holds_back) == (reading.only.reference, False)


def test_the_next_statement_counts_when_the_first_cannot_be(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", line(published="2024-05")), given=Given(published="2024-02-31"))
    assert (reading.only.published, reading.codes) == ("2024-05", ["read.date-impossible"])


# Languages


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("ka", "ka"), ("KA", "ka"), ("ka_GE", "ka-GE"), ("kat", "ka"), ("geo", "ka"), ("sr-latn-RS", "sr-Latn-RS"),
        ("en-gb", "en-GB"), ("Georgian", None), ("ქართული", None), ("", None), ("und", None), ("x-default", None),
    ],
)  # fmt: skip
def test_a_language_is_a_tag(declared: str, tag: str | None) -> None:
    assert tag_of(declared) == tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("მუზეუმი ქსელის წევრი გახდა.", "ka"),
        ("NEMO-ს ქსელი ICOM", "ka"),
        ("Թանգարանը դարձավ ցանցի անդամ։", "hy"),
        ("The museum has joined the network of coastal museums.", "en"),
        ("Das Museum ist dem Netzwerk der Küstenmuseen beigetreten.", "de"),
        ("NEMO ICOM 1992", None),
        ("1992 – 2024", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_letters_and_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "მუზეუმი"), ("ka", "museum"), ("ka-GE", "музей"), ("sr-Latn", "музеј")]
)
def test_a_text_in_another_script_contradicts_its_language(tag: str, text: str) -> None:
    assert contradicts(tag, text)


@pytest.mark.parametrize(
    ("tag", "text"),
    [("ka", "მუზეუმი"), ("en", "museum"), ("sr", "muzej"), ("sr", "музеј"), ("ka", "1992"), ("qqq", "museum")],
)
def test_a_text_in_its_script_contradicts_nothing(tag: str, text: str) -> None:
    assert not contradicts(tag, text)


def test_a_language_that_is_none_is_ignored_with_a_warning(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", line(language="Klingon")))
    assert (reading.only.language, reading.codes) == ("en", ["read.language-tag"])


def test_a_declared_language_is_not_guessed_again(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", line(language="nl"))).only.language == "nl"


# Addresses


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://museum.example/a", "https://museum.example/a"),
        (" HTTPS://Museum.Example/A ", "https://museum.example/A"),
        ("https://museum.example/ა?b=გ#დ", "https://museum.example/ა?b=გ#დ"),
        ("https://museum.example/a b<c>%zz[1]", "https://museum.example/a%20b%3Cc%3E%25zz%5B1%5D"),
        ("https://museum.example/%20", "https://museum.example/%20"),
        ("https://[2001:db8::1]:8080/", "https://[2001:db8::1]:8080/"),
        ("ftp://museum.example/", None), ("javascript:alert(1)", None), ("/a", None), ("", None), ("https://", None),
        ("https://ana:secret@museum.example/", None), ("https://[::1", None), ("https://a b/", None),
    ],
)  # fmt: skip
def test_an_address_is_whole_and_fit_for_data(text: str, url: str | None) -> None:
    assert written_url(text) == url


@given(st.text(max_size=40).map(lambda path: f"https://museum.example/{path}"))
def test_a_written_address_stays_as_it_is(text: str) -> None:
    url = written_url(text)
    assert url is None or written_url(url) == url


def test_an_address_that_is_none_is_ignored_with_a_warning(read: Reader, write: Write) -> None:
    reading = read(write("a.jsonl", line(url="museum.example")))
    assert (reading.only.url, reading.codes) == (None, ["read.url-form"])


def test_statements_are_one_line_each(read: Reader, write: Write) -> None:
    assert read(write("a.jsonl", line(title=" One\n\n two\t"))).only.title == "One two"
