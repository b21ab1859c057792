"""Organisations of a release that are in no authority file, the most used first, as lines for the table."""

import re
from collections.abc import Iterator, Set
from pathlib import Path

from anyascii import anyascii

from pipeline.identify.cells import cell
from pipeline.identify.table import Row
from pipeline.publish.dataset import ONTOLOGY, SCHEMA
from pipeline.publish.index import Index
from pipeline.publish.jsonld import RDF_TYPE

PREDICATES = {
    RDF_TYPE: "type",
    SCHEMA + "about": "about",
    SCHEMA + "name": "name",
    SCHEMA + "alternateName": "alternate_name",
    ONTOLOGY + "formerName": "former_name",
    SCHEMA + "url": "url",
    SCHEMA + "member": "member",
    SCHEMA + "memberOf": "group",
}
NAMES = ("name", "alternate_name", "former_name")
LONGEST_ACRONYM = 20  # as shapes/authority.ttl has it
LONGEST_SLUG = 60
PAGES = 3
USED = """
SELECT type.subject,
    (SELECT count(*) FROM said WHERE predicate = 'about' AND object = type.subject) AS announcements,
    (SELECT count(*) FROM said WHERE predicate IN ('member', 'group') AND object = type.subject) AS ties
FROM said AS type WHERE type.predicate = 'type' AND type.object = ?
ORDER BY announcements DESC, ties DESC, type.subject
"""
PAGES_OF = """
SELECT DISTINCT url.object FROM said AS about
CROSS JOIN said AS url ON url.predicate = 'url' AND url.subject = about.subject
WHERE about.predicate = 'about' AND about.object = ? ORDER BY 1 LIMIT ?
"""


def unlisted(release: Path, slugs: Set[str], limit: int) -> Iterator[Row]:
    """Names as the announcements have them; a steward looks whether the pages do say them before adding a line.

    Raises: VerifyError when the folder is not a release.
    """
    index = Index(release, PREDICATES)
    taken = set(slugs)
    try:
        used = (str(iri) for iri, _, _ in index.rows(USED, SCHEMA + "Organization"))
        fresh = (iri for iri in used if iri.rpartition("/")[2] not in slugs)
        for iri, _ in zip(fresh, range(limit), strict=False):
            row = _row(index, iri, taken)
            taken.add(row["slug"])
            yield row
    finally:
        index.close()


def _row(index: Index, iri: str, taken: Set[str]) -> Row:
    called = {column: _names(index, column, iri) for column in NAMES}
    called["alternate_name"] = [one for one in called["alternate_name"] if one not in called["former_name"]]
    stated = [column for column, names in called.items() if names]
    urls = [str(url) for (url,) in index.rows(PAGES_OF, iri, str(PAGES))]
    pages = [" ".join([f"page{place}", url, *stated]) for place, url in enumerate(urls, 1) if " " not in url]
    return {
        "slug": _slug([text for names in called.values() for text, _ in names], iri, taken),
        **{column: cell(map(_tagged, names)) for column, names in called.items()},
        "source": cell(pages),
    }


def _names(index: Index, column: str, iri: str) -> list[tuple[str, str]]:
    """English first, for the slug. Without a language only an acronym can stand in the table."""
    query = """SELECT object, language FROM said WHERE predicate = ? AND subject = ?
        ORDER BY language <> 'en', language, object"""
    found = [(str(text).strip(), str(language)) for text, language in index.rows(query, column, iri)]
    return [one for one in found if one[1] or (column != "name" and len(one[0]) <= LONGEST_ACRONYM)]


def _tagged(name: tuple[str, str]) -> str:
    text, language = name
    return f"{text}@{language}" if language or "@" in text else text


def _slug(names: list[str], iri: str, taken: Set[str]) -> str:
    words = re.findall("[a-z0-9]+", anyascii(names[0]).lower().replace("'", "")) if names else []
    slug = "-".join(words)[:LONGEST_SLUG].strip("-")
    slug = slug if slug[:1].isalpha() else f"o-{slug or iri.rpartition('/')[2]}"
    return slug if slug not in taken else f"{slug}-{iri.rpartition('/')[2]}"
