"""The six verbs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from pipeline.publish.dataset import DCTERMS, VCARD, dataset_iri
from pipeline.serve.oai.arguments import (
    Listing,
    ProtocolError,
    listing_of,
    read_arguments,
)
from pipeline.serve.oai.formats import XSI, Format, clean, formats_of, values_of
from pipeline.serve.oai.records import Header, Range, Records
from pipeline.store import ReleaseStore

OAI = "http://www.openarchives.org/OAI/2.0/"
NAMESPACES: dict[str | None, str] = {None: OAI, "xsi": XSI}
STEP = 1_001  # headers that are looked at together
PAGE = {"ListRecords": 100, "ListIdentifiers": 1000, "ListSets": 500}
WITHOUT_ARGUMENTS = ("badVerb", "badArgument")  # errors after which the request is not repeated in the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    release: ReleaseStore
    records: Records

    @property
    def address(self) -> str:
        return f"{self.release.base}oai"


def answer_oai(pairs: Sequence[tuple[str, str]], repository: Repository, now: str) -> bytes:
    """The answer to a request, whatever it is. `now`: as 2024-05-18T09:30:00Z."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap=NAMESPACES)  # type: ignore[arg-type]
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd")
    _child(root, "responseDate", now)
    request = _child(root, "request", repository.address)
    try:
        arguments = read_arguments(pairs)
        for name, value in arguments.items():
            request.set(name, clean(value))
        body = etree.SubElement(root, f"{{{OAI}}}{arguments['verb']}")
        VERBS[arguments["verb"]](arguments, repository, body)
    except ProtocolError as error:
        for child in root.findall(f"{{{OAI}}}*")[2:]:
            root.remove(child)
        if error.code in WITHOUT_ARGUMENTS:
            request.attrib.clear()
        _child(root, "error", str(error)).set("code", error.code)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _identify(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    release = repository.release
    names = values_of(release, dataset_iri(release.base), DCTERMS + "title")
    english = [name for name, language in names if language == "en"]
    _child(body, "repositoryName", (english or [name for name, _ in names] or [release.base])[0])
    _child(body, "baseURL", repository.address)
    _child(body, "protocolVersion", "2.0")
    _child(body, "adminEmail", _email(release))
    _child(body, "earliestDatestamp", repository.records.earliest() or "1970-01-01T00:00:00Z")
    _child(body, "deletedRecord", "persistent")
    _child(body, "granularity", "YYYY-MM-DDThh:mm:ssZ")


def _email(release: ReleaseStore) -> str:
    """The contact of the dataset; where it has none, the mailbox that every site must have (RFC 2142)."""
    for contact, _ in values_of(release, dataset_iri(release.base), "http://www.w3.org/ns/dcat#contactPoint"):
        for address, _ in values_of(release, contact, VCARD + "hasEmail"):
            return address.removeprefix("mailto:")
    return f"webmaster@{urlsplit(release.base).hostname}"


def _list_formats(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    if "identifier" in arguments:
        _header_of(arguments["identifier"], repository)
    for form in formats_of(repository.release).values():
        element = _child(body, "metadataFormat")
        _child(element, "metadataPrefix", form.prefix)
        _child(element, "schema", form.schema or f"{repository.address}/{form.prefix}.xsd")
        _child(element, "metadataNamespace", form.namespace)


def _list_sets(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    asked, most = listing_of(arguments), PAGE["ListSets"]
    sets = repository.records.sets(asked.after, most + 1)
    for spec, name in sets[:most]:
        element = _child(body, "set")
        _child(element, "setSpec", spec)
        _child(element, "setName", name)
    following = replace(asked, after=sets[most - 1][0], given=asked.given + most) if len(sets) > most else None
    _go_on(body, asked, following)


def _get_record(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    form = _format(arguments["metadataPrefix"], repository)
    header = _header_of(arguments["identifier"], repository)
    if not _record(body, header, form, repository):
        raise ProtocolError("cannotDisseminateFormat", f"This announcement has no record in {form.prefix}.")


def _list_records(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    form = _format(listing_of(arguments).prefix, repository)
    for header in _page(arguments, repository, body, form):
        _record(body, header, form, repository)
    _end_page(body)


def _list_identifiers(arguments: Mapping[str, str], repository: Repository, body: etree._Element) -> None:
    form = _format(listing_of(arguments).prefix, repository)
    for header in _page(arguments, repository, body, form):
        _header(body, header, repository)
    _end_page(body)


def _page(arguments: Mapping[str, str], repository: Repository, body: etree._Element, form: Format) -> Iterator[Header]:
    """The next records of a format; the token stands first in the body until the page is whole.

    Raises: ProtocolError when there are none.
    """
    asked, records = listing_of(arguments), repository.records
    most = PAGE[asked.verb]
    limits = Range(since=asked.since, until=asked.until, spec=asked.spec)
    if asked.spec is not None and not records.has_set(asked.spec):
        raise ProtocolError("noRecordsMatch", f"There is no set {asked.spec[:100]!r}: see ListSets.")
    headers = list(islice(_given(repository, limits, asked, form), most + 1))
    if not headers and not asked.given:
        raise ProtocolError("noRecordsMatch", "No record changed in that time, is in that set, or has that format.")
    if not asked.given and form.has is None:  # where some have no record, nobody has counted those that have
        asked = replace(asked, total=records.count(limits))
    _go_on(body, asked, _following(asked, headers, most))
    yield from headers[:most]


def _given(repository: Repository, limits: Range, asked: Listing, form: Format) -> Iterator[Header]:
    """All headers from where the list goes on that have a record in the format."""
    date, after = asked.date, asked.after
    while headers := repository.records.page(limits, date, after, STEP):
        yield from (header for header in headers if form.gives(repository.release, header))
        date, after = headers[-1].datestamp, headers[-1].reference


def _following(asked: Listing, headers: Sequence[Header], most: int) -> Listing | None:
    """Where the list goes on, when there is more than was asked for."""
    if len(headers) <= most:
        return None
    last = headers[most - 1]
    return replace(asked, date=last.datestamp, after=last.reference, given=asked.given + most)


def _go_on(body: etree._Element, asked: Listing, following: Listing | None) -> None:
    """The token of the next page; an empty one ends a list that had several."""
    if following is None and not asked.given:
        return
    element = _child(body, "resumptionToken", following.token() if following else "")
    element.set("cursor", str(asked.given))
    if asked.total:
        element.set("completeListSize", str(asked.total))


def _end_page(body: etree._Element) -> None:
    token = body.find(f"{{{OAI}}}resumptionToken")
    if token is not None:
        body.append(token)


def _record(body: etree._Element, header: Header, form: Format, repository: Repository) -> bool:
    """Whether there is one: not every announcement has a place in every format."""
    content = None if header.deleted else form.make(repository.release, header.reference)
    if content is None and not header.deleted:
        return False
    element = _child(body, "record")
    _header(element, header, repository)
    if content is not None:
        _child(element, "metadata").append(content)
    return True


def _header(parent: etree._Element, header: Header, repository: Repository) -> None:
    element = _child(parent, "header")
    if header.deleted:
        element.set("status", "deleted")
    _child(element, "identifier", f"{repository.release.base}announcement/{header.reference}")
    _child(element, "datestamp", header.datestamp)
    for spec in header.sets:
        _child(element, "setSpec", spec)


def _header_of(identifier: str, repository: Repository) -> Header:
    """Raises: ProtocolError."""
    start = f"{repository.release.base}announcement/"
    found = repository.records.header(identifier.removeprefix(start)) if identifier.startswith(start) else None
    if found is None:
        raise ProtocolError("idDoesNotExist", "There is no record of that identifier: see ListIdentifiers.")
    return found


def _format(prefix: str, repository: Repository) -> Format:
    """Raises: ProtocolError."""
    formats = formats_of(repository.release)
    if prefix not in formats:
        raise ProtocolError("cannotDisseminateFormat", f"There is {', '.join(formats)}.")
    return formats[prefix]


def _child(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{OAI}}}{name}")
    element.text = text if text is None else clean(text)
    return element


VERBS = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListRecords": _list_records,
    "ListIdentifiers": _list_identifiers,
}
