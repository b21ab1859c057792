"""One announcement from its bytes. Pure: the same bytes and the same statements give the same announcement."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.languages import contradicts, language_of, tag_of
from pipeline.model import Announcement, Finding, mint
from pipeline.read.dates import is_future, written_date
from pipeline.read.notices import UnreadableError, finding
from pipeline.read.raw import Given, Note, Raw, note
from pipeline.read.text import MARKUP, content_of, tidy
from pipeline.read.urls import same_site, written_url

Settled = tuple[str | None, tuple[Note, ...]]  # a value that can be used, and what was wrong with others


def parse(raw: Raw) -> tuple[Announcement | None, tuple[Finding, ...]]:
    """The announcement, or None when there is nothing to read, and what a person should know of it."""
    try:
        content, charset = content_of(raw.snapshot, raw.data)
    except UnreadableError as error:
        return None, (finding(error, raw.source),)
    if not content.text:
        return None, tuple(_findings(raw, None, (*content.notes, note("read.no-text"))))
    given, stated = tidy(raw.given), tidy(content.stated)
    published, date_notes = _published(given, stated, raw.today)
    language, language_notes = _language(given, stated, content.text, raw.snapshot.media_type in MARKUP)
    url, url_notes = _url(given, stated, raw)
    announcement = Announcement(
        reference=_reference(raw, url),
        snapshot=replace(raw.snapshot, charset=charset),
        source=raw.source,
        text=content.text,
        title=given.title or stated.title,
        language=language,
        published=published,
        url=url,
        publisher=given.publisher or stated.publisher,
    )
    notes = (*content.notes, *date_notes, *language_notes, *url_notes)
    return announcement, tuple(_findings(raw, announcement.reference, notes))


def _findings(raw: Raw, reference: str | None, notes: tuple[Note, ...]) -> Iterator[Finding]:
    for told in notes:
        yield finding(told, raw.source, reference)


def _reference(raw: Raw, url: str | None) -> str:
    if url:
        return mint("announcement", url)
    entry = (raw.snapshot.entry,) if raw.snapshot.entry else ()
    return mint("announcement", raw.snapshot.digest, *entry)


def _published(given: Given, stated: Given, today: str | None) -> Settled:
    notes: list[Note] = []
    for text in (given.published, stated.published):
        try:
            written = written_date(text) if text else None
        except UnreadableError as error:
            notes.append(note(error.code, **error.values))
            continue
        if written and today and is_future(written, today):
            notes.append(note("read.date-future", value=written))
        elif written:
            return written, tuple(notes)
    return None, tuple(notes)


def _language(given: Given, stated: Given, text: str, is_markup: bool) -> Settled:
    """What a person says is believed; templates of sites often name a language that the page is not in."""
    notes: list[Note] = []
    for declared, is_template in ((given.language, False), (stated.language, is_markup)):
        tag = tag_of(declared) if declared else None
        if tag and not (is_template and contradicts(tag, text)):
            return tag, tuple(notes)
        if declared and not is_template:
            notes.append(note("read.language-tag", value=declared))
        elif tag:
            notes.append(note("read.language-contradicted", value=tag))
    return language_of(text), tuple(notes)


def _url(given: Given, stated: Given, raw: Raw) -> Settled:
    """Given addresses, then what the page calls its own address, then where it was found."""
    is_markup, notes = raw.snapshot.media_type in MARKUP, list[Note]()
    for text, is_template in ((given.url, False), (stated.url, is_markup)):
        url = written_url(text, raw.address if is_template else None) if text else None
        if url and (not is_template or _is_credible(url, raw)):
            return url, tuple(notes)
        if text and not is_template:
            notes.append(note("read.url-form", value=text))
    return (written_url(raw.address) if raw.address and not raw.snapshot.entry else None), tuple(notes)


def _is_credible(url: str, raw: Raw) -> bool:
    """A page may name an address of its own site only; an entry of a feed may be anywhere."""
    return raw.address is None or raw.snapshot.entry is not None or same_site(url, raw.address)
