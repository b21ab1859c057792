"""Text to tokens with exact offsets, sentences and blocks. The text itself is never altered."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.declension import HeadForm
from pipeline.extract.pack import LookedUp, Pack, fits

INVISIBLE = "\u055b\u055e\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LETTER = rf"(?:[^\W\d_]|[\u0300-\u036f{INVISIBLE}])"
_MIXED = re.compile(r"[A-Z]+[a-z]?[A-Z]+$")
_ACRONYM_MARKS = str.maketrans("", "", "&.0123456789")
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·*–—-]|\d{1,2}[.)]|[a-zა-ჰ]\))\s+")
_SEPARATOR = re.compile(r"(?<=\S)\s+[·•|]\s+(?=\S)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = ".!?…։"
LONGEST_ENDING = 5  # letters that may hang on an acronym without a mark
GAP = 12  # tokens between the parts of a phrase with a gap
_GAP_ENDS = frozenset(".!?…;:")
LONGEST = 250  # tokens; what goes on without a full stop is cut, so that no work grows with its square
_HARD_WRAP = 55  # a line at least so long, without a full stop, is taken to go on in the next

POSSESSIVE = frozenset(["possessive_mark"])

Kind = Literal["word", "number", "mark"]
BlockKind = Literal["title", "text", "item"]


class Token:
    """A word, number or mark. Its attributes are read millions of times, so they are no properties."""

    __slots__ = ("acronym", "capital", "classes", "core", "end", "ending", "head", "kind", "low", "start", "text")

    def __init__(
        self, text: str, start: int, end: int, kind: Kind, low: str, classes: frozenset[str],
        head: HeadForm | None = None, core: str = "", ending: str = "", acronym: bool = False,
    ) -> None:  # fmt: skip
        self.text, self.start, self.end, self.kind = text, start, end, kind
        self.low = low  # for classes: in lower case, without invisible characters
        self.classes, self.head = classes, head
        self.core = core  # an acronym, number or name without its case ending: NEMO of NEMO-ს
        self.ending = ending  # ს of NEMO-ს
        self.acronym = acronym
        self.capital = text[0].isupper() or (kind == "word" and len(text) > 3 and not text[:3].islower())  # gCartlann


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
    return unicodedata.normalize("NFC", cleaned).replace("’", "'").replace("ʼ", "'").lower().replace("i\u0307", "i")


@functools.cache
def _token_rule(marks: str) -> re.Pattern[str]:
    """What a token is where these marks hang a case ending on a word."""
    hung = "".join(re.escape(mark) for mark in marks if mark not in "-'’")
    ending = rf"(?P<ending>[-'’{hung}]{_LETTER}+)?" if marks else rf"(?P<ending>-{_LETTER}+)?"
    hangs = rf"|[{hung}](?=[^\W\d_A-Z])" if hung else ""
    return re.compile(
        rf"(?P<number>\d{{1,3}}(?:[.,\u00a0\u202f\u2009 ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?){ending}"
        rf"|(?P<possessive>['’]s\b)"
        rf"|(?P<word>{_LETTER}(?:{_LETTER}|\d)*(?:(?:[-‐‑&·]|[’'](?!s\b)|\.(?={_LETTER}\.){hangs})(?:{_LETTER}|\d)+)*)"
        r"|(?P<mark>\S)"
    )


def tokenise(text: str, start: int, end: int, pack: Pack) -> list[Token]:
    """Tokens of text[start:end]; offsets count into the whole text."""
    tokens: list[Token] = []
    for match in _token_rule(pack.ending_marks).finditer(text, start, end):
        word, at = match.group(), match.start()
        kind = match.lastgroup
        if kind == "word":
            cut = pack.elision.match(word) if pack.elision is not None else None
            if cut is not None:
                tokens.append(_word(word[: cut.end()], at, pack))
                word, at = word[cut.end() :], at + cut.end()
            tokens.append(_word(word, at, pack))
        elif kind == "possessive":
            tokens.append(Token(word, at, match.end(), "mark", "'s", POSSESSIVE))
        elif kind == "mark" and word in "'’" and tokens and tokens[-1].end == at and _with_mark(tokens[-1], pack):
            tokens[-1] = _word(tokens[-1].text + word, tokens[-1].start, pack)  # `ta'`
        elif kind == "mark":
            low = normal(word)
            tokens.append(Token(word, at, match.end(), "mark", low, pack.classes(low)))
        else:
            ending = normal(match["ending"] or "")[1:]
            tokens.append(Token(word, at, match.end(), "number", word, frozenset(), None, match["number"], ending))
    return _mark_phrases(tokens, pack)


def _with_mark(token: Token, pack: Pack) -> bool:
    return token.kind == "word" and pack.words_of.has(f"{token.low}'")


def _word(word: str, at: int, pack: Pack) -> Token:
    return Token(word, at, at + len(word), "word", *_look_up(word, pack))


def _look_up(word: str, pack: Pack) -> LookedUp:
    """What a pack says of a word as written; remembered."""
    known = pack.words.get(word)
    if known is None:
        core, ending = _split_ending(word, pack)
        low = normal(word)
        classes = pack.classes(low)
        head = pack.head(low)
        if head is None and ending:
            low_core = normal(core)
            classes = classes or pack.classes(low_core)
            head = pack.hung(low_core, ending)
        if "based" in classes:
            head = None  # an office or a seat is no body
        if head is not None and len(low) > len(head.form) + 2 and not classes.isdisjoint(("occasion", "not_member")):
            head = None  # `Jahreshauptversammlung`
        known = (low, classes, head, core, ending, _is_acronym(core))
        pack.remember(word, known)
    return known


def _is_acronym(core: str) -> bool:
    if not (2 <= len(core) <= 12 and core[0].isupper()):
        return False
    letters = core.translate(_ACRONYM_MARKS)
    return (len(core) > 1 and letters.isupper() and letters.isalpha()) or _MIXED.match(core) is not None


def _split_ending(word: str, pack: Pack) -> tuple[str, str]:
    for mark in pack.ending_marks:
        core, hung, ending = word.rpartition(mark)
        if hung and core and ending.islower() and core[0].isupper() and (mark != "-" or _is_acronym(core)):
            return core, normal(ending)
    if pack.cased and pack.capitals and word[:3].isupper():
        small = len(word) - len(word.rstrip("".join(c for c in word if c.islower())))
        core, ending = word[: len(word) - small], word[len(word) - small :]
        known = pack.case_of(ending) != "nom" or ending == "s"
        if 0 < small <= LONGEST_ENDING and core.isupper() and known:
            return core, ending  # `NEMOko`, `ICOMi`
    core, hyphen, ending = word.rpartition("-")
    if hyphen and core and ending.islower() == pack.capitals and _is_acronym(core) and not ending.isupper():
        return core, normal(ending)
    if hyphen and core and not pack.capitals and not ending.isascii():
        return core, normal(ending)
    return word, ""


def _mark_phrases(tokens: list[Token], pack: Pack) -> list[Token]:
    for i, token in enumerate(tokens):
        for phrase, name in pack.phrases_from(token.low):
            for j in _phrase(tokens, i, phrase):
                tokens[j].classes |= {name}
    return tokens


def _phrase(tokens: Sequence[Token], i: int, phrase: Sequence[str]) -> range:
    """The tokens that a phrase takes from i on, of one with a gap those before it; none where it does not stand."""
    gap = phrase.index("...") if "..." in phrase else len(phrase)
    if not _stands(tokens, i, phrase[:gap]):
        return range(0)
    rest = phrase[gap + 1 :]
    if rest:
        for k in range(i + gap, min(len(tokens), i + gap + GAP + 1)):
            if _stands(tokens, k, rest):
                return range(i, i + gap)
            if tokens[k].text in _GAP_ENDS and tokens[k - 1].kind != "number":
                break
        return range(0)
    return range(i, i + gap)


def _stands(tokens: Sequence[Token], i: int, parts: Sequence[str]) -> bool:
    return i + len(parts) <= len(tokens) and all(fits(part, tokens[i + k].low) for k, part in enumerate(parts))


def sentences(text: str, pack: Pack, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of text[start:end], in order. A newline ends a sentence unless the line is hard-wrapped."""
    for number, (first, last, block) in enumerate(blocks(text, start, end)):
        tokens = tokenise(text, first, last, pack)
        for part in _split(text, tokens, pack):
            yield Sentence(tuple(part), part[0].start, part[-1].end, block, number)


def blocks(text: str, first: int, last: int) -> Iterator[tuple[int, int, BlockKind]]:
    """Spans of title, paragraphs and list items, without bullets and outer white space."""
    lines, titled = list(_lines(text, first, last)), first > 0
    i = 0
    while i < len(lines):
        start, end, bullet = lines[i]
        while i + 1 < len(lines) and _goes_on(text, lines[i], lines[i + 1]) and (titled or _small(text, lines[i + 1])):
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


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    for match in _LINE.finditer(text, first, last):
        start, end = match.span()
        bullet = _BULLET.match(text, start, end)
        start = bullet.end() if bullet else start
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end, bullet is not None


def _small(text: str, line: tuple[int, int, bool]) -> bool:
    return text[line[0]].islower()


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
    return not (before.kind == "number" and len(before.text) < 3)  # `7. Mai`, `12. Generalversammlung`
