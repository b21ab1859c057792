"""Requests as the two versions of the protocol write them. What is malformed is said, with the place."""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.serve.reconcile.candidates import LIMIT, Condition, Query

QUERIES = 100  # of one batch
IDS = 500  # of one extension
LETTERS = 500  # of a name; the rest is not looked at


class BadRequestError(ValueError):
    """A request that cannot be answered; the words are for its sender."""


def read_json(text: str, what: str) -> Any:
    """Raises: BadRequestError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequestError(f"{what} is no JSON: {str(error)[:200]}") from error


def batch_02(text: str) -> dict[str, Query]:
    """`{"q0": {"query": …}}`. Raises: BadRequestError."""
    queries = read_json(text, "queries")
    if not isinstance(queries, dict):
        raise BadRequestError('queries must be an object such as {"q0": {"query": "Harbour Museum"}}.')
    _counted(queries)
    return {key: _query_02(key, query) for key, query in queries.items()}


def _query_02(key: str, query: Any) -> Query:
    if not isinstance(query, dict):
        raise BadRequestError(f"queries/{key} must be an object.")
    told = query.get("properties") or []
    if not isinstance(told, list):
        raise BadRequestError(f"queries/{key}/properties must be a list.")
    kinds = query.get("type")
    return Query(
        name=_text(query.get("query", ""), f"queries/{key}/query"),
        type=str(kinds[0] if isinstance(kinds, list) and kinds else kinds or "") or None,
        limit=_limit(query.get("limit"), f"queries/{key}/limit"),
        conditions=tuple(
            Condition(property=str(one["pid"]), values=_values(one.get("v")))
            for one in told
            if isinstance(one, dict) and "pid" in one
        ),
    )


def batch_10(text: str) -> list[Query]:
    """`{"queries": [{"conditions": […]}]}`. Raises: BadRequestError."""
    document = read_json(text, "The body")
    queries = document.get("queries") if isinstance(document, dict) else None
    if not isinstance(queries, list):
        raise BadRequestError('The body must be an object with a list of "queries".')
    _counted(queries)
    return [_query_10(f"queries/{n}", query) for n, query in enumerate(queries)]


def _query_10(place: str, query: Any) -> Query:
    conditions = query.get("conditions") if isinstance(query, dict) else None
    if not isinstance(conditions, list) or not conditions or not all(isinstance(c, dict) for c in conditions):
        raise BadRequestError(f"{place}/conditions must be a list of at least one condition.")
    kinds = {"name", "id", "property"}
    if any(c.get("matchType") not in kinds for c in conditions):
        raise BadRequestError(f"{place}/conditions: matchType is name, id or property.")
    names = [c.get("propertyValue") for c in conditions if c["matchType"] == "name"]
    ids = [c.get("propertyValue") for c in conditions if c["matchType"] == "id"]
    return Query(
        name=_text(_first(names), f"{place}/conditions") if names else "",
        reference=str(_first(ids)) if ids else None,
        language=str(query["lang"])[:35] if isinstance(query.get("lang"), str) else None,
        type=query.get("type") if isinstance(query.get("type"), str) else None,
        limit=_limit(query.get("limit"), f"{place}/limit"),
        conditions=tuple(_condition(c) for c in conditions if c["matchType"] == "property"),
    )


def _condition(told: Mapping[str, Any]) -> Condition:
    return Condition(
        property=str(told.get("propertyId", "")),
        values=_values(told.get("propertyValue")),
        required=bool(told.get("required", False)),
        quantifier=str(told.get("matchQuantifier", "any")),
    )


def extension(text: str) -> tuple[list[str], list[str]]:
    """The identifiers and the properties of an extension, in both versions alike. Raises: BadRequestError."""
    document = read_json(text, "extend")
    ids = document.get("ids") if isinstance(document, dict) else None
    wanted = document.get("properties") if isinstance(document, dict) else None
    if not isinstance(ids, list) or not isinstance(wanted, list):
        raise BadRequestError('An extension needs a list of "ids" and a list of "properties".')
    if len(ids) > IDS:
        raise BadRequestError(f"An extension has {IDS} ids at most.")
    if not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in wanted):
        raise BadRequestError('Each of "properties" must be an object with an "id".')
    return [str(one) for one in ids], [one["id"] for one in wanted]


def _counted(queries: Any) -> None:
    if len(queries) > QUERIES:
        raise BadRequestError(f"A batch has {QUERIES} queries at most: send the others in the next one.")


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise BadRequestError(f"{place} must be a text.")
    return value.replace("\0", "")[:LETTERS]


def _limit(value: Any, place: str) -> int:
    if value is None:
        return LIMIT
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1:
        raise BadRequestError(f"{place} must be a number of at least 1.")
    return int(min(value, 1_000))


def _first(values: Any) -> Any:
    while isinstance(values, list):
        values = values[0] if values else ""
    return values.get("name", values.get("id", "")) if isinstance(values, dict) else values


def _values(value: Any) -> tuple[str, ...]:
    some = value if isinstance(value, list) else [value]
    told = [one.get("id", one.get("name")) if isinstance(one, dict) else one for one in some]
    return tuple(str(one)[:LETTERS] for one in told if one is not None)
