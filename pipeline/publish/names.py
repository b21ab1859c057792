"""The names under which a former release knows its organisations, so that a later one calls them the same."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.identify.known import Known, KnownName, KnownRedirect
from pipeline.model import NameKind
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
    DCTERMS + "isReplacedBy": "replaced",
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
REDIRECTS = """
SELECT subject, object FROM said WHERE predicate = 'replaced' AND subject LIKE '%/organisation/%' ORDER BY 1, 2
"""


def read_known(release: Path) -> Iterator[Known]:
    """Every name of every organisation, then every reference that gave way; both by reference. Memory stays flat.

    Raises: VerifyError when the folder is not a release.
    """
    index = Index(release, PREDICATES)
    try:
        yield from (_name(*map(str, row)) for row in index.rows(NAMES, ACRONYM))
        for old, now in index.rows(REDIRECTS):
            yield KnownRedirect(reference=_reference(old), now=_reference(now))
    finally:
        index.close()


def _name(iri: str, text: str, language: str, kind: str) -> KnownName:
    return KnownName(
        reference=_reference(iri),
        text=text,
        language=None if language in ("", UNKNOWN_LANGUAGE) else language,
        kind=next(known for known in KINDS if known == kind),
    )


def _reference(iri: str | None) -> str:
    return str(iri).rpartition("/")[2]
