"""What a person sends, as decisions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import parse_qs

from pipeline.identify.decisions import (
    AnyDecision,
    Decision,
    FactDecision,
    NameDecision,
    Undo,
    Withdrawal,
    parse_line,
    write_line,
)
from pipeline.identify.decisions.records import FACT_JUDGEMENTS, JUDGEMENTS
from pipeline.model import Announcement, Fact
from pipeline.review.edit import FormError, edited

Sent = Mapping[str, Sequence[str]]
Find = Callable[[str], tuple[Announcement, tuple[Fact, ...]] | None]
MOST_BYTES = 200_000  # of a form
MOST_FIELDS = 2_000
Signed = Mapping[str, str]


def read_form(body: bytes) -> Sent:
    """Raises: ValueError when it is no form, or too large a one."""
    return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)


def first(sent: Sent, key: str, otherwise: str = "") -> str:
    return sent.get(key, [otherwise])[0]


def decisions_of(sent: Sent, find: Find, by: str, at: str) -> list[AnyDecision]:
    """The decisions that a form means, each as it will stand in the file.

    Raises: FormError.
    """
    why = " ".join(first(sent, "why").split())
    if not why or not by:
        raise FormError("no_reason" if by else "no_name", "")
    signed = {"by": by, "at": at, "why": why}
    try:
        return [parse_line(write_line(one)) for one in _decisions(sent, find, signed)]
    except ValueError as error:
        raise FormError("not_a_decision", str(error)) from error


def _decisions(sent: Sent, find: Find, signed: Signed) -> Iterator[AnyDecision]:
    judgement = first(sent, "judgement")
    for kind in FACT_JUDGEMENTS:
        if judgement == kind:
            for place in sent.get("fact", ()):
                announcement, fact = _fact(place, find)
                becomes = _edited(fact, announcement, sent) if kind == "edit" else None
                yield FactDecision(judgement=kind, fact=fact, becomes=becomes, **signed)
    for same in JUDGEMENTS:
        if judgement == same:
            yield Decision(left=first(sent, "left"), right=first(sent, "right"), judgement=same, **signed)
    if judgement == "prefer":
        language, _, name = first(sent, "name").partition("|")
        organisation = first(sent, "organisation")
        yield NameDecision(organisation=organisation, name=name, language=language or None, **signed)
    if judgement == "withdraw":
        yield Withdrawal(announcement=first(sent, "announcement"), **signed)
    if judgement == "undo":
        yield from (Undo(of=of, **signed) for of in sent.get("of", ()))


def _fact(place: str, find: Find) -> tuple[Announcement, Fact]:
    """A fact by `announcement/fact`, as it was extracted."""
    reference, _, wanted = place.partition("/")
    found = find(reference)
    for fact in found[1] if found else ():
        if found and fact.reference == wanted:
            return found[0], fact
    raise FormError("no_such_fact", place)


def _edited(fact: Fact, announcement: Announcement, sent: Sent) -> Fact:
    return edited(fact, announcement, {key: values[0] for key, values in sent.items()})
