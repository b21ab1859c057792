"""The skeleton of a language pack: every section, with what Unicode CLDR knows of the language."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from pipeline.resources import PACKAGE

TEMPLATE = PACKAGE / "cli" / "pack_template.toml"
CASED = ("Latn", "Cyrl", "Grek", "Armn")  # scripts whose names have capitals
PLACEHOLDERS = {  # member and group of the example, by where a name has its head
    "initial": ("Museum Alpha", "Network Beta"),
    "before-link": ("Alpha Museum", "Beta Network"),
    "final": ("Alpha Museum", "Beta Network"),
}
AND_HINT = "and, &"


def locale_of(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def own_name(code: str) -> str | None:
    """What a language calls itself, as CLDR has it."""
    locale = locale_of(code)
    name = locale.get_language_name(code) if locale else None
    return name[:1].upper() + name[1:] if name else None


def has_capitals(code: str) -> bool:
    likely = str(get_global("likely_subtags").get(code, ""))
    script = next((part for part in likely.split("_")[1:] if len(part) == 4), "Latn")
    return script in CASED


def skeleton(code: str, name: str, head: str, file: str) -> str:
    """The text of a pack that can be loaded and keeps its own two promises."""
    locale = locale_of(code)
    joiner = _and(locale) if locale else ""
    months = list(_names(locale.months["stand-alone"]["wide"])) if locale else []
    days = list(_names(locale.days["format"]["wide"])) if locale else []
    member, group = PLACEHOLDERS[head]
    values = {
        "CODE": code, "NAME": _inside(name), "FILE": file, "HEAD": head, "MEMBER": member, "GROUP": group,
        "CAPITALS": "true" if has_capitals(code) else "false", "AND": _list([joiner] if joiner else []),
        "AND_HINT": f"{AND_HINT}; CLDR: {joiner}" if joiner else AND_HINT,
        "STOP": _list(dict.fromkeys([*days, *months])), "MONTHS": ", ".join(months) or "none for this language",
    }  # fmt: skip
    text = TEMPLATE.read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _and(locale: Locale) -> str:
    """What stands between two: `{0} na {1}`."""
    between = str(locale.list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "").strip()
    return between.lower() if between.isalpha() else ""


def _names(table: Mapping[Any, str]) -> Iterable[str]:
    return (name.lower() for _, name in sorted(table.items()) if any(map(str.isalpha, name)))


def _list(words: Iterable[str]) -> str:
    return ", ".join(json.dumps(word, ensure_ascii=False) for word in words)


def _inside(name: str) -> str:
    """A name between quotation marks."""
    return json.dumps(name, ensure_ascii=False)[1:-1]
