"""What a sentence is made of once it is read: chunks that mention something, and words."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.extract.declension import HeadForm
from pipeline.extract.tokens import Token

ChunkKind = Literal["name", "acronym", "weak", "bare", "self", "pronoun", "line"]
MENTION = frozenset(["mention"])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A span of a sentence that names or points to an organisation (or might)."""

    first: int  # token index, inclusive
    last: int  # token index, exclusive
    start: int  # code points into the text
    end: int
    text: str
    kind: ChunkKind
    head: HeadForm | None
    case: str
    quoted: bool = False
    cases: frozenset[str] = frozenset()  # all that its ending may be
    inner: str = ""  # the quoted part of a name, which also names it: ქარვა of ფონდი „ქარვა“
    classes: frozenset[str] = MENTION

    words: ClassVar[str] = ""
    is_mention: ClassVar[bool] = True

    @property
    def head_kind(self) -> str:
        return self.head.kind if self.head else "none"


class Word:
    """A token as an item of a sentence. Its attributes are read millions of times, so they are no properties."""

    __slots__ = ("classes", "end", "index", "numeric", "start", "token", "words")
    is_mention = False
    case = ""
    cases = frozenset[str]()

    def __init__(self, token: Token, index: int, numeric: bool = False) -> None:
        self.token, self.index, self.numeric = token, index, numeric
        self.words, self.classes, self.start, self.end = token.low, token.classes, token.start, token.end


Item = Chunk | Word
