"""Where the marks of the two pictures stand. The template draws them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.site.told import Membership

MOST_BARS, MOST_NODES = 40, 24
WIDTH, LEFT, ROW = 640, 8, 34
NETWORK = 640, 420
LONGEST = 30  # letters of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    x: float
    y: int
    width: float
    label: str
    is_open: bool  # no end is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    bars: Sequence[Bar]
    ticks: Sequence[tuple[float, int]]
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    x: float
    y: float
    label: str
    is_group: bool
    anchor: str


def timeline(memberships: Sequence[Membership], labels: Sequence[str]) -> Timeline | None:
    """Those that say when they began or ended, drawn from year to year."""
    dated = [pair for pair in zip(memberships, labels, strict=True) if pair[0].start or pair[0].end][:MOST_BARS]
    moments = [_moment(date) for one, _ in dated for date in (one.start, one.end) if date]
    if not moments:
        return None
    first, last = math.floor(min(moments)), math.floor(max(moments)) + 1
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 500, 5000) if (last - first) / size <= 8)
    first -= first % step
    scale = (WIDTH - 2 * LEFT) / max(last - first, 1)
    ticks = [(round(LEFT + (year - first) * scale, 1), year) for year in range(first, last + 1, step)]
    bars = [_bar(one, label, row, first, last, scale) for row, (one, label) in enumerate(dated)]
    return Timeline(bars=bars, ticks=ticks, width=WIDTH, height=len(bars) * ROW + 24)


def _bar(one: Membership, label: str, row: int, first: int, last: int, scale: float) -> Bar:
    start = _moment(one.start) if one.start else first
    end = _moment(one.end) if one.end else last
    x, width = LEFT + (start - first) * scale, max((end - start) * scale, 4)
    return Bar(x=round(x, 1), y=row * ROW + 18, width=round(width, 1), label=_short(label, 70), is_open=not one.end)


def _moment(date: str) -> float:
    year, month, *_ = [*date.lstrip("-").split("-"), "1"]
    return int(year[:4]) + (int(month[:2]) - 1) / 12 if year.isdecimal() and month.isdecimal() else 0.0


def network(neighbours: Sequence[tuple[str, bool]]) -> Sequence[Node]:
    """Neighbours (label, whether a group) on an ellipse, groups first, clockwise from the top."""
    shown = sorted(neighbours, key=lambda one: not one[1])[:MOST_NODES]
    return [_node(place, len(shown), *one) for place, one in enumerate(shown)]


def _node(place: int, among: int, label: str, is_group: bool) -> Node:
    angle = 2 * math.pi * (place + 0.5) / among - math.pi / 2
    x, y = 320 + 125 * math.cos(angle), 210 + 180 * math.sin(angle)
    anchor = "start" if x >= 320 else "end"
    return Node(x=round(x, 1), y=round(y, 1), label=_short(label, LONGEST), is_group=is_group, anchor=anchor)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
