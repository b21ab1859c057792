"""From a result of pyshacl back to the announcement, the sentence and the steward."""

from dataclasses import replace
from itertools import product

import pytest

from pipeline.model import Finding, Membership
from pipeline.validate import Described, Shapes, check, check_organisations, check_together, place_of
from tests.validate.valid import (
    IRIS,
    announcement,
    described,
    everything,
    fact,
    mention,
    organisation_lines,
    repost,
)

SHAPES = Shapes.load()
JOINED = "The Ferry Museum joined the Harbour Network in 2016"
LEFT = "The Ferry Museum left the Harbour Network in 2010"


def alone(one: Described) -> list[Finding]:
    return check([one], SHAPES, IRIS)[0]


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def without(one: Described, *words: str) -> Described:
    """The same without the lines that hold all these words."""
    return replace(one, lines=tuple(line for line in one.lines if not all(word in line for word in words)))


def membership(sentence: str, page: str, *, published: str = "2026-01-01", **values: str | None) -> Described:
    said = announcement(f"News.\n\n  {sentence}.", url=f"https://ferry.example/{page}", published=published)
    ferry, network = mention("Ferry Museum"), mention("Harbour Network")
    return described(said, fact(Membership, said, sentence, member=ferry, group=network, **values))


def test_what_describe_says_of_every_kind_of_fact_keeps_the_rules() -> None:
    assert check([everything(), repost()], SHAPES, IRIS) == [[], []]


def test_a_finding_names_announcement_place_sentence_fact_and_remedy() -> None:
    one = membership(JOINED, "a", event="joined", start="2016")
    (finding,) = alone(without(one, "schema.org/startDate"))
    (said,) = one.facts
    assert (finding.source, finding.announcement) == (one.announcement.source, one.announcement.reference)
    assert (finding.line, finding.column, finding.sentence) == (3, 3, JOINED)
    assert (finding.code, finding.severity) == ("shape.joining-start-in-schema", "violation")
    assert finding.fact == said.reference
    assert finding.shape == "https://w3id.org/tsevri/shapes#joining-start-in-schema"
    assert finding.path == "http://www.cidoc-crm.org/cidoc-crm/P4_has_time-span"
    assert finding.value == f"{IRIS.base}time-span/2016"
    assert finding.focus is not None and finding.focus.startswith(f"{IRIS.base}joining/")
    assert set(finding.message) == set(finding.remedy) == {"en", "ka"}
    assert finding.holds_back


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("oa#exact",), "shape.quote-exact"),
        (("P82b",), "shape.time-span-end"),
        (("P143_joined", "joining/"), "shape.joining-member"),
        (("oa#hasTarget",), "shape.fact-target"),
    ],
)
def test_a_node_without_words_of_its_own_leads_to_the_fact_it_belongs_to(words: tuple[str, ...], code: str) -> None:
    one = membership(JOINED, "a", event="joined", start="2016")
    finding = next(finding for finding in alone(without(one, *words)) if finding.code == code)
    assert (finding.line, finding.sentence) == (3, JOINED)


def test_a_fault_of_the_announcement_itself_belongs_to_no_sentence() -> None:
    (finding,) = alone(without(membership(JOINED, "a", event="joined"), "snapshot/", "sha256"))
    assert (finding.code, finding.line, finding.sentence, finding.fact) == ("shape.snapshot-digest", None, None, None)


def test_an_announcement_is_judged_alone_whatever_else_is_in_the_batch() -> None:
    joined = membership(JOINED, "a", event="joined", start="2016")
    left = membership(LEFT, "b", event="left", end="2010")
    faulty = without(joined, "schema.org/startDate")
    batch = [everything(), faulty, left, joined]
    assert check(batch, SHAPES, IRIS) == [alone(one) for one in batch]
    assert codes(check(batch, SHAPES, IRIS)[1]) == ["shape.joining-start-in-schema"]


def test_one_announcement_does_not_mend_another() -> None:
    whole = membership(JOINED, "a", event="joined", start="2016")
    half = without(membership(JOINED, "b", event="joined", start="2016"), "schema.org/startDate")
    assert codes(check([whole, half], SHAPES, IRIS)[1]) == ["shape.joining-start-in-schema"]


def test_words_that_hold_an_address_of_ours_stay_as_they_are() -> None:
    sentence = f"The Ferry Museum (<{IRIS.base}organisation/1>) joined the Harbour Network"
    assert alone(membership(sentence, "a", event="joined")) == []


def test_an_announcement_that_contradicts_itself_is_held_back() -> None:
    said = announcement(f"{JOINED}. {LEFT}.")
    ferry, network = mention("Ferry Museum"), mention("Harbour Network")
    one = described(
        said,
        fact(Membership, said, JOINED, member=ferry, group=network, event="joined", start="2016"),
        fact(Membership, said, LEFT, member=ferry, group=network, event="left", end="2010"),
    )
    (finding,) = alone(one)
    assert (finding.code, finding.severity, finding.value) == ("shape.period-order", "violation", "2010")


@pytest.mark.parametrize("turn", [1, -1])
def test_announcements_that_disagree_give_a_warning_with_the_newest(turn: int) -> None:
    joined = membership(JOINED, "a", event="joined", start="2016", published="2016-05-01")
    left = membership(LEFT, "b", event="left", end="2010", published="2010-03-01")
    (finding,) = check_together([joined, left][::turn], SHAPES, IRIS)
    assert (finding.code, finding.severity) == ("shape.period-order", "warning")
    assert (finding.announcement, finding.sentence) == (joined.announcement.reference, JOINED)
    assert not finding.holds_back


def test_announcements_that_agree_give_nothing_together() -> None:
    joined = membership(JOINED, "a", event="joined", start="2016")
    sentence = "Since 2016 the Ferry Museum has been in the Harbour Network"
    again = membership(sentence, "b", event="is_member", start="2016")
    assert check_together([joined, again], SHAPES, IRIS) == []


def test_what_is_wrong_alone_is_not_told_again_together() -> None:
    faulty = without(membership(JOINED, "a", event="joined", start="2016"), "schema.org/startDate")
    other = membership("The Ferry Museum is in the Harbour Network", "b", event="is_member")
    assert check_together([faulty, other], SHAPES, IRIS) == []


def test_organisations_are_checked_without_an_announcement() -> None:
    lines = organisation_lines()
    twice = next(line for line in lines if "schema.org/name" in line and "Harbour Network" in line)
    (finding,) = [
        finding
        for finding in check_organisations([*lines, twice.replace("Harbour Network", "Harbour Net")], SHAPES)
        if finding.code == "shape.name-one-a-language"
    ]
    assert (finding.announcement, finding.focus) == (None, twice.split("> ")[0].removeprefix("<"))
    assert check_organisations(lines, SHAPES) == []


@pytest.mark.parametrize(("start", "place"), [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (6, (3, 1))])
def test_places_count_lines_and_columns_from_one(start: int, place: tuple[int, int]) -> None:
    assert place_of("abc\nd\nef", start) == place


def test_memberships_of_every_event_role_and_precision_keep_the_rules() -> None:
    starts, ends = (None, "2001", "2001-05", "2001-05-18"), (None, "2001", "2002-03", "2002-02-28")
    batch = [
        membership(JOINED, f"{number}", event=event, role=role, start=start, end=end)
        for number, (event, role, start, end) in enumerate(
            product(("joined", "is_member", "left"), (None, "associate", "working-group"), starts, ends)
        )
    ]
    assert [codes(findings) for findings in check(batch, SHAPES, IRIS)] == [[]] * len(batch)


def test_an_unknown_date_or_address_is_a_note_that_holds_nothing_back() -> None:
    said = replace(announcement(), published=None, url=None)
    findings = alone(described(said))
    assert codes(findings) == ["shape.announcement-date-known", "shape.announcement-link-known"]
    assert [finding.severity for finding in findings] == ["info", "info"]
