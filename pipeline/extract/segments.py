"""A page in two languages: which pack reads which paragraphs.

A paragraph is in the language of the announcement unless its letters or its words say otherwise: the script first, then
the small words of the pack, and only where those are missing the identifier of languages.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.pack import Pack
from pipeline.languages import likeliest, main_script, script_of

SMALL = frozenset("article and be clause pronoun relative possessive stop neg self past since".split())
ENOUGH = 8  # words from which a paragraph shows its language
SAMPLE = 60  # words that are looked at
LEAST = 0.12  # of the words of a text are small ones
SURE = 0.95  # from which probability another language is believed
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of paragraphs in one language: code points into the text."""

    start: int
    end: int
    tag: str


def segments(text: str, tag: str | None, packs: Mapping[str, Pack]) -> tuple[Segment, ...]:
    """The parts of a text that a pack can read, in order; one for a text in one language."""
    if tag is not None and tag in packs and not _mixed(text, packs[tag]):
        return (Segment(0, len(text), tag),)
    tagged = [(m.start(), m.end(), _tag(m.group(), tag, packs)) for m in _PARAGRAPH.finditer(text)]
    runs = [list(run) for _, run in groupby(_settled(tagged), key=lambda part: part[2])]
    return tuple(Segment(run[0][0], run[-1][1], run[0][2]) for run in runs if run[0][2] in packs)


Part = tuple[int, int, str]


def _settled(tagged: list[tuple[int, int, str | None]]) -> Iterator[Part]:
    """A paragraph that shows no language is in that of the one before it."""
    last = next((tag for _, _, tag in tagged if tag is not None), "")
    for start, end, tag in tagged:
        last = tag if tag is not None else last
        yield start, end, last


def _mixed(text: str, pack: Pack) -> bool:
    """Whether any paragraph does not look like the language of a pack."""
    return any(not _fits(match.group(), pack) for match in _PARAGRAPH.finditer(text))


def _fits(paragraph: str, pack: Pack) -> bool:
    words = _words(paragraph)
    if len(words) < ENOUGH:
        return True
    small = sum(not pack.classes(word).isdisjoint(SMALL) for word in words)
    return small >= LEAST * len(words)


def _words(paragraph: str) -> list[str]:
    return [match.group().lower() for _, match in zip(range(SAMPLE), _WORD.finditer(paragraph), strict=False)]


def _tag(paragraph: str, tag: str | None, packs: Mapping[str, Pack]) -> str | None:
    """The language of a paragraph; None where it is too short to show one."""
    script = main_script(paragraph)
    known = tag is not None and tag in packs
    own = tag is not None and (script is None or script_of(tag) in (None, script))
    if known and own and tag is not None and _fits(paragraph, packs[tag]):
        return tag if len(_words(paragraph)) >= ENOUGH else None
    if len(_words(paragraph)) < ENOUGH and own:
        return None
    among = frozenset(code for code in packs if script_of(code) in (None, script))
    found, probability = likeliest(paragraph, among)
    believed = found is not None and (probability >= SURE or not known or not own) and _fits(paragraph, packs[found])
    return found if believed else tag if own else None
