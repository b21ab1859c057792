"""Names that end in their head noun and need no capitals: `ევროპის სამუზეუმო ორგანიზაციების ქსელის`."""

from collections.abc import Sequence

from pipeline.extract.chunks import Chunk
from pipeline.extract.declension import HeadForm
from pipeline.extract.scan import BREAKS, Scan

REACH = 14  # tokens of a name
GENERIC_BEFORE = frozenset(["more_than", "numeral"])
NO_MODIFIER = BREAKS | GENERIC_BEFORE | {"hypothetical", "neg"}
GROUPS = ("group", "organ")


def final(scan: Scan, i: int) -> Chunk | None:
    """The chunk that begins at i and ends in its head."""
    heads, j = list[int](), i
    while j < min(len(scan.tokens), i + REACH):
        if j in scan.quotes and j == i and _headed(scan, j):
            j = scan.quotes[j] + 1
            continue
        if j in scan.quotes:
            break
        token = scan.tokens[j]
        if token.head is not None and token.head.case != "cop":
            heads.append(j)
            if token.head.case != "gen" or _splits(scan, j):
                break
        elif token.head is not None or not _modifies(scan, i, j):
            if token.head is not None and j > i:
                heads.append(j)
            break
        j += 1
    return _chunk(scan, i, heads) if heads else None


def _headed(scan: Scan, quote: int) -> bool:
    """Whether a quote is followed by the head that it names: `„ხიდების ქალაქების“ ქსელი`."""
    behind = scan.quotes[quote] + 1
    return behind < len(scan.tokens) and scan.tokens[behind].head is not None and not _own_name(scan, quote)


def _own_name(scan: Scan, quote: int) -> bool:
    """Whether a quote is a name in itself: it ends in a head noun."""
    return scan.tokens[scan.quotes[quote] - 1].head is not None


def _modifies(scan: Scan, i: int, j: int) -> bool:
    token, pack = scan.tokens[j], scan.pack
    if token.kind != "word" or not token.classes.isdisjoint(NO_MODIFIER):
        return False
    if token.head is not None or scan.acronym(j):
        return False
    if token.low in pack.joiners:
        return j > i and pack.link_ending.search(scan.tokens[j - 1].low) is not None
    if token.text.isascii() or (token.core and token.core.isascii()):
        return token.capital and token.low not in pack.links
    return pack.modifier_words.has(token.low) or pack.modifier.search(token.low) is not None


def _splits(scan: Scan, j: int) -> bool:
    """Whether a genitive head ends a chunk: the owner of a group, or the member beside a network."""
    inner, outer = scan.tokens[j].head, _next_head(scan, j)
    if inner is None or inner.plural or outer is None:
        return False
    if outer.kind in GROUPS:
        return inner.kind in ("umbrella", "site", "other")
    return outer.kind == "umbrella" and inner.kind in ("site", "other") and outer.case in ("in", "dat", "gen", "with")


def _next_head(scan: Scan, j: int) -> HeadForm | None:
    for k in range(j + 1, min(len(scan.tokens), j + 6)):
        head = scan.tokens[k].head
        if head is not None and not head.plural:
            return head
        if head is None and not _modifies(scan, j + 1, k):
            return None
    return None


def _chunk(scan: Scan, i: int, heads: Sequence[int]) -> Chunk | None:
    tokens, last = scan.tokens, heads[-1]
    head = tokens[last].head
    if head is None or head.plural or _counted(scan, i):
        return None
    while i < last and tokens[i].low in scan.pack.joiners:
        i += 1
    end = last + 1
    head = scan.qualified(i, end, head)
    if i in scan.quotes and scan.quotes[i] < last:
        return scan.make(i, end, "name", head, inner=scan.between(i + 1, scan.quotes[i]))
    if end in scan.quotes and (i == last or not _own_name(scan, end)):
        return scan.make(i, scan.quotes[end] + 1, "name", head, inner=scan.between(end + 1, scan.quotes[end]))
    return scan.make(i, end, "bare" if i == last else "name", head)


def _counted(scan: Scan, i: int) -> bool:
    """After a number a singular is generic: `30,000-ზე მეტ მუზეუმს`."""
    first = max(0, i - REACH)
    while i > first and _modifies(scan, 0, i - 1) and scan.tokens[i - 1].text.isalpha():
        i -= 1
    if i == 0:
        return False
    before = scan.tokens[i - 1]
    counts = before.kind == "number" or before.low in scan.pack.numerals
    return counts or not before.classes.isdisjoint(GENERIC_BEFORE)
