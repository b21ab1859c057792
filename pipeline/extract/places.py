"""Places right behind a name: `X in Y`, `X (Y)`, and in a list `- X, Y`."""

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import normal

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SITED = ("name", "line", "weak", "acronym")
ENDS = frozenset([")", ",", ";", ".", "("])
ASIDE = frozenset("\"'”“»’«‘)")  # marks that close a name
TOWN = 3  # letters of a short form before a place: `с.`, `гр.`
ON_THE_WAY = 3  # words from `in` to a place: `in the town of Lorne`


def places_of(items: Sequence[Item], listed: bool, pack: Pack) -> Mapping[int, int]:
    """The items that are places, each with the item of the name that stands before it."""
    found: dict[int, int] = {}
    for i, item in enumerate(items):
        if isinstance(item, Chunk) and item.kind in SITED and i not in found:
            place = _behind(items, i, listed, pack)
            if place is not None:
                found[place] = i
    return found


def _behind(items: Sequence[Item], i: int, listed: bool, pack: Pack) -> int | None:
    name, behind = items[i], items[i + 1 : i + 4]
    if len(behind) < 2 or not isinstance(behind[0], Word) or not isinstance(name, Chunk):
        return None
    mark, place, after = behind[0], behind[1], behind[2] if len(behind) > 2 else None
    ends = after is None or after.words in ENDS
    bracketed = mark.words == "(" or (mark.words == "," and listed)
    if bracketed and ends and is_place(place, pack):
        return i + 2
    in_place = "prep:in" in mark.classes and isinstance(place, Chunk) and is_place(place, pack)
    return i + 2 if in_place and (name.head is not None or listed) else None


def loosely_behind(items: Sequence[Item], i: int, pack: Pack) -> int | None:
    """What may be the place of the name at i although words stand between: `X (DSM) in Y`, `X, from the town of Y`."""
    k = _behind_name(items, i)
    if k < len(items) and items[k].words in (",", "–", "—", "-", "("):
        k += 1
    linked = k
    while k < len(items) and k - linked < ON_THE_WAY and not _sited(items[k], pack):
        if isinstance(items[k], Chunk) or not _leads(items[k], items[linked]):
            return None
        k += 1
    return k if k < len(items) and k > i + 1 and _sited(items[k], pack) else None


def _behind_name(items: Sequence[Item], i: int) -> int:
    """Behind a name, its closing quote and an alias in brackets."""
    k = i + 1
    if k + 2 < len(items) and items[k].words == "(" and isinstance(items[k + 1], Chunk) and items[k + 2].words == ")":
        k += 3
    while k < len(items) and items[k].words in ASIDE:
        k += 1
    return k


def _leads(item: Item, first: Item) -> bool:
    """Whether a word may stand before a place: a preposition, a short form with its stop, what follows `in`."""
    placing = not first.classes.isdisjoint(("prep:in", "prep:from", "prep:of"))
    short = isinstance(item, Word) and item.token.kind == "word" and len(item.words) <= TOWN
    return placing or short or item.words == "."


def _sited(item: Item, pack: Pack) -> bool:
    return isinstance(item, Chunk) and (is_place(item, pack) or town(item))


def town(item: Item) -> bool:
    """Whether a name is that of a town: `the city of Lorne`."""
    return isinstance(item, Chunk) and item.kind == "name" and item.head_kind == "other" and not item.quoted


def named_place(item: Item) -> tuple[int, int]:
    """The span of a place without the noun that says what it is: `Lorne` of `the city of Lorne`."""
    if not (isinstance(item, Chunk) and town(item)):
        return item.start, item.end
    capitals = [m for m in _WORD.finditer(item.text) if m.group()[0].isupper()]
    own = [m for m in capitals if item.head is None or m.group().lower() != item.head.form]
    if not own:
        return item.start, item.end
    return item.start + own[0].start(), item.start + own[-1].end()


def is_place(item: Item, pack: Pack) -> bool:
    """Whether an item may name a place: a capital without a head noun, or an unknown word where there are none."""
    if isinstance(item, Chunk):
        return item.kind == "weak" and not item.quoted
    token = item.token
    plain = token.kind == "word" and token.head is None and not token.classes and len(token.low) > 3
    return plain and not pack.capitals


def says_where(item: Item, pack: Pack) -> bool:
    """Whether a word in the case that says where may name a place: `თბილისში`, `Helsingissä`."""
    if isinstance(item, Chunk):
        plain = item.kind == "weak" and item.last - item.first == 1
        return plain and (item.case in ("in", "loc") or pack.locative(normal(item.text)) is not None)
    return not pack.capitals and pack.locative(item.token.low) is not None
