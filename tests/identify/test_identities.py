"""Who is who: what unites two names, what never does, and that the order of announcements does not matter."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ResourceError
from pipeline.identify import Authority, Decisions, Identities, Known, KnownName, KnownRedirect, load_authority
from pipeline.identify.decisions import Decision
from pipeline.model import Fact, Membership, Mention, Name, Organisation
from pipeline.resources import resource
from tests.identify.build import LEAGUE, MILL, joined, mention, part, renamed

NEMO = Organisation(
    reference="nemo",
    names=(
        Name(text="Network of European Museum Organisations", language="en", kind="preferred"),
        Name(text="ევროპის სამუზეუმო ორგანიზაციების ქსელი", language="ka", kind="preferred"),
        Name(text="NEMO", kind="acronym"),
    ),
)
AUTHORITY = Authority(organisations=(NEMO,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def settled(
    folder: Path,
    *announcements: Sequence[Fact],
    authority: Authority = AUTHORITY,
    decisions: Decisions | None = None,
    known: Iterable[Known] = (),
) -> Identities:
    identities = Identities(folder, authority, decisions or Decisions(), known)
    for facts in announcements:
        identities.enter(facts)
    identities.settle()
    return identities


def reference(identities: Identities, one: Mention, announcement: str = "a1") -> str:
    (fact,) = identities.resolve([joined(one, LEAGUE, announcement)])
    assert isinstance(fact, Membership)
    assert fact.member.organisation is not None
    return fact.member.organisation


def same(identities: Identities, one: Mention, other: Mention, announcements: tuple[str, str] = ("a1", "a2")) -> bool:
    return reference(identities, one, announcements[0]) == reference(identities, other, announcements[1])


def decision(left: str, right: str, judgement: str, place: str = "decisions.jsonl, line 1") -> Decision:
    return Decision(left=left, right=right, judgement=judgement, by="ana", at="2025-03-02", why="seen", place=place)  # type: ignore[arg-type]


def test_a_name_that_the_authority_file_has_is_that_organisation(folder: Path) -> None:
    one = mention("Network of European Museum Organizations")
    assert reference(settled(folder, [joined(one, LEAGUE)]), one) == "nemo"


@pytest.mark.parametrize(
    "name", ["ევროპის სამუზეუმო ორგანიზაციების ქსელის", "ევროპის სამუზეუმო ორგანიზაციების ქსელმა", "NEMO-ს", "NEMO"]
)
def test_an_inflected_form_is_no_second_organisation(name: str, folder: Path) -> None:
    one = mention(name, language="ka")
    assert reference(settled(folder, [joined(one, LEAGUE)]), one) == "nemo"


def test_a_misspelt_head_noun_is_no_second_organisation(folder: Path) -> None:
    right, wrong = (mention(f"ზემო ველის {word} გაერთიანება", language="ka") for word in ("მუზეუმების", "მუზუმების"))
    identities = settled(folder, [joined(right, LEAGUE)], [joined(wrong, LEAGUE, "a2")])
    assert same(identities, right, wrong)


@pytest.mark.parametrize(
    ("one", "other"), [("Mülheim Museum", "Müllheim Museum"), ("Easterby Museum", "Westerby Museum")]
)
def test_towns_that_differ_by_a_letter_stay_two_organisations(one: str, other: str, folder: Path) -> None:
    first, second = mention(one), mention(other)
    identities = settled(folder, [joined(first, LEAGUE)], [joined(second, LEAGUE, "a2")])
    assert not same(identities, first, second)


def test_names_that_are_alike_are_suggested_with_the_line_to_write(folder: Path) -> None:
    first, second = mention("Mülheim Museum"), mention("Müllheim Museum")
    identities = settled(folder, [joined(first, LEAGUE)], [joined(second, LEAGUE, "a2")])
    (finding,) = identities.suggestions()
    assert finding.code == "identify.maybe-same"
    assert reference(identities, first) in finding.remedy["en"]
    assert '"judgement": "same"' in finding.remedy["ka"]


def test_what_was_judged_is_not_suggested_again(folder: Path) -> None:
    facts = [[joined(mention("Mülheim Museum"), LEAGUE)], [joined(mention("Müllheim Museum"), LEAGUE, "a2")]]
    judged = Decisions(all=(decision("Mülheim Museum", "Müllheim Museum", "different"),))
    assert list(settled(folder, *facts, decisions=judged).suggestions()) == []


def test_names_bound_in_one_announcement_are_one_organisation_in_all(folder: Path) -> None:
    bound = mention("ძველი წისქვილების ლიგა", "League of Historic Mills", "LHM", language="ka", kind="umbrella")
    identities = settled(folder, [joined(MILL, bound)], [joined(MILL, LEAGUE, "a2")])
    assert same(identities, bound, LEAGUE)


def test_an_acronym_is_the_one_organisation_that_has_it(folder: Path) -> None:
    alone = mention("EXLHM", kind="umbrella")
    owner = mention("Extended League of Historic Mills", "EXLHM", kind="umbrella")
    identities = settled(folder, [joined(MILL, owner)], [joined(MILL, alone, "a2")])
    assert same(identities, owner, alone)


def test_an_acronym_that_two_organisations_have_is_neither(folder: Path) -> None:
    alone = mention("EXLHM", kind="umbrella")
    owners = [mention("Extended League of Historic Mills", "EXLHM"), mention("Exmoor Lace House Museums", "EXLHM")]
    identities = settled(folder, *([joined(MILL, one, "a")] for one in owners), [joined(MILL, alone, "b")])
    assert not any(same(identities, one, alone) for one in owners)


def test_acronyms_that_are_alike_are_two(folder: Path) -> None:
    identities = settled(folder, [joined(mention("ICOM"), mention("ICOMOS"))])
    assert not same(identities, mention("ICOM"), mention("ICOMOS"), ("a1", "a1"))


def test_the_museum_of_two_announcements_is_two_museums(folder: Path) -> None:
    bare = mention("museum")
    identities = settled(folder, [joined(bare, LEAGUE)], [joined(bare, LEAGUE, "a2")])
    assert not same(identities, bare, bare)


def test_working_groups_of_one_name_are_told_apart_by_their_bodies(folder: Path) -> None:
    group = mention("Working Group on Sea Charts", kind="group")
    other = mention("Baltic Association of Ports", kind="umbrella")
    bodies = ((LEAGUE, "a1"), (other, "a2"), (LEAGUE, "a3"))
    facts = [[part(group, body, ref), joined(MILL, group, ref)] for body, ref in bodies]
    identities = settled(folder, *facts)
    groups = [identities.resolve(each)[1].group.organisation for each in facts]  # type: ignore[attr-defined]
    assert groups[0] == groups[2] != groups[1]


def test_a_renaming_makes_two_names_one_organisation_and_the_old_one_former(folder: Path) -> None:
    old, new = mention("Craft Cabinet of Weir"), mention("Craft Museum of Weir")
    identities = settled(folder, [renamed(old, new)])
    assert same(identities, old, new, ("a1", "a1"))
    (organisation,) = identities.organisations()
    assert {(name.text, name.kind) for name in organisation.names} == {
        ("Craft Museum of Weir", "preferred"),
        ("Craft Cabinet of Weir", "former"),
    }


def test_a_decision_unites_what_likeness_does_not(folder: Path) -> None:
    first, second = mention("Lorne Canal Museum"), mention("Museum on the Waterway")
    judged = Decisions(all=(decision("Lorne Canal Museum", "Museum on the Waterway", "same"),))
    facts = [[joined(first, LEAGUE)], [joined(second, LEAGUE, "a2")]]
    assert same(settled(folder, *facts, decisions=judged), first, second)


def test_a_decision_keeps_apart_what_an_announcement_binds(folder: Path) -> None:
    first, second = mention("Lorne Canal Museum", "Museum on the Waterway"), mention("Museum on the Waterway")
    judged = Decisions(all=(decision("Lorne Canal Museum", "Museum on the Waterway", "different"),))
    facts = [[joined(first, LEAGUE)], [joined(second, LEAGUE, "a2")]]
    assert not same(settled(folder, *facts, decisions=judged), first, second)


def test_decisions_that_contradict_each_other_are_refused_with_both_named(folder: Path) -> None:
    judged = Decisions(
        all=(
            decision("Museum A of Weir", "Museum B of Weir", "different", "decisions.jsonl, line 1"),
            decision("Museum A of Weir", "Museum C of Weir", "same", "decisions.jsonl, line 2"),
            decision("Museum C of Weir", "Museum B of Weir", "same", "decisions.jsonl, line 3"),
        )
    )
    with pytest.raises(ResourceError, match=r"line 3 .* line 1"):
        settled(folder, decisions=judged)


def test_a_name_of_the_release_before_keeps_its_reference(folder: Path) -> None:
    known = [KnownName(reference="f00d", text="Old Mill Museum", language="en")]
    assert reference(settled(folder, [joined(MILL, LEAGUE)], known=known), MILL) == "f00d"


def test_two_references_that_turn_out_to_be_one_organisation_lead_on(folder: Path) -> None:
    known = [
        KnownName(reference="a0", text="Lorne Canal Museum", language="en"),
        KnownName(reference="b0", text="Museum on the Waterway", language="en"),
    ]
    bound = mention("Lorne Canal Museum", "Museum on the Waterway")
    identities = settled(folder, [joined(bound, LEAGUE)], known=known)
    assert (reference(identities, bound), list(identities.redirects())) == ("a0", [("b0", "a0")])


def test_a_reference_that_led_on_before_still_does(folder: Path) -> None:
    known: list[Known] = [
        KnownName(reference="a0", text="Lorne Canal Museum", language="en"),
        KnownRedirect(reference="b0", now="a0"),
    ]
    identities = settled(folder, [joined(mention("Lorne Canal Museum"), LEAGUE)], known=known)
    assert list(identities.redirects()) == [("b0", "a0")]


def test_an_organisation_that_enters_the_authority_file_takes_its_address_there(folder: Path) -> None:
    known = [KnownName(reference="f00d", text="Network of European Museum Organisations", language="en")]
    one = mention("Network of European Museum Organisations")
    identities = settled(folder, [joined(one, LEAGUE)], known=known)
    assert (reference(identities, one), list(identities.redirects())) == ("nemo", [("f00d", "nemo")])


def test_inflected_forms_are_no_names_but_can_be_found_by(folder: Path) -> None:
    one = mention("ზემო ველის მუზეუმი", "ზემო ველის მუზეუმმა", language="ka")
    kinds = {
        name.text: name.kind for each in settled(folder, [joined(one, LEAGUE)]).organisations() for name in each.names
    }
    assert (kinds["ზემო ველის მუზეუმი"], kinds["ზემო ველის მუზეუმმა"]) == ("preferred", "surface")


def test_every_language_has_one_preferred_name(folder: Path) -> None:
    names = ["League of Historic Mills", "Historic Mills League", "League of the Old Mills"]
    bound = mention(names[0], *names[1:], kind="umbrella")
    organisations = list(settled(folder, [joined(MILL, bound)]).organisations())
    preferred = [name for each in organisations for name in each.names if name.kind == "preferred"]
    assert len(preferred) == len(organisations) == 2


POOL: list[list[Fact]] = [
    [joined(MILL, LEAGUE, "a")],
    [joined(mention("The old mill museum"), mention("ლიგა", "League of Historic Mills", language="ka"), "b")],
    [renamed(mention("Craft Cabinet of Weir"), mention("Craft Museum of Weir"), "c")],
    [joined(mention("Craft Museum of Weir", "CMW"), LEAGUE, "d")],
    [joined(mention("museum"), mention("NEMO", kind="umbrella"), "e")],
    [part(mention("Working Group on Charts", kind="group"), LEAGUE, "f")],
]


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(len(POOL))))
def test_the_order_of_announcements_changes_nothing(order: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("order")
    shuffled = settled(folder / "one", *(POOL[i] for i in order))
    straight = settled(folder / "two", *POOL)
    assert [shuffled.resolve(facts) for facts in POOL] == [straight.resolve(facts) for facts in POOL]
    assert list(shuffled.organisations()) == list(straight.organisations())


def test_resolving_what_is_resolved_changes_nothing(folder: Path) -> None:
    identities = settled(folder, *POOL)
    once = identities.resolve(POOL[0])
    assert identities.resolve(once) == once


def test_the_authority_file_that_comes_with_tsevri_is_sound_and_large_enough() -> None:
    authority = load_authority([resource("authority") / "networks.ttl"])
    assert len(authority.organisations) >= 40
    nemo = next(one for one in authority.organisations if one.reference == "nemo")
    assert {"NEMO", "Network of European Museum Organisations", "ევროპის სამუზეუმო ორგანიზაციების ქსელი"} <= {
        name.text for name in nemo.names
    }
    assert all(
        identifier.source.startswith("http") for one in authority.organisations for identifier in one.identifiers
    )
    assert replace(nemo, names=()).founded == "1992"
