"""Where an organisation is and how large it is: what an announcement ascribes to it."""

from pipeline.describe import terms
from pipeline.describe.changes import assigned
from pipeline.describe.quads import date, node, plain, typed, words
from pipeline.describe.sheet import Sheet, reference_of
from pipeline.describe.terms import crm, schema, tsv
from pipeline.model import Announcement, Location, Size


def describe_location(fact: Location, announcement: Announcement, sheet: Sheet) -> list[str]:
    organisation = sheet.organisation(fact.organisation)
    place = located(organisation, fact.place_name or fact.place, announcement.language, None, sheet)
    location = sheet.event("location", reference_of(fact.organisation), place)
    assigned(location, organisation, place, crm.P74_HAS_CURRENT_OR_FORMER_RESIDENCE, sheet)
    return [location]


def located(organisation: str, name: str, language: str | None, country: str | None, sheet: Sheet) -> str:
    """`country` in two letters of ISO 3166-1."""
    place = sheet.minted("place", name, language, country)
    sheet.add(organisation, schema.LOCATION, place)
    sheet.add(organisation, crm.P74_HAS_CURRENT_OR_FORMER_RESIDENCE, place)
    sheet.add(place, terms.RDF_TYPE, schema.PLACE, crm.E53_PLACE)
    sheet.add(place, schema.NAME, words(name, language))
    sheet.add(place, terms.RDFS_LABEL, words(name, language))
    if country:
        address = sheet.minted("address", name, language, country)
        sheet.add(place, schema.ADDRESS, address)
        sheet.add(address, terms.RDF_TYPE, schema.POSTAL_ADDRESS)
        sheet.add(address, schema.ADDRESS_COUNTRY, plain(country))
    return place


def describe_size(fact: Size, announcement: Announcement, sheet: Sheet) -> list[str]:
    """Neither model has a property for a number of members: an observation, and an assigned dimension."""
    organisation = sheet.organisation(fact.organisation)
    said = (str(fact.value), fact.comparison, fact.unit, announcement.published)
    size = sheet.event("size", reference_of(fact.organisation), *said)
    dimension = sheet.minted("dimension", reference_of(fact.organisation), *said)
    sheet.add(size, terms.RDF_TYPE, crm.E13_ATTRIBUTE_ASSIGNMENT, schema.OBSERVATION)
    sheet.add(size, crm.P140_ASSIGNED_ATTRIBUTE_TO, organisation)
    sheet.add(size, crm.P141_ASSIGNED, dimension)
    sheet.add(size, schema.OBSERVATION_ABOUT, organisation)
    sheet.add(dimension, terms.RDF_TYPE, crm.E54_DIMENSION)
    if announcement.published:
        sheet.dated(size, announcement.published)
        sheet.add(size, schema.OBSERVATION_DATE, date(announcement.published))
    _measured(fact, size, dimension, sheet)
    _in_unit(fact, announcement, size, dimension, sheet)
    return [size]


def _measured(fact: Size, size: str, dimension: str, sheet: Sheet) -> None:
    number = typed(str(fact.value), "integer")
    if fact.comparison == "at_least":
        sheet.add(size, schema.MIN_VALUE, number)
        sheet.add(dimension, crm.P90A_HAS_LOWER_VALUE_LIMIT, number)
        return
    sheet.add(size, schema.VALUE, number)
    sheet.add(dimension, crm.P90_HAS_VALUE, number)
    if fact.comparison == "about":
        approximate = sheet.type(tsv.KIND_APPROXIMATE)
        sheet.add(size, schema.MEASUREMENT_QUALIFIER, approximate)
        sheet.add(dimension, crm.P2_HAS_TYPE, approximate)


def _in_unit(fact: Size, announcement: Announcement, size: str, dimension: str, sheet: Sheet) -> None:
    """The slug of a unit is English; a unit that has none is called what the announcement calls it."""
    unit = node(sheet.iris.unit(fact.unit))
    sheet.add(size, schema.UNIT_CODE, unit)
    sheet.add(dimension, crm.P91_HAS_UNIT, unit)
    sheet.add(unit, terms.RDF_TYPE, crm.E58_MEASUREMENT_UNIT)
    sheet.add(unit, terms.RDFS_LABEL, words(fact.unit, "en" if fact.unit.isascii() else announcement.language))
    if fact.unit_words:
        sheet.add(size, schema.UNIT_TEXT, words(fact.unit_words, announcement.language))
