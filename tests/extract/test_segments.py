"""A page in two languages is read paragraph by paragraph."""

from pipeline.extract import Extractor
from pipeline.extract.gold import announcement_of
from pipeline.extract.segments import segments
from pipeline.model import Announcement, Membership

EXTRACTOR = Extractor.load()
ENGLISH = "The Skerry Museum has joined the League of Inland Harbours, and we are glad of it after so many years."
GERMAN = "Das Museum Skerry ist dem Verband der Inselmuseen beigetreten, und wir freuen uns sehr über diesen Schritt."
GEORGIAN = "სვანეთის მუზეუმი მთის კავშირის წევრი გახდა და ეს ამბავი ყველას ძალიან გაუხარდა ამ წელს."


def announced(text: str, language: str | None) -> Announcement:
    return announcement_of({"id": "t", "text": text, "language": language})


def tags(text: str, language: str | None) -> list[str]:
    return [part.tag for part in segments(text, language, EXTRACTOR.packs)]


def test_a_text_in_one_language_is_one_part() -> None:
    assert tags(f"{ENGLISH}\n{ENGLISH}", "en") == ["en"]


def test_another_script_is_read_by_its_own_pack() -> None:
    text = f"{GEORGIAN}\n\n{ENGLISH}"
    assert tags(text, "ka") == ["ka", "en"]
    found = [f for f in EXTRACTOR.extract(announced(text, "ka")) if isinstance(f, Membership)]
    assert {f.member.name for f in found} == {"სვანეთის მუზეუმი", "Skerry Museum"}
    assert all(text[e.start : e.end] == e.quote for f in found for e in f.evidence)


def test_another_language_in_the_same_script_is_told_by_its_words() -> None:
    assert tags(f"{ENGLISH}\n\n{GERMAN}", "en") == ["en", "de"]


def test_a_text_without_a_declared_language_shows_it_paragraph_by_paragraph() -> None:
    assert tags(f"{GEORGIAN}\n{ENGLISH}", None) == ["ka", "en"]


def test_a_short_line_goes_with_the_paragraph_before_it() -> None:
    assert tags(f"{GEORGIAN}\n\nSkerry, 2024", "ka") == ["ka"]
