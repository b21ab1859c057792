"""What joins two mentions, and what must never join them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.identify import Known, KnownName, KnownRedirect
from pipeline.model import Fact, Mention, Merger, Name, Organisation, mint
from tests.identify.build import LEAGUE, MILL, joined, mention, part, renamed
from tests.identify.settled import decided, settled, who

WINDMILLS = mention("Hallowshire Windmill Society", kind="umbrella")
GROUP = mention("Working Group on Sea Charts", kind="group")


def organisation(slug: str, *names: str) -> Organisation:
    """Acronyms are in capitals."""
    made = (Name(text=name, kind="acronym") if name.isupper() else preferred(name) for name in names)
    return Organisation(reference=slug, names=tuple(made))


def preferred(text: str) -> Name:
    return Name(text=text, language="en", kind="preferred")


ICOM = organisation("icom", "International Council of Museums", "ICOM")
ICOMOS = organisation("icomos", "International Council on Monuments and Sites", "ICOMOS")


def one_organisation(folder: Path, one: Mention, other: Mention, authority: Sequence[Organisation] = ()) -> bool:
    """Whether mentions in two announcements are one organisation."""
    facts = [[joined(one, LEAGUE, "a1")], [joined(other, LEAGUE, "a2")]]
    identities = settled(folder, *facts, authority=authority)
    return who(identities, facts[0], one) == who(identities, facts[1], other)


def test_a_provisional_reference_is_made_of_the_name(tmp_path: Path) -> None:
    facts = [joined(MILL, LEAGUE)]
    assert who(settled(tmp_path, facts), facts, MILL) == mint("organisation", "old mill museum")


def test_a_short_form_says_nothing_outside_its_announcement(tmp_path: Path) -> None:
    bound = mention("Hallowshire Windmill Society", "Windmill Society", kind="umbrella")
    assert not one_organisation(tmp_path, bound, mention("Windmill Society", kind="umbrella"))


def test_a_piece_of_a_name_joins_nobody(tmp_path: Path) -> None:
    one = mention("League of Coastal Museums", "European Network", "Coastal Museums")
    assert not one_organisation(tmp_path, one, mention("Board of Sea Trade", "European Network", "Coastal Museums"))


def test_names_in_three_languages_are_joined_across_announcements(tmp_path: Path) -> None:
    first = [joined(MILL, mention("ძველი წისქვილების ლიგა", "League of Historic Mills", language="ka"), "a1")]
    second = [joined(MILL, mention("League of Historic Mills", "Liga alter Mühlen"), "a2")]
    third = [joined(MILL, mention("Liga alter Mühlen", language="de"), "a3")]
    identities = settled(tmp_path, first, second, third)
    assert len({fact.group.organisation for facts in (first, second, third) for fact in identities.resolve(facts)}) == 1  # type: ignore[attr-defined]


def test_one_acronym_in_two_scripts_is_exact_letters(tmp_path: Path) -> None:
    assert not one_organisation(tmp_path, mention("ICOM"), mention("ICOMOS"), [ICOM, ICOMOS])
    assert not one_organisation(tmp_path, mention("ICOM"), mention("Icom"), [ICOM])


def test_an_acronym_of_the_authority_file_is_bound(tmp_path: Path) -> None:
    facts = [joined(MILL, mention("ICOM-ს", language="ka"))]
    assert who(settled(tmp_path, facts, authority=[ICOM, ICOMOS]), facts, facts[0].group) == "icom"


def test_an_acronym_binds_no_mention_that_has_a_full_name(tmp_path: Path) -> None:
    other = mention("Inland Canal Owners of Mercia", "ICOM")
    facts = [joined(MILL, other)]
    assert who(settled(tmp_path, facts, authority=[ICOM]), facts, other) != "icom"


def test_an_acronym_without_capitals_is_known_by_its_initials(tmp_path: Path) -> None:
    full = mention("სამხრეთის ფოტოარქივების ალიანსი", "სფა", language="ka", kind="umbrella")
    assert one_organisation(tmp_path, full, mention("სფა", language="ka"))


def test_a_bare_noun_of_the_authority_file_is_still_nobody(tmp_path: Path) -> None:
    facts = [joined(mention("the museum"), LEAGUE)]
    known = organisation("museum", "Museum", "Museum of Everything")
    assert who(settled(tmp_path, facts, authority=[known]), facts, facts[0].member) != "museum"


def test_a_name_that_two_of_the_authority_file_have_is_neither(tmp_path: Path) -> None:
    pair = [organisation("one", "League of One", "Mill Friends"), organisation("two", "League of Two", "Mill Friends")]
    facts = [joined(mention("Mill Friends"), LEAGUE)]
    assert who(settled(tmp_path, facts, authority=pair), facts, facts[0].member) not in {"one", "two"}


def test_an_announcement_does_not_join_two_of_the_authority_file(tmp_path: Path) -> None:
    mixed = mention("International Council of Museums", "International Council on Monuments and Sites")
    facts = [joined(MILL, mixed)]
    assert who(settled(tmp_path, facts, authority=[ICOM, ICOMOS]), facts, mixed) == "icom"


@pytest.mark.parametrize(
    "other",
    [
        mention("NEMO Working Group on Sea Charts", kind="group"),
        mention("Working Group on Sea Charts of NEMO", kind="group"),
    ],
)
def test_a_part_is_one_whether_its_body_stands_in_its_name_or_not(other: Mention, tmp_path: Path) -> None:
    body = mention("NEMO", kind="umbrella")
    first, second = [part(GROUP, body, "a1")], [joined(MILL, other, "a2")]
    identities = settled(tmp_path, first, second)
    assert who(identities, first, GROUP) == who(identities, second, other)


def test_a_part_without_a_body_is_of_its_announcement(tmp_path: Path) -> None:
    assert not one_organisation(tmp_path, GROUP, GROUP)


def test_a_part_of_a_part_is_told_apart_too(tmp_path: Path) -> None:
    section = mention("Section of Maps", kind="group")
    first = [part(GROUP, section, "a1"), part(section, LEAGUE, "a1")]
    second = [part(GROUP, section, "a2"), part(section, WINDMILLS, "a2")]
    third = [part(GROUP, section, "a3"), part(section, LEAGUE, "a3")]
    identities = settled(tmp_path, first, second, third)
    found = [who(identities, facts, GROUP) for facts in (first, second, third)]
    assert found[0] == found[2] != found[1]


def test_parts_that_are_parts_of_each_other_do_not_hang(tmp_path: Path) -> None:
    section = mention("Section of Maps", kind="group")
    facts = [part(GROUP, section), part(section, GROUP)]
    identities = settled(tmp_path, facts)
    assert who(identities, facts, GROUP) != who(identities, facts, section)


def test_the_acronym_of_the_body_beside_a_part_is_not_that_of_the_part(tmp_path: Path) -> None:
    beside = mention("Working Group on Sea Charts", "LHM", kind="group")
    first, second = [joined(MILL, beside, "a1")], [joined(MILL, mention("LHM"), "a2")]
    identities = settled(tmp_path, first, second)
    assert who(identities, first, beside) != who(identities, second, second[0].group)


def test_a_committee_with_an_acronym_of_its_own_is_a_body_of_its_own(tmp_path: Path) -> None:
    committee = mention("Committee for the Care of Mosaics", "CCM", kind="group")
    assert one_organisation(tmp_path, committee, committee)


def test_a_part_keeps_its_reference_when_its_body_gets_another(tmp_path: Path) -> None:
    body, facts = mint("organisation", "league of historic mills"), [part(GROUP, LEAGUE)]
    before = mint("organisation", "working group on sea charts", body)
    known = [KnownName(reference=body, text=LEAGUE.name, language="en"), KnownName(reference=before, text=GROUP.name)]
    identities = settled(tmp_path, facts, authority=[organisation("lhm", LEAGUE.name)], known=known)
    assert (who(identities, facts, LEAGUE), who(identities, facts, GROUP)) == ("lhm", before)
    assert list(identities.redirects()) == [(body, "lhm")]


def test_the_name_of_a_part_in_the_release_before_joins_no_other_part(tmp_path: Path) -> None:
    facts = [joined(MILL, GROUP)]
    known = [KnownName(reference="f" * 20, text=GROUP.name, language="en")]
    assert who(settled(tmp_path, facts, known=known), facts, GROUP) != "f" * 20


def test_a_new_name_stays_with_the_reference_of_the_old_one(tmp_path: Path) -> None:
    old, new = mention("Craft Cabinet of Weir"), mention("Craft Museum of Weir")
    facts = [renamed(old, new)]
    known = [KnownName(reference="f00d", text=old.name, language="en")]
    assert who(settled(tmp_path, facts, known=known), facts, new) == "f00d"


def test_a_known_redirect_is_no_reference_to_choose(tmp_path: Path) -> None:
    facts = [joined(MILL, LEAGUE)]
    known: list[Known] = [
        KnownRedirect(reference="a0", now="b0"),
        KnownName(reference="b0", text=MILL.name, language="en"),
    ]
    identities = settled(tmp_path, facts, known=known)
    assert (who(identities, facts, MILL), list(identities.redirects())) == ("b0", [("a0", "b0")])


def test_what_does_not_occur_any_more_leads_nowhere(tmp_path: Path) -> None:
    known: list[Known] = [
        KnownRedirect(reference="a0", now="b0"),
        KnownName(reference="b0", text="Gone Museum of Weir"),
    ]
    assert list(settled(tmp_path, [joined(MILL, LEAGUE)], known=known).redirects()) == []


def test_a_decision_comes_before_the_authority_file(tmp_path: Path) -> None:
    facts = [joined(MILL, mention("Mills League"))]
    known = [organisation("lhm", "League of Historic Mills", "Mills League")]
    apart = [decided("Mills League", "lhm", "different")]
    assert who(settled(tmp_path, facts, authority=known, decisions=apart), facts, facts[0].group) != "lhm"


def test_a_decision_gives_an_acronym_of_several_to_one(tmp_path: Path) -> None:
    pair = [organisation("one", "Canal League", "CLX"), organisation("two", "Craft League", "CLX")]
    facts = [joined(MILL, mention("CLX"))]
    judged = [decided("CLX", "two", "same")]
    assert who(settled(tmp_path, facts, authority=pair, decisions=judged), facts, facts[0].group) == "two"


def test_a_decision_makes_a_weak_name_a_name(tmp_path: Path) -> None:
    facts = [joined(mention("National Library"), LEAGUE)]
    judged = [decided("National Library", "lib", "same")]
    identities = settled(tmp_path, facts, authority=[organisation("lib", "Library of Weir")], decisions=judged)
    assert who(identities, facts, facts[0].member) == "lib"


def test_a_decision_may_name_a_reference_that_only_a_finding_told(tmp_path: Path) -> None:
    one, other = mention("Mülheim Museum"), mention("Müllheim Museum")
    facts = [joined(one, other)]
    left, right = (mint("organisation", name) for name in ("mülheim museum", "müllheim museum"))
    judged = [decided(left, right, "same")]
    identities = settled(tmp_path, facts, decisions=judged)
    assert who(identities, facts, one) == who(identities, facts, other)


def test_what_was_joined_by_a_decision_comes_apart_when_it_is_taken_back(tmp_path: Path) -> None:
    one, other = mention("Lorne Canal Museum"), mention("Museum on the Waterway")
    facts = [joined(one, other)]
    known = [KnownName(reference="a0", text=name.name, language="en") for name in (one, other)]
    identities = settled(tmp_path, facts, known=known, decisions=[decided(one.name, other.name, "unsure")])
    assert who(identities, facts, one) != who(identities, facts, other)


def test_a_decision_against_the_authority_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"line 1: .*icom and icomos as two organisations"):
        settled(tmp_path, authority=[ICOM, ICOMOS], decisions=[decided("icom", "icomos", "same")])


def test_every_mention_of_a_merger_is_resolved(tmp_path: Path) -> None:
    merger = Merger(reference="m", announcement="a1", evidence=(), parts=(MILL, WINDMILLS), result=LEAGUE)
    facts: list[Fact] = [merger, replace(merger, reference="n", result=None)]
    identities = settled(tmp_path, facts)
    assert len({who(identities, facts, one) for one in (MILL, WINDMILLS, LEAGUE)}) == 3


def test_facts_of_several_announcements_may_come_together(tmp_path: Path) -> None:
    facts = [joined(mention("museum"), LEAGUE, "a1"), joined(mention("museum"), LEAGUE, "a2")]
    first, second = settled(tmp_path, facts).resolve(facts)
    assert first.member.organisation != second.member.organisation  # type: ignore[attr-defined]
    assert first.group.organisation == second.group.organisation  # type: ignore[attr-defined]
