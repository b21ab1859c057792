"""Find what may name an organisation in a sentence: capitalised spans, head-final chunks, quotes, acronyms, anaphora.

`chunk` turns the tokens of a sentence into items, in order: a `Chunk` where something is mentioned, the token itself
elsewhere. Nothing is decided here about relations; too many chunks do less harm than clipped ones.
"""

from pipeline.extract.capitals import capitalised
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.finals import final
from pipeline.extract.lower import lower_head
from pipeline.extract.numbers import number_of
from pipeline.extract.pack import Pack
from pipeline.extract.scan import Scan
from pipeline.extract.tokens import Sentence

DATELINE = 9  # tokens in which a dateline ends
BEGUN = 5  # words of a quoted name of which only the first has a capital
VERBS = frozenset("join admit welcome become be leave dissolve rename merge belong planned found".split())
QUOTED = 8  # words of a quoted name without a head noun


def chunk(text: str, sentence: Sentence, pack: Pack, known: frozenset[str] = frozenset()) -> list[Item]:
    """The items of one sentence."""
    scan, out = Scan(text, sentence, pack, known), list[Item]()
    i = _dateline(scan)
    out.extend(Word(token, k) for k, token in enumerate(scan.tokens[:i]))
    while i < len(scan.tokens):
        end = _person(scan, i)
        found = _read(scan, i) if end == i else None
        if found is not None:
            out.append(found)
            i = found.last
            continue
        for k in range(i, max(end, i + 1)):
            token = scan.tokens[k]
            out.append(Word(token, k, number_of(token, pack) is not None))
        i = max(end, i + 1)
    return out


def _dateline(scan: Scan) -> int:
    """Where the place and day before a report end: `PORT ALDOUS, 14 March 2023 — `; 0 where there is none."""
    for k, token in enumerate(scan.tokens[:DATELINE]):
        if token.text in ("–", "—", "-") and k > 0:
            before = [t for t in scan.tokens[:k] if t.kind == "word"]
            shouted = before and before[0].text.isupper() and len(before[0].text) > 2
            place = shouted and (before[0].head is None) and any(t.text == "," for t in scan.tokens[:k])
            return k + 1 if place else 0
    return 0


def _read(scan: Scan, i: int) -> Chunk | None:
    token, pack = scan.tokens[i], scan.pack
    if i in scan.quotes:
        found = None if pack.capitals else final(scan, i)
        return found or _quoted(scan, i)
    if token.kind != "word":
        return None
    if not token.classes.isdisjoint(("self", "pronoun")) and not scan.acronym(i) and not _article(scan, i):
        return scan.make(i, i + 1, "self" if "self" in token.classes else "pronoun", None)
    if not pack.capitals:
        found = final(scan, i)
        if found is not None and not found.text.isascii():  # `European Network of …` inside a Georgian text
            return found
    if scan.acronym(i) and not token.capital:
        return scan.make(i, i + 1, "acronym", None)
    if token.capital and (pack.capitals or token.core.isascii()):
        return capitalised(scan, i)
    return lower_head(scan, i) if pack.capitals else None


def _article(scan: Scan, i: int) -> bool:
    """Whether a word that is article and pronoun is the article: a noun or what qualifies one follows."""
    if "article" not in scan.tokens[i].classes or i + 1 >= len(scan.tokens):
        return False
    following = scan.tokens[i + 1]
    qualifies = not following.classes.isdisjoint(("newly", "possessive")) or scan.inner(i + 1)
    return following.kind == "word" and (following.capital or qualifies)


def _quoted(scan: Scan, i: int) -> Chunk | None:
    """A name that only its quotes show."""
    close, pack = scan.quotes[i], scan.pack
    inner = scan.tokens[i + 1 : close]
    heads = scan.heads(i + 1, close)
    titled = _head_behind(scan, i, close)
    if titled is not None:
        return titled
    small = pack.links | pack.joiners
    capitals = all(t.capital or t.low in small for t in inner)
    if heads and (capitals or (not pack.capitals and inner[-1].head is not None)):
        head = heads[-1] if not pack.capitals else scan.main_head(i + 1, close)
        return None if head is None or head.plural else scan.make(i + 1, close, "name", head, quoted=True)
    spoken = i > 0 and scan.tokens[i - 1].text == ":"
    plain = not spoken and all(t.kind == "word" for t in inner) and inner[0].classes.isdisjoint(("self", "pronoun"))
    begun = 1 < len(inner) <= BEGUN and inner[0].capital and all(t.classes.isdisjoint(VERBS) for t in inner)
    if len(inner) <= QUOTED and plain and (capitals or begun or not pack.capitals):
        return scan.make(i + 1, close, "weak", None, quoted=True)
    return None


def _head_behind(scan: Scan, i: int, close: int) -> Chunk | None:
    """`«Աշտարակ» ակադեմիան`: a title before its head noun, where names end in their head."""
    head = scan.tokens[close + 1].head if close + 1 < len(scan.tokens) else None
    if not (scan.pack.head_final and scan.pack.capitals) or head is None or head.plural or head.case == "in":
        return None
    begins = scan.tokens[i + 1].capital and close - i <= QUOTED
    return scan.make(i, close + 2, "name", head, inner=scan.between(i + 1, close)) if begins else None


def _person(scan: Scan, i: int) -> int:
    """Where a person's name that begins at i ends; i itself where none begins."""
    tokens = scan.tokens
    personal = ("person", "office")
    if tokens[i].classes.isdisjoint(personal):
        return i
    j = i + 1
    while j < len(tokens) and not tokens[j].classes.isdisjoint(personal):
        j += 1
    end = j
    while scan.name_word(end) and tokens[end].head is None and not tokens[end].acronym:
        end += 1
    return end if end > j or "person" in tokens[i].classes or not tokens[i].capital else j
