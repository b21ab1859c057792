"""Answers that are kept: never more than there is room for, never what would be another answer."""

import pytest

from pipeline.serve.kept import KeptAnswers
from pipeline.serve.workers import Question


def question(text: str) -> Question:
    return Question(query=text, solutions="text/csv", triples=None)


def test_the_answer_asked_for_last_stays() -> None:
    kept = KeptAnswers(room=30)
    for text in ("a", "b"):
        kept.keep(question(text), "text/csv", b"0123456789")
    assert kept.find(question("a"))
    kept.keep(question("c"), "text/csv", b"0123456789")
    assert [kept.find(question(text)) is not None for text in "abc"] == [True, False, True]


@pytest.mark.parametrize(
    "text", ["SELECT (NOW() AS ?n) {}", "select (rand ( ) as ?r) {}", "SELECT (STRUUID() AS ?u) {}"]
)
def test_what_is_another_answer_each_time_is_not_kept(text: str) -> None:
    kept = KeptAnswers()
    kept.keep(question(text), "text/csv", b"1")
    assert kept.find(question(text)) is None


def test_the_same_question_in_another_form_is_another_one() -> None:
    kept = KeptAnswers()
    kept.keep(question("a"), "text/csv", b"1")
    assert kept.find(Question(query="a", solutions="application/json", triples=None)) is None


def test_a_large_answer_is_not_kept() -> None:
    kept = KeptAnswers()
    kept.keep(question("a"), "text/csv", b"0" * 300_000)
    assert kept.find(question("a")) is None
