"""An announcement with all that reads it: its packs, as far as there are any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.chunks import Chunk
from pipeline.extract.pack import Pack
from pipeline.extract.reading import Reading
from pipeline.model import Announcement

Span = tuple[int, int]  # code points into the text; the end is exclusive


@dataclass(frozen=True, slots=True)
class Page:
    """`pack` reads dates and numbers where no reading does; without a pack for the language it knows no words."""

    announcement: Announcement
    readings: Sequence[Reading]  # none where there is no pack
    pack: Pack

    @property
    def text(self) -> str:
        return self.announcement.text

    def pack_at(self, at: int) -> Pack:
        """The pack that reads a place in the text."""
        covering = (r.pack for r in self.readings if r.lines and r.lines[0].sentence.start <= at < _end(r))
        return next(covering, self.pack)

    def chunks(self, words: str) -> Iterator[tuple[Reading, Chunk]]:
        """What the packs take for a mention with exactly these words, in reading order."""
        for reading in self.readings:
            for line in reading.lines:
                yield from ((reading, chunk) for _, chunk in line.chunks() if chunk.text == words)


def _end(reading: Reading) -> int:
    return reading.lines[-1].sentence.end
