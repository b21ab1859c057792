"""What an organisation is called in a release."""

from pathlib import Path

from pipeline.identify.names import choose_names
from pipeline.identify.store import Spelling
from pipeline.model import Name, NameKind
from tests.identify.build import LEAGUE, MILL, joined, mention
from tests.identify.settled import settled


def seen(
    text: str, language: str | None = "en", *, kind: NameKind = "alternate", main: int = 1, uses: int = 1
) -> Spelling:
    return Spelling(Name(text=text, language=language, kind=kind), main, uses)


def called(*spellings: Spelling, known: tuple[Name, ...] = ()) -> list[tuple[str, str | None, str]]:
    return [(name.text, name.language, name.kind) for name in choose_names(spellings, known)]


def test_the_most_used_name_is_preferred_in_its_language() -> None:
    found = called(seen("Rope Works", uses=2), seen("Museum of Rope", uses=3), seen("თოკის მუზეუმი", "ka"))
    assert found == [
        ("Museum of Rope", "en", "preferred"),
        ("თოკის მუზეუმი", "ka", "preferred"),
        ("Rope Works", "en", "alternate"),
    ]


def test_what_the_authority_file_prefers_stays_preferred() -> None:
    known = (Name(text="Museum of Rope", language="en", kind="preferred"),)
    assert called(seen("Rope Works", uses=9), seen("MUSEUM OF ROPE", uses=9), known=known) == [
        ("Museum of Rope", "en", "preferred"),
        ("Rope Works", "en", "alternate"),
    ]


def test_inflected_and_misspelt_forms_are_kept_to_find_by_only() -> None:
    right, inflected, misspelt = ("ველის მუზეუმების კავშირი", "ველის მუზეუმების კავშირს", "ველის მუზუმების კავშირი")
    found = called(seen(right, "ka"), seen(inflected, "ka", uses=9), seen(misspelt, "ka", uses=9))
    assert found == [(right, "ka", "preferred"), (inflected, "ka", "surface"), (misspelt, "ka", "surface")]


def test_a_short_form_is_no_name_beside_the_whole_one() -> None:
    assert called(seen("Port Hallow Harbour Museum"), seen("Harbour Museum", uses=9)) == [
        ("Port Hallow Harbour Museum", "en", "preferred")
    ]


def test_an_acronym_has_no_language() -> None:
    assert called(seen("Museum of Rope"), seen("MOR", None, kind="acronym"))[1] == ("MOR", None, "acronym")


def test_who_is_known_by_an_acronym_alone_is_called_by_it() -> None:
    assert called(seen("MOR", None, kind="acronym")) == [("MOR", None, "preferred")]


def test_a_former_name_is_not_preferred() -> None:
    found = called(seen("Rope Works", uses=9), seen("Rope Works", kind="former"), seen("Museum of Rope"))
    assert found == [("Museum of Rope", "en", "preferred"), ("Rope Works", "en", "former")]


def test_who_has_former_names_only_is_still_called_something() -> None:
    assert called(seen("Rope Works", kind="former")) == [("Rope Works", "en", "preferred")]


def test_a_name_of_unknown_language_joins_the_same_in_a_known_one() -> None:
    assert called(seen("Museum of Rope", None), seen("Museum of Rope", "en")) == [("Museum of Rope", "en", "preferred")]


def test_every_organisation_has_a_name_and_says_whether_it_is_provisional(tmp_path: Path) -> None:
    facts = [joined(mention("the museum"), LEAGUE), joined(MILL, mention("XYZ"))]
    organisations = list(settled(tmp_path, facts).organisations())
    assert len(organisations) == 4
    assert all(one.provisional and one.names[0].kind == "preferred" for one in organisations)
    assert [one.reference for one in organisations] == sorted(one.reference for one in organisations)
