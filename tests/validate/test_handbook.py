"""The page about the shapes says what the shapes say."""

from pathlib import Path

from pipeline.validate import Shapes
from pipeline.validate.handbook import handbook

PAGE = Path(__file__).resolve().parents[2] / "docs" / "shapes.md"


def test_the_page_is_what_the_shapes_of_today_give() -> None:
    made = handbook(Shapes.load())
    assert PAGE.read_text("utf-8") == made, "python -m pipeline.validate.handbook > docs/shapes.md"


def test_the_page_names_every_rule_with_its_remedy() -> None:
    shapes = Shapes.load()
    rows = [line for line in handbook(shapes).splitlines() if line.startswith("| `")]
    assert {row.split("`")[1] for row in rows} == {rule.code for rule in shapes.rules.values()}
    assert all(len(row.split(" | ")) == 4 for row in rows)
