"""Foundings, dissolutions, renamings and mergers: schema.org where it has a word, CIDOC CRM always."""

from pipeline.describe import terms
from pipeline.describe.quads import date
from pipeline.describe.sheet import Sheet, name_literal, reference_of
from pipeline.describe.terms import crm, schema, tsv
from pipeline.model import Dissolution, Formation, Mention, Merger, Renaming


def describe_formation(fact: Formation, sheet: Sheet) -> list[str]:
    return [founded(sheet.organisation(fact.organisation), reference_of(fact.organisation), fact.date, sheet)]


def founded(organisation: str, reference: str, on: str | None, sheet: Sheet) -> str:
    formation = sheet.event("formation", reference, on)
    sheet.add(formation, terms.RDF_TYPE, crm.E66_FORMATION)
    sheet.add(formation, crm.P95_HAS_FORMED, organisation)
    sheet.dated(formation, on)
    if on:
        sheet.add(organisation, schema.FOUNDING_DATE, date(on))
    return formation


def describe_dissolution(fact: Dissolution, sheet: Sheet) -> list[str]:
    """A decision to dissolve is an activity, which E68 alone is not."""
    organisation = sheet.organisation(fact.organisation)
    dissolution = sheet.event("dissolution", reference_of(fact.organisation), fact.date)
    sheet.add(dissolution, terms.RDF_TYPE, crm.E68_DISSOLUTION, crm.E7_ACTIVITY)
    sheet.add(dissolution, crm.P99_DISSOLVED, organisation)
    sheet.dated(dissolution, fact.date)
    if fact.date:
        sheet.add(organisation, schema.DISSOLUTION_DATE, date(fact.date))
    return [dissolution]


def describe_renaming(fact: Renaming, sheet: Sheet) -> list[str]:
    """Both names stay; an attribute assignment dates the new one."""
    organisation, reference = sheet.organisation(fact.new), reference_of(fact.new)
    old, new = fact.old, fact.new
    sheet.appellation(organisation, reference, old.name, old.language, tsv.KIND_FORMER_NAME)
    appellation = sheet.appellation(organisation, reference, new.name, new.language, None)
    sheet.add(organisation, schema.ALTERNATE_NAME, name_literal(old.name, old.language))
    sheet.add(organisation, tsv.FORMER_NAME, name_literal(old.name, old.language))
    renaming = sheet.event("renaming", reference, old.name, new.name, fact.date)
    assigned(renaming, organisation, appellation, crm.P1_IS_IDENTIFIED_BY, sheet)
    sheet.dated(renaming, fact.date)
    return [renaming]


def assigned(assignment: str, organisation: str, value: str, prop: str, sheet: Sheet) -> None:
    """Somebody said of the organisation that it has this value."""
    sheet.add(assignment, terms.RDF_TYPE, crm.E13_ATTRIBUTE_ASSIGNMENT)
    sheet.add(assignment, crm.P140_ASSIGNED_ATTRIBUTE_TO, organisation)
    sheet.add(assignment, crm.P141_ASSIGNED, value)
    sheet.add(assignment, crm.P177_ASSIGNED_PROPERTY_OF_TYPE, prop)


def describe_merger(fact: Merger, sheet: Sheet) -> list[str]:
    parts = {reference_of(part): sheet.organisation(part) for part in fact.parts}
    result = fact.result and sheet.organisation(fact.result)
    merger = sheet.event("merger", *sorted(parts), _reference(fact.result), fact.date)
    if result in parts.values():
        _take_over(merger, list(parts.values()), sheet)
    else:
        sheet.add(merger, terms.RDF_TYPE, crm.E66_FORMATION)
        sheet.add(merger, crm.P151_WAS_FORMED_FROM, *parts.values())
        sheet.add(merger, crm.P95_HAS_FORMED, *([result] if result else []))
    sheet.dated(merger, fact.date)
    return [merger]


def _take_over(merger: str, bodies: list[str], sheet: Sheet) -> None:
    """One body takes up the others: nothing new is formed."""
    sheet.add(merger, terms.RDF_TYPE, crm.E7_ACTIVITY)
    sheet.add(merger, crm.P2_HAS_TYPE, sheet.type(tsv.KIND_MERGER))
    sheet.add(merger, crm.P11_HAD_PARTICIPANT, *bodies)


def _reference(mention: Mention | None) -> str:
    return reference_of(mention) if mention else ""
