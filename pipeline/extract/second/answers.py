"""A model's answer, read strictly: JSON of our schema, or nothing. What breaks it is counted, never mended."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.extract.second.prompts import (
    COMPARISONS,
    EVENTS,
    KINDS,
    MOST_CLAIMS,
    MOST_QUESTIONS,
    STATUSES,
    VERDICTS,
    Verdict,
)
from pipeline.model import Comparison, Event, Status

SCHEMA = "schema"  # why something was dropped: it is not what was asked for
LONGEST_WORDS = 1_000  # code points of one value
_FENCED = re.compile(r"```(?:json)?\s*\n(.*)\n\s*```", re.DOTALL)
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the model says that the text says; nothing of it is believed yet."""

    kind: str
    subjects: tuple[str, ...]
    object: str | None
    event: Event | None
    status: Status
    date: str | None
    number: str | None
    comparison: Comparison | None
    quote: str


class BrokenError(ValueError):
    """Not what was asked for."""


def claims_of(content: str) -> tuple[list[Claim], list[str]]:
    """The claims of an answer, and why others were dropped."""
    claims, dropped = list[Claim](), list[str]()
    try:
        items = _items(content, "facts", MOST_CLAIMS)
    except BrokenError:
        return [], [SCHEMA]
    for item in items:
        try:
            claims.append(_claim(_record(item, _CLAIM_KEYS)))
        except BrokenError:
            dropped.append(SCHEMA)
    return claims, dropped


def verdicts_of(content: str, questions: int) -> tuple[dict[int, Verdict], list[str]]:
    """The verdict on each question, by its number; a number answered twice has none."""
    verdicts, dropped, twice = dict[int, Verdict](), list[str](), set[int]()
    try:
        items = _items(content, "answers", MOST_QUESTIONS)
    except BrokenError:
        return {}, [SCHEMA]
    for item in items:
        try:
            number, verdict = _verdict(_record(item, ("number", "verdict")), questions)
        except BrokenError:
            dropped.append(SCHEMA)
            continue
        if number in verdicts:
            twice.add(number)
        verdicts[number] = verdict
    dropped += [SCHEMA] * len(twice)
    return {number: verdict for number, verdict in verdicts.items() if number not in twice}, dropped


def _items(content: str, key: str, most: int) -> list[object]:
    table = _record(_json(content), (key,))
    items = table.get(key)
    if not isinstance(items, list) or len(items) > most:
        raise BrokenError(key)
    return items


def _json(content: str) -> object:
    """The one JSON value that an answer is, bare or in one code fence; what a model thought aloud before is no part."""
    bare = _THOUGHT.sub("", content, count=1).strip() if content.lstrip().startswith("<think>") else content.strip()
    fenced = _FENCED.fullmatch(bare)
    try:
        return json.loads(fenced[1] if fenced else bare, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BrokenError("json") from error


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """A key twice in one record could mean one thing to us and another to who reads the log."""
    table: dict[str, object] = {}
    for key, value in pairs:
        if key in table:
            raise BrokenError(key)
        table[key] = value
    return table


def _no_number(name: str) -> object:
    raise BrokenError(name)


def _record(item: object, keys: Iterable[str]) -> Mapping[str, object]:
    if not isinstance(item, dict) or not item.keys() <= set(keys):
        raise BrokenError("record")
    return item


_CLAIM_KEYS = ("type", "subjects", "object", "event", "status", "date", "number", "comparison", "quote")


def _claim(table: Mapping[str, object]) -> Claim:
    subjects = table.get("subjects")
    if not isinstance(subjects, list) or not 1 <= len(subjects) <= 10:
        raise BrokenError("subjects")
    return Claim(
        kind=_one_of(table.get("type"), KINDS),
        subjects=tuple(_words(subject) for subject in subjects),
        object=_optional_words(table.get("object")),
        event=_optional_of(table.get("event"), EVENTS),  # type: ignore[arg-type] # one of the words of Event
        status=_one_of(table.get("status"), STATUSES),  # type: ignore[arg-type] # one of the words of Status
        date=_optional_words(table.get("date")),
        number=_optional_words(table.get("number")),
        comparison=_optional_of(table.get("comparison"), COMPARISONS),  # type: ignore[arg-type] # the same
        quote=_words(table.get("quote")),
    )


def _verdict(table: Mapping[str, object], questions: int) -> tuple[int, Verdict]:
    number = table.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= questions:
        raise BrokenError("number")
    return number, _one_of(table.get("verdict"), VERDICTS)  # type: ignore[return-value] # one of the words of Verdict


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_WORDS:
        raise BrokenError("words")
    return value.strip()


def _optional_words(value: object) -> str | None:
    return None if value is None else _words(value)


def _one_of(value: object, words: Iterable[str]) -> str:
    if not isinstance(value, str) or value not in words:
        raise BrokenError("choice")
    return value


def _optional_of(value: object, words: Iterable[str]) -> str | None:
    return None if value is None else _one_of(value, words)
