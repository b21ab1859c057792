"""Hostile texts cost no more than their length: no exception, no work that grows with its square, offsets exact."""

import functools
import sys
import unicodedata
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.model import Fact

EXTRACTOR = Extractor.load()
SENTENCES = {
    "en": "The Skerry Museum joined the Federation of Island Museums in 2019. ",
    "de": "Das Museum Skerry ist dem Verband der Inselmuseen beigetreten. ",
    "fi": "Saariston museo liittyi Suomen saaristomuseoiden liittoon. ",
    "tr": "Kıyı Müzesi, Ada Müzeleri Birliği'ne katıldı. ",
    "ru": "Музей хлеба вступил в Союз музеев стекла. ",
}
ODD = {
    "one sentence": ("en", "museum and " * 18_000),
    "digits": ("fr", "2021 " * 40_000),
    "one number": ("pl", "1" * 200_000),
    "marks on every letter": ("en", "M\u0335\u0322u\u0334s\u0336e\u0337u\u0338m " * 3_000),
    "four scripts": ("uk", "Музей Museum მუზეუმი Μουσείο " * 3_000),
    "soft hyphens": ("de", SENTENCES["de"].replace("u", "u\u00ad") * 50),
    "decomposed": ("fr", unicodedata.normalize("NFD", "Le musée de Sète est membre de la Fédération. ") * 50),
    "right to left marks": ("en", "\u200f\u202e" + SENTENCES["en"] * 20),
    "entities left in": ("fr", "Mus&eacute;e &amp; Biblioth&egrave;que " * 2_000),
    "open quotes": ("de", "„" * 50_000),
    "open brackets": ("en", "(a " * 30_000),
}


def read(text: str, language: str) -> list[Fact]:
    return EXTRACTOR.extract(
        announcement_of({"id": "t", "text": text, "language": language, "published": "2024-01-01"})
    )


def calls(work: Callable[[], object]) -> int:
    """How many functions are called; a measure that does not depend on the machine."""
    count = 0

    def on_event(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(on_event)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", SENTENCES)
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(language: str) -> None:
    read(SENTENCES[language], language)
    once, twice = (calls(functools.partial(read, SENTENCES[language] * n, language)) for n in (100, 200))
    assert twice / once < 2.3


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_is_read_without_an_exception_and_with_exact_quotes(name: str) -> None:
    language, text = ODD[name]
    for fact in read(text, language):
        assert all(text[e.start : e.end] == e.quote for e in fact.evidence)
