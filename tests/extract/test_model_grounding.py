"""Every name, place, date, number and quote of a claim stands in the text, at our offsets, or it is dropped."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import Extractor
from pipeline.extract.second import Answer, Prompt, SecondReader
from pipeline.extract.second.grounding import spans_of
from pipeline.model import Announcement, Fact, Formation, Location, Membership, Merger, Renaming, Size, Snapshot
from pipeline.records import mentions_of

PACKS = Extractor.load()
TEXT = """Jumuiya ya Makumbusho ya Pwani (JMP) ina makumbusho 30,000 katika nchi 40.
Makumbusho ya Lamu ilijiunga na JMP tarehe 12 Mei 2021. Iko Lamu, Kenya.
Makumbusho ya Kale sasa inaitwa Makumbusho ya Mji."""
CLAIM = {
    "type": "membership", "subjects": ["Makumbusho ya Lamu"], "object": "JMP", "event": "joined",
    "status": "asserted", "date": None, "number": None, "comparison": None,
    "quote": "Makumbusho ya Lamu ilijiunga na JMP tarehe 12 Mei 2021.",
}  # fmt: skip
SIZE = {
    "type": "size", "subjects": ["JMP"], "object": "makumbusho", "event": None, "number": "30,000",
    "comparison": "exact",    "quote": "Jumuiya ya Makumbusho ya Pwani (JMP) ina makumbusho 30,000 katika nchi 40.",
}  # fmt: skip


def announcement(text: str, language: str | None = "sw", published: str | None = None) -> Announcement:
    snapshot = Snapshot(digest="0" * 64, size=len(text), media_type="text/plain")
    return Announcement(
        reference="a", snapshot=snapshot, source="a.txt", text=text, language=language, published=published
    )


def reader(*claims: object, alone: bool = False) -> SecondReader:
    """A reader whose model claims what it is told to."""

    def ask(prompt: Prompt) -> Answer:
        return Answer(json.dumps({"facts": claims}))

    return SecondReader(PACKS, ask, "parrot", alone)


def only_of(one: Announcement, **changes: object) -> Fact:
    """The one fact that comes of one claim."""
    examined = reader(CLAIM | changes, alone=True).examine(one)
    assert len(examined.facts) == 1, examined.dropped
    return examined.facts[0]


def only(**changes: object) -> Fact:
    return only_of(announcement(TEXT), **changes)


def why(**changes: object) -> tuple[str, ...]:
    """Why a claim was dropped."""
    examined = reader(CLAIM | changes, alone=True).examine(announcement(TEXT))
    assert examined.facts == ()
    return examined.dropped


def test_a_claim_in_a_language_without_a_pack_is_for_review() -> None:
    fact = only(date="12 Mei 2021")
    assert isinstance(fact, Membership)
    assert (fact.member.surface, fact.group.surface, fact.event, fact.start) == (
        "Makumbusho ya Lamu", "JMP", "joined", "2021-05-12",
    )  # fmt: skip
    assert (fact.tier, fact.rule, fact.status) == ("review", "model:parrot", "asserted")
    assert fact.confidence < PACKS.scorer.tables["membership"].publish
    assert fact.evidence[0].quote == CLAIM["quote"]


def test_the_offsets_are_ours() -> None:
    fact = only()
    for mention in mentions_of(fact):
        assert TEXT[mention.start : mention.end] == mention.surface
    for evidence in fact.evidence:
        assert TEXT[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "Makumbusho ya Lamu imejiunga na JMP."}, "quote"),
        ({"quote": "makumbusho ya lamu ilijiunga na JMP"}, "quote"),
        ({"quote": "akumbusho ya Lamu ilijiunga na JMP"}, "quote"),
        ({"quote": TEXT * 3}, "quote"),
        ({"object": "NEMO"}, "name"),
        ({"object": "Jumuiya ya Makumbusho ya Pwani  (JMP)"}, "name"),
        ({"subjects": ["Makumbusho ya Lam"]}, "name"),
        ({"subjects": ["Makumbusho\nya Lamu"]}, "name"),
        ({"subjects": ["ya"]}, "name"),
        ({"subjects": ["12"]}, "name"),
        ({"subjects": ["JMP"]}, "schema"),
        ({"subjects": ["Makumbusho ya Lamu", "Kenya"]}, "schema"),
        ({"object": None}, "schema"),
        ({"event": None}, "schema"),
        ({"date": "12 Mei 2012"}, "date"),
        ({"date": "2021-05"}, "date"),
        ({"date": "1992"}, "date"),
        ({"quote": "Iko Lamu, Kenya."}, "far"),
        ({"type": "located_in", "object": "Kenya"}, "far"),
        ({"type": "founded", "subjects": ["Makumbusho ya Mji"]}, "far"),
        ({"type": "merged"}, "schema"),
    ],
    ids=str,
)
def test_what_does_not_stand_there_is_dropped(changes: dict[str, object], reason: str) -> None:
    assert why(**changes) == (reason,)


@pytest.mark.parametrize("words", ["12 Mei 2021", "tarehe 12 Mei 2021", "2021-05-12"])
def test_a_date_is_read_by_our_own_code_from_words_of_the_quote(words: str) -> None:
    fact = only(date=words)
    assert isinstance(fact, Membership)
    assert fact.start == "2021-05-12"


def test_words_that_stand_there_but_say_no_date_give_none() -> None:
    fact = only(date="tarehe")
    assert isinstance(fact, Membership)
    assert fact.start is None


def test_today_is_a_date_only_where_the_day_of_publication_is_known() -> None:
    text = "The Alder Library has been a member of the Ring of Libraries since today."
    claim = {"subjects": ["Alder Library"], "object": "Ring of Libraries", "quote": text, "date": "today"}
    for published, start in ((None, None), ("2024-03-01", "2024-03-01")):
        fact = only_of(announcement(text, "en", published), **claim)
        assert isinstance(fact, Membership)
        assert fact.start == start


def test_a_number_is_read_whole() -> None:
    fact = only(**SIZE)
    assert isinstance(fact, Size)
    assert (fact.value, fact.unit_words) == (30_000, "makumbusho")
    for part in ("30", "000", "30,00", "3", "40,000", "makumbusho", "30,000 katika"):
        assert why(**SIZE | {"number": part}) == ("number",)


def test_every_type_is_written_down() -> None:
    renamed = only(type="renamed", subjects=["Makumbusho ya Kale"], object="Makumbusho ya Mji",
                   quote="Makumbusho ya Kale sasa inaitwa Makumbusho ya Mji.")  # fmt: skip
    assert isinstance(renamed, Renaming)
    seat = only(type="located_in", object="Kenya", quote="Iko Lamu, Kenya.")
    assert isinstance(seat, Location)
    assert seat.place == "Kenya"
    assert [e.quote for e in seat.evidence] == ["Iko Lamu, Kenya.", TEXT.splitlines()[1]]
    founded = only(type="founded", object=None, date="2021")
    assert isinstance(founded, Formation)
    merged = only(type="merged", subjects=["Makumbusho ya Lamu", "JMP"], object=None)
    assert isinstance(merged, Merger)


def test_a_name_that_the_packs_know_is_cited_as_they_cite_it() -> None:
    text = "ველის მუზეუმი მთის მუზეუმების ქსელის (მმქ) წევრი გახდა."
    fact = only_of(announcement(text, "ka"), subjects=["ველის მუზეუმი"], object="მთის მუზეუმების ქსელის", quote=text)
    assert isinstance(fact, Membership)
    assert (fact.group.name, fact.group.surface) == ("მთის მუზეუმების ქსელი", "მთის მუზეუმების ქსელის")


@pytest.mark.parametrize("word", ["It", "We", "it", "we", "The", "."])
def test_a_word_that_only_points_is_no_name(word: str) -> None:
    text = f"{word} has joined the Ring of Libraries."
    claim = CLAIM | {"subjects": [word], "object": "Ring of Libraries", "quote": text}
    if word != "The":  # a lone article is left to the person who reviews
        assert reader(claim, alone=True).examine(announcement(text, "en")).dropped == ("name",)


def test_of_two_equal_quotes_the_place_that_names_the_most_is_taken() -> None:
    text = "Lamu ilijiunga.\nMakumbusho ya Lamu: Lamu ilijiunga na JMP."
    fact = only_of(announcement(text), quote="Lamu ilijiunga", subjects=["Lamu"], object="JMP")
    assert fact.evidence[0].start == 0
    assert fact.evidence[1].quote == "Makumbusho ya Lamu: Lamu ilijiunga na JMP."


@settings(deadline=None)  # packs are compiled in the first example
@given(st.text(max_size=60), st.text(min_size=1, max_size=6))
def test_a_span_holds_the_words_and_cuts_none(text: str, words: str) -> None:
    for start, end in spans_of(text, words):
        assert text[start:end] == words
        assert not (start > 0 and text[start - 1].isalnum() and text[start].isalnum())


WORDS = [*TEXT.split(), "Makumbusho ya Lamu", "12 Mei 2021", "NEMO", TEXT.splitlines()[1]]
VALUE = st.none() | st.sampled_from(WORDS) | st.text()
ANY_CLAIM = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["membership", "founded", "renamed", "merged", "part_of", "located_in", "size", "x"]),
        "subjects": st.lists(VALUE, max_size=3),
        "object": VALUE,
        "event": st.sampled_from(["joined", "left", None, "x"]),
        "status": st.sampled_from(["asserted", "planned", "x"]),
        "date": VALUE,
        "number": VALUE,
        "comparison": st.none() | st.just("exact"),
        "quote": st.sampled_from([*TEXT.splitlines(), TEXT]) | st.text(),
    }
)


@settings(deadline=None)  # packs are compiled in the first example
@given(st.lists(ANY_CLAIM, max_size=4))
def test_whatever_a_model_claims_nothing_ungrounded_is_a_fact(claims: list[object]) -> None:
    examined = reader(*claims).examine(announcement(TEXT))
    assert len(examined.facts) + len(examined.dropped) <= len(claims)
    for fact in examined.facts:
        assert fact.tier == "review"
        assert all(TEXT[e.start : e.end] == e.quote for e in fact.evidence)
        assert all(TEXT[m.start : m.end] == m.surface == m.name for m in mentions_of(fact))


def test_a_claim_told_twice_is_one_fact() -> None:
    assert len(reader(CLAIM, CLAIM).examine(announcement(TEXT)).facts) == 1


def test_the_name_of_the_model_is_part_of_the_fingerprint() -> None:
    one = reader()
    assert len({one.fingerprint, replace(one, name="other").fingerprint, replace(one, alone=True).fingerprint}) == 3
