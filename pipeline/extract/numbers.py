"""Numbers as written: digits with the group signs of CLDR, and the numerals a pack lists."""

import re

from pipeline.extract.pack import Pack
from pipeline.extract.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+$")


def number_of(token: Token, pack: Pack) -> int | None:
    """The whole number that a token writes, or None: `30,000-ზე` is 30000, `3.5` is none."""
    if token.kind == "number":
        if _GROUPED.match(token.core):
            return int(re.sub(r"\D", "", token.core))
        return int(token.core) if token.core.isdigit() else None
    return numeral(token.low, pack) if token.kind == "word" else None


def numeral(word: str, pack: Pack) -> int | None:
    """A spelled number, also with a prefix (`ოცდახუთი`) or a hyphen (`twenty-five`)."""
    if word in pack.numerals:
        return pack.numerals[word]
    left, hyphen, right = word.partition("-")
    if hyphen and left in pack.numerals and right in pack.numerals and pack.numerals[right] < 10:
        return pack.numerals[left] + pack.numerals[right]
    for prefix, value in pack.numeral_prefixes:
        if word.startswith(prefix) and word[len(prefix) :] in pack.numerals:
            return value + pack.numerals[word[len(prefix) :]]
    return None
