"""One announcement as one named graph: itself, its facts, and what they rest on."""

from collections.abc import Sequence

from pipeline.describe import terms
from pipeline.describe.attributes import describe_location, describe_size
from pipeline.describe.changes import describe_dissolution, describe_formation, describe_merger, describe_renaming
from pipeline.describe.iris import Iris
from pipeline.describe.lineage import Origin, describe_extraction, describe_fact, describe_snapshot
from pipeline.describe.memberships import describe_membership, describe_part
from pipeline.describe.quads import address, date, node, plain, words
from pipeline.describe.sheet import Sheet
from pipeline.describe.terms import crm, prov, schema
from pipeline.model import (
    Announcement,
    Dissolution,
    Fact,
    Formation,
    Location,
    Membership,
    Merger,
    PartOf,
    Renaming,
    Size,
)


def describe_announcement(announcement: Announcement, facts: Sequence[Fact], iris: Iris, extractor: str) -> list[str]:
    """N-Quads lines, each once. The facts are resolved and will be published; `extractor` is its fingerprint.

    Raises: ValueError when a fact names an organisation that was not identified.
    """
    sheet = Sheet(iris, announcement.reference)
    subject = node(iris.announcement(announcement.reference))
    snapshot = describe_snapshot(announcement, sheet)
    _document(announcement, subject, snapshot, sheet)
    if facts:
        extraction = describe_extraction(announcement, snapshot, extractor, sheet)
        origin = Origin(announcement=subject, snapshot=snapshot, extraction=extraction, bytes=announcement.snapshot)
        for fact in facts:
            describe_fact(fact, _statements(fact, announcement, sheet), origin, sheet)
        sheet.add(subject, schema.ABOUT, *sheet.organisations)
        sheet.add(subject, crm.P67_REFERS_TO, *sheet.organisations)
        sheet.add(subject, crm.P70_DOCUMENTS, *sheet.events)
    return sheet.graph.lines()


def _document(announcement: Announcement, subject: str, snapshot: str, sheet: Sheet) -> None:
    """Title, date, language and address: the text itself is not ours to publish."""
    language, page = announcement.language, announcement.url and address(announcement.url)
    sheet.add(subject, terms.RDF_TYPE, schema.NEWS_ARTICLE, crm.E31_DOCUMENT, prov.ENTITY)
    sheet.add(subject, prov.WAS_DERIVED_FROM, snapshot)
    if announcement.title:
        sheet.add(subject, schema.HEADLINE, words(announcement.title, language))
    if announcement.published:
        sheet.add(subject, schema.DATE_PUBLISHED, date(announcement.published))
    if language:
        sheet.add(subject, schema.IN_LANGUAGE, plain(language))
    if page:
        sheet.add(subject, schema.URL, node(page))
    if announcement.publisher:
        sheet.add(subject, schema.CREDIT_TEXT, words(announcement.publisher, language))
    if announcement.copy_of:
        sheet.add(subject, prov.ALTERNATE_OF, node(sheet.iris.announcement(announcement.copy_of)))


def _statements(fact: Fact, announcement: Announcement, sheet: Sheet) -> list[str]:
    """Describe what a fact says; the nodes that say it."""
    match fact:
        case Membership():
            return describe_membership(fact, sheet)
        case PartOf():
            return describe_part(fact, sheet)
        case Formation():
            return describe_formation(fact, sheet)
        case Dissolution():
            return describe_dissolution(fact, sheet)
        case Renaming():
            return describe_renaming(fact, sheet)
        case Merger():
            return describe_merger(fact, sheet)
        case Location():
            return describe_location(fact, announcement, sheet)
        case Size():
            return describe_size(fact, announcement, sheet)
    raise AssertionError(f"no statements for {type(fact).__name__}")  # a new kind of fact: describe it here
