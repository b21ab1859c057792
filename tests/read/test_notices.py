"""The words of findings."""

import re
from pathlib import Path
from string import Formatter

import pytest

import pipeline.read
from pipeline.read.notice_table import TABLE
from pipeline.read.notices import UnreadableError, finding
from pipeline.read.raw import note

SOURCES = [path.read_text("utf-8") for path in sorted(Path(pipeline.read.__file__).parent.glob("*.py"))]
USED = {code for text in SOURCES for code in re.findall(r"(?:note|UnreadableError)\(\s*\"(read\.[\w-]+)\"", text)}
USED |= {code for text in SOURCES for code in re.findall(r"(?:return|else) \"(read\.[\w-]+)\"", text)}


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("code", sorted(TABLE))
def test_both_languages_say_the_same_values(code: str) -> None:
    _, message, message_ka, remedy, remedy_ka = TABLE[code]
    assert (fields(message), fields(remedy)) == (fields(message_ka), fields(remedy_ka))


@pytest.mark.parametrize("code", sorted(TABLE))
def test_georgian_words_are_georgian(code: str) -> None:
    _, _, message, _, remedy = TABLE[code]
    assert all(re.search("[ა-ჰ]{3}", words) for words in (message, remedy))


def test_every_finding_of_the_code_has_words_and_every_word_is_used() -> None:
    assert set(TABLE) == USED


def test_a_foreign_value_cannot_add_lines_or_fill_the_screen() -> None:
    message = finding(note("read.date-form", value="a\n\x1b[31m" + "b" * 1000), "x.txt").message["en"]
    assert len(message) < 400
    assert message.isprintable()


def test_a_foreign_value_is_never_a_pattern() -> None:
    assert "{source}" in finding(note("read.date-form", value="{source}{0}"), "x.txt").message["en"]


def test_an_error_speaks_for_itself() -> None:
    assert str(UnreadableError("read.status", url="https://a.example/", status=404)) == (
        "https://a.example/: the server answered 404 instead of a page."
    )
