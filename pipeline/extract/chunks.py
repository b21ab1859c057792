"""What a sentence is made of once it is read: chunks that mention something, and words."""

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.pack import HeadForm
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
    inner: str = ""  # the quoted part of a name, which also names it: ქარვა of ფონდი „ქარვა“
    classes: frozenset[str] = MENTION

    @property
    def words(self) -> str:
        return ""

    @property
    def is_mention(self) -> bool:
        return True

    @property
    def head_kind(self) -> str:
        return self.head.kind if self.head else "none"


@dataclass(frozen=True, slots=True)
class Word:
    """A token as an item of a sentence."""

    token: Token
    index: int
    numeric: bool = False

    @property
    def words(self) -> str:
        return self.token.low

    @property
    def classes(self) -> frozenset[str]:
        return self.token.classes

    @property
    def is_mention(self) -> bool:
        return False

    @property
    def case(self) -> str:
        return ""

    @property
    def start(self) -> int:
        return self.token.start

    @property
    def end(self) -> int:
        return self.token.end


Item = Chunk | Word
