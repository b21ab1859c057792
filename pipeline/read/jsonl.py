"""One announcement on a line: a JSON object with a `text`."""

import json
from collections.abc import Mapping

from pipeline.read.notices import Both, UnreadableError
from pipeline.read.raw import ALIASES, GIVEN_KEYS, Content, Given, note

TEXT = "text"


def read_line(data: bytes) -> Content:
    """What a line says.

    Raises: UnreadableError, when it is not an object with a text.
    """
    table = _object(data)
    fields = {ALIASES.get(key, key): value for key, value in table.items() if value is not None}
    fields = {key: str(value) if _is_year(key, value) else value for key, value in fields.items() if key in GIVEN_KEYS}
    text = table.get(TEXT)
    if not isinstance(text, str):
        raise UnreadableError("read.json-text")
    return Content(
        text=text,
        stated=Given(**{key: value for key, value in fields.items() if isinstance(value, str)}),
        notes=tuple(note("read.json-field", key=key) for key, value in fields.items() if not isinstance(value, str)),
    )


def _object(data: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError("read.json", problem=Both("it is not UTF-8", "UTF-8 არ არის")) from error
    except json.JSONDecodeError as error:
        raise UnreadableError("read.json", problem=_where(error)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise UnreadableError("read.json", problem=Both("a value has no bounds", "მნიშვნელობა უსაზღვროა")) from error
    if not isinstance(value, dict):
        raise UnreadableError("read.json", problem=Both("it is not an object {…}", "ობიექტი {…} არ არის"))
    return value


def _where(error: json.JSONDecodeError) -> Both:
    return Both(f"{error.msg} at character {error.pos + 1}", f"შეცდომაა მე-{error.pos + 1} სიმბოლოსთან ({error.msg})")


def _is_year(key: str, value: object) -> bool:
    """A year that was written as a number."""
    return key == "published" and isinstance(value, int) and not isinstance(value, bool)
