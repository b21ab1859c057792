"""What a steward is asked: pairs of like names, acronyms of several, and what could not be settled."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.identify import Decision, load_decisions
from pipeline.model import Fact, Finding, Name, Organisation
from tests.identify.build import LEAGUE, MILL, joined, mention
from tests.identify.settled import decided, settled

TOWNS = ["Aldermoor", "Brackwater", "Cinderford", "Dunlavin", "Eskmouth", "Fallowby", "Gorsey Hill", "Hexgate"]


def museums(*names: str) -> list[Fact]:
    return [joined(mention(name), LEAGUE, f"a{number}") for number, name in enumerate(names)]


def asked(
    folder: Path,
    facts: Iterable[Fact],
    authority: tuple[Organisation, ...] = (),
    decisions: tuple[Decision, ...] = (),
    places: tuple[str, ...] = (),
) -> list[Finding]:
    identities = settled(folder, list(facts), authority=authority, decisions=decisions, places=places)
    return list(identities.suggestions())


def organisation(slug: str, name: str, acronym: str = "XYZ") -> Organisation:
    names = (Name(text=name, language="en", kind="preferred"), Name(text=acronym, kind="acronym"))
    return Organisation(reference=slug, names=names)


@pytest.mark.parametrize(
    "names",
    [
        ("Mülheim Museum", "Müllheim Museum"),
        ("Museum Association of Weir", "Museums Association of Weir"),
        ("ზემო ველის ეთნოგრაფიული მუზეუმი", "ზემო ველის ეთნოგრაფიის მუზეუმი"),
    ],
)
def test_like_names_are_asked_about(names: tuple[str, str], tmp_path: Path) -> None:
    (finding,) = asked(tmp_path, museums(*names))
    assert (finding.code, finding.severity) == ("identify.maybe-same", "info")
    assert all(name in finding.message[lang] for name in names for lang in ("en", "ka"))


def test_like_names_are_found_among_many_that_share_a_word(tmp_path: Path) -> None:
    many = [
        f"{town} {kind} Museum" for town in TOWNS for kind in ("Toy", "Glass", "Rope", "Salt", "Tram", "Coin", "Bell")
    ]
    findings = asked(tmp_path, museums("Mülheim Museum", *many, "Müllheim Museum"))
    assert any("Mülheim" in finding.message["en"] and "Müllheim" in finding.message["en"] for finding in findings)


def test_a_name_like_one_of_the_authority_file_is_asked_about(tmp_path: Path) -> None:
    facts = museums("Museum Association of Weir")
    (finding,) = asked(tmp_path, facts, (organisation("maw", "Museums Association of Weir"),))
    assert '"maw"' in finding.remedy["en"]


def test_two_of_the_authority_file_are_two(tmp_path: Path) -> None:
    pair = (organisation("a", "Mülheim Museum", "A1A"), organisation("b", "Müllheim Museum", "B1B"))
    assert asked(tmp_path, museums("Mülheim Museum", "Müllheim Museum"), pair) == []


@pytest.mark.parametrize(
    "names",
    [("Rope Museum", "Harbour Gallery"), ("Lightship Museum 12", "Lightship Museum 13"), ("Old Mill Museum",) * 2],
)
def test_names_that_are_not_alike_or_the_same_are_not_asked_about(names: tuple[str, str], tmp_path: Path) -> None:
    assert asked(tmp_path, museums(*names)) == []


def test_names_that_differ_in_known_places_are_not_asked_about(tmp_path: Path) -> None:
    facts = museums("Maritime Museum of Easterby", "Maritime Museum of Westerby")
    assert len(asked(tmp_path, facts)) == 1
    assert asked(tmp_path, facts, places=("Easterby", "Westerby")) == []


@pytest.mark.parametrize("judgement", ["different", "unsure"])
def test_what_was_judged_is_not_asked_again(judgement: str, tmp_path: Path) -> None:
    judged = decided("Mülheim Museum", "Müllheim Museum", judgement)  # type: ignore[arg-type]
    assert asked(tmp_path, museums("Mülheim Museum", "Müllheim Museum"), decisions=(judged,)) == []


def test_the_line_to_write_is_right_once_it_is_completed(tmp_path: Path) -> None:
    (finding,) = asked(tmp_path, museums("Mülheim Museum", "Müllheim Museum"))
    assert finding.value is not None
    assert finding.value in finding.remedy["en"]
    path = tmp_path / "decisions.jsonl"
    path.write_text(finding.value, "utf-8")
    with pytest.raises(ResourceError, match="the day of the decision"):
        load_decisions(path)
    path.write_text(json.dumps(json.loads(finding.value) | {"at": "2025-03-02"}), "utf-8")
    assert len(load_decisions(path).all) == 1


def test_an_organisation_is_asked_about_a_few_times_only(tmp_path: Path) -> None:
    names = [f"Museum of the Town of Marlow{letter}" for letter in "abcdefgh"]
    *pairs, rest = asked(tmp_path, museums(*names))
    assert len(pairs) < len(names) * 3
    assert rest.code == "identify.more-maybe-same"


def test_an_acronym_of_several_is_told_with_a_line_for_each(tmp_path: Path) -> None:
    pair = (organisation("one", "Canal Boat Club"), organisation("two", "Guild of Weavers"))
    (finding,) = asked(tmp_path, [joined(MILL, mention("XYZ"))], pair)
    assert finding.code == "identify.acronym-of-several"
    assert all(f'"left": "XYZ", "right": "{slug}"' in finding.remedy["ka"] for slug in ("one", "two"))


def test_a_new_name_with_the_acronym_of_a_known_one_is_asked_about(tmp_path: Path) -> None:
    facts = [joined(MILL, mention("ნავების მუზეუმების კავშირი", "XYZ", language="ka"))]
    (finding,) = asked(tmp_path, facts, (organisation("one", "Canal Boat Club"),))
    assert finding.code == "identify.maybe-same"
    assert "XYZ" in finding.message["ka"]


def test_an_announcement_that_calls_two_of_the_authority_file_one_is_told(tmp_path: Path) -> None:
    pair = (organisation("one", "Canal Boat Club", "CBC"), organisation("two", "Guild of Weavers", "GOW"))
    (finding,) = asked(tmp_path, [joined(MILL, mention("Canal Boat Club", "Guild of Weavers"))], pair)
    assert (finding.code, finding.severity, finding.announcement) == ("identify.two-in-authority", "warning", "a1")
    assert not finding.holds_back


def test_a_decision_on_nobody_is_told(tmp_path: Path) -> None:
    judged = decided("Old Mill Museum", "Museum that is Nowhere", "same", line=7)
    (finding,) = asked(tmp_path, [joined(MILL, LEAGUE)], decisions=(judged,))
    assert (finding.code, finding.value) == ("identify.decision-on-nobody", "Museum that is Nowhere")
    assert "line 7" in finding.message["en"]


def test_every_finding_speaks_english_and_georgian(tmp_path: Path) -> None:
    findings = asked(tmp_path, museums("Mülheim Museum", "Müllheim Museum"))
    assert all({*one.message} == {*one.remedy} == {"en", "ka"} for one in findings)
