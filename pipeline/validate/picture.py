"""The picture of the model, drawn from shapes and ontology: `python -m pipeline.validate.picture docs`.

A box is a kind of node with the properties that the shapes ask for; a line leads from a property to what its value is.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pipeline.validate.blueprint import Kind, Property, kinds, terms

PICTURE, PAGE = "model-picture.svg", "picture.md"
COLUMNS = (("memberships", "dates"), ("events",), ("organisations", "names"), ("evidence", "provenance"), ("dataset",))
WIDTH, GAP, ROW, HEAD, MARGIN = 320, 80, 17, 38, 24
COLOURS = {"schema": "#1b5e9e", "crm": "#8a4b08", "oa": "#5b2a86", "prov": "#2e6b34", "tsv": "#9c1c3c"}
OTHER = "#444"
STYLE = "text{font:12px system-ui,sans-serif}.t{font-weight:600;font-size:13px}.k{fill:#666;font-size:11px}"
INTRODUCTION = """\
# The model as a picture

<!-- Made by `make picture` from shapes/ and ontology/; change those instead. -->

What the [shapes](shapes.md) ask for of each kind of node, and where its values lead. [model.md](model.md) explains the
same in words and examples. A dashed box is not a class but whatever has the property that it names. Colours tell the
vocabularies apart: schema.org blue, CIDOC CRM brown, Web Annotation violet, PROV-O green, our own red.

![The kinds of node and the properties between them]({picture})

## Terms of our own

`tsv:` is `https://w3id.org/tsevri/ns#`.

| term | name · სახელი | meaning · მნიშვნელობა |
|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    kind: Kind
    x: int
    y: int

    @property
    def lines(self) -> tuple[str, ...]:
        return self.kind.classes or tuple(f"has {name}" for name in self.kind.having)

    @property
    def top(self) -> int:
        """Where the properties begin."""
        return self.y + HEAD + ROW * len(self.lines) + 6

    @property
    def height(self) -> int:
        return self.top - self.y + ROW * len(self.kind.properties) + 6


def picture() -> str:
    boxes = list(_placed(list(kinds())))
    home = {name: box for box in reversed(boxes) for name in box.kind.classes}
    height = max(box.y + box.height for box in boxes) + MARGIN
    width = MARGIN * 2 + WIDTH * len(COLUMNS) + GAP * (len(COLUMNS) - 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>The model of Tsevri · წევრის მოდელი</title><style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *(line for box in boxes for line in _links(box, home)),
        *(line for box in boxes for line in _drawn(box)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def page() -> str:
    rows = (f"| `{t.name}` | {' · '.join(t.label)} | {'<br>'.join(t.meaning)} |\n" for t in terms())
    return INTRODUCTION.format(picture=PICTURE) + "".join(rows)


def _placed(found: Sequence[Kind]) -> Iterator[Box]:
    for number, chapters in enumerate(COLUMNS):
        y = MARGIN
        for kind in (kind for chapter in chapters for kind in found if kind.chapter == chapter):
            box = Box(kind=kind, x=MARGIN + number * (WIDTH + GAP), y=y)
            yield box
            y += box.height + MARGIN


def _drawn(box: Box) -> Iterator[str]:
    dash = "" if box.kind.classes else ' stroke-dasharray="5 4"'
    yield (
        f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="6" fill="#fcfcfa" '
        f'stroke="#777"{dash}/>'
    )
    english, georgian = map(escape, box.kind.label)
    yield f'<text class="t" x="{box.x + 10}" y="{box.y + 17}">{english}</text>'
    yield f'<text class="k" x="{box.x + 10}" y="{box.y + 33}">{georgian}</text>'
    for number, name in enumerate(box.lines, 1):
        y = box.y + 33 + ROW * number
        yield f'<text x="{box.x + 10}" y="{y}" fill="{_colour(name.removeprefix("has "))}">{escape(name)}</text>'
    for number, item in enumerate(box.kind.properties):
        yield _row(item, box.x, box.top + ROW * number + 12)


def _row(item: Property, x: int, y: int) -> str:
    value = escape(item.to or item.value)
    return (
        f'<text x="{x + 18}" y="{y}" fill="{_colour(item.name)}">{escape(item.name)} '
        f'<tspan class="k">{item.many} {value}</tspan></text>'
    )


def _links(box: Box, home: dict[str, Box]) -> Iterator[str]:
    for number, item in enumerate(box.kind.properties):
        target = home.get(item.to or "")
        if target and target is not box:
            yield _curve(box, box.top + ROW * number + 8, target, _colour(item.name))


def _curve(box: Box, y: int, target: Box, colour: str) -> str:
    """From the side that looks at the target to its head; in one column around the right."""
    right = target.x >= box.x
    start, end = box.x + (WIDTH if right else 0), target.x + (0 if target.x > box.x else WIDTH)
    bend = GAP // 2 if right else -GAP // 2
    near = end + (-GAP // 2 if target.x > box.x else GAP // 2)
    head = target.y + 12
    path = f"M{start} {y}C{start + bend} {y} {near} {head} {end} {head}"
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-opacity=".55"/>'
        f'<circle cx="{end}" cy="{head}" r="3" fill="{colour}"/>'
    )


def _colour(name: str) -> str:
    return COLOURS.get(name.partition(":")[0], OTHER)


if __name__ == "__main__":
    docs = Path(sys.argv[1])
    (docs / PICTURE).write_text(picture(), "utf-8")
    (docs / PAGE).write_text(page(), "utf-8")
