"""Why something was found, or was not: the facts of an announcement sorted for a reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.chunks import Word
from pipeline.extract.extractor import Examined
from pipeline.extract.reading import Reading
from pipeline.extract.second import Reader
from pipeline.model import Announcement, Fact

Verdict = Literal["published", "review", "not_asserted", "uncertain"]
VERDICTS: tuple[Verdict, ...] = ("published", "review", "not_asserted", "uncertain")
UNCERTAIN_SHOWN = 6  # of what is too uncertain to show elsewhere, the likeliest


@dataclass(frozen=True, slots=True)
class Explanation:
    """The facts of one announcement by verdict, and words that look like membership but are something else."""

    announcement: Announcement
    facts: Mapping[Verdict, tuple[Fact, ...]]
    traps: tuple[tuple[int, int], ...]  # spans of the text


def explain(announcement: Announcement, reader: Reader, examined: Examined | None = None) -> Explanation | None:
    """None when there is no pack for the language, and no model that read it. `examined` where it is known already."""
    readings, examined = list(reader.readings(announcement)), examined or reader.examine(announcement)
    if not readings and not examined.answered:
        return None
    sorted_out: dict[Verdict, list[Fact]] = {verdict: [] for verdict in VERDICTS}
    for fact in examined.facts:
        sorted_out[verdict_of(fact)].append(fact)
    likeliest = sorted(sorted_out["uncertain"], key=lambda f: (-f.confidence, f.reference))[:UNCERTAIN_SHOWN]
    facts = {v: tuple(likeliest if v == "uncertain" else found) for v, found in sorted_out.items()}
    return Explanation(announcement, facts, tuple(trap for reading in readings for trap in _traps(reading)))


def verdict_of(fact: Fact) -> Verdict:
    if fact.tier == "silent":
        return "uncertain"
    if fact.status != "asserted":
        return "not_asserted"
    return "published" if fact.tier == "publish" else "review"


def _traps(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of words such as `board members`, `member states`."""
    for line in reading.lines:
        run: list[Word] = []
        for item in (*line.items, None):
            if isinstance(item, Word) and "not_member" in item.classes:
                run.append(item)
            elif run:
                yield run[0].start, run[-1].end
                run = []


def highlights(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with the mark that covers it; where spans overlap the first of them wins."""
    at = 0
    for start, end, mark in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= at:
            yield text[at:start], None
            yield text[start:end], mark
            at = end
    yield text[at:], None
