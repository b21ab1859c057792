"""The picture of the model is what shapes and ontology say today."""

from pathlib import Path

from lxml import etree

from pipeline.validate.blueprint import kinds, terms
from pipeline.validate.picture import PAGE, PICTURE, page, picture

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def test_the_picture_and_its_page_are_of_today() -> None:
    assert (DOCS / PICTURE).read_text("utf-8") == picture(), "make picture"
    assert (DOCS / PAGE).read_text("utf-8") == page(), "make picture"


def test_every_kind_and_property_of_the_shapes_is_drawn() -> None:
    drawn = "".join(map(str, etree.fromstring(picture().encode()).itertext()))
    found = list(kinds())
    assert len(found) > 30
    for kind in found:
        for words in (*kind.label, *kind.classes, *(item.name for item in kind.properties)):
            assert words in drawn


def test_lines_lead_to_boxes_and_nothing_leaves_the_picture() -> None:
    root = etree.fromstring(picture().encode())
    _, _, width, height = map(int, str(root.get("viewBox")).split())
    boxes = [box for box in root.iter("{*}rect") if box.get("rx")]
    edges = {(int(str(box.get("x"))), int(str(box.get("y"))) + 12) for box in boxes}
    edges |= {(int(str(box.get("x"))) + int(str(box.get("width"))), int(str(box.get("y"))) + 12) for box in boxes}
    ends = [(int(str(end.get("cx"))), int(str(end.get("cy")))) for end in root.iter("{*}circle")]
    assert len(ends) > 20
    assert set(ends) <= edges
    for box in boxes:
        assert int(str(box.get("x"))) + int(str(box.get("width"))) < width
        assert int(str(box.get("y"))) + int(str(box.get("height"))) < height


def test_every_term_of_the_ontology_is_listed() -> None:
    names = {term.name for term in terms()}
    assert {"tsv:Fact", "tsv:loaded", "tsv:part"} <= names
    assert all(f"`{name}`" in page() for name in names)


def test_there_is_a_make_target() -> None:
    assert "\npicture:" in (ROOT / "Makefile").read_text("utf-8")
