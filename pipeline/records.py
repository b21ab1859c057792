"""The records as JSON and back, for everything that lies on disk or goes between programs.

A fact carries its type as a slug: `{"type": "membership", …}`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import Literal, TypeVar, get_args, get_origin, get_type_hints

from pipeline import model

Record = TypeVar("Record")
Decoder = Callable[[object], object]

FACT_TYPES: Mapping[str, type[model.Fact]] = {
    "membership": model.Membership,
    "formation": model.Formation,
    "dissolution": model.Dissolution,
    "renaming": model.Renaming,
    "merger": model.Merger,
    "part_of": model.PartOf,
    "location": model.Location,
    "size": model.Size,
}
FACT_SLUGS: Mapping[type[model.Fact], str] = {kind: slug for slug, kind in FACT_TYPES.items()}
_DECODERS: dict[object, Decoder] = {}


def encode(record: object) -> str:
    """One line of JSON; the same record always gives the same line."""
    return json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))


def encode_facts(facts: tuple[model.Fact, ...]) -> str:
    return json.dumps([plain(fact) for fact in facts], ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[Record], line: str) -> Record:
    """The record that `encode` wrote."""
    record = _decoder(kind)(json.loads(line))
    assert isinstance(record, kind)  # noqa: S101 - tells the type checker what the decoder of `kind` makes
    return record


def decode_facts(line: str) -> tuple[model.Fact, ...]:
    return tuple(_fact(item) for item in json.loads(line))


def plain(value: object) -> object:
    """The same as dictionaries, lists and scalars."""
    if is_dataclass(value) and not isinstance(value, type):
        head: dict[str, object] = {"type": FACT_SLUGS[type(value)]} if isinstance(value, model.Fact) else {}
        return head | {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


def _fact(value: object) -> model.Fact:
    table = dict(_table(value))
    fact = _decoder(FACT_TYPES[str(table.pop("type"))])(table)
    assert isinstance(fact, model.Fact)  # noqa: S101 - as in `decode`
    return fact


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"not a record: {value!r}")
    return value


def _decoder(kind: object) -> Decoder:
    """How a value of this type is made from plain JSON. Made once for each type."""
    if kind not in _DECODERS:
        _DECODERS[kind] = _new_decoder(kind)
    return _DECODERS[kind]


def _new_decoder(kind: object) -> Decoder:
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_decoder(kind)
    if isinstance(kind, UnionType):
        return _optional(_decoder(next(part for part in get_args(kind) if part is not type(None))))
    if get_origin(kind) is tuple:
        return _tuple_of(_decoder(get_args(kind)[0]))
    if get_origin(kind) is Literal or get_origin(kind) is Mapping or kind in (str, int, float, bool):
        return _as_is
    raise TypeError(f"no decoder for {kind}")


def _as_is(value: object) -> object:
    return value


def _optional(inner: Decoder) -> Decoder:
    return lambda value: None if value is None else inner(value)


def _tuple_of(inner: Decoder) -> Decoder:
    return lambda value: tuple(inner(item) for item in value) if isinstance(value, list) else ()


def _record_decoder(kind: Callable[..., object]) -> Decoder:
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda value: kind(**{name: decoders[name](item) for name, item in _table(value).items()})


def mentions_of(fact: model.Fact) -> tuple[model.Mention, ...]:
    """Every organisation that a fact speaks of, in the order of its fields."""
    values = [getattr(fact, item.name) for item in fields(fact)]
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return tuple(one for one in flat if isinstance(one, model.Mention))


def with_mentions(fact: model.Fact, change: Callable[[model.Mention], model.Mention]) -> model.Fact:
    """The same fact with each of its mentions changed."""
    changed: dict[str, object] = {}
    for item in fields(fact):
        value = getattr(fact, item.name)
        if isinstance(value, model.Mention):
            changed[item.name] = change(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], model.Mention):
            changed[item.name] = tuple(map(change, value))
    return replace(fact, **changed)  # type: ignore[arg-type] # the fields that it had, with values of the same types
