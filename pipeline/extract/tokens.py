"""Text to tokens with exact offsets, sentences and blocks. The text itself is never altered."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.pack import HeadForm, LookedUp, Pack

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LETTER = rf"(?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])"
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[.,\u00a0\u202f\u2009 ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)(?P<ending>-{_LETTER}+)?"
    rf"|(?P<possessive>['’]s\b)"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|\d)*(?:(?:[-‐‑&]|[’'](?!s\b)|\.(?={_LETTER}\.))(?:{_LETTER}|\d)+)*)"
    r"|(?P<mark>\S)"
)
_ACRONYM = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω][A-ZÀ-ÞА-ЯΑ-Ω0-9&.]*[A-ZÀ-ÞА-ЯΑ-Ω0-9]$|[A-Z]+[a-z]?[A-Z]+$")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·*–—-]|\d{1,2}[.)]|[a-zა-ჰ]\))\s+")
_SEPARATOR = re.compile(r"(?<=\S)\s+[·•|]\s+(?=\S)")
_END = ".!?…"
LONGEST = 250  # tokens; what goes on without a full stop is cut, so that no work grows with its square
_HARD_WRAP = 55  # a line at least so long, without a full stop, is taken to go on in the next

POSSESSIVE = frozenset(["possessive_mark"])

Kind = Literal["word", "number", "mark"]
BlockKind = Literal["title", "text", "item"]


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    kind: Kind
    low: str  # for classes: casefolded, without invisible characters
    classes: frozenset[str]
    head: HeadForm | None = None
    core: str = ""  # an acronym or number without its case ending: NEMO of NEMO-ს
    ending: str = ""  # ს of NEMO-ს

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        return self.kind == "word" and 2 <= len(self.core) <= 12 and _ACRONYM.match(self.core) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence and where it stands; `block` is title, text or list item."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    block: BlockKind
    paragraph: int  # which block of the text, from 0


def normal(word: str) -> str:
    """The form in which words are looked up."""
    if word.isascii():
        return word.lower()
    cleaned = "".join(c for c in word if c not in INVISIBLE)
    return unicodedata.normalize("NFC", cleaned).replace("’", "'").lower()


def tokenise(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Tokens of text[start:end]; offsets count into the whole text."""
    tokens = [_token(match, pack) for match in _TOKEN.finditer(text, start, end)]
    return _mark_phrases(tokens, pack)


def _token(match: re.Match[str], pack: Pack) -> Token:
    text, kind = match.group(), match.lastgroup or "mark"
    if match["number"] is not None:
        ending = normal(match["ending"] or "").lstrip("-")
        return Token(text, match.start(), match.end(), "number", text, frozenset(), None, match["number"], ending)
    start, end = match.span()
    if kind == "possessive":
        return Token(text, start, end, "mark", "'s", POSSESSIVE)
    if kind == "mark":
        low = normal(text)
        return Token(text, start, end, "mark", low, pack.classes(low))
    low, classes, head, core, ending = _look_up(text, pack)
    return Token(text, start, end, "word", low, classes, head, core, ending)


def _look_up(word: str, pack: Pack) -> LookedUp:
    """What a pack says of a word as written; remembered."""
    known = pack.words.get(word)
    if known is None:
        low = normal(word)
        classes = pack.classes(low)
        head = pack.head(low) if "based" not in classes else None  # an office or a seat is no body
        known = (low, classes, head, *_split_ending(word, pack))
        pack.remember(word, known)
    return known


def _split_ending(word: str, pack: Pack) -> tuple[str, str]:
    core, hyphen, ending = word.rpartition("-")
    if hyphen and core and ending.islower() == pack.capitals and _ACRONYM.match(core) and not ending.isupper():
        return core, normal(ending)
    if hyphen and core and not pack.capitals and not ending.isascii():
        return core, normal(ending)
    return word, ""


def _mark_phrases(tokens: list[Token], pack: Pack) -> list[Token]:
    for i, token in enumerate(tokens):
        for phrase, name in pack.phrases_from(token.low):
            n = len(phrase)
            if i + n <= len(tokens) and all(phrase[k].match(tokens[i + k].low) for k in range(1, n)):
                for j in range(i, i + n):
                    tokens[j] = _with_class(tokens[j], name)
    return tokens


def _with_class(token: Token, name: str) -> Token:
    t = token
    return Token(t.text, t.start, t.end, t.kind, t.low, t.classes | {name}, t.head, t.core, t.ending)


def sentences(text: str, pack: Pack) -> Iterator[Sentence]:
    """The sentences of a text, in order. A newline ends a sentence unless the line is hard-wrapped."""
    for number, (start, end, block) in enumerate(blocks(text)):
        tokens = tokenise(text, start, end, pack)
        for part in _split(text, tokens, pack):
            yield Sentence(tuple(part), part[0].start, part[-1].end, block, number)


def blocks(text: str) -> Iterator[tuple[int, int, BlockKind]]:
    """Spans of title, paragraphs and list items, without bullets and outer white space."""
    lines, titled = list(_lines(text)), False
    i = 0
    while i < len(lines):
        start, end, bullet = lines[i]
        while i + 1 < len(lines) and _goes_on(text, lines[i], lines[i + 1]):
            i += 1
            end = lines[i][1]
        if _SEPARATOR.search(text, start, end) and titled:
            yield from _parts(text, start, end)
            i += 1
            continue
        kind: BlockKind = "item" if bullet else "title" if not titled and _like_title(text[start:end]) else "text"
        titled = True
        yield start, end, kind
        i += 1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, BlockKind]]:
    """A list on one line: `A · B · C`."""
    for cut in _SEPARATOR.finditer(text, start, end):
        yield start, cut.start(), "item"
        start = cut.end()
    yield start, end, "item"


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start, end = match.span()
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end, bullet is not None


def _goes_on(text: str, line: tuple[int, int, bool], following: tuple[int, int, bool]) -> bool:
    between = text[line[1] : following[0]]
    if following[2] or between.count("\n") != 1:
        return False
    return _HARD_WRAP <= line[1] - line[0] <= 100 and text[line[1] - 1] not in '.!?…:;”“"»'


def _like_title(line: str) -> bool:
    return len(line) < 200 and line[-1] not in ".:;"


def _split(text: str, tokens: Sequence[Token], pack: Pack) -> Iterator[list[Token]]:
    part: list[Token] = []
    for i, token in enumerate(tokens):
        part.append(token)
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        ends = token.text in _END and following is not None and _ends(part, following, pack)
        if ends or len(part) >= LONGEST:
            yield part
            part = []
    if part:
        yield part


def _ends(part: Sequence[Token], following: Token, pack: Pack) -> bool:
    stop, before = part[-1], part[-2] if len(part) > 1 else None
    if following.start == stop.end:
        return False
    if pack.capitals and following.kind == "word" and following.text[0].islower():
        return False
    if stop.text != "." or before is None:
        return True
    if before.low in pack.abbreviations or (len(before.text) == 1 and before.text.isalpha()):
        return False
    return not (before.kind == "number" and len(before.text) < 3 and not pack.head_final and following.kind == "number")
