"""One cell of an authority table: many values, each on one line whatever is in it. Its form: docs/authority.md."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

SEPARATOR = " | "
_VALUE = re.compile(r"(?:[^|\\]|\\.|\\$)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "_": " "}
_MARKS = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_EDGE = re.compile("^ +| +$")
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would work out instead of showing it


def cell(values: Iterable[str]) -> str:
    r"""Write values into a cell.

    >>> cell(["a|b", "c"])
    'a\\|b | c'
    """
    return SEPARATOR.join(map(_escaped, values))


def values_of(text: str) -> list[str]:
    r"""Read a cell.

    >>> values_of("a\\|b | c")
    ['a|b', 'c']
    """
    found = (value.strip(" ") for value in _VALUE.findall(text))
    return [_ESCAPED.sub(lambda match: _LETTERS.get(match[1], match[1]), value) for value in found if value]


def named(literal: ox.Literal) -> str:
    """A name as a person writes it: text, "@" and the tag of its language; an acronym without.

    >>> named(ox.Literal("NEMO"))
    'NEMO'
    """
    if literal.language:
        return f"{literal.value}@{literal.language}"
    return f"{literal.value}@" if "@" in literal.value else literal.value


def literal_of(value: str) -> ox.Literal:
    """Raises: ValueError when what follows the last "@" is no tag of a language.

    >>> literal_of("Network@en")
    <Literal value=Network language=en>
    """
    text, at, language = value.rpartition("@")
    if not at:
        return ox.Literal(value)
    return ox.Literal(text, language=language) if language else ox.Literal(text)


def _escaped(value: str) -> str:
    text = _EDGE.sub(lambda match: "\\_" * len(match[0]), value.translate(_MARKS))
    return "\\" + text if text.startswith(_FORMULA) else text
