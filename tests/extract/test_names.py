"""Whole names: what belongs to a name, where it ends, and what is known of its edges."""

import pytest

from pipeline.extract import Extractor
from pipeline.extract.chunks import Chunk
from pipeline.extract.edges import Edges
from pipeline.extract.gold import announcement_of
from pipeline.extract.reading import Reading, read

EXTRACTOR = Extractor.load()


def reading(text: str, language: str) -> Reading:
    record = {"id": "t", "text": text, "language": language, "title": None, "published": None, "url": None}
    return read(announcement_of(record), EXTRACTOR.packs[language])


def names(text: str, language: str) -> list[str]:
    lines = reading(text, language).lines
    return [chunk.text for line in lines for _, chunk in line.chunks() if chunk.kind in ("name", "acronym", "weak")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "È entrata nel gruppo di lavoro «Restauro» del consorzio.", "gruppo di lavoro «Restauro»"),
        ("ro", "A intrat în grupul de lucru „Cărămida” al alianței.", "grupul de lucru „Cărămida”"),
        ("hy", "Անդամ դարձավ «Արագիլ» գրադարանը։", "«Արագիլ» գրադարանը"),
        ("uk", "До спілки вступила Підлісна дитяча бібліотека.", "Підлісна дитяча бібліотека"),
        ("uk", "Учора Музей млинів вступив до спілки.", "Музей млинів"),
        ("nb", "Nettverk for nordisk møllekunst har 12 medlemmer.", "Nettverk for nordisk møllekunst"),
    ],
)
def test_a_name_is_read_whole(language: str, text: str, name: str) -> None:
    assert name in names(text, language)


def test_behind_an_acronym_another_name_begins() -> None:
    found = names("Ухвалили прийняти до СМП Луцький річковий архів.", "uk")
    assert found[-2:] == ["СМП", "Луцький річковий архів"]


def test_the_owner_of_a_section_keeps_its_own_name() -> None:
    found = names("Il museo è una sezione della Fondazione Acqua e Vento.", "it")
    assert not any("sezione della Fondazione" in name for name in found)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The Kiln Museum of Fired Clay joined the Forum.", ()),
        ("fr", "Le musée Jardiner en Vallée compte 12 salles.", ("goes_on=in",)),
        ("en", "The Kiln Museum – Studio joined the Forum.", ("goes_on=dash",)),
    ],
)
def test_what_stands_at_the_edge_of_a_name_is_known(language: str, text: str, told: tuple[str, ...]) -> None:
    one = reading(text, language)
    first = next(chunk for line in one.lines for _, chunk in line.chunks())
    assert isinstance(first, Chunk)
    entity = one.entity(first)
    assert entity is not None
    assert Edges(one).of(entity) == told
