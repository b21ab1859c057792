"""The head of a text file: lines of `key: value` between two lines of dashes."""

import difflib
import re

from pipeline.read.raw import ALIASES, GIVEN_KEYS, Content, Given, Note, note

_FENCE = re.compile(r"---[ \t]*\n")
_END = frozenset({"---", "..."})
_PAIR = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*:(?:[ \t]+|$)(.*)")
_OTHER = re.compile(r"\s*(?:$|#)|[ \t]+|- ")  # blank, comment, nested value or list of another tool
_MOST_LINES = 100
_NEAR = 0.8  # difflib ratio from which a key is taken for a slip of the pen


def split_head(text: str) -> Content:
    """What the head states, and the text below it. A text without a head is left as it is."""
    head = _head(text)
    if head is None:
        return Content(text=text)
    lines, body = head
    pairs = [found.groups() for line in lines if (found := _PAIR.match(line))]
    stated = {ALIASES.get(key, key): value for key, raw in pairs if (value := _unquoted(raw))}
    given = Given(**{key: value for key, value in stated.items() if key in GIVEN_KEYS})
    return Content(text=body, stated=given, notes=tuple(_slips(stated)))


def _head(text: str) -> tuple[list[str], str] | None:
    opening = _FENCE.match(text)
    if not opening:
        return None
    *lines, rest = text[opening.end() :].split("\n", _MOST_LINES)
    lines, rest = (lines, rest) if len(lines) == _MOST_LINES else ([*lines, rest], "")
    end = next((number for number, line in enumerate(lines) if line.rstrip() in _END), None)
    if end is None or not all(_PAIR.match(line) or _OTHER.match(line) for line in lines[:end]):
        return None
    return lines[:end], "\n".join([*lines[end + 1 :], rest])


def _unquoted(raw: str) -> str:
    value = raw.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _slips(stated: dict[str, str]) -> list[Note]:
    """Keys that look like a misspelt one of ours. Keys of other tools mean nothing here."""
    known = [*GIVEN_KEYS, *ALIASES]
    near = {key: difflib.get_close_matches(key.lower(), known, 1, _NEAR) for key in stated if key not in GIVEN_KEYS}
    return [note("read.front-matter-key", value=key, near=found[0]) for key, found in near.items() if found]
