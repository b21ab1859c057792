"""Which date belongs to which membership, and which role."""

import pytest

from pipeline.extract import Extractor
from pipeline.extract.dates import find_dates
from pipeline.extract.shelf import load_packs
from pipeline.model import Membership
from tests.extract.test_extractor import announcement

EXTRACTOR = Extractor.load()
PACKS = load_packs()
RELATIVE = """
en | 2024-01-22 | It joined in November. | 2023-11
en | 2024-10-22 | It joins on 1 March. | 2025-03-01
en | 2024 | It joined in November. |
en | 2024-01-22 | In 1998 the tower fell; in November 2001 it stood again. | 1998 2001-11
fr | 2023-11-20 | Samedi dernier, six musées ont rejoint le réseau. | 2023-11-18
nl | 2023-06-12 | Het museum is zaterdag toegelaten. | 2023-06-10
de | 2019-04-08 | Am Sonnabend wurde das Haus aufgenommen. | 2019-04-06
en | 2023-11-20 | It joined on Friday, 17 November 2023. | 2023-11-17
en | 2023-11 | It joined last Friday. |
el | 2023-11-20 | Είναι η τρίτη φορά. |
ro | 2023-11-20 | În ultimele luni a crescut. |
ka | 2023-04-17 | 12 აპრილს მუზეუმი გაწევრიანდა. | 2023-04-12
"""


@pytest.mark.parametrize("row", RELATIVE.strip().splitlines())
def test_a_date_without_a_year_is_the_nearest_to_publication(row: str) -> None:
    code, published, text, wanted = (cell.strip() for cell in row.split("|"))
    found = find_dates(text, 0, len(text), PACKS[code], published)
    assert [date.value for date in found] == wanted.split()


def memberships(text: str, published: str | None = None) -> list[tuple[str, str | None, str | None, str | None]]:
    facts = EXTRACTOR.extract(announcement(text, "en", published))
    return [
        (f.event, f.role, f.start, f.end)
        for f in facts
        if isinstance(f, Membership) and f.status == "asserted" and f.tier != "silent"
    ]


def test_a_change_of_role_is_two_memberships_the_former_first() -> None:
    text = "Skerry Museum, hitherto an associate member, is now a full member of the Federation of Island Museums."
    assert [(event, role) for event, role, _, _ in memberships(text)] == [
        ("is_member", "associate"),
        ("is_member", "full"),
    ]


def test_two_members_with_a_role_each_change_none() -> None:
    text = (
        "Skerry Museum joined the Federation of Island Museums as a full member; Tarn Museum joined it as an "
        "associate member."
    )
    assert {(event, role) for event, role, _, _ in memberships(text)} == {("joined", "full"), ("joined", "associate")}


def test_minutes_are_dated_at_their_head() -> None:
    text = (
        "Minutes of the Federation of Island Museums\n\nHarwick, 9 October 2021\n\nThe roof was discussed.\n\n"
        "Skerry Museum was admitted to the Federation of Island Museums as a full member."
    )
    assert memberships(text) == [("joined", "full", "2021-10-09", None)]


def test_the_next_sentence_says_from_when_a_withdrawal_takes_effect() -> None:
    text = (
        "On 9 October 2021 Skerry Museum withdrew from the Federation of Island Museums. "
        "The withdrawal takes effect on 31 March 2022."
    )
    assert memberships(text) == [("left", None, None, "2022-03-31")]
