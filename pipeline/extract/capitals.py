"""Names where a language writes them with capitals: `Network of European Museum Organisations`."""

import re

from pipeline.extract.chunks import Chunk
from pipeline.extract.names import initials_match
from pipeline.extract.scan import BREAKS, INSIDE, LONGEST, OPEN, Scan

OWNERS = ("umbrella", "site", "other")
OPENERS = frozenset(
    "planned neg hypothetical announce decided unite upgrade ended former future since until today clause and".split()
)  # words that open a sentence with a capital and name nothing
GENITIVE = frozenset(["gen"])
SUBJECT = ("nom", "gen", "erg", "acc")
SPACES = 3  # between two words of a name; further apart they stand in columns
TITLE = 3  # words of a network's noun and what stands before its title goes on
FROM = 5  # letters of a short word whose ending says nothing
PERSON = 3  # words of a person's name
QUOTED = 8  # tokens between quotes that a head before them names


def capitalised(scan: Scan, i: int) -> Chunk | None:
    """The name that begins with the capital at i."""
    if not _starts(scan, i):
        return None
    end = _after_occasion(scan, i, _before_owner(scan, i, capital_end(scan, i)))
    if _from_where(scan, i) and scan.name_word(i + 1):
        end = i + 1
    heads = scan.heads(i, end)
    if end == i + 1 and scan.acronym(i) and not scan.shouting:
        return scan.make(i, end, "acronym", None)
    if end == i + 1 and heads:
        whole = scan.pack.compounds and i > 0 and len(scan.tokens[i].low) > len(heads[0].form) + 2
        return None if heads[0].plural else scan.make(i, end, "name" if whole else "bare", heads[0])
    if not heads:
        known = any(scan.acronym(k) for k in range(i, end)) and not scan.shouting
        return scan.make(i, end, "name" if known else "weak", None, inner=quoted_part(scan, i, end))
    return scan.make(i, end, "name", scan.main_head(i, end), inner=quoted_part(scan, i, end) or _proper(scan, i, end))


def _from_where(scan: Scan, i: int) -> bool:
    """`Lätist Ainaži Purjekoda`, `… Haapavedeltä`: where a language says by an ending where somebody is from."""
    token = scan.tokens[i]
    plain = token.head is None and not token.classes and not scan.acronym(i) and len(token.low) > FROM
    return scan.pack.head_final and plain and scan.pack.case_of(token.low) == "from"


def _before_owner(scan: Scan, i: int, end: int) -> int:
    """`Glasnik Saveza knjižnica`: what an unknown noun belongs to is a name of its own, and the better one."""
    pack, first = scan.pack, scan.tokens[i]
    if not (pack.cased and pack.head_first) or first.head is not None or scan.modifies(i) or scan.acronym(i):
        return end
    k = i + 1
    while k < end and scan.tokens[k].head is None and scan.modifies(k):
        k += 1
    head = scan.tokens[k].head if k < end else None
    return k if head is not None and head.kind == "umbrella" and head.cases == GENITIVE and k == i + 1 else end


def _after_occasion(scan: Scan, i: int, end: int) -> int:
    """`Minutes General Meeting Society …`: a meeting before the noun of a network is none of its name."""
    if scan.pack.head_final:
        return end
    head = next((k for k in range(i, end) if scan.tokens[k].head is not None), end)
    occasions = [k for k in range(i, head) if "occasion" in scan.tokens[k].classes and scan.tokens[k].head is None]
    return head if occasions and head < end else end


def quoted_part(scan: Scan, i: int, end: int) -> str:
    """The quoted part of a name, which also names it."""
    opening = next((k for k in range(i + 1, end) if scan.quotes.get(k, end) < end), None)
    return scan.between(opening + 1, scan.quotes[opening]) if opening is not None else ""


def _proper(scan: Scan, i: int, end: int) -> str:
    """What is a name without the noun in lower case beside it: `Fonalak Útja hálózat`, `Europese netwerk Vuur & Klei`;
    or behind what only tells its legal form: `Javna ustanova Muzej Tivat`."""
    nouns = [k for k in range(i, end) if scan.tokens[k].head is not None]
    first, pack = nouns[0], scan.pack
    if len(nouns) == 1 and not scan.tokens[first].capital:
        if pack.head_final and first == end - 1 and first - i > 1 and all(map(scan.name_word, range(i, first))):
            return scan.between(i, first)
        if not pack.cased and not pack.head_final and scan.name_word(first + 1):
            return scan.between(first + 1, end)
    second = first + 1
    form, head = scan.tokens[first].head, scan.tokens[second].head if second < end else None
    legal = form is not None and form.kind == "other" and pack.cased and pack.head_first and scan.modifies(i)
    if legal and head is not None and head.kind == "site" and scan.tokens[second].capital and "nom" in head.cases:
        return scan.between(second, end)
    return ""


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
    if not any(map(str.isalpha, token.text)):
        return False  # `fl-2009`
    if scan.acronym(i):
        return not scan.shouting or token.head is not None
    if token.head is not None:
        return True
    if i == 0 and _only_opens(scan):
        return False
    if i == 0 and (not token.classes.isdisjoint(OPENERS) or "article" in token.classes):
        return False
    return token.classes.isdisjoint(BREAKS) and not (scan.shouting and i == 0)


def _only_opens(scan: Scan) -> bool:
    """`Досі Музей трамвая`: a first word, no adjective, has a capital for the sentence's sake; a head follows."""
    tokens, pack = scan.tokens, scan.pack
    if not (pack.cased and pack.head_first) or pack.compounds or len(tokens) < 2 or scan.shouting:
        return False
    head = tokens[1].head
    return tokens[1].capital and head is not None and not head.plural and not scan.modifies(0)


def _extend(scan: Scan, i: int, j: int) -> int:
    """The end of the name that began at i and reached j, one step on; j itself where it ends."""
    token, pack = scan.tokens[j], scan.pack
    if token.start - scan.tokens[j - 1].end > SPACES:
        return j
    if token.text in "-‐" and token.start == scan.tokens[j - 1].end:
        return _over_shared_head(scan, j)
    if token.text in "-‐" and _hangs_on(scan, j):
        return j + 2
    if token.text == "." and len(scan.tokens[j - 1].text) == 1 and scan.name_word(j - 1) and scan.name_word(j + 1):
        return j + 2  # `the museum of A. P. Chekhov`
    if scan.name_word(j):
        if _from_where(scan, j) and scan.heads(i, j):
            return j
        officer = "office" in token.classes and token.head is None and scan.tokens[j - 1].head is not None
        if officer or owner_follows(scan, i, j):
            return j  # `Museum Director`; `Walne zgromadzenie Sieci …`
        if j == i + 1 and scan.acronym(i) and _another(scan, j):
            return j
        again = scan.acronym(j) and scan.heads(i, j) and not scan.shouting and not group_of(scan, i, j)
        closed = pack.head_final and _closed(scan, i, j)
        return j if closed or (again and token.low not in pack.tails) else j + 1
    if j in scan.quotes:
        return _over_quote(scan, i, j)
    if token.low in pack.links:
        return _over_links(scan, i, j)
    if token.low in pack.group_links and _is_group(scan, i, j) and scan.name_word(j + 1):
        return j + 2
    if token.low in pack.joiners:
        return _over_joiner(scan, i, j)
    if "possessive_mark" in token.classes or token.text in "’'":
        return _over_owner(scan, i, j)
    if scan.inner(j):
        return _over_inner(scan, i, j)
    if _in_title(scan, i, j):
        return j + 2
    return j + 1 if _genitive(scan, i, j) else _agreed(scan, i, j)


def _hangs_on(scan: Scan, j: int) -> bool:
    """`Suomen louhosmuseot -ryhmä`: a name of several words with its noun behind a hyphen of its own."""
    behind = scan.tokens[j + 1 : j + 2]
    return bool(behind) and behind[0].start == scan.tokens[j].end and behind[0].head is not None


def group_of(scan: Scan, i: int, j: int) -> bool:
    """`Delovna skupina ZOA za fotografijo`: the body of a working group stands before what the group is about."""
    behind = scan.tokens[j + 1 : j + 2]
    return bool(behind) and behind[0].low in scan.pack.group_links and _is_group(scan, i, j)


def _in_title(scan: Scan, i: int, j: int) -> bool:
    """`Rete Natura in Museo`: a network's noun with a title right behind it, which goes on over `in`."""
    tokens, pack = scan.tokens, scan.pack
    if pack.cased or pack.compounds or pack.head_final or "prep:in" not in tokens[j].classes or j - i > TITLE:
        return False
    nouns = [k for k in range(i, j) if tokens[k].head is not None]
    head = tokens[nouns[0]].head if nouns else None
    alone = all(h.plural for h in scan.heads(nouns[0] + 1, j)) if nouns else False
    titled = head is not None and head.kind == "umbrella" and scan.name_word(nouns[0] + 1) and alone
    return titled and len(tokens[j].low) > 1 and scan.name_word(j + 1) and j == nouns[0] + 2


def _another(scan: Scan, j: int) -> bool:
    """`приняти до САГ Острівський архів`: behind an acronym a name with a head of its own begins."""
    if not (scan.pack.cased and scan.pack.head_first) or scan.shouting:
        return False
    heads = scan.heads(j, max(j + 1, run_of(scan, j), _to_head(scan, j), _agreed(scan, j, j + 1)))
    return any(not head.plural and not head.foreign for head in heads)


def _agreed(scan: Scan, i: int, j: int) -> int:
    """`Бессарабська дитяча бібліотека`: behind an unknown adjective that ends as the first does, and its head."""
    tokens, pack = scan.tokens, scan.pack
    led = scan.modifies(i) or (pack.head_final and pack.case_of(tokens[i].low) == "gen")
    if not pack.cased or j + 1 >= len(tokens) or not (unknown(scan, j) and led):
        return j
    head = tokens[j + 1].head
    agrees = tokens[i].low[-1] == tokens[j].low[-1] and head is not None and not head.plural
    return j + 2 if agrees and not scan.heads(i, j) else j


def _genitive(scan: Scan, i: int, j: int) -> bool:
    """Whether an unknown word right behind a head, or behind the words between, is a noun in the genitive."""
    if scan.pack.head_final or not scan.heads(i, j) or not unknown(scan, j):
        return False
    before = scan.tokens[j - 1]
    behind = before.head is not None or not before.capital
    return behind and scan.pack.complement.search(scan.tokens[j].low) is not None


def owner_follows(scan: Scan, i: int, j: int) -> bool:
    """Whether the owner of a group or board stands behind it in the genitive: a name of its own."""
    if not scan.pack.cased or scan.pack.head_final or not _is_group(scan, i, j):
        return False
    behind = max(j + 1, run_of(scan, j), _to_head(scan, j))
    owner = next((h for h in scan.heads(j, behind) if not h.plural), None)
    return owner is not None and owner.kind in OWNERS and "gen" in owner.cases


def _over_shared_head(scan: Scan, j: int) -> int:
    """`Glas- en Aardewerkmuseum`, `museo- ja tiedekeskus`: two compounds with one head."""
    tokens = scan.tokens
    if j + 2 >= len(tokens) or tokens[j + 1].low not in scan.pack.joiners:
        return j
    return j + 3 if tokens[j + 2].head is not None or scan.name_word(j + 2) else j


def _over_quote(scan: Scan, i: int, j: int) -> int:
    """`Association «Old Bridges»`: what the head right before a quote names."""
    close = scan.quotes[j]
    named = _legal_form(scan, i, j) if scan.acronym(j - 1) else bool(scan.heads(i, j))
    own = any(not head.plural for head in scan.heads(j + 1, close))
    begins = scan.tokens[j + 1].capital
    complement = not scan.tokens[j - 1].capital  # `Архив завода «Маяк»`: the quote names the works
    titled = not own or j == i + 1 or complement or scan.tokens[j + 1].head is None
    return close + 1 if named and begins and titled and close - j <= QUOTED else j


def _legal_form(scan: Scan, i: int, j: int) -> bool:
    """`JU „Gradska biblioteka“`: capitals that stand nowhere in the text but before a quote."""
    form = re.escape(scan.tokens[i].text)
    return j == i + 1 and not scan.shouting and not re.search(rf"\b{form}\b(?!\s*[{OPEN}])", scan.text)


def _over_inner(scan: Scan, i: int, j: int) -> int:
    """Over a lower-case word: the complement of a head before it, or on the way to a head behind it."""
    tokens, pack = scan.tokens, scan.pack
    head, before = tokens[j].head, tokens[j - 1]
    if owner_follows(scan, i, j):
        return j
    if scan.heads(i, j) and not pack.head_final:
        if before.head is not None and before.head.cases == GENITIVE and head is not None and not pack.head_first:
            return j + 1  # `Tømmermuseets fagbibliotek`
        complete = before.capital and before.head is None and not scan.modifies(j - 1)
        alone = head is not None and not head.plural and "gen" not in head.cases
        return j if complete or alone or not _complement(scan, j) else j + 1
    if scan.heads(i, j) and _closed(scan, i, j):
        return j
    if scan.acronym(i) and not pack.head_final:
        return j
    plain = not tokens[i].classes
    opening = j > i + 1 or not pack.cased or scan.modifies(i) or i > 0 or plain
    end = _to_head(scan, j) if opening else j
    head = tokens[end - 1].head if end > j else None
    oblique = head is not None and pack.cased and i == 0 and not scan.modifies(i) and head.cases.isdisjoint(SUBJECT)
    return j if oblique else end  # a sentence seldom begins with a name in a case that says where or whither


def _complement(scan: Scan, j: int) -> bool:
    """Whether a language hangs complements on a head without a small word between: `Asociace muzeí`."""
    return scan.pack.cased or scan.modifies(j)


def _to_head(scan: Scan, j: int) -> int:
    """Behind the head that lower-case words and capitals from j on lead to; j where they lead to none."""
    for k in range(j, min(len(scan.tokens), j + INSIDE)):
        head = scan.tokens[k].head
        if head is not None and not head.plural:
            return k + 1
        joined = scan.tokens[k].low in scan.pack.joiners and k > j and scan.inner(k + 1)
        if not (scan.inner(k) or scan.name_word(k) or joined):
            return j
    return j


def _closed(scan: Scan, i: int, j: int) -> bool:
    """Whether a name that ends in its head has reached it: nothing but a genitive goes on."""
    head = scan.tokens[j - 1].head
    if head is None or head.foreign or head.plural:
        return False
    named = j - 1 == i and scan.tokens[i].capital and head.kind in ("site", "other") and scan.tokens[j].head is None
    if named and scan.name_word(j) and "nom" in head.cases and not scan.acronym(j):
        return False  # `Tiedekeskus Kipinä`
    bare = head.form == head.lemma and head.citation not in ("", head.form)
    if bare and scan.name_word(j) and scan.tokens[j - 1].capital:
        return False  # `Müze Eğitimi Derneği`: what is cited in the possessive is not closed by a bare noun
    following = scan.tokens[j].head
    if following is not None and scan.name_word(j) and not following.plural and not following.foreign:
        return False  # `Çamlıca Vakfı Kitaplığı`
    if "gen" not in head.cases:
        return True
    outer = next(
        (h for k in range(j, run_of(scan, j)) if (h := scan.tokens[k].head) is not None and not h.plural), None
    )
    if outer is None:
        k = _to_head(scan, j)
        outer = scan.tokens[k - 1].head if k > j else None
    if outer is None:
        return True
    if outer.kind in ("group", "organ"):
        return True
    return outer.kind == "umbrella" and head.kind in ("site", "other")


def _is_group(scan: Scan, i: int, j: int) -> bool:
    head = scan.main_head(i, j)
    return head is not None and head.kind in ("group", "organ")


def _over_owner(scan: Scan, i: int, j: int) -> int:
    """`St Ann's Museum` is one name, `NEMO's Working Group` two."""
    token = scan.tokens[j]
    owner = bool(scan.heads(i, j)) or scan.acronym(j - 1)
    plural_owner = token.text in "’'" and token.start == scan.tokens[j - 1].end
    group_next = any(h.kind in ("group", "organ") for h in scan.heads(j + 1, run_of(scan, j + 1)))
    if plural_owner and owner and group_next:
        return j
    return j + 2 if scan.name_word(j + 1) and (not owner or plural_owner) else j


def _over_links(scan: Scan, i: int, j: int) -> int:
    if (scan.acronym(j - 1) and not scan.heads(i, j)) or j - 1 in scan.quotes.values():
        return j  # behind a title in quotes there stands but a place
    k = scan.skip(j, scan.pack.links, 3)
    if _person_of(scan, i, j, k):
        return j
    if not scan.name_word(k):
        of = any(not c.isdisjoint(("prep:of", "prep:for")) for c in (t.classes for t in scan.tokens[j:k]))
        inside = scan.inner(k) and _many(scan, k)
        field = of and scan.tokens[i].capital and unknown(scan, k) and not scan.pack.head_final
        if (
            scan.heads(i, j)
            and inside
            and scan.pack.compounds
            and not scan.pack.head_final
            and scan.tokens[k].head is None
        ):
            return k + 2 if unknown(scan, k + 1) else k + 1  # `Nettverk for nordisk tekstilarv`
        return k + 1 if scan.heads(i, j) and (inside or field) else j
    if _is_group(scan, i, j) and (
        scan.acronym(k) or any(h.kind in OWNERS for h in scan.heads(k, run_of(scan, k, True)))
    ):
        return j  # the owner of a working group is a name of its own
    return j if _only_articles(scan, j, k) or _whole_of(scan, i, j, k) else k + 1


def _person_of(scan: Scan, i: int, j: int, k: int) -> bool:
    """`Nuala Fahy of the Peat Museum`: two capitals that no head leads, before a body that an article makes one."""
    if scan.heads(i, j) or not 2 <= j - i <= PERSON or scan.pack.cased:
        return False
    plain = all(scan.name_word(n) and not scan.tokens[n].classes and not scan.acronym(n) for n in range(i, j))
    body = [head for head in scan.heads(k, max(k, run_of(scan, k))) if head.kind in ("site", "umbrella")]
    return plain and bool(body) and any("article" in t.classes for t in scan.tokens[j:k])


def _qualifies(scan: Scan, k: int) -> bool:
    """Whether an adjective stands before its noun, in a language of compounds."""
    return scan.pack.compounds and not scan.pack.head_final and scan.tokens[k].head is None


def _only_articles(scan: Scan, j: int, k: int) -> bool:
    """`the Consortium the Museum of …`: an article alone leads to no complement, it begins another name."""
    plain = (t.classes for t in scan.tokens[j:k])
    return scan.pack.articles and all("article" in c and not any(x.startswith("prep:") for x in c) for c in plain)


def _whole_of(scan: Scan, i: int, j: int, k: int) -> bool:
    """Whether a network stands behind a complete name: `the town of Lorne of the Federation of …`."""
    head = scan.main_head(i, j)
    behind = next((h for h in scan.heads(k, max(k + 1, run_of(scan, k))) if not h.plural), None)
    if head is None or behind is None or behind.kind not in ("umbrella", "group"):
        return False
    placing = any("prep:in" in t.classes and "prep:of" not in t.classes for t in scan.tokens[j:k])
    complete = scan.tokens[j - 1].head is None
    return head.kind in ("site", "other") and (complete or placing)


def _many(scan: Scan, k: int) -> bool:
    """Whether a lower-case word tells of many or of a field: what networks are of."""
    head = scan.tokens[k].head
    return head is None or head.plural


def unknown(scan: Scan, k: int) -> bool:
    """Whether nothing is known of a lower-case word: after `of` it most likely is a field."""
    if k >= len(scan.tokens):
        return False
    token = scan.tokens[k]
    return token.kind == "word" and not token.capital and not token.classes and len(token.low) > 3


def _over_joiner(scan: Scan, i: int, j: int) -> int:
    tokens = scan.tokens
    if _spelt_out(scan, i, j):
        return j + 2
    if not scan.name_word(j + 1):
        if _two_heads(scan, j):
            return j + 2
        inside = scan.heads(i, j) and scan.inner(j - 1) and scan.inner(j + 1) and _many(scan, j + 1)
        if inside and not scan.pack.head_final:
            return j + 2
        return _over_second_link(scan, i, j)
    if _two_heads(scan, j):
        return j + 2
    heads, right = scan.heads(i, j), scan.heads(j + 1, max(run_of(scan, j + 1), _to_head(scan, j + 1)))
    linked = any(t.low in scan.pack.links for t in tokens[i:j])
    if tokens[j].text == "&":
        return j + 2
    if any(scan.acronym(k) for k in range(i, j)) and not linked:
        return j
    if not heads and scan.pack.cased and not scan.modifies(j - 1):
        return j
    if not heads:
        return j + 2 if right and not (i > 0 and tokens[i - 1].text == ",") else j
    if j == i + 1 and i > 0 and "article" in tokens[i - 1].classes and right and right[-1].kind == "umbrella":
        return j + 2  # `the Mill and Millstone Society`
    if right and tokens[j + 1].head in right and right[0].plural:
        last = tokens[j - 1].head
        return j + 2 if last is not None and last.plural else j
    return j + 2 if linked and not right and not scan.acronym(j + 1) else j


def _spelt_out(scan: Scan, i: int, j: int) -> bool:
    """`Savez knjižnica Podunavlja i Posavine (SKPP)`: a short name in brackets counts what stands behind `and`."""
    tokens = scan.tokens
    if j + 3 >= len(tokens) or tokens[j + 2].text != "(" or not (scan.name_word(j + 1) and scan.heads(i, j)):
        return False
    short = tokens[j + 3].text
    return initials_match(short, scan.between(i, j + 2)) and not initials_match(short, scan.between(i, j))


def _two_heads(scan: Scan, j: int) -> bool:
    """`Muzej i galerija Tivat`: two heads of one kind with one complement."""
    tokens, pack = scan.tokens, scan.pack
    if j + 2 >= len(tokens) or not pack.head_first:
        return False
    left, right = tokens[j - 1].head, tokens[j + 1].head
    alike = left is not None and right is not None and left.kind == right.kind == "site" and not right.plural
    return alike and ((scan.name_word(j + 2) and tokens[j + 2].head is None) or j + 2 in scan.quotes)


def _over_second_link(scan: Scan, i: int, j: int) -> int:
    """`Museo della Seta e del Baco`: a second complement with a small word of its own."""
    tokens, pack = scan.tokens, scan.pack
    k = scan.skip(j + 1, pack.links, 3)
    first = pack.cased or any("prep:of" in t.classes for t in tokens[i:j])
    linked = first and bool(scan.heads(i, j)) and any("prep:of" in t.classes for t in tokens[j + 1 : k])
    if not linked or k >= len(tokens) or scan.acronym(k):
        return j
    own = any(not h.plural for h in scan.heads(k, run_of(scan, k)))
    return k + 1 if not own and (scan.name_word(k) or (scan.inner(k) and _many(scan, k))) else j


def run_of(scan: Scan, i: int, linked: bool = False) -> int:
    """Where the capitals that begin at i end, links between them counted or not."""
    j, last, links = i, min(len(scan.tokens), i + LONGEST), scan.pack.links if linked else frozenset[str]()
    while j < last and (scan.name_word(j) or scan.tokens[j].low in links):
        j += 1
    return j
