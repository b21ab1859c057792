"""What a fact rests on: the words in the archived bytes, and the program that read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.describe import terms
from pipeline.describe.quads import address, node, plain, typed
from pipeline.describe.sheet import Sheet
from pipeline.describe.terms import oa, prov, schema, tsv
from pipeline.model import Announcement, Evidence, Fact, Snapshot

PROGRAM = "Tsevri"
DECIMALS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What all facts of one announcement come from, with its nodes."""

    announcement: str
    snapshot: str
    extraction: str
    bytes: Snapshot


def describe_snapshot(announcement: Announcement, sheet: Sheet) -> str:
    """With the archive, all that is needed to find the quotes again."""
    snapshot = announcement.snapshot
    subject = node(sheet.iris.snapshot(snapshot))
    sheet.add(subject, terms.RDF_TYPE, tsv.SNAPSHOT, schema.MEDIA_OBJECT, prov.ENTITY)
    sheet.add(subject, schema.SHA256, plain(snapshot.digest))
    sheet.add(subject, tsv.BYTE_SIZE, typed(str(snapshot.size), "nonNegativeInteger"))
    sheet.add(subject, schema.ENCODING_FORMAT, plain(snapshot.media_type))
    if snapshot.charset:
        sheet.add(subject, tsv.CHARSET, plain(snapshot.charset))
    if snapshot.entry:
        sheet.add(subject, tsv.FEED_ENTRY, plain(snapshot.entry))
    page = address(announcement.url) if announcement.url else None
    if page:
        sheet.add(subject, prov.WAS_DERIVED_FROM, node(page))
    return subject


def describe_extraction(announcement: Announcement, snapshot: str, fingerprint: str, sheet: Sheet) -> str:
    """`fingerprint` says which rules and weights read the announcement."""
    extraction = sheet.minted("extraction", announcement.reference, fingerprint)
    extractor = sheet.minted("extractor", fingerprint)
    sheet.add(extraction, terms.RDF_TYPE, prov.ACTIVITY)
    sheet.add(extraction, prov.USED, snapshot)
    sheet.add(extraction, prov.WAS_ASSOCIATED_WITH, extractor)
    sheet.add(extractor, terms.RDF_TYPE, prov.SOFTWARE_AGENT)
    sheet.add(extractor, terms.RDFS_LABEL, plain(PROGRAM))
    sheet.add(extractor, tsv.FINGERPRINT, plain(fingerprint))
    return extraction


def describe_fact(fact: Fact, bodies: Sequence[str], origin: Origin, sheet: Sheet) -> None:
    """An annotation: these statements, because of those words."""
    subject, status = node(sheet.iris.fact(fact.reference)), tsv.status(fact.status)
    sheet.add(subject, terms.RDF_TYPE, tsv.FACT, oa.ANNOTATION, prov.ENTITY)
    sheet.add(subject, oa.HAS_BODY, *bodies)
    for evidence in fact.evidence:
        sheet.add(subject, oa.HAS_TARGET, _evidence(evidence, origin, sheet))
    sheet.add(subject, tsv.STATUS, status)
    sheet.add(status, terms.RDF_TYPE, terms.SKOS_CONCEPT)
    sheet.add(subject, tsv.CONFIDENCE, typed(decimal(fact.confidence), "decimal"))
    sheet.add(subject, tsv.RULE, plain(fact.rule))
    sheet.add(subject, prov.WAS_DERIVED_FROM, origin.announcement)
    sheet.add(subject, prov.WAS_GENERATED_BY, origin.extraction)


def decimal(number: float) -> str:
    """As short as can be, never in exponents.

    >>> decimal(0.9), decimal(1.0), decimal(0.00001)
    ('0.9', '1.0', '0.0')
    """
    whole, _, fraction = f"{number:.{DECIMALS}f}".partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"


def _evidence(evidence: Evidence, origin: Origin, sheet: Sheet) -> str:
    iri = sheet.iris.evidence(evidence, origin.bytes)
    reference = iri.rpartition("/")[2]
    subject = node(iri)
    position, quote = node(f"{sheet.iris.base}position/{reference}"), node(f"{sheet.iris.base}quote/{reference}")
    sheet.add(subject, terms.RDF_TYPE, oa.SPECIFIC_RESOURCE)
    sheet.add(subject, oa.HAS_SOURCE, origin.snapshot)
    sheet.add(subject, oa.HAS_SELECTOR, position, quote)
    sheet.add(position, terms.RDF_TYPE, oa.TEXT_POSITION_SELECTOR)
    sheet.add(position, oa.START, typed(str(evidence.start), "nonNegativeInteger"))
    sheet.add(position, oa.END, typed(str(evidence.end), "nonNegativeInteger"))
    sheet.add(quote, terms.RDF_TYPE, oa.TEXT_QUOTE_SELECTOR)
    sheet.add(quote, oa.EXACT, plain(evidence.quote))
    return subject
