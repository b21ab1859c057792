"""Names where a language writes them with capitals: `Network of European Museum Organisations`."""

from pipeline.extract.chunks import Chunk
from pipeline.extract.scan import BREAKS, LONGEST, Scan

OWNERS = ("umbrella", "site", "other")


def capitalised(scan: Scan, i: int) -> Chunk | None:
    """The name that begins with the capital at i."""
    if not _starts(scan, i):
        return None
    end = capital_end(scan, i)
    heads = scan.heads(i, end)
    if end == i + 1 and scan.acronym(i) and not scan.shouting:
        return scan.make(i, end, "acronym", None)
    if end == i + 1 and heads:
        return None if heads[0].plural else scan.make(i, end, "bare", heads[0])
    if not heads:
        known = any(scan.acronym(k) for k in range(i, end)) and not scan.shouting
        return scan.make(i, end, "name" if known else "weak", None)
    return scan.make(i, end, "name", scan.main_head(i, end))


def lower_head(scan: Scan, i: int) -> Chunk | None:
    """`the association`, `the library of Marlow University`: a head noun without a capital."""
    tokens, pack = scan.tokens, scan.pack
    head = tokens[i].head
    if head is None or head.plural:
        return None
    if tokens[i].low in pack.group_words and i + 1 < len(tokens) and tokens[i + 1].head:
        return None
    group = i > 0 and tokens[i - 1].low in pack.group_words | pack.organ_words
    k = scan.skip(i + 1, pack.links, 3)
    if not group and k > i + 1 and scan.name_word(k) and head.kind in OWNERS and not scan.acronym(k):
        return scan.make(i, capital_end(scan, k), "name", head)
    before = tokens[max(0, i - 3) : i]
    definite = any(not t.classes.isdisjoint(("article", "possessive", "definite")) for t in before)
    if not definite:
        return None
    return scan.make(i, i + 1, "bare", scan.qualified(i - 1, i, head) if group else head)


def capital_end(scan: Scan, i: int) -> int:
    """Where the name that begins at i ends."""
    j = i + 1
    while j < len(scan.tokens) and j < i + LONGEST:
        following = _extend(scan, i, j)
        if following == j:
            break
        j = following
    return j


def _starts(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    if scan.acronym(i):
        return not scan.shouting or token.head is not None
    if token.head is not None:
        return True
    return token.classes.isdisjoint(BREAKS) and not (scan.shouting and i == 0)


def _extend(scan: Scan, i: int, j: int) -> int:
    """The end of the name that began at i and reached j, one step on; j itself where it ends."""
    token, pack = scan.tokens[j], scan.pack
    if scan.name_word(j):
        again = scan.acronym(j) and scan.heads(i, j) and not scan.shouting
        return j if again and token.low not in pack.tails else j + 1
    if token.low in pack.links:
        return _over_links(scan, i, j)
    if token.low in pack.group_links and _is_group(scan, i, j) and scan.name_word(j + 1):
        return j + 2
    if token.low in pack.joiners:
        return _over_joiner(scan, i, j)
    if "possessive_mark" in token.classes or token.text in "’'":
        return _over_owner(scan, i, j)
    lower_tail = not scan.acronym(i) and scan.tokens[i].head is None  # `Harbour museum`
    if token.head and j == i + 1 and not token.head.plural and lower_tail:
        return j + 1
    return j


def _is_group(scan: Scan, i: int, j: int) -> bool:
    head = scan.main_head(i, j)
    return head is not None and head.kind in ("group", "organ")


def _over_owner(scan: Scan, i: int, j: int) -> int:
    """`St Ann's Museum` is one name, `NEMO's Working Group` two."""
    token = scan.tokens[j]
    owner = bool(scan.heads(i, j)) or scan.acronym(j - 1)
    plural_owner = token.text in "’'" and token.start == scan.tokens[j - 1].end
    group_next = any(h.kind in ("group", "organ") for h in scan.heads(j + 1, _run(scan, j + 1)))
    if plural_owner and owner and group_next:
        return j
    return j + 2 if scan.name_word(j + 1) and (not owner or plural_owner) else j


def _over_links(scan: Scan, i: int, j: int) -> int:
    if scan.acronym(j - 1) and not scan.heads(i, j):
        return j
    k = scan.skip(j, scan.pack.links, 3)
    if not scan.name_word(k):
        inside = k < len(scan.tokens) and scan.heads(i, j)
        return k + 1 if inside and any(c.startswith("unit:") for c in scan.tokens[k].classes) else j
    if _is_group(scan, i, j) and (scan.acronym(k) or any(h.kind in OWNERS for h in scan.heads(k, _run(scan, k, True)))):
        return j  # the owner of a working group is a name of its own
    return k + 1


def _over_joiner(scan: Scan, i: int, j: int) -> int:
    if not scan.name_word(j + 1):
        return j
    tokens = scan.tokens
    heads, right = scan.heads(i, j), scan.heads(j + 1, _run(scan, j + 1))
    linked = any(t.low in scan.pack.links for t in tokens[i:j])
    if tokens[j].text == "&":
        return j + 2
    if any(scan.acronym(k) for k in range(i, j)) and not linked:
        return j
    if not heads:
        return j + 2 if right and not (i > 0 and tokens[i - 1].text == ",") else j
    if j == i + 1 and i > 0 and "article" in tokens[i - 1].classes and right and right[-1].kind == "umbrella":
        return j + 2  # `the Mill and Millstone Society`
    if right and tokens[j + 1].head in right and right[0].plural:
        last = tokens[j - 1].head
        return j + 2 if last is not None and last.plural else j
    return j + 2 if linked and not right and not scan.acronym(j + 1) else j


def _run(scan: Scan, i: int, linked: bool = False) -> int:
    """Where the capitals that begin at i end, links between them counted or not."""
    j, last, links = i, min(len(scan.tokens), i + LONGEST), scan.pack.links if linked else frozenset[str]()
    while j < last and (scan.name_word(j) or scan.tokens[j].low in links):
        j += 1
    return j
