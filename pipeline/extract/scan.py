"""The tokens of a sentence with what the readers of names ask of them."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.chunks import Chunk, ChunkKind
from pipeline.extract.dates import is_month
from pipeline.extract.declension import HeadForm
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import Sentence, Token

OPEN, CLOSE = '“„«"‘‚»', '”“»"’‘«'
QUOTE_REACH = 14  # tokens between an opening and a closing quote
SHOUTED = 3  # words in capitals that are a headline rather than acronyms
LONGEST = 18  # tokens of a name
INSIDE = 8  # lower-case words that may lead to the head of a name
BREAKS = frozenset(
    "member join admit welcome belong become be leave dissolve rename merge based self pronoun stop found part".split()
)

VERBAL = BREAKS - {"stop"}
NOT_INSIDE = BREAKS | frozenset(
    "clause relative neg planned hypothetical future now list_lead office person since until ended only unite".split()
) - {"found", "part", "based"}


class Scan:
    """One sentence while its names are looked for; `known` are short names that the text defines."""

    def __init__(self, text: str, sentence: Sentence, pack: Pack, known: frozenset[str]) -> None:
        self.text, self.pack, self.known = text, pack, known
        self.tokens = sentence.tokens
        self.quotes = dict(_quotes(self.tokens))
        words = [t for t in self.tokens if t.kind == "word"]
        heading = any("member" in t.classes for t in words)  # `FULL MEMBERS`
        long = len(words) == 2 and (heading or all(len(t.low) > 4 for t in words))
        self.shouting = (len(words) >= SHOUTED or long) and sum(t.text.isupper() for t in words) > 0.6 * len(words)

    def acronym(self, i: int) -> bool:
        token = self.tokens[i]
        return token.acronym or (token.kind == "word" and (token.core in self.known or token.text in self.known))

    def name_word(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or not token.capital:
            return False
        if token.head is not None or token.classes.isdisjoint(BREAKS):
            return True
        saint = i + 1 < len(self.tokens) and len(token.low) < 5 and self.tokens[i + 1].capital  # `São Paulo`
        free = token.classes.isdisjoint(VERBAL) or (saint and token.classes.isdisjoint(VERBAL - {"be"}))
        return free and i > 0 and not is_month(token.low, self.pack.code)

    def inner(self, i: int) -> bool:
        """Whether a lower-case word may stand inside a name: a head, what heads count, or a word that modifies."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "word" or token.capital or not token.classes.isdisjoint(NOT_INSIDE):
            return False
        unit = any(c.startswith("unit:") for c in token.classes)
        group = token.low in self.pack.group_words or token.low in self.pack.organ_words
        return token.head is not None or unit or group or self.modifies(i)

    def modifies(self, i: int) -> bool:
        low, pack = self.tokens[i].low, self.pack
        return pack.modifier_words.has(low) or (len(low) > 3 and pack.modifier.search(low) is not None)

    def heads(self, i: int, j: int) -> list[HeadForm]:
        return [t.head for t in self.tokens[i:j] if t.head]

    def skip(self, i: int, words: frozenset[str], most: int) -> int:
        """The first place from i on where none of these words stands."""
        j = i
        while j < min(len(self.tokens), i + most) and self.tokens[j].low in words:
            j += 1
        return j

    def main_head(self, i: int, j: int) -> HeadForm | None:
        """The head of a name: before the first link the last noun, or the first where nouns are declined."""
        links = self.pack.links
        first_link = next((k for k in range(i + 1, j) if self.tokens[k].low in links), j)
        before = self.heads(i, first_link)
        own = [head for head in before if not head.foreign]
        if own and self.pack.head_final:
            return self.qualified(i, first_link, own[-1])
        if before and self.pack.head_first:
            first = next((head for head in before if not head.plural), before[0])
            return self.qualified(i, self.behind_link(first_link), first)
        if before:
            return self.qualified(i, first_link, before[-1])
        return next(iter(self.heads(i, j)), None)

    def behind_link(self, i: int) -> int:
        """Behind the words that say what a noun is for: `conseil d'administration`; i where nothing does."""
        k = self.skip(i, self.pack.links, 2)
        says = k > i and k < len(self.tokens) and self.tokens[k].low in self.pack.group_words | self.pack.organ_words
        return k + 1 if says else i

    def qualified(self, i: int, j: int, head: HeadForm) -> HeadForm:
        """The head as the words before it make it: a working group, a supervisory council."""
        words = {t.low for t in self.tokens[i:j]}
        if head.kind != "site" and not words.isdisjoint(self.pack.organ_words):
            return replace(head, kind="organ")
        return replace(head, kind="group") if not words.isdisjoint(self.pack.group_words) else head

    def make(
        self, i: int, j: int, kind: ChunkKind, head: HeadForm | None, quoted: bool = False, inner: str = ""
    ) -> Chunk:
        first, last = self.tokens[i], self.tokens[j - 1]
        end = last.end
        if last.ending and (self.acronym(j - 1) or last.core.isascii() or self.pack.ending_marks):
            end = last.start + len(last.core)
        if head is not None and self.pack.cased:
            case, cases = head.case, head.cases or frozenset([head.case])
        else:
            last = last if last.kind == "word" or j - i < 2 else self.tokens[j - 2]
            shown = last.ending or ("" if self.acronym(j - 1) else last.low)
            case = self.pack.case_of(shown) if self.pack.cases and shown else "nom"
            cases = frozenset([case])
        text = self.text[first.start : end]
        return Chunk(i, j, first.start, end, text, kind, head, case, quoted, cases, inner)

    def between(self, i: int, j: int) -> str:
        """The words of tokens i to j, as written."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end] if j > i else ""


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
