"""Facts that a sentence tells in less usual ways, and what it only seems to tell. The organisations are invented."""

import pytest

from pipeline.extract import Extractor
from pipeline.model import Fact, Membership, PartOf, Renaming
from tests.extract.test_extractor import announcement

LAMPS = "the League of Lamp Museums (LLM)"
LIST = """The League of Lamp Museums (LLM) admitted three museums last week.

These are:

- the Overby Net Loft
- the Museum of Wicks
- the Tallow House
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def told(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Membership):
        return fact.event, fact.member.name, fact.group.name, fact.role or "", fact.start or fact.end or ""
    if isinstance(fact, Renaming):
        return "renamed", fact.old.name, fact.new.name, fact.date or ""
    if isinstance(fact, PartOf):
        return "part of", fact.part.name, fact.whole.name
    return (type(fact).__name__,)


def facts(extractor: Extractor, text: str, language: str) -> list[tuple[str, ...]]:
    found = extractor.extract(announcement(text, language))
    return [told(fact) for fact in found if fact.status == "asserted" and fact.tier != "silent"]


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        (
            "en",
            "On 1 March 2022 the Overby Net Loft becomes the Museum of Nets.",
            ("renamed", "Overby Net Loft", "Museum of Nets", "2022-03-01"),
        ),
        (
            "sk",
            "Múzeum sietí v Záhrebí sa od roku 2021 volá Dom rybárov.",
            ("renamed", "Múzeum sietí v Záhrebí", "Dom rybárov", "2021"),
        ),
        (
            "en",
            f"The Overby Net Loft has not paid its fees and was expelled from {LAMPS}.",
            ("left", "Overby Net Loft", "League of Lamp Museums", "", ""),
        ),
        (
            "nl",
            "Het Netmuseum Overdam verlengt zijn lidmaatschap van de Bond van Lampenmusea (BLM) niet.",
            ("left", "Netmuseum Overdam", "Bond van Lampenmusea", "", ""),
        ),
        (
            "ru",
            "Секция сельских архивов работает при Союзе архивов Поволжья.",
            ("part of", "Секция сельских архивов", "Союз архивов Поволжья"),
        ),
        (
            "en",
            "We have been a member of the Guild of Glass Museums (GGM) since 1990 and an institutional member of "
            f"{LAMPS} since 2004, says the Lantern Museum of Overby.",
            ("is_member", "Lantern Museum of Overby", "League of Lamp Museums", "institutional", "2004"),
        ),
    ],
)
def test_it_is_told(extractor: Extractor, language: str, text: str, fact: tuple[str, ...]) -> None:
    assert fact in facts(extractor, text, language)


def test_a_line_between_the_news_and_its_list_hides_nobody(extractor: Extractor) -> None:
    joined = {fact[1] for fact in facts(extractor, LIST, "en") if fact[0] == "joined"}
    assert joined == {"Overby Net Loft", "Museum of Wicks", "Tallow House"}


def test_who_stays_does_not_leave_with_who_leaves(extractor: Extractor) -> None:
    text = f"The Lantern Museum stays a member of {LAMPS}, but the Overby Net Loft left it in 2020."
    assert facts(extractor, text, "en") == [
        ("is_member", "Lantern Museum", "League of Lamp Museums", "", ""),
        ("left", "Overby Net Loft", "League of Lamp Museums", "", "2020"),
    ]


def test_each_of_two_roles_has_its_own_beginning(extractor: Extractor) -> None:
    text = f"The Lantern Museum, an associate since 2017, becomes a full member of {LAMPS} from 1 May 2024."
    assert facts(extractor, text, "en") == [
        ("is_member", "Lantern Museum", "League of Lamp Museums", "associate", "2017"),
        ("is_member", "Lantern Museum", "League of Lamp Museums", "full", "2024-05-01"),
    ]
