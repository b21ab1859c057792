"""A pack in two scripts: what it lists in one is derived in the other, letter by letter."""

import re
from collections.abc import Mapping
from typing import Any

SECTIONS = ("heads", "names", "words", "units", "roles", "prepositions", "dates")


def both_scripts(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A pack with the words of its second script beside those of its first; as it is where it has one only."""
    letters = table.get("transliteration")
    if not letters:
        return table
    rule = re.compile("|".join(map(re.escape, sorted(letters, key=lambda x: (-len(x), x)))))

    def other(text: str) -> str:
        return rule.sub(lambda match: letters[match[0]], text)

    out = dict(table)
    for section in SECTIONS:
        out[section] = {key: _both(value, other) for key, value in table.get(section, {}).items()}
    language = table["language"]
    out["language"] = {**language, "abbreviations": _both(language.get("abbreviations", []), other)}
    numerals = table.get("numerals", {})
    out["numerals"] = {**numerals, **{other(key): value for key, value in numerals.items() if key != "prefixes"}}
    declensions = table.get("declension", [])
    out["declension"] = [*(_transliterated(rule, other) for rule in declensions if rule["of"]), *declensions]
    return out


def _both(value: Any, other: Any) -> Any:
    if isinstance(value, dict):
        return {**value, **{other(key): other(text) for key, text in value.items()}}
    return list(dict.fromkeys([*value, *map(other, value)]))


def _transliterated(rule: Mapping[str, Any], other: Any) -> Mapping[str, Any]:
    tables = {
        key: {case: other(text) for case, text in rule[key].items()} for key in ("singular", "plural") if key in rule
    }
    if "adjective" in rule:
        tables["adjective"] = {other(key): other(text) for key, text in rule["adjective"].items()}
    return {"of": other(rule["of"]), **tables}
