"""What a careful reader sees and a hasty one does not: one general rule of reading each."""

from pathlib import Path

import pytest

from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.model import Announcement, Fact, Membership, Renaming, Size
from pipeline.read import Archive, Given, Raw, fetch, parse
from pipeline.settings import Settings

EXTRACTOR = Extractor.load()
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUIET = "The café is closed this week. Children may bring their own kites, and the weather is fine. " * 3


def announcement(text: str, language: str = "en", published: str | None = None) -> Announcement:
    record = {"id": "t", "text": text, "language": language, "title": None, "published": published, "url": None}
    return announcement_of(record)


def memberships(facts: list[Fact]) -> list[Membership]:
    return [f for f in facts if isinstance(f, Membership) and f.status == "asserted" and f.tier != "silent"]


def said(text: str, language: str = "en", published: str | None = None) -> set[tuple[str, str, str]]:
    found = memberships(EXTRACTOR.extract(announcement(text, language, published)))
    return {(f.member.name, f.group.name, f.event) for f in found}


def of_example(name: str, tmp_path: Path) -> list[Fact]:
    raws = fetch([str(EXAMPLES / name)], archive=Archive(tmp_path), settings=Settings().read, given=Given())
    read = [parse(raw)[0] for raw in raws if isinstance(raw, Raw)]
    return [fact for one in read if one is not None for fact in EXTRACTOR.extract(one)]


@pytest.mark.parametrize("name", ["blue-gorge-plans.txt", "exhibition-opening.txt", "salt-museum-board.txt"])
def test_no_membership_is_published_where_none_is_told(name: str, tmp_path: Path) -> None:
    assert [f for f in memberships(of_example(name, tmp_path)) if f.tier == "publish"] == []


def test_members_who_vote_on_a_merger_are_no_membership(tmp_path: Path) -> None:
    assert memberships(of_example("mill-societies-merge.md", tmp_path)) == []


def test_the_memberships_of_the_examples_are_published(tmp_path: Path) -> None:
    found = {
        (f.member.name, f.event)
        for name in ("encm-welcomes-members.html", "photo-archives-alliance.md", "nislauri-library-leaves.md")
        for f in memberships(of_example(name, tmp_path))
        if f.tier == "publish"
    }
    assert found == {
        ("Port Hallow Harbour Museum", "joined"), ("Museum of Salt and Rope", "joined"),
        ("Westerby Lightship Museum", "joined"), ("ფონდი „მინა და სინათლე“", "joined"),
        ("ზღვისკარის საოჯახო ფოტოების არქივი", "joined"), ("ნისლაურის ფოტოსახლი", "joined"),
        ("ნისლაურის საჯარო ბიბლიოთეკა", "left"),
    }  # fmt: skip


def test_a_text_without_a_telling_word_is_not_read_further() -> None:
    (reading,) = EXTRACTOR.readings(announcement(QUIET))
    assert reading.lines == ()


def test_a_list_on_one_line_has_as_many_members() -> None:
    text = (
        "The League of Harbours (LIH) has admitted three new members.\n\nNew members\n"
        "Skerry Museum · Tarn Library · Lorne Archive"
    )
    assert {member for member, _, _ in said(text)} == {"Skerry Museum", "Tarn Library", "Lorne Archive"}


def test_a_member_from_this_month_on_is_one_that_joins() -> None:
    text = "Since 3 May 2024 the Skerry Museum has been a member of the League of Harbours."
    assert said(text, published="2024-05-20") == {("Skerry Museum", "League of Harbours", "joined")}
    assert said(text, published="2025-05-20") == {("Skerry Museum", "League of Harbours", "is_member")}


def test_a_rumour_in_georgian_is_no_fact() -> None:
    assert said("გავრცელდა ცნობა, თითქოს სვანეთის მუზეუმი მთის კავშირს ტოვებს.", "ka") == set()


def test_a_name_and_the_new_name_that_resembles_it_are_two() -> None:
    facts = EXTRACTOR.extract(announcement("The Skerry Museum has been renamed Skerry House Museum."))
    names = [(f.old.name, f.new.name) for f in facts if isinstance(f, Renaming)]
    assert names == [("Skerry Museum", "Skerry House Museum")]


def test_what_belongs_to_the_body_is_not_the_body() -> None:
    text = "The Skerry Museum is a member of the Harbour Alliance's Working Group on Charts."
    assert {group for _, group, _ in said(text)} == {"Working Group on Charts"}


def test_a_number_in_georgian_counts_a_noun_in_the_singular() -> None:
    facts = EXTRACTOR.extract(announcement("მთის კავშირი 48 სახელოსნოს აერთიანებს.", "ka"))
    assert [f.value for f in facts if isinstance(f, Size)] == [48]
