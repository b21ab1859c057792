"""The names under which a former release knows its organisations, so that a later one calls them the same."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pipeline.model import Name, NameKind
from pipeline.publish.dataset import CRM, DCTERMS, ONTOLOGY, SCHEMA
from pipeline.publish.index import Index

SKOS = "http://www.w3.org/2004/02/skos/core#"
ACRONYM = ONTOLOGY + "acronym"
UNKNOWN_LANGUAGE = "und"
KINDS: tuple[NameKind, ...] = ("preferred", "alternate", "acronym", "former", "surface")
PREDICATES = {
    SCHEMA + "name": "preferred",
    SCHEMA + "alternateName": "alternate",
    ONTOLOGY + "formerName": "former",
    SKOS + "hiddenLabel": "surface",
    CRM + "P1_is_identified_by": "identified",
    CRM + "P190_has_symbolic_content": "content",
    CRM + "P2_has_type": "kind",
}
# A former name is an alternate name too, and an acronym is one that its name node calls so: each is told once.
NAMES = """
SELECT called.subject, called.object, called.language, CASE WHEN called.predicate = 'alternate' AND EXISTS (
    SELECT 1 FROM said AS identified
    CROSS JOIN said AS kind ON kind.predicate = 'kind' AND kind.subject = identified.object AND kind.object = ?
    CROSS JOIN said AS content ON content.predicate = 'content' AND content.subject = identified.object
    WHERE identified.predicate = 'identified' AND identified.subject = called.subject AND content.object = called.object
) THEN 'acronym' ELSE called.predicate END
FROM said AS called WHERE called.predicate IN ('preferred', 'alternate', 'former', 'surface')
AND EXISTS (SELECT 1 FROM said WHERE predicate = 'identified' AND subject = called.subject)
AND NOT (called.predicate = 'alternate' AND EXISTS (
    SELECT 1 FROM said WHERE predicate = 'former' AND subject = called.subject AND object = called.object
    AND language = called.language
))
ORDER BY called.subject, 4, called.object, called.language
"""
REDIRECTS = "SELECT subject, object FROM said WHERE predicate = 'replaced' ORDER BY subject, object"


def read_names(release: Path) -> Iterator[tuple[str, tuple[Name, ...]]]:
    """Reference and names of every organisation that a release names, by reference. Memory stays flat.

    Raises: VerifyError when the folder is not a release.
    """
    index = Index(release, PREDICATES)
    try:
        for iri, rows in groupby(index.rows(NAMES, ACRONYM), lambda row: row[0]):
            yield _reference(iri), tuple(_name(*map(str, row[1:])) for row in rows)
    finally:
        index.close()


def read_redirects(release: Path) -> Iterator[tuple[str, str]]:
    """References of organisations that gave way in a release or before it, each with the one that took its place."""
    index = Index(release, {DCTERMS + "isReplacedBy": "replaced"})
    try:
        for old, new in index.rows(REDIRECTS):
            yield _reference(old), _reference(new)
    finally:
        index.close()


def _name(text: str, language: str, kind: str) -> Name:
    known: NameKind = next(each for each in KINDS if each == kind)
    return Name(text=text, language=None if language in ("", UNKNOWN_LANGUAGE) else language, kind=known)


def _reference(iri: str | None) -> str:
    return str(iri).rpartition("/")[2]
