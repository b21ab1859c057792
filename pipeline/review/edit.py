"""A fact as a form, and a filled form as the fact that a steward means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args, get_origin, get_type_hints

from pipeline.describe.kinds import KINDS, labels
from pipeline.errors import UsageError
from pipeline.identify.decisions import nearest
from pipeline.model import Announcement, Evidence, Fact, Mention
from pipeline.review.marks import mentions_by_part
from pipeline.run.review import COMPARISONS, EVENTS

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DATES = ("start", "end", "date")
NOT_ASKED = frozenset({"role_words", *(item.name for item in fields(Fact))})
Form = Mapping[str, str]


class FormError(UsageError):
    """What was typed cannot be used. `key` names the words that say so."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}: {value}")
        self.key, self.value = key, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that can be corrected."""

    name: str
    value: str
    choices: Sequence[tuple[str, Mapping[str, str]]] = ()  # what it may be, with words
    mention: Mention | None = None
    is_date: bool = False


def fields_of(fact: Fact) -> Iterator[Field]:
    for name, mention in mentions_by_part(fact):
        yield Field(name=name, value=mention.name, mention=mention)
    for name, hint in get_type_hints(type(fact)).items():
        if name in NOT_ASKED or _is_mention(hint):
            continue
        value = getattr(fact, name)
        text = "" if value is None else str(value)
        yield Field(name=name, value=text, choices=tuple(_choices(name, hint)), is_date=name in DATES)


def edited(fact: Fact, announcement: Announcement, form: Form) -> Fact:
    """The fact with what the form says; the words it rests on are sought in the text.

    Raises: FormError.
    """
    evidence = _evidence(fact, announcement, form)
    here = replace(fact, evidence=(evidence, *fact.evidence[1:]))
    values: dict[str, object] = {}
    for item in fields(fact):
        value = getattr(fact, item.name)
        if isinstance(value, Mention):
            values[item.name] = _mention(value, item.name, announcement, form)
        elif isinstance(value, tuple) and value and isinstance(value[0], Mention):
            parts = enumerate(value, 1)
            values[item.name] = tuple(_mention(one, f"{item.name}-{n}", announcement, form) for n, one in parts)
    for field in fields_of(fact):
        if field.mention is None:
            values[field.name] = _value(field, fact, form)
    return replace(here, **values)  # type: ignore[arg-type] # values of the fields' types


def _evidence(fact: Fact, announcement: Announcement, form: Form) -> Evidence:
    words = form.get("sentence", "").replace("\r\n", "\n") or fact.evidence[0].quote
    start = _found(words, _number(form.get("sentence-at")), fact.evidence[0].start, announcement)
    return Evidence(snapshot=announcement.snapshot.digest, start=start, end=start + len(words), quote=words)


def _mention(mention: Mention, part: str, announcement: Announcement, form: Form) -> Mention:
    """Other names stay only while the words do: they were read beside them."""
    words = form.get(f"{part}-words", "").replace("\r\n", "\n").strip() or mention.surface
    name = " ".join(form.get(part, "").split()) or words
    if words == mention.surface:
        return replace(mention, name=name, names=mention.names if name == mention.name else ())
    start = _found(words, _number(form.get(f"{part}-at")), mention.start, announcement)
    return replace(mention, name=name, surface=words, start=start, end=start + len(words), names=())


def _found(words: str, wanted: int | None, before: int, announcement: Announcement) -> int:
    at = nearest(announcement.text, words, before if wanted is None else wanted)
    if at is None:
        raise FormError("not_in_text", words)
    return at


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _value(field: Field, fact: Fact, form: Form) -> object:
    text = form.get(field.name, field.value).strip()
    before = getattr(fact, field.name)
    if field.choices and text not in {choice for choice, _ in field.choices}:
        raise FormError("not_a_choice", text)
    if field.is_date and text and not DATE.fullmatch(text):
        raise FormError("not_a_date", text)
    if isinstance(before, int):
        if not text.isdecimal():
            raise FormError("not_a_number", text)
        return int(text)
    if text:
        return text
    return None if _may_be_empty(fact, field.name) else before


def _may_be_empty(fact: Fact, name: str) -> bool:
    return type(None) in get_args(get_type_hints(type(fact))[name])


def _is_mention(hint: object) -> bool:
    return hint is Mention or Mention in get_args(hint)


def _choices(name: str, hint: object) -> Iterator[tuple[str, Mapping[str, str]]]:
    if name == "role":
        yield "", {"en": "not said", "ka": "არ არის ნათქვამი"}
        yield from ((slug, labels(slug)) for slug in KINDS)
    elif get_origin(hint) is Literal:
        words = {**EVENTS, **COMPARISONS, "exact": {"en": "exactly", "ka": "ზუსტად"}}
        yield from ((choice, words[choice]) for choice in get_args(hint))
