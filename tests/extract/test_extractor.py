"""The extractor as a whole: what it finds, that every quote is exact, that hostile text does no harm."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.model import Announcement, Fact, Formation, Membership, PartOf, Size

EXTRACTOR = Extractor.load()
SHARED = Path(__file__).resolve().parents[3] / "shared"
FOUNDING = SHARED / "gold" / "founding.jsonl"
PIECES = [
    "The Skerry Museum", " joined ", "the League of Harbours (LIH)", " on 3 May 2021", ".", ", ", " and ", "\n", "\n- ",
    "სვანეთის მუზეუმი", " მთის კავშირის", " წევრი გახდა", " 40 ", "NEMO-ს", "„", "“", "(", ")", "\u00ad", "\u200b",
    "\u200f", "e\u0301", "&amp;", "<b>", "1992 წელს", " members", "\u0000", "🙂",
]  # fmt: skip


def announcement(text: str, language: str | None = "en", published: str | None = None) -> Announcement:
    record = {"id": "t", "text": text, "language": language, "title": None, "published": published, "url": None}
    return announcement_of(record)


def published(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.status == "asserted" and fact.tier == "publish"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["en", "ka"]))
def test_every_quote_and_every_name_is_an_exact_substring(text: str, language: str) -> None:
    for fact in EXTRACTOR.extract(announcement(text, language, "2024-05-20")):
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
        if isinstance(fact, Membership):
            for mention in (fact.member, fact.group):
                assert text[mention.start : mention.end] == mention.surface


@pytest.mark.parametrize("unit", ["museum ", "მუზეუმის ", "„", "(", "Museum of ", "joined ", "A, "])
def test_a_sentence_of_200000_characters_takes_no_quadratic_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    EXTRACTOR.extract(announcement(text, "ka" if unit == "მუზეუმის " else "en"))
    assert time.process_time() - started < 30


def test_a_language_without_a_pack_gives_nothing() -> None:
    assert EXTRACTOR.extract(announcement("Das Museum ist Mitglied.", "de")) == []
    assert EXTRACTOR.extract(announcement("The museum joined.", None)) == []


def test_the_same_text_gives_the_same_facts() -> None:
    text = "The Skerry Museum joined the League of Harbours on 3 May 2021."
    assert EXTRACTOR.extract(announcement(text)) == Extractor.load().extract(announcement(text))


def test_a_plan_is_kept_as_a_plan_and_never_stated() -> None:
    facts = EXTRACTOR.extract(announcement("The Skerry Museum plans to join the League of Harbours."))
    assert [f.status for f in facts if isinstance(f, Membership)] == ["planned"]
    assert published(facts) == []


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding announcement is not beside this checkout")
@pytest.mark.parametrize("day", ["2023-09-20", None])
def test_the_founding_announcement_gives_exactly_its_facts(day: str | None) -> None:
    record = json.loads(FOUNDING.read_text("utf-8")) | {"published": day}
    facts = published(EXTRACTOR.extract(announcement_of(record)))
    members = [f for f in facts if isinstance(f, Membership)]
    assert sorted((f.event, f.role or "", f.start or "") for f in members) == [
        ("joined", "", day or ""), ("joined", "working-group", ""),
    ]  # fmt: skip
    assert {f.member.name for f in members} == {"თბილისის მუზეუმების გაერთიანება"}
    assert [f.date for f in facts if isinstance(f, Formation)] == ["1992"]
    assert sorted((f.value, f.comparison, f.unit) for f in facts if isinstance(f, Size)) == [
        (40, "exact", "countries"), (30000, "at_least", "museums"),
    ]  # fmt: skip
    assert len([f for f in facts if isinstance(f, PartOf)]) == 1
    assert len(facts) == 6
