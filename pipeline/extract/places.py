"""Places right behind a name: `X in Y`, `X (Y)`, and in a list `- X, Y`."""

from collections.abc import Mapping, Sequence

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import normal

SITED = ("name", "line", "weak", "acronym")
ENDS = frozenset([")", ",", ";", ".", "("])


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
