"""Names that begin in lower case: `the association`, `the working group on lifts`, `the network «Old Bridges»`."""

from pipeline.extract.capitals import OWNERS, capital_end, group_of, owner_follows, quoted_part, run_of, unknown
from pipeline.extract.chunks import Chunk
from pipeline.extract.declension import HeadForm
from pipeline.extract.scan import Scan

SUBJECT_WORDS = 4  # that say what a working group is about


def lower_head(scan: Scan, i: int) -> Chunk | None:
    """`the association`, `the library of Marlow University`: a head noun without a capital."""
    tokens, pack = scan.tokens, scan.pack
    head = tokens[i].head
    if head is None:
        return _described(scan, i)
    if head.plural:
        return None
    if tokens[i].low in pack.group_words and i + 1 < len(tokens) and tokens[i + 1].head:
        return None
    group = i > 0 and tokens[i - 1].low in pack.group_words | pack.organ_words
    behind = scan.qualified(i, scan.behind_link(i + 1), head)
    if behind.kind != head.kind and head.kind != "group":
        return _qualified_behind(scan, i, behind)
    end = i + 1 if _officer_of(scan, i) else capital_end(scan, i)
    if pack.head_first and scan.name_word(i + 1) and any(not h.plural for h in scan.heads(i + 1, end)):
        return None  # `ustanova Otočna knjižnica Škoj`: the name begins behind the noun
    if head.kind == "group" or group:
        subject = _subject_of_group(scan, i)
        if subject > i + 1:
            return scan.make(i - group, subject, "name", scan.qualified(i - group, i, head) if group else head)
    owned = head.kind == "group" and i + 1 < len(tokens) and owner_follows(scan, i, i + 1)
    if not group and not owned and head.kind in (*OWNERS, "group") and _names(scan, i, end):
        inner = quoted_part(scan, i, end) or _named_part(scan, i, end)
        return scan.make(i, end, "name", scan.main_head(i, end), inner=inner)
    before = tokens[max(0, i - 3) : i]
    article = any(not t.classes.isdisjoint(("article", "possessive", "definite")) for t in before)
    counted = any(t.kind == "number" or t.low in pack.numerals or "generic" in t.classes for t in before[-2:])
    by_ending = head.form != head.lemma or not pack.articles  # `museet`, or no articles at all
    if not article and (not by_ending or counted):
        return None
    return scan.make(i, i + 1, "bare", scan.qualified(i - 1, i, head) if group else head)


def _officer_of(scan: Scan, i: int) -> bool:
    """`координаторка коаліції Юлія Бевз`: a person's name behind the body whose officer it is."""
    tokens = scan.tokens
    head, before = tokens[i].head, tokens[i - 1] if i else None
    if not scan.pack.cased or head is None or "nom" in head.cases or before is None:
        return False
    named = all(scan.name_word(k) and tokens[k].head is None for k in (i + 1, i + 2))
    return named and not before.classes.isdisjoint(("office", "person"))


def _qualified_behind(scan: Scan, i: int, head: HeadForm) -> Chunk:
    """`le conseil d'administration`, and with what it is called or about: `il gruppo di lavoro «Didattica»`."""
    end, tokens = scan.behind_link(i + 1), scan.tokens
    if head.kind == "group" and end in scan.quotes and tokens[end + 1].capital:
        close = scan.quotes[end]
        return scan.make(i, close + 1, "name", head, inner=scan.between(end + 1, close))
    return scan.make(i, end, "bare", head)


def _described(scan: Scan, i: int) -> Chunk | None:
    """`благодійний фонд «Спадок»`: an adjective in lower case before a head that a quote names."""
    tokens, pack = scan.tokens, scan.pack
    if not (pack.cased and pack.head_first) or i + 2 not in scan.quotes or not unknown(scan, i):
        return None
    head = tokens[i + 1].head
    if head is None or head.plural or not scan.modifies(i):
        return None
    name = lower_head(scan, i + 1)
    return None if name is None or name.kind != "name" else scan.make(i, name.last, "name", name.head, inner=name.inner)


def _subject_of_group(scan: Scan, i: int) -> int:
    """Behind what a working group is about: `arbeidsgruppe for lydformater`; i + 1 where nothing says it."""
    tokens, pack = scan.tokens, scan.pack
    k = i + 1
    while k < len(tokens) and tokens[k].low in pack.group_words:
        k += 1
    if k < len(tokens) and scan.acronym(k) and group_of(scan, i, k):
        k += 1
    if k >= len(tokens) or tokens[k].low not in pack.group_links:
        return _field_of_group(scan, i, k)
    k = scan.skip(k + 1, pack.links, 2)
    owners = scan.heads(k, run_of(scan, k)) if scan.name_word(k) else ()
    if any(head.kind in OWNERS and not head.plural for head in owners):
        return i + 1  # `la sezione della Fondazione …`: its owner is a name of its own
    end = k
    verbs = pack.cased and pack.head_first  # `sekcia pre čítanie začala …`: there a field is an adjective or a noun
    while end < min(len(tokens), k + SUBJECT_WORDS) and (
        scan.inner(end) or scan.name_word(end) or (_of_noun(scan, end) if verbs and end > k else unknown(scan, end))
    ):
        joined = end + 2 < len(tokens) and tokens[end + 1].low in pack.joiners and unknown(scan, end + 2)
        end += 3 if joined else 1
    return end if end > k else i + 1


def _field_of_group(scan: Scan, i: int, k: int) -> int:
    """Behind the field in the genitive: `секция аудиовизуальных документов`; i + 1 where there is none."""
    pack = scan.pack
    if not (pack.cased and pack.head_first) or owner_follows(scan, i, k):
        return i + 1
    end = k
    while end < k + SUBJECT_WORDS and _of_noun(scan, end):
        end += 1
    return end if end > k and pack.complement.search(scan.tokens[end - 1].low) else i + 1


def _of_noun(scan: Scan, k: int) -> bool:
    """Whether an unknown word looks like an adjective or like a noun that goes with the noun before it."""
    return unknown(scan, k) and (scan.modifies(k) or scan.pack.complement.search(scan.tokens[k].low) is not None)


def _names(scan: Scan, i: int, end: int) -> bool:
    """Whether words behind a lower-case head make it a name: a capital that is no acronym, or a quote."""
    if any(scan.name_word(k) and not scan.acronym(k) for k in range(i + 1, end)):
        personal = ("person", "office")
        return scan.tokens[i + 1].classes.isdisjoint(personal)
    return any(k in scan.quotes for k in range(i + 1, end))


def _named_part(scan: Scan, i: int, end: int) -> str:
    """What a noun in lower case introduces, which is often the whole name: `le réseau Rivages & Canaux`."""
    introduced = scan.name_word(i + 1) and all(head.plural for head in scan.heads(i + 1, end))
    return scan.between(i + 1, end) if introduced else ""
