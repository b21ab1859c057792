"""Find what may name an organisation in a sentence: capitalised spans, head-final chunks, quotes, acronyms, anaphora.

`chunk` turns the tokens of a sentence into items, in order: a `Chunk` where something is mentioned, the token itself
elsewhere. Nothing is decided here about relations; too many chunks do less harm than clipped ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.extract.pack import HeadForm, Pack
from pipeline.extract.tokens import Sentence, Token

ChunkKind = Literal["name", "acronym", "weak", "bare", "self", "pronoun", "line"]

OPEN, CLOSE = "“„«\"‘‚»", "”“»\"’‘«"
QUOTE_REACH = 14  # tokens between an opening and a closing quote
MENTION = frozenset(["mention"])
BREAKS = frozenset(
    ["member", "join", "admit", "welcome", "belong", "become", "be", "leave", "dissolve", "rename", "merge", "based", "self", "pronoun", "stop", "found"]
)
GENERIC_BEFORE = frozenset(["more_than", "numeral"])


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


def chunk(text: str, sentence: Sentence, pack: Pack) -> list[Item]:
    """The items of one sentence."""
    reader = _Reader(text, sentence, pack)
    return reader.items()


class _Reader:
    """One pass over the tokens of a sentence."""

    def __init__(self, text: str, sentence: Sentence, pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.tokens = sentence.tokens
        self.quotes = dict(_quotes(self.tokens))
        words = [t for t in self.tokens if t.kind == "word"]
        self.shouting = len(words) > 3 and sum(t.text.isupper() for t in words) > 0.6 * len(words)
        self.title = sentence.block == "title"

    def items(self) -> list[Item]:
        out: list[Item] = []
        i = 0
        while i < len(self.tokens):
            skip = self.person(i)
            if skip > i:
                out.extend(Word(self.tokens[k], k) for k in range(i, skip))
                i = skip
                continue
            found = self.read(i)
            if found is None:
                out.append(Word(self.tokens[i], i))
                i += 1
            else:
                out.append(found)
                i = found.last
        return out

    def read(self, i: int) -> Chunk | None:
        token = self.tokens[i]
        if i in self.quotes:
            return self.quoted(i) or self.final(i)
        if token.kind != "word":
            return None
        if not token.classes.isdisjoint(("self", "pronoun")) and not token.acronym:
            return self.make(i, i + 1, "self" if "self" in token.classes else "pronoun", None)
        if self.pack.head_final:
            found = self.final(i)
            if found is not None:
                return found
        if token.capital and (self.pack.capitals or token.text.isascii()):
            return self.capitalised(i)
        return self.lower_head(i) if self.pack.capitals else None

    # --- capitalised spans ---------------------------------------------------------------------------------------

    def capitalised(self, i: int) -> Chunk | None:
        if not self.starts_name(i):
            return None
        end = self.capital_end(i)
        heads = [k for k in range(i, end) if self.tokens[k].head]
        if end == i + 1 and self.tokens[i].acronym and not self.shouting:
            return self.make(i, end, "acronym", None)
        if end == i + 1 and heads:
            head = self.tokens[i].head
            return None if head is None or head.plural else self.make(i, end, "bare", head)
        if not heads:
            known = any(self.tokens[k].acronym for k in range(i, end)) and not self.shouting
            return self.make(i, end, "name" if known else "weak", None)
        return self.make(i, end, "name", self.main_head(i, end))

    def starts_name(self, i: int) -> bool:
        token = self.tokens[i]
        if token.head is not None or token.acronym:
            return not (token.acronym and self.shouting and token.head is None)
        return token.classes.isdisjoint(BREAKS) and not (self.shouting and i == 0)

    def name_word(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or not token.capital:
            return False
        return token.head is not None or token.classes.isdisjoint(BREAKS)

    def capital_end(self, i: int) -> int:
        j = i + 1
        while j < len(self.tokens) and j < i + 18:
            following = self.extend(i, j)
            if following == j:
                break
            j = following
        return j

    def extend(self, i: int, j: int) -> int:
        """The end of the name that began at i and reached j, one step on; j itself where it ends."""
        token = self.tokens[j]
        if self.name_word(j):
            return j if token.acronym and self.has_head(i, j) and not self.shouting else j + 1
        if token.low in self.pack.links:
            return self.over_links(i, j)
        if token.low in self.pack.joiners:
            return self.over_joiner(i, j)
        if "possessive_mark" in token.classes or token.text in "’'":
            owner = self.has_head(i, j) or self.tokens[j - 1].acronym
            plural_owner = token.text in "’'" and token.start == self.tokens[j - 1].end
            return j + 2 if self.name_word(j + 1) and (not owner or plural_owner) else j
        if token.head and self.pack.capitals and j == i + 1 and not token.head.plural and self.lower_tail(i):
            return j + 1
        return j

    def lower_tail(self, i: int) -> bool:
        """A headless capitalised word before a lower-case head: `Harbour museum`."""
        return i > 0 and not self.tokens[i].acronym and self.tokens[i].head is None

    def over_links(self, i: int, j: int) -> int:
        if self.tokens[j - 1].acronym and not self.has_head(i, j):
            return j
        k = j
        while k < min(len(self.tokens), j + 3) and self.tokens[k].low in self.pack.links:
            k += 1
        if self.name_word(k):
            return k + 1
        inside = k < len(self.tokens) and self.has_head(i, j)
        return k + 1 if inside and any(c.startswith("unit:") for c in self.tokens[k].classes) else j

    def over_joiner(self, i: int, j: int) -> int:
        if not self.name_word(j + 1):
            return j
        right = self.capital_run(j + 1)
        right_heads = [h for t in self.tokens[j + 1 : right] if (h := t.head)]
        linked = any(t.low in self.pack.links for t in self.tokens[i:j])
        if self.tokens[j].text == "&":
            return j + 2
        if any(t.acronym for t in self.tokens[i:j]) and not linked:
            return j
        if not self.has_head(i, j):
            return j + 2 if right_heads and not self.after_comma(i) else j
        if right_heads and self.tokens[j + 1].head in right_heads and right_heads[0].plural:
            last = self.tokens[j - 1].head
            return j + 2 if last is not None and last.plural else j
        return j + 2 if linked and not right_heads and not self.tokens[j + 1].acronym else j

    def after_comma(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].text == ","

    def capital_run(self, i: int) -> int:
        while self.name_word(i):
            i += 1
        return i

    def has_head(self, i: int, j: int) -> bool:
        return any(t.head for t in self.tokens[i:j])

    def main_head(self, i: int, j: int) -> HeadForm | None:
        """The head of an English-type name: the last before the first link."""
        first_link = next((k for k in range(i + 1, j) if self.tokens[k].low in self.pack.links), j)
        before = [t.head for t in self.tokens[i:first_link] if t.head]
        if before and any(t.low in self.pack.group_words for t in self.tokens[i:first_link]):
            return replace(before[-1], kind="group")
        if before:
            return before[-1]
        return next((t.head for t in self.tokens[i:j] if t.head), None)

    def lower_head(self, i: int) -> Chunk | None:
        """`the association`, `the library of Marlow University`: a head noun without a capital."""
        head = self.tokens[i].head
        if head is None or head.plural:
            return None
        k = i + 1
        while k < min(len(self.tokens), i + 4) and self.tokens[k].low in self.pack.links:
            k += 1
        if k > i + 1 and self.name_word(k) and head.kind in ("site", "other", "umbrella"):
            return self.make(i, self.capital_end(k), "name", head)
        definite = any("article" in t.classes or "possessive" in t.classes for t in self.tokens[max(0, i - 3) : i])
        return self.make(i, i + 1, "bare", head) if definite else None

    # --- head-final chunks ---------------------------------------------------------------------------------------

    def final(self, i: int) -> Chunk | None:
        """A chunk that ends in its head: `ევროპის სამუზეუმო ორგანიზაციების ქსელის`."""
        j, heads = i, list[int]()
        while j < min(len(self.tokens), i + 14):
            if j in self.quotes:
                j = self.quotes[j] + 1
                continue
            token = self.tokens[j]
            if token.head is not None and token.head.case != "cop":
                heads.append(j)
                if token.head.case != "gen" or self.splits(heads, j):
                    break
            elif not self.modifies(i, j):
                break
            j += 1
        if not heads:
            return None
        return self.final_chunk(i, heads)

    def modifies(self, i: int, j: int) -> bool:
        token, pack = self.tokens[j], self.pack
        if token.kind != "word" or not token.classes.isdisjoint(BREAKS | GENERIC_BEFORE):
            return False
        if token.head is not None:
            return False
        if token.low in pack.joiners:
            return j > i and pack.link_ending.search(self.tokens[j - 1].low) is not None
        if token.text.isascii() or (token.core and token.core.isascii()):
            return token.capital and not (token.acronym and token.ending) and token.low not in pack.links
        return token.low in pack.modifier_words or pack.modifier.search(token.low) is not None

    def splits(self, heads: Sequence[int], j: int) -> bool:
        """Whether a genitive head ends a chunk: the owner of a group, or the member beside a network."""
        inner, outer = self.tokens[j].head, self.next_head(j)
        if inner is None or inner.plural or outer is None:
            return False
        if outer.kind in ("group", "organ"):
            return inner.kind in ("umbrella", "site", "other")
        return outer.kind == "umbrella" and inner.kind in ("site", "other") and outer.case in ("in", "dat", "gen", "with")

    def next_head(self, j: int) -> HeadForm | None:
        for k in range(j + 1, min(len(self.tokens), j + 6)):
            head = self.tokens[k].head
            if head is not None and not head.plural:
                return head
            if head is None and not self.modifies(j + 1, k):
                return None
        return None

    def final_chunk(self, i: int, heads: Sequence[int]) -> Chunk | None:
        last = heads[-1]
        head = self.tokens[last].head
        if head is None or head.plural or self.counted(i):
            return None
        if head.kind in ("group", "organ") and last > i and self.tokens[i].acronym:
            return None  # the acronym is the owner: it is read by itself, the group after it
        while i < last and self.tokens[i].low in self.pack.joiners:
            i += 1
        end = last + 1
        if end in self.quotes:
            return self.make(i, self.quotes[end] + 1, "name", head)
        return self.make(i, end, "bare" if i == last else "name", head)

    def counted(self, i: int) -> bool:
        """After a number a singular is generic: `30,000-ზე მეტ მუზეუმს`."""
        while i > 0 and self.modifies(0, i - 1) and self.tokens[i - 1].text.isalpha():
            i -= 1
        if i == 0:
            return False
        before = self.tokens[i - 1]
        return before.kind == "number" or not before.classes.isdisjoint(GENERIC_BEFORE)

    # --- quotes, persons -----------------------------------------------------------------------------------------

    def quoted(self, i: int) -> Chunk | None:
        close = self.quotes[i]
        inner = self.tokens[i + 1 : close]
        if self.pack.head_final and close + 1 < len(self.tokens) and self.final(i) is not None:
            return None
        heads = [t.head for t in inner if t.head]
        capitals = all(t.capital or t.low in self.pack.links or t.low in self.pack.joiners for t in inner)
        if heads and (capitals or not self.pack.capitals):
            head = self.main_head(i + 1, close) if not self.pack.head_final else heads[-1]
            return self.make(i + 1, close, "name", head, quoted=True)
        if len(inner) <= 6 and capitals and self.pack.capitals:
            return self.make(i + 1, close, "weak", None, quoted=True)
        return None

    def person(self, i: int) -> int:
        """Where a person's name that begins at i ends; i itself where none begins."""
        token = self.tokens[i]
        if token.classes.isdisjoint(("person", "office")):
            return i
        j = i + 1
        while j < len(self.tokens) and not self.tokens[j].classes.isdisjoint(("person", "office")):
            j += 1
        end = j
        while self.name_word(end) and self.tokens[end].head is None and not self.tokens[end].acronym:
            end += 1
        return end if end > j or "person" in token.classes or not token.capital else j

    def make(self, i: int, j: int, kind: ChunkKind, head: HeadForm | None, quoted: bool = False) -> Chunk:
        first, last = self.tokens[i], self.tokens[j - 1]
        end = last.end
        if last.acronym and last.ending:
            end = last.start + len(last.core)
        case = head.case if head is not None and self.pack.head_final else self.case(last)
        return Chunk(i, j, first.start, end, self.text[first.start : end], kind, head, case, quoted)

    def case(self, last: Token) -> str:
        return self.pack.case_of(last.ending or last.low) if self.pack.cases else "nom"


def _quotes(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found, i = [], 0
    while i < len(tokens):
        if tokens[i].text in OPEN:
            reach = range(i + 2, min(len(tokens), i + QUOTE_REACH))
            close = next((k for k in reach if tokens[k].text in CLOSE), None)
            if close is not None and not any(t.text in ".!?;" for t in tokens[i + 1 : close - 1]):
                found.append((i, close))
                i = close
        i += 1
    return found


def strip_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """A list item reduced to its name: without closing punctuation and without what a dash or bracket adds."""
    cut = re.search(r"\s+[–—-]\s|\s*[(（:;]|,\s+(?=[a-zа-яა-ჰ])", text[start:end])
    if cut and cut.start() > 2:
        end = start + cut.start()
    while end > start and text[end - 1] in " .,;:!":
        end -= 1
    return start, end
