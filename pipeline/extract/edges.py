"""Where a name ends: what stands right before and right behind it tells whether it was read whole."""

from collections.abc import Iterator

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.entities import Entity
from pipeline.extract.reading import Line, Reading

LINKS = {"prep:of": "of", "prep:for": "of", "prep:in": "in", "and": "and"}
MARKS = {"-": "dash", "–": "dash", "—": "dash", "“": "quote", "„": "quote", "«": "quote", '"': "quote", "»": "quote"}
SHORT = 3  # letters of a word that seldom belongs to a name


class Edges:
    """The neighbours of the names of one announcement."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.at: dict[int, tuple[Line, int]] = {}
        self.known: dict[int, tuple[str, ...]] = {}
        for line in reading.lines:
            self.at.update((chunk.start, (line, i)) for i, chunk in line.chunks())

    def of(self, entity: Entity) -> tuple[str, ...]:
        """What goes on at the edges of the mention that names an organisation: `goes_on=of`, `begins_behind=word`."""
        if entity.number not in self.known:
            self.known[entity.number] = tuple(self._around(entity)) if entity.chunks else ()
        return self.known[entity.number]

    def _around(self, entity: Entity) -> Iterator[str]:
        main = self.reading.entities.main(entity)
        line, i = self.at.get(main.start, (None, 0))
        if line is None:
            return
        before, behind = line.items[:i][-1:], line.items[i + 1 : i + 3]
        if before and (told := _beside(before[0])):
            yield f"begins_behind={told}"
        if behind and (told := _beside(behind[0])):
            yield f"goes_on={told}"
        elif len(behind) == 2 and (link := _link(behind[0])) and _carries_on(behind[1]):
            yield f"goes_on={link}"


def _beside(item: Item) -> str | None:
    """A name or an unknown word, which may be a piece of the name beside it."""
    if isinstance(item, Chunk):
        return None if item.kind in ("self", "pronoun") else "name"
    return "word" if _unknown(item) else None


def _unknown(item: Word) -> bool:
    token = item.token
    plain = token.kind == "word" and not token.capital and not item.numeric
    return plain and len(token.low) > SHORT and (not token.classes or token.head is not None)


def _link(item: Item) -> str | None:
    if item.words in MARKS:
        return MARKS[item.words]
    return next((name for kind, name in LINKS.items() if kind in item.classes), None)


def _carries_on(item: Item) -> bool:
    if isinstance(item, Chunk):
        return item.kind in ("weak", "bare")
    return _unknown(item)
