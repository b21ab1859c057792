"""Memberships and parts, in schema.org and in CIDOC CRM side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.describe import terms
from pipeline.describe.kinds import describe_kind, label_literals
from pipeline.describe.quads import date, node
from pipeline.describe.sheet import Sheet, reference_of
from pipeline.describe.terms import crm, schema, tsv
from pipeline.model import Membership, PartOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Who belongs to what, and as what. `role` distinguishes ties of one pair; `kind` is its node."""

    member: str
    group: str
    references: tuple[str, str]
    role: str | None
    kind: str | None


def describe_membership(fact: Membership, sheet: Sheet) -> list[str]:
    tie = Tie(
        member=sheet.organisation(fact.member),
        group=sheet.organisation(fact.group),
        references=(reference_of(fact.member), reference_of(fact.group)),
        role=fact.role,
        kind=describe_kind(sheet.graph, sheet.iris, fact.role) if fact.role else None,
    )
    membership = node(sheet.iris.membership(*tie.references, fact.role))
    sheet.add(membership, terms.RDF_TYPE, schema.ORGANIZATION_ROLE)
    _belongs(membership, tie, sheet)
    _role_between(membership, tie, sheet)
    _lasted(membership, fact.start, fact.end, sheet)
    bodies = [membership]
    if fact.start or fact.event == "joined":
        joining, *others = _joining(tie, fact.start, sheet)
        _action(joining, schema.JOIN_ACTION, tie, membership, sheet)
        bodies += [joining, *others]
    if fact.end or fact.event == "left":
        leaving = _leaving(tie, fact.end, sheet)
        _action(leaving, schema.LEAVE_ACTION, tie, membership, sheet)
        bodies.append(leaving)
    return bodies


def describe_part(fact: PartOf, sheet: Sheet) -> list[str]:
    """CIDOC CRM has one property for groups within groups; its kind tells parts from members."""
    tie = Tie(
        member=sheet.organisation(fact.part),
        group=sheet.organisation(fact.whole),
        references=(reference_of(fact.part), reference_of(fact.whole)),
        role="part",
        kind=sheet.type(tsv.KIND_PART),
    )
    part = sheet.minted("part", *tie.references)
    _belongs(part, tie, sheet)
    sheet.add(tie.member, schema.PARENT_ORGANIZATION, tie.group)
    sheet.add(tie.group, schema.SUB_ORGANIZATION, tie.member)
    if fact.start or fact.end:
        sheet.add(part, terms.RDF_TYPE, schema.ROLE)
        sheet.add(part, schema.PARENT_ORGANIZATION, tie.group)
        sheet.add(part, schema.SUB_ORGANIZATION, tie.member)
        _lasted(part, fact.start, fact.end, sheet)
    joined = _joining(tie, fact.start, sheet) if fact.start else []
    left = [_leaving(tie, fact.end, sheet)] if fact.end else []
    return [part, *joined, *left]


def _belongs(statement: str, tie: Tie, sheet: Sheet) -> None:
    """The property class, and the plain property that it stands for."""
    sheet.add(statement, terms.RDF_TYPE, crm.PC107_HAS_CURRENT_OR_FORMER_MEMBER)
    sheet.add(statement, crm.P01_HAS_DOMAIN, tie.group)
    sheet.add(statement, crm.P02_HAS_RANGE, tie.member)
    sheet.add(statement, crm.P107_1_KIND_OF_MEMBER, *_optional(tie.kind))
    sheet.add(tie.group, crm.P107_HAS_CURRENT_OR_FORMER_MEMBER, tie.member)


def _role_between(membership: str, tie: Tie, sheet: Sheet) -> None:
    """The Role of schema.org stands where the value would be and repeats the property, from both sides."""
    sheet.add(tie.group, schema.MEMBER, membership)
    sheet.add(membership, schema.MEMBER, tie.member)
    sheet.add(tie.member, schema.MEMBER_OF, membership)
    sheet.add(membership, schema.MEMBER_OF, tie.group)
    if tie.role:
        sheet.add(membership, schema.ROLE_NAME, *label_literals(tie.role))


def _lasted(role: str, start: str | None, end: str | None, sheet: Sheet) -> None:
    sheet.add(role, schema.START_DATE, *map(date, _optional(start)))
    sheet.add(role, schema.END_DATE, *map(date, _optional(end)))


def _joining(tie: Tie, start: str | None, sheet: Sheet) -> list[str]:
    """The event, and the property class that says in which role; first the event."""
    joining = sheet.event("joining", *tie.references, tie.role, start)
    sheet.add(joining, terms.RDF_TYPE, crm.E85_JOINING)
    sheet.add(joining, crm.P143_JOINED, tie.member)
    sheet.add(joining, crm.P144_JOINED_WITH, tie.group)
    sheet.dated(joining, start)
    if tie.kind is None:
        return [joining]
    joined_with = sheet.minted("joined-with", *tie.references, tie.role, start)
    sheet.add(joined_with, terms.RDF_TYPE, crm.PC144_JOINED_WITH)
    sheet.add(joined_with, crm.P01_HAS_DOMAIN, joining)
    sheet.add(joined_with, crm.P02_HAS_RANGE, tie.group)
    sheet.add(joined_with, crm.P144_1_KIND_OF_MEMBER, tie.kind)
    return [joining, joined_with]


def _leaving(tie: Tie, end: str | None, sheet: Sheet) -> str:
    """A leaving has no kind of member in CIDOC CRM: the kind is the type of the leaving itself."""
    leaving = sheet.event("leaving", *tie.references, tie.role, end)
    sheet.add(leaving, terms.RDF_TYPE, crm.E86_LEAVING)
    sheet.add(leaving, crm.P145_SEPARATED, tie.member)
    sheet.add(leaving, crm.P146_SEPARATED_FROM, tie.group)
    sheet.add(leaving, crm.P2_HAS_TYPE, *_optional(tie.kind))
    sheet.dated(leaving, end)
    return leaving


def _action(event: str, action: str, tie: Tie, membership: str, sheet: Sheet) -> None:
    """The same event in schema.org, which would otherwise not know of a joining or leaving without a date."""
    sheet.add(event, terms.RDF_TYPE, action)
    sheet.add(event, schema.AGENT, tie.member)
    sheet.add(event, schema.OBJECT, membership)


def _optional(value: str | None) -> Iterable[str]:
    return () if value is None else (value,)
