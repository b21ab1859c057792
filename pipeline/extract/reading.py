"""An announcement as the extractor sees it: sentences of items, entities, dates, numbers, list leads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.coordination import runs_of
from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.entities import Entities, Entity
from pipeline.extract.mentions import chunk
from pipeline.extract.names import defined_short_names
from pipeline.extract.pack import Pack
from pipeline.extract.places import places_of
from pipeline.extract.scan import CLOSE, OPEN
from pipeline.extract.tokens import Sentence, sentences
from pipeline.model import Announcement

_EDGE = re.compile(r"\s+[–—-]\s|\s*[(（:;]")
TELLING = frozenset(
    "leave join admit welcome belong member found dissolve rename former merge based part unite".split()
)
LEAD = 4  # items before an enumeration that the sentence before announces
PROSE = frozenset(
    [
        "join",
        "leave",
        "member",
        "become",
        "be",
        "found",
        "admit",
        "welcome",
        "decided",
        "planned",
        "dissolve",
        "rename",
        "merge",
        "unite",
    ]
)
BRIDGE = 8  # items of a line such as `On the list of newcomers are:`
LEADING = frozenset(["member", "admit", "join", "welcome", "leave", "belong", "unite", "not_member", "other_relation"])
HEADING = 9  # items of a line such as `Our members (as at 1 May 2025)`
LINE_LENGTH = 140  # a longer list item is prose, not a name


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, read. `lead` is the index of the sentence that announces the list it is an item of."""

    sentence: Sentence
    items: tuple[Item, ...]
    dates: tuple[DateMention, ...]
    lead: int | None
    classes: frozenset[str]  # of all its words
    runs: Mapping[int, tuple[int, ...]]  # enumerations, by item
    places: Mapping[int, int]  # items that say where the name before them is, with the item of that name

    def chunks(self) -> list[tuple[int, Chunk]]:
        return [(i, item) for i, item in enumerate(self.items) if isinstance(item, Chunk)]


@dataclass(frozen=True, slots=True)
class Reading:
    announcement: Announcement
    pack: Pack
    lines: tuple[Line, ...]
    entities: Entities

    @property
    def text(self) -> str:
        return self.announcement.text

    def entity(self, item: Chunk, as_group: bool = False) -> Entity | None:
        """Who an item stands for in a given part: `we` is the network in one part and the member in the other."""
        if item.kind == "self":
            return self.entities.announcer(as_group)
        return self.entities.get(item)


def read(announcement: Announcement, pack: Pack, start: int = 0, end: int | None = None) -> Reading:
    """Read one announcement, or the part of it between two offsets, with one pack; the text is not changed."""
    text, entities = announcement.text, Entities(announcement.text, pack)
    known = frozenset[str]() if pack.capitals else defined_short_names(text)
    lines: list[Line] = []
    lead: int | None = None
    parts = list(sentences(text, pack, start, len(text) if end is None else end))
    for index, sentence in enumerate(parts if tells(parts) else ()):
        items = chunk(text, sentence, pack, known)
        item = sentence.block == "item" or (lead is not None and _under_heading(text, sentence, lines[lead]))
        if item:
            items = _whole_line(text, sentence, items)
        bridge = lead is not None and lead == index - 1 and _bridges(items)
        listed = item or bridge or (index > 0 and _goes_on_with_a_list(items))
        entities.read(sentence, items, index)
        dates = find_dates(text, sentence.start, sentence.end, pack, announcement.published)
        classes = frozenset().union(*(item.classes for item in items))
        runs, places = runs_of(items), places_of(items, item, pack)
        lines.append(Line(sentence, tuple(items), tuple(dates), lead if listed else None, classes, runs, places))
        if not listed:
            lead = index
    entities.finish()
    return Reading(announcement, pack, tuple(lines), entities)


def tells(parts: Sequence[Sentence]) -> bool:
    """Whether any word could tell of a fact; most announcements of a press office tell of none."""
    counted = numbered = False
    for token in (token for part in parts for token in part.tokens):
        if not token.classes.isdisjoint(TELLING) or (token.head is not None and token.head.kind == "group"):
            return True
        numbered = numbered or token.kind == "number"
        counted = counted or token.head is not None or any(c.startswith("unit:") for c in token.classes)
    return numbered and counted


def _under_heading(text: str, sentence: Sentence, lead: Line) -> bool:
    """Whether a line without a full stop stands right under a heading such as `Full members`."""
    if "member" not in lead.classes or len(lead.items) > HEADING or lead.items[-1].words == "." or lead.chunks():
        return False
    return text[sentence.end - 1] not in ".!?:" and not any("member" in t.classes for t in sentence.tokens)


def _bridges(items: Sequence[Item]) -> bool:
    """`These are:` between the sentence that tells of members and their list."""
    if not items or items[-1].words != ":" or len(items) > BRIDGE:
        return False
    return not any(isinstance(item, Chunk) or not item.classes.isdisjoint(LEADING) for item in items)


def _goes_on_with_a_list(items: Sequence[Item]) -> bool:
    """`They are: A, B and C`: a sentence whose beginning announces a list of what the sentence before counts."""
    start = [item for item in items[:4] if isinstance(item, Word)]
    colon = next((i for i, item in enumerate(items[:6]) if item.words == ":"), None)
    if colon is None and _announced_run(items):
        return True
    if colon is None or not any("list_lead" in item.classes for item in start):
        return False
    named = [i for i, item in enumerate(items) if isinstance(item, Chunk)]
    return bool(named) and named[0] > colon


def _announced_run(items: Sequence[Item]) -> bool:
    """`These are A, B and C`: hardly a word before an enumeration that fills the sentence."""
    named = [i for i, item in enumerate(items) if isinstance(item, Chunk) and item.kind not in ("pronoun", "self")]
    lead = any("list_lead" in item.classes for item in items[:3])
    return lead and len(named) > 1 and named[0] <= LEAD and named[1] - named[0] < 2 * LEAD


def _whole_line(text: str, sentence: Sentence, items: list[Item]) -> list[Item]:
    """A list item is one name as far as its first dash, bracket or clause."""
    skip = 0
    while skip < len(items) and "article" in items[skip].classes:
        skip += 1
    if skip == len(items):
        return items
    start, end = strip_edges(text, items[skip].start, _before_comma(items, skip, sentence.end))
    covered = [i for i, item in enumerate(items) if item.start >= start and item.end <= end + 1]
    if not covered or not 3 <= end - start <= LINE_LENGTH or not (text[start].isalpha() or text[start] in OPEN):
        return items
    first, last = covered[0], covered[-1] + 1
    heads = [item for item in items[first:last] if isinstance(item, Chunk)]
    if heads and heads[0].start == start and heads[0].end < end and text[heads[0].end - 1] in CLOSE:
        return items  # a title in quotes ends the name: `Biblioteca „Iosif Tănăsache” din Bărcănești`
    if text[start].islower() and any(item.text[0].isupper() and item.start > start for item in heads):
        return items  # `to admit the museum of …`
    if any(not item.classes.isdisjoint(PROSE) for item in items[first:last]) or (end - start > 70 and not heads):
        return items
    if not heads and (_prose(text[start:end]) or (text[end : end + 1] == ":" and end + 1 < sentence.end)):
        return items
    if len(heads) == 1 and (heads[0].start, heads[0].end) == (start, end):
        return items
    return [*items[:first], _line(text, start, end, heads), *items[last:]]


def _prose(line: str) -> bool:
    """Whether most words of a line begin in lower case, in a script that has capitals."""
    words = [w for w in line.split() if w[0].isalpha()]
    return sum(w[0].islower() and w[0].isascii() for w in words) * 2 > len(words)


def _before_comma(items: Sequence[Item], first: int, end: int) -> int:
    """Where a place or an explanation is added behind a comma; a comma before a head noun is part of the name."""
    for i, item in enumerate(items[first:-1], first):
        following = items[i + 1]
        if item.words == "," and i > first and not (isinstance(following, Chunk) and following.head is not None):
            return item.start
    return end


def _line(text: str, start: int, end: int, heads: Sequence[Chunk]) -> Chunk:
    head, case = (heads[0].head, heads[-1].case) if heads else (None, "nom")
    inner = next((chunk.text for chunk in heads if chunk.quoted), "")
    return Chunk(0, 1, start, end, text[start:end], "line", head, case, inner=inner)


def strip_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """A list item reduced to its name: without closing punctuation and without what a dash or bracket adds."""
    cut = _EDGE.search(text[start:end])
    if cut and cut.start() > 2:
        end = start + cut.start()
    while end > start and text[end - 1] in " .,;:!":
        end -= 1
    return start, end
