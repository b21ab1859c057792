"""An announcement as the extractor sees it: sentences of items, entities, dates, numbers, list leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.entities import Entities, Entity
from pipeline.extract.mentions import Chunk, Item, Word, chunk, strip_edges
from pipeline.extract.numbers import number_of
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import Sentence, sentences
from pipeline.model import Announcement

LINE_LENGTH = 140  # a longer list item is prose, not a name


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, read. `lead` is the index of the sentence that announces the list it is an item of."""

    sentence: Sentence
    items: tuple[Item, ...]
    dates: tuple[DateMention, ...]
    lead: int | None

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


def read(announcement: Announcement, pack: Pack) -> Reading:
    """Read one announcement with one pack; the text is not changed."""
    text, entities = announcement.text, Entities(announcement.text, pack)
    lines: list[Line] = []
    lead: int | None = None
    for index, sentence in enumerate(sentences(text, pack)):
        items = _numbered(chunk(text, sentence, pack), pack)
        if sentence.block == "item":
            items = _whole_line(text, sentence, items)
        else:
            lead = index
        entities.read(sentence, items, index)
        dates = find_dates(text, sentence.start, sentence.end, pack, announcement.published)
        lines.append(Line(sentence, tuple(items), tuple(dates), lead if sentence.block == "item" else None))
    entities.finish()
    return Reading(announcement, pack, tuple(lines), entities)


def _numbered(items: Sequence[Item], pack: Pack) -> list[Item]:
    return [
        replace(item, numeric=True) if isinstance(item, Word) and number_of(item.token, pack) is not None else item
        for item in items
    ]


def _whole_line(text: str, sentence: Sentence, items: list[Item]) -> list[Item]:
    """A list item is one name as far as its first dash, bracket or clause."""
    start = sentence.start
    skip = 0
    while skip < len(items) and isinstance(items[skip], Word) and "article" in items[skip].classes:
        skip += 1
    if skip:
        start = items[skip].start if skip < len(items) else start
    start, end = strip_edges(text, start, sentence.end)
    covered = [i for i, item in enumerate(items) if item.start >= start and item.end <= end + 1]
    if not covered or end - start > LINE_LENGTH or end - start < 3:
        return items
    first, last = covered[0], covered[-1] + 1
    heads = [item for item in items[first:last] if isinstance(item, Chunk)]
    trigger = any(not item.classes.isdisjoint(("join", "leave", "member", "become", "be")) for item in items[first:last])
    if trigger or not text[start:end][0].isalpha() or (end - start > 70 and not heads):
        return items
    head = heads[0].head if heads else None
    case = heads[-1].case if heads else "nom"
    line = Chunk(0, 1, start, end, text[start:end], "line", head, case)
    return [*items[:first], line, *items[last:]]
