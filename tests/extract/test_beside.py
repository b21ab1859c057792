"""What stands beside a name rather than around a verb: its place, its whole, what it counts."""

import pytest

from pipeline.extract import Extractor
from pipeline.extract.decode import judge_all
from pipeline.extract.gold import announcement_of
from pipeline.extract.reading import Reading
from pipeline.extract.scored import Judged

EXTRACTOR = Extractor.load()


def readings(text: str, language: str) -> list[Reading]:
    record = {"id": "t", "text": text, "language": language, "title": None, "published": None, "url": None}
    return list(EXTRACTOR.readings(announcement_of(record)))


def proposed(text: str, kind: str, language: str = "en") -> list[tuple[Reading, Judged]]:
    return [(r, o) for r in readings(text, language) for o in judge_all(r) if o.candidate.type == kind]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The Kiln Museum (KIM) in Harwick joined the League of Kilns.", "Harwick"),
        ("en", "The Kiln Museum, from Harwick, joined the League of Kilns.", "Harwick"),
        ("en", "Its office stands in the quiet part of Harwick, and the Kiln Museum pays the rent.", "Harwick"),
        ("es", "El Museo del Horno tiene su sede en la ciudad de Arlanza.", "Arlanza"),
        ("ru", "В союз приняты Музей печи (с. Ольховка) и Дом стекла.", "Ольховка"),
        ("fi", "Harjulassa toimiva Uunimuseo liittyi Museoverkostoon.", "Harjulassa"),
    ],
)
def test_a_place_may_stand_behind_words_between(language: str, text: str, place: str) -> None:
    spans = [o.candidate.place for _, o in proposed(text, "located_in", language)]
    assert place in [text[slice(*span)] for span in spans if span is not None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Kiln House is a branch of the Museum of Fire."),
        ("it", "La Casa del Forno, sezione distaccata del Museo del Fuoco, riapre."),
        ("pl", "Dom Pieca jest oddziałem Muzeum Ognia."),
    ],
)
def test_a_noun_such_as_branch_tells_what_something_is_part_of(language: str, text: str) -> None:
    pairs = [
        (r.entities.main(o.candidate.entity("part")).text, r.entities.main(o.candidate.entity("whole")).text)
        for r, o in proposed(text, "part_of", language)
    ]
    assert any(part in text[: len(text) // 2] and whole in text[len(text) // 2 :] for part, whole in pairs)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The number of members of the League of Kilns has risen to 41.", 41),
        ("de", "Die Zahl der Mitglieder des Ofenverbands ist auf 41 gestiegen.", 41),
        ("en", "The League of Kilns has 37 associates.", 37),
    ],
)
def test_what_is_counted_may_stand_before_its_number(language: str, text: str, value: int) -> None:
    assert value in [o.candidate.value for _, o in proposed(text, "size", language)]
    assert {o.candidate.unit for _, o in proposed(text, "size", language)} <= {"members", "associate members"}


def test_a_number_in_a_sentence_about_members_is_no_size_without_a_verb_that_counts() -> None:
    assert proposed("Members of the League of Kilns met in room 12.", "size") == []
