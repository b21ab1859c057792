"""The query contract: the questions of docs/queries, which keep their meaning from release to release."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.resources import resource

FOLDER = "docs/queries"
CRM = "-crm"  # what the name of a query ends with that has a twin in schema.org
NEAREST = 0.5  # difflib ratio from which a name is suggested
_MARK = re.compile(r"# (ka|empty|outside): (.+)")
_VALUES = r'(VALUES \?{0} \{{ )"[^"]*"[^}}]*(\}})'
_TAG = re.compile(r'"@([A-Za-z-]+)')
_BIND = r'(BIND\()"[^"]*"( AS \?{0}\))'
_SETTABLE = re.compile(r'VALUES \?(\w+) \{ "|BIND\("[^"]*" AS \?(\w+)\)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One file. Its first line says why one asks, its second the same in Georgian."""

    name: str
    text: str
    why: Mapping[str, str]  # by language
    empty: str | None = None  # why the example release has no answer
    outside: str | None = None  # why it cannot be asked of a release alone

    @property
    def settable(self) -> tuple[str, ...]:
        """The variables whose value stands in the text, to be put otherwise."""
        return tuple(values or bound for values, bound in _SETTABLE.findall(self.text))


def contract(folder: Path | None = None) -> tuple[Query, ...]:
    """All queries, by name."""
    return tuple(read_query(path) for path in sorted((folder or resource(FOLDER)).glob("*.rq")))


def pairs(queries: tuple[Query, ...]) -> Iterator[tuple[Query, Query]]:
    """Each query that is asked in both models: in schema.org, in CIDOC CRM."""
    by_name = {query.name: query for query in queries}
    for name, query in by_name.items():
        if name + CRM in by_name:
            yield query, by_name[name + CRM]


def read_query(path: Path) -> Query:
    text = path.read_text("utf-8")
    marks = dict(_MARK.findall(text))
    why = text.partition("\n")[0].lstrip("# ")
    return Query(
        name=path.stem,
        text=text,
        why={"en": why, "ka": marks.get("ka", why)},
        empty=marks.get("empty"),
        outside=marks.get("outside"),
    )


def find_query(name: str) -> Query:
    """Raises: UsageError naming the nearest query."""
    queries = {query.name: query for query in contract()}
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name, queries, 1, NEAREST)
    hint = f"Did you mean {near[0]}?" if near else "`tsevri query` lists them."
    raise UsageError(f"There is no query {name}, and no such file. {hint}")


def with_values(query: Query, values: Mapping[str, str]) -> str:
    """The text with other values: names in each language in which the query looks for them, and without one.

    Raises: UsageError when the query has no such variable.

    >>> query = Query(name="q", why={}, text='VALUES ?of { "NEMO"@en } BIND("2024" AS ?day)')
    >>> with_values(query, {"of": 'The "Net"', "day": "2025-01-01"})
    'VALUES ?of { "The \\\\"Net\\\\"" "The \\\\"Net\\\\""@en "The \\\\"Net\\\\""@ka } BIND("2025-01-01" AS ?day)'
    """
    text = query.text
    for variable, value in values.items():
        if variable not in query.settable:
            offered = ", ".join(query.settable) or "none"
            raise UsageError(f"The query {query.name} has no value {variable} to set; it has {offered}.")
        text = _put(text, variable, _literal(value))
    return text


def _put(text: str, variable: str, literal: str) -> str:
    def values(match: re.Match[str]) -> str:
        tags = sorted({*_TAG.findall(match[0]), "en", "ka"})
        return f"{match[1]}{' '.join([literal, *(f'{literal}@{tag}' for tag in tags)])} {match[2]}"

    text = re.sub(_VALUES.format(variable), values, text)
    return re.sub(_BIND.format(variable), lambda match: f"{match[1]}{literal}{match[2]}", text)


def _literal(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
