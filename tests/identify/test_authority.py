"""The authority file: what it gives, and that each slip of the pen is told with file, place and remedy."""

from pathlib import Path

import pytest
from rdflib import SH, Graph, Literal

from pipeline.errors import ResourceError
from pipeline.identify import Authority, load_authority
from pipeline.model import Identifier, Name, Organisation
from pipeline.resources import resource
from tests.identify.faults import SECOND, SOUND, Fault, load_faults

BROKEN_RULE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://shapes.example/a> a sh:NodeShape ; sh:targetClass <https://schema.org/Place> ;
    sh:property [ sh:path <https://schema.org/name> ; sh:minCount "one" ] .
"""
SHAPE_FAULTS = load_faults("shape")
EVERY = {**SHAPE_FAULTS, **load_faults("form")}


def faulty(folder: Path, fault: Fault) -> Path:
    text = SOUND.read_text("utf-8")
    assert fault.old in text
    path = folder / SOUND.name
    path.write_text(text.replace(fault.old, fault.new), "utf-8")
    return path


def message(path: Path, lang: str = "en") -> str:
    with pytest.raises(ResourceError) as error:
        load_authority([path], lang=lang)
    return str(error.value)


@pytest.fixture(scope="module")
def sound() -> Authority:
    return load_authority([SOUND])


def test_everything_that_a_file_says_of_an_organisation_is_read(sound: Authority) -> None:
    assert sound.organisations == (
        Organisation(
            reference="lhm",
            names=(
                Name(text="League of Historic Mills", language="en", kind="preferred"),
                Name(text="ძველი წისქვილების ლიგა", language="ka", kind="preferred"),
                Name(text="LHM", kind="acronym"),
                Name(text="Mills League", language="en"),
                Name(text="Union of Old Mills", language="en", kind="former"),
            ),
            homepage="https://mills.example/",
            place="Weir",
            country="GB",
            founded="1992",
            identifiers=(Identifier(value="https://register.example/id/7", source="https://register.example/page/7"),),
        ),
    )
    assert sound.places == {"Weir", "ვირი"}


@pytest.mark.parametrize("name", EVERY)
def test_a_fault_is_told_with_file_place_and_remedy(name: str, tmp_path: Path) -> None:
    fault = EVERY[name]
    told = message(faulty(tmp_path, fault))
    assert str(tmp_path / SOUND.name) in told
    (line,) = {line for line in told.splitlines() if fault.says in line and fault.node in line}
    assert line.endswith((".", "?", ">"))


def test_every_rule_of_the_shapes_is_broken_by_a_fault(tmp_path: Path) -> None:
    told = "\n".join(message(faulty(tmp_path, fault)) for fault in SHAPE_FAULTS.values())
    rules = [str(text) for text in messages("en")]
    assert [rule for rule in rules if rule not in told] == []


def test_every_rule_speaks_english_and_georgian_and_says_what_to_do() -> None:
    shapes = Graph().parse(resource("shapes") / "authority.ttl")
    for rule in set(shapes.subjects(SH.message)):
        for words in (SH.message, Graph().namespace_manager.expand_curie("rdfs:comment")):
            assert {text.language for text in shapes.objects(rule, words) if isinstance(text, Literal)} == {"en", "ka"}


def messages(lang: str) -> list[Literal]:
    shapes = Graph().parse(resource("shapes") / "authority.ttl")
    return [text for text in shapes.objects(None, SH.message) if isinstance(text, Literal) and text.language == lang]


def test_a_fault_is_told_in_georgian_when_asked(tmp_path: Path) -> None:
    told = message(faulty(tmp_path, SHAPE_FAULTS["country-in-words"]), "ka")
    assert "ISO 3166-1-ის ორი დიდი ასოთი" in told


def test_the_line_of_the_organisation_is_named(tmp_path: Path) -> None:
    assert "sound.ttl, line 6, <organisation/lhm>" in message(faulty(tmp_path, SHAPE_FAULTS["no-source"]))


def test_several_faults_are_told_together(tmp_path: Path) -> None:
    path = faulty(tmp_path, SHAPE_FAULTS["country-in-words"])
    path.write_text(path.read_text("utf-8").replace('"1992"^^xsd:gYear', '"1992"'), "utf-8")
    assert len(message(path).splitlines()) == 2


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes("# one\n# Müll\n".encode("latin-1"))
    assert "line 2: this is not UTF-8" in message(path)


@pytest.mark.parametrize(("name", "says"), [("missing.ttl", "There is no authority file"), ("", "cannot be read")])
def test_a_file_that_cannot_be_read_is_told(name: str, says: str, tmp_path: Path) -> None:
    assert says in message(tmp_path / name)


def second(folder: Path, slug: str, name: str) -> Path:
    path = folder / "mine.ttl"
    head = "".join(line for line in SOUND.read_text("utf-8").splitlines(keepends=True) if line.startswith("@prefix"))
    path.write_text(head + SECOND.format(slug=slug, name=name), "utf-8")
    return path


def test_two_files_are_read_as_one(tmp_path: Path) -> None:
    authority = load_authority([SOUND, second(tmp_path, "circle", "Circle of Weavers")])
    assert [organisation.reference for organisation in authority.organisations] == ["circle", "lhm"]


@pytest.mark.parametrize(("slug", "name"), [("lhm", "Circle of Weavers"), ("circle", "League of Historic Mills")])
def test_two_files_that_clash_are_both_named(slug: str, name: str, tmp_path: Path) -> None:
    mine = second(tmp_path, slug, name)
    with pytest.raises(ResourceError) as error:
        load_authority([SOUND, mine])
    assert str(SOUND) in str(error.value)
    assert str(mine) in str(error.value)


def test_files_that_were_checked_before_are_not_checked_again(sound: Authority, tmp_path: Path) -> None:
    path = faulty(tmp_path, SHAPE_FAULTS["country-in-words"])
    fingerprint = load_authority([SOUND], validated={sound.fingerprint}).fingerprint
    assert fingerprint == sound.fingerprint
    with pytest.raises(ResourceError):
        load_authority([path], validated={sound.fingerprint})


@pytest.mark.parametrize("broken", ["this is no Turtle", BROKEN_RULE])
def test_shapes_that_are_broken_are_told(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "authority.ttl").write_text(broken, "utf-8")
    monkeypatch.setattr("pipeline.identify.authority_check.resource", lambda _: tmp_path)
    assert "restore the file that came with Tsevri" in message(SOUND)
