"""When two spellings are one name."""

import doctest
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.identify import identity_key, keys
from pipeline.identify.keys import acronym_key, is_acronym, is_cited, is_part_name, is_short_form, is_weak
from pipeline.identify.vocabulary import TYPO_LENGTH, vocabulary

NETWORK = "ევროპის სამუზეუმო ორგანიზაციების ქსელი"
LATIN = st.text("abcdegz ABCNMZäéłß’\u00ad\u200b", min_size=1, max_size=9)
GEORGIAN = st.text("აბგდეთილმნორსტქშ\u00ad\u1c90", min_size=1, max_size=9)
WORDS = st.lists(LATIN | GEORGIAN | st.sampled_from(["მუზუმების", "Museum", "the", "7", "ქსელმა"]), max_size=6)
NAMES = st.builds(lambda words, mark: mark.join(words), WORDS, st.sampled_from([" ", ", ", " & ", "-", "“ „", ". "]))


def same(one: str, other: str, language: str | None = None) -> bool:
    return identity_key(one, language) == identity_key(other, language)


def test_the_examples_in_the_module_hold() -> None:
    assert doctest.testmod(keys).failed == 0


@pytest.mark.parametrize(
    "other",
    [
        "the league of historic mills",
        "LEAGUE OF HISTORIC MILLS",
        "„League of Historic Mills“",
        "League  of\u00a0Historic\tMills.",
        "League of His\u00adtoric Mills\u200b",
        "League-of-Historic-Mills",
    ],
)
def test_spelling_makes_no_difference(other: str) -> None:
    assert same("League of Historic Mills", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("European Museum Organizations", "European Museum Organisations"),
        ("Digitization Center", "Digitisation Centre"),
        ("Museum of Salt & Rope", "Museum of Salt and Rope"),
        ("St. John's Museum", "St John’s Museum"),
        ("Mu\u0308lheim Museum", "Mülheim Museum"),
    ],
)
def test_one_name_is_written_in_several_ways(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mülheim Museum", "Müllheim Museum"),
        ("Mülheim Museum", "Mulheim Museum"),
        ("Easterby Museum", "Westerby Museum"),
        ("Museum of Riga", "Museum of Rija"),
        ("Museum 1", "Museum 2"),
        ("Johansen Library", "Johanson Library"),
        ("Eastern Libraries Network", "Western Libraries Network"),
        ("Europeana Network", "European Network"),
        ("მთის მუზეუმი", "ზღვის მუზეუმი"),
        ("თბილისის არქივი", "თბილისის არქივები"),
    ],
)
def test_other_letters_are_another_name(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("form", ["ქსელმა", "ქსელს", "ქსელის", "ქსელით", "ქსელში", "ქსელთან", "ქსელისთვის", "ქსელიდან"])
def test_georgian_cases_make_no_difference(form: str) -> None:
    assert same(NETWORK, NETWORK.replace("ქსელი", form))


@pytest.mark.parametrize("form", ["ლუვრი", "ლუვრს", "ლუვრმა", "ლუვრის", "ლუვრში", "ლუვრთან", "ლუვრისთვის"])
def test_a_word_that_no_pack_knows_is_declined_too(form: str) -> None:
    assert same("ლუვრი", form)


def test_an_adjective_agrees_with_its_noun() -> None:
    assert same("ეროვნული მუზეუმი", "ეროვნულმა მუზეუმმა")


@pytest.mark.parametrize("form", ["NEMO-ს", "NEMO–ს", "NEMOს", "„NEMO“-ს".replace("“", ""), "N.E.M.O.", "NEMO\u200b"])
def test_an_acronym_has_no_endings(form: str) -> None:
    assert acronym_key(form) == "NEMO"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("თბილისის მუზუმების გაერთიანება", "თბილისის მუზეუმების გაერთიანება"),
        ("თბილისის მუზეუმების გაერთიენება", "თბილისის მუზეუმების გაერთიანება"),
        ("Riga Museums Assocation", "Riga Museums Association"),
    ],
)
def test_a_slip_in_a_long_head_noun_is_read_as_that_noun(wrong: str, right: str) -> None:
    assert same(wrong, right)


def slips(word: str) -> Iterator[str]:
    """A letter left out, another one, one too many, two in the wrong order: at each place of a word."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield from (
            before + after,
            f"{before}q{after}",
            f"{before}q{letter}{after}",
            before + after[:1] + letter + after[1:],
        )


def test_a_slip_is_found_wherever_it_is() -> None:
    """As a search through all nouns finds it."""
    known = vocabulary()
    nouns = sorted(word for word in known.heads if len(word) >= TYPO_LENGTH and "-" not in word)
    for slip in (slip for word in nouns[::4000] for slip in slips(word)):
        if len(slip) >= TYPO_LENGTH and not known.knows(slip):
            near = sorted(
                form for form, _, _ in process.extract(slip, nouns, scorer=OSA.distance, score_cutoff=1, limit=None)
            )
            clear = len({known.heads[form].lemma for form in near}) == 1
            assert known.corrected(slip) == (near[0] if clear else slip)


def test_words_that_the_packs_know_are_never_read_as_others() -> None:
    known = vocabulary()
    words = [word for pack in known.packs for word in (*pack.heads, *pack.words_of.exact, *pack.modifier_words.exact)]
    assert [word for word in words if known.corrected(word) != word] == []


@pytest.mark.parametrize(
    ("text", "so"), [("NEMO", True), ("ICOM-მა", True), ("Europeana", False), ("A", False), ("EU Museums", False)]
)
def test_capitals_show_an_acronym(text: str, so: bool) -> None:
    assert is_acronym(text) is so


@pytest.mark.parametrize("name", ["ქსელი", "the museum", "National Library", "საჯარო ბიბლიოთეკა", "museum"])
def test_a_head_noun_alone_names_nobody(name: str) -> None:
    assert is_weak(identity_key(name, None))


@pytest.mark.parametrize("name", ["Museums Association", "ზღვისკარის მუზეუმი", "Europeana", "Button Cabinet"])
def test_a_name_is_not_weak(name: str) -> None:
    assert not is_weak(identity_key(name, None))


@pytest.mark.parametrize(
    ("name", "so"),
    [
        ("Working Group on Sea Charts", True),
        ("გაციფრულების ჯგუფი", True),
        ("Steering Committee", True),
        ("Museum of the Navigation Committee", False),
        ("League of Historic Mills", False),
    ],
)
def test_a_part_is_known_by_its_head(name: str, so: bool) -> None:
    assert is_part_name(identity_key(name, None)) is so


@pytest.mark.parametrize(
    ("name", "so"), [(NETWORK, True), (NETWORK.replace("ქსელი", "ქსელმა"), False), ("მუზუმების გაერთიანება", False)]
)
def test_inflected_and_misspelt_forms_are_not_cited(name: str, so: bool) -> None:
    assert is_cited(name, "ka") is so


def test_a_short_form_leaves_words_out() -> None:
    assert is_short_form(("harbour", "museum"), ("museum", "of", "the", "hallow", "harbour"))
    assert not is_short_form(("harbour", "museum"), ("harbour", "museum"))


@given(NAMES)
def test_a_key_is_the_key_of_itself(name: str) -> None:
    key = identity_key(f"x {name}", None)  # a second article would be taken off the second time
    assert identity_key(key, None) == key


@given(NAMES)
def test_unicode_forms_and_capitals_make_no_difference(name: str) -> None:
    assert identity_key(unicodedata.normalize("NFD", name), None) == identity_key(name, None)


@given(st.text(max_size=60), st.sampled_from([None, "en", "ka", "de", "x"]))
def test_any_text_has_a_key(name: str, language: str | None) -> None:
    assert identity_key(name, language) == identity_key(name, language).strip()
