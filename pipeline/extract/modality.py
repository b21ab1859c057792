"""Whether a sentence asserts, denies, plans or only imagines what it says; when; in which role.

Everything here is read from the words near the trigger, by class of word; nothing depends on a language.
"""

from collections.abc import Sequence
from typing import Literal

from pipeline.extract.candidates import Candidate, Trigger
from pipeline.extract.mentions import Chunk, Item, Word
from pipeline.extract.reading import Line, Reading
from pipeline.model import Event, Status

STATUS_WORDS: tuple[tuple[str, Status], ...] = (
    ("neg", "negated"),
    ("planned", "planned"),
    ("hypothetical", "hypothetical"),
)


def clause(items: Sequence[Item], index: int, before: int, after: int) -> range:
    """Items around an index that are in its clause: `;`, `:` and words that open a clause end it."""
    first = index
    while first > 0 and index - first < before and not _boundary(items[first - 1]):
        first -= 1
    last = index
    while last + 1 < len(items) and last - index < after and not _boundary(items[last + 1]):
        last += 1
    return range(first, last + 1)


def _boundary(item: Item) -> bool:
    return isinstance(item, Word) and (item.token.text in ";:—–?" or "clause" in item.classes)


def status_of(reading: Reading, line: Line, trigger: Trigger) -> tuple[Status, str | None]:
    """The status of what a trigger states and the word that decided it."""
    reach = clause(line.items, trigger.index, 9, 7 if reading.pack.head_final else 3)
    for name, status in STATUS_WORDS:
        for i in reach:
            item = line.items[i]
            if isinstance(item, Word) and name in item.classes and not _harmless(line.items, i, trigger, name):
                return status, item.token.low
    return "asserted", None


def _harmless(items: Sequence[Item], i: int, trigger: Trigger, name: str) -> bool:
    """`not only`, a decided plan, and negative words that make up the trigger itself (`not renewed`)."""
    item = items[i]
    if trigger.name == "leave" and ("leave" in item.classes or "ended" in item.classes):
        return True
    if name == "neg" and "ended" in item.classes:
        return True
    if i == trigger.index:
        return name != "hypothetical"
    if name == "planned" and any("decided" in x.classes for x in items[max(0, i - 3) : i]):
        return True
    return name == "neg" and i + 1 < len(items) and items[i + 1].words == "only"


def event_of(reading: Reading, line: Line, trigger: Trigger) -> Event:
    """joined, is_member or left, from the trigger and the words around it."""
    if trigger.name == "leave":
        return "left"
    near = [line.items[i] for i in clause(line.items, trigger.index, 6, 5)]
    if trigger.name in ("member", "belong") and any(isinstance(x, Word) and "ended" in x.classes for x in near):
        return "left"
    if trigger.name in ("join", "admit", "welcome"):
        return "joined"
    if any(isinstance(x, Word) and "become" in x.classes for x in near):
        return "joined"
    if any(isinstance(x, Word) and ("admit" in x.classes or "join" in x.classes) for x in near):
        return "joined"
    wide = [line.items[i] for i in clause(line.items, trigger.index, 14, 8)]
    return "joined" if any(isinstance(x, Word) and "today" in x.classes for x in wide) else "is_member"


def role_of(reading: Reading, candidate: Candidate) -> tuple[str | None, str | None]:
    """The role's slug and its words: the nearest role word before the member or near the trigger."""
    if candidate.entity("group").kind == "group":
        return "working-group", None
    line = reading.lines[candidate.line]
    index = candidate.trigger.index
    member_at = candidate.where("member")
    places = list(clause(line.items, index, 5, 4))
    if member_at[0] == candidate.line and member_at[1] >= 0:
        places += list(range(max(0, member_at[1] - 5), min(len(line.items), member_at[1] + 5)))
    found: list[tuple[int, str, str]] = []
    for i in places:
        item = line.items[i]
        if isinstance(item, Word):
            slug = next((c.removeprefix("role:") for c in sorted(item.classes) if c.startswith("role:")), None)
            if slug is not None:
                found.append((abs(i - index), slug, item.token.text))
    best = min(found, default=None)
    return (best[1], best[2]) if best else (None, None)


DateUse = Literal["start", "end", "date"]


def date_of(reading: Reading, line: Line, trigger: Trigger, kinds: Sequence[str]) -> str | None:
    """The date nearest to a trigger, unless another trigger of the sentence is nearer to it."""
    if not line.dates:
        return None
    here = line.items[trigger.index].start
    others = [
        item.start
        for i, item in enumerate(line.items)
        if i != trigger.index and isinstance(item, Word) and not item.classes.isdisjoint(kinds)
    ]
    best: tuple[int, str] | None = None
    for date in line.dates:
        distance = abs(date.start - here)
        if any(abs(date.start - other) < distance for other in others):
            continue
        if best is None or distance < best[0]:
            best = (distance, date.value)
    return best[1] if best else None


def since(line: Line, value_start: int) -> bool:
    """Whether the word before or in a date says `since` or `from`."""
    for i, item in enumerate(line.items):
        if item.end > value_start and isinstance(item, Word):
            around = line.items[max(0, i - 2) : i + 4]
            return any("since" in x.classes for x in around if isinstance(x, Word))
        if isinstance(item, Chunk) and item.start > value_start:
            return False
    return False
