"""One line of the file of decisions, read and written."""

import difflib
import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Literal, get_args, get_origin, get_type_hints

from pipeline.identify.decisions.records import (
    FACT_JUDGEMENTS,
    JUDGEMENTS,
    AnyDecision,
    Decision,
    FactDecision,
    NameDecision,
    Undo,
    Withdrawal,
)
from pipeline.model import Fact, mint
from pipeline.records import decode_facts, plain

SIGNED = ("by", "at", "why")
PAIR = ("left", "right")
KEYS: Mapping[str, tuple[str, ...]] = {  # by judgement, what it needs beside `judgement` and the signature
    **dict.fromkeys(JUDGEMENTS, PAIR),
    "accept": ("fact",),
    "reject": ("fact",),
    "edit": ("fact", "becomes"),
    "prefer": ("organisation", "name"),
    "withdraw": ("announcement",),
    "undo": ("of",),
}
OPTIONAL: Mapping[str, tuple[str, ...]] = {"prefer": ("language",), "withdraw": ("replacement",)}
KNOWN = tuple(
    dict.fromkeys(["judgement", *(key for keys in [*KEYS.values(), *OPTIONAL.values()] for key in keys), *SIGNED])
)
EXAMPLE = '{"left": "…", "right": "…", "judgement": "same", "by": "…", "at": "2025-03-02", "why": "…"}'
LEFT_OUT = ("reasons", "tier", "rule", "confidence")  # of a fact: how it was found, not what it says
DATES = ("start", "end", "date")
_REFERENCE = re.compile(r"[0-9a-f]{20}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def parse_line(line: str | bytes, place: str = "") -> AnyDecision:
    """Raises: ValueError saying what is wrong with the line and what to write."""
    table = _table(line)
    judgement = _judgement(table)
    _check_keys(table, judgement)
    by, at, why = (_text(table, key, judgement) for key in SIGNED)
    _check_time(at)
    signed: dict[str, str] = {"by": by, "at": at, "why": why, "id": _id(table), "place": place}
    return _record(judgement, table, signed)


def write_line(decision: AnyDecision) -> str:
    """The line that `parse_line` reads, without `id` and `place`; ends with a newline."""
    table: dict[str, object] = {}
    match decision:
        case Decision():
            table = {"left": decision.left, "right": decision.right, "judgement": decision.judgement}
        case FactDecision():
            table = {"judgement": decision.judgement, "fact": slim(decision.fact)}
            table |= {"becomes": slim(decision.becomes)} if decision.becomes else {}
        case NameDecision():
            table = {"judgement": "prefer", "organisation": decision.organisation, "name": decision.name}
            table |= {"language": decision.language} if decision.language else {}
        case Withdrawal():
            table = {"judgement": "withdraw", "announcement": decision.announcement}
            table |= {"replacement": decision.replacement} if decision.replacement else {}
        case Undo():
            table = {"judgement": "undo", "of": decision.of}
    table |= {"by": decision.by, "at": decision.at, "why": decision.why}
    return json.dumps(table, ensure_ascii=False) + "\n"


def slim(fact: Fact) -> object:
    """What a fact says, without how it was found."""
    return _without_nothing({key: value for key, value in _plain(fact).items() if key not in LEFT_OUT})


def time_of(at: str) -> str:
    """A moment that sorts: a day is its first moment, a time is that of UTC; without a zone it is taken for UTC."""
    moment = datetime.fromisoformat(at)
    offset = moment.utcoffset()
    return (moment.replace(tzinfo=None) - offset if offset else moment.replace(tzinfo=None)).isoformat(
        "T", "microseconds"
    )


def _record(judgement: str, table: Mapping[str, object], signed: Mapping[str, str]) -> AnyDecision:
    def text(key: str) -> str:
        return _text(table, key, judgement)

    for known in JUDGEMENTS:
        if judgement == known:
            if text("left") == text("right"):
                raise ValueError("“left” and “right” are the same: name two organisations.")
            return Decision(left=text("left"), right=text("right"), judgement=known, **signed)
    for kind in FACT_JUDGEMENTS:
        if judgement == kind:
            becomes = _fact(table, "becomes") if kind == "edit" else None
            return FactDecision(judgement=kind, fact=_fact(table, "fact"), becomes=becomes, **signed)
    if judgement == "prefer":
        language = text("language") if table.get("language") is not None else None
        return NameDecision(organisation=text("organisation"), name=text("name"), language=language, **signed)
    if judgement == "withdraw":
        replacement = text("replacement") if table.get("replacement") is not None else None
        return Withdrawal(announcement=text("announcement"), replacement=replacement, **signed)
    return Undo(of=text("of"), **signed)


def _table(line: str | bytes) -> Mapping[str, object]:
    try:
        table = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"this is not a line of JSON ({error}): write {EXAMPLE}") from error
    if not isinstance(table, dict):
        raise ValueError(f"this is not a decision: write {EXAMPLE}")
    for key in table:
        if key not in KNOWN:
            near = difflib.get_close_matches(key, KNOWN, 1)
            remedy = f"did you mean “{near[0]}”?" if near else f"known keys are {', '.join(KNOWN)}."
            raise ValueError(f"unknown key “{key}”: {remedy}")
    return table


def _judgement(table: Mapping[str, object]) -> str:
    judgement = _text(table, "judgement", "")
    if judgement not in KEYS:
        *first, last = KEYS
        raise ValueError(f"“judgement” must be {', '.join(first)} or {last}, not “{judgement}”.")
    return judgement


def _check_keys(table: Mapping[str, object], judgement: str) -> None:
    allowed = ("judgement", *KEYS[judgement], *SIGNED, *OPTIONAL.get(judgement, ()))
    for key in table:
        if key not in allowed:
            raise ValueError(f"“{key}” says nothing beside “{judgement}”: it has {', '.join(allowed)}.")


def _check_time(at: str) -> None:
    try:
        datetime.fromisoformat(at if _DATE.match(at) else "")
    except ValueError as error:
        raise ValueError(f"“at” must be the day of the decision, as 2025-03-02, not “{at}”.") from error


def _text(table: Mapping[str, object], key: str, judgement: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        needed = ", ".join(KEYS.get(judgement, PAIR))
        raise ValueError(f"“{key}” is missing or empty: a decision names {needed}, judgement, by, at and why.")
    return value.strip()


def _fact(table: Mapping[str, object], key: str) -> Fact:
    """Raises: ValueError; whoever wrote the line, what it holds has the form of a fact."""
    wrong = f"“{key}” is no fact as `tsevri extract` prints it"
    try:
        (fact,) = decode_facts(json.dumps([table.get(key)]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{wrong} ({error!r}): decide again in `tsevri review`.") from error
    fault = next(_faults(fact), None)
    if fault:
        raise ValueError(f"{wrong} ({fault}): decide again in `tsevri review`.")
    return fact


def _faults(fact: Fact) -> Iterator[str]:
    """What a record made from a line could not be made with by us."""
    if not fact.evidence:
        yield "no evidence"
    for name in ("reference", "announcement"):
        if not _REFERENCE.fullmatch(str(getattr(fact, name))):
            yield f"{name} {getattr(fact, name)!r}"
    for name, value in _values(fact):
        if name in DATES and value is not None and not _PARTIAL.fullmatch(str(value)):
            yield f"{name} {value!r}"
    yield from _mistyped(fact, type(fact), "fact")


def _values(fact: Fact) -> Iterator[tuple[str, object]]:
    return ((item.name, getattr(fact, item.name)) for item in fields(fact))


def _mistyped(value: object, hint: object, where: str) -> Iterator[str]:
    """Decoding takes every scalar as it is: here each is held against the type of its field."""
    if isinstance(hint, type) and is_dataclass(hint):
        for name, inner in get_type_hints(hint).items():
            yield from _mistyped(getattr(value, name), inner, f"{where}.{name}")
    elif get_origin(hint) is tuple:
        for item in value if isinstance(value, tuple) else ():
            yield from _mistyped(item, get_args(hint)[0], where)
    elif not _fits(value, hint):
        if isinstance(hint, types.UnionType) and value is not None:
            yield from _mistyped(value, next(one for one in get_args(hint) if one is not type(None)), where)
        else:
            yield f"{where} {value!r}"


def _fits(value: object, hint: object) -> bool:
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if isinstance(hint, types.UnionType):
        return value is None
    kinds = (int, float) if hint is float else (hint,)
    return type(value) in kinds and (not isinstance(value, int) or value >= 0)


def _id(table: Mapping[str, object]) -> str:
    """The same for the same line, however it is spaced and whatever the order of its keys."""
    return mint("decision", json.dumps(table, ensure_ascii=False, sort_keys=True))


def _plain(fact: Fact) -> Mapping[str, object]:
    value = plain(fact)
    assert isinstance(value, dict)  # noqa: S101 - a record is a table
    return value


def _without_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None and item != []}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value
