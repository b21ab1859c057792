"""What a release holds, and what it knows of one organisation: answers for people, read from the statements alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.errors import UsageError
from pipeline.publish.dataset import DCTERMS, OA, ONTOLOGY, PROV, SCHEMA
from pipeline.publish.index import Index, Row, optional
from pipeline.publish.jsonld import RDF_TYPE

PREDICATES = {
    RDF_TYPE: "type",
    DCTERMS + "isReplacedBy": "replaced",
    OA + "exact": "exact",
    OA + "hasBody": "body",
    OA + "hasSelector": "selector",
    OA + "hasTarget": "target",
    PROV + "wasDerivedFrom": "derived",
    SCHEMA + "alternateName": "other",
    SCHEMA + "datePublished": "published",
    SCHEMA + "dissolutionDate": "dissolved",
    SCHEMA + "endDate": "end",
    SCHEMA + "foundingDate": "founded",
    SCHEMA + "headline": "headline",
    SCHEMA + "member": "member",
    SCHEMA + "memberOf": "group",
    SCHEMA + "name": "name",
    SCHEMA + "parentOrganization": "whole",
    SCHEMA + "roleName": "role",
    SCHEMA + "startDate": "start",
    SCHEMA + "url": "url",
    ONTOLOGY + "confidence": "confidence",
    ONTOLOGY + "formerName": "former",
}
CLASSES = {
    "announcements": SCHEMA + "NewsArticle",
    "organisations": SCHEMA + "Organization",
    "memberships": SCHEMA + "OrganizationRole",
    "facts": ONTOLOGY + "Fact",
    "redirects": ONTOLOGY + "Redirect",
    "tombstones": ONTOLOGY + "Tombstone",
}
SCREEN = 10  # announcements and organisations on the one screen
NEAREST = 3  # names suggested where none fits
NEWEST = f"""
SELECT published.object, {optional("headline", "published.subject")}, {optional("url", "published.subject")},
    published.subject
FROM said AS published WHERE predicate = 'published' ORDER BY published.object DESC, published.subject LIMIT {SCREEN}
"""  # noqa: S608 - these are our own words
LARGEST = f"""
SELECT organisation.subject, (
    SELECT count(*) FROM said AS role CROSS JOIN said AS kind
    ON kind.predicate = 'type' AND kind.subject = role.subject AND kind.object = ?
    WHERE role.predicate IN ('member', 'group') AND role.object = organisation.subject
) AS ties
FROM said AS organisation WHERE predicate = 'type' AND object = ? ORDER BY ties DESC, subject LIMIT {SCREEN}
"""  # noqa: S608
NAMED = """
SELECT DISTINCT subject FROM said AS called WHERE predicate IN ('name', 'other', 'former') AND object = ?
AND EXISTS (SELECT 1 FROM said WHERE predicate = 'type' AND subject = called.subject AND object = ?) ORDER BY subject
"""
TIES = """
SELECT role.subject FROM said AS role CROSS JOIN said AS kind
ON kind.predicate = 'type' AND kind.subject = role.subject AND kind.object = ?
WHERE role.predicate = ? AND role.object = ? ORDER BY role.subject
"""
PROOFS = f"""
SELECT words.object, {optional("published", "announcement.object")}, {optional("url", "announcement.object")},
    {optional("confidence", "fact.subject")}, announcement.object
FROM said AS fact
CROSS JOIN said AS target ON target.predicate = 'target' AND target.subject = fact.subject
CROSS JOIN said AS selector ON selector.predicate = 'selector' AND selector.subject = target.object
CROSS JOIN said AS words ON words.predicate = 'exact' AND words.subject = selector.object
CROSS JOIN said AS announcement ON announcement.predicate = 'derived' AND announcement.subject = fact.subject
WHERE fact.predicate = 'body' AND fact.object = ? ORDER BY 2, 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    announcement: str
    published: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation in a list."""

    organisation: str
    name: str
    memberships: int  # its own and those of its members


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    counts: dict[str, int]
    newest: tuple[Headline, ...]
    organisations: tuple[Listed, ...]  # those with most memberships


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The words that say it, and where they stand."""

    words: str
    published: str | None
    source: str
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A membership, seen from one of its two organisations."""

    organisation: str  # the other one
    name: str
    role: str | None
    start: str | None
    end: str | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a release says of one organisation."""

    organisation: str
    names: tuple[str, ...]
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]
    homepage: str | None
    founded: str | None
    dissolved: str | None
    part_of: tuple[str, ...]
    parts: tuple[str, ...]
    member_of: tuple[Tie, ...]
    members: tuple[Tie, ...]


def holdings(release: Path, lang: str) -> Holdings:
    """Raises: VerifyError when the folder is not a release."""
    index = Index(release, PREDICATES)
    try:
        count = "SELECT count(*) FROM said WHERE predicate = 'type' AND object = ?"
        counts = {name: int(next(index.rows(count, iri))[0] or 0) for name, iri in CLASSES.items()}
        return Holdings(
            counts=counts,
            newest=tuple(_headline(row) for row in index.rows(NEWEST)),
            organisations=tuple(
                Listed(organisation=str(iri), name=_name(index, str(iri), lang), memberships=int(ties or 0))
                for iri, ties in index.rows(LARGEST, CLASSES["memberships"], CLASSES["organisations"])
            ),
        )
    finally:
        index.close()


def known_of(release: Path, wanted: str, lang: str) -> tuple[Known, ...]:
    """What is known of the organisations that go by a name, reference or IRI; most often there is one.

    Raises: VerifyError when the folder is not a release; UsageError when no organisation goes by it.
    """
    index = Index(release, PREDICATES)
    try:
        found = _find(index, wanted)
        if not found:
            raise UsageError(f"{release} knows no organisation {wanted!r}. {_nearest(index, wanted)}")
        return tuple(_known(index, iri, lang) for iri in found)
    finally:
        index.close()


def _find(index: Index, wanted: str) -> list[str]:
    """By IRI, then by reference, then by exact name, then by a part of a name; redirects are followed."""
    for iri in (wanted, *_with_reference(index, wanted)):
        iri = index.value("replaced", iri) or iri
        if CLASSES["organisations"] in index.values("type", iri):
            return [iri]
    exact = [str(iri) for (iri,) in index.rows(NAMED, wanted, CLASSES["organisations"])]
    return exact or sorted({iri for name, iri in _names(index) if wanted.casefold() in name.casefold()})


def _with_reference(index: Index, reference: str) -> list[str]:
    query = (
        "SELECT DISTINCT subject FROM said WHERE predicate = 'type' AND object IN (?, ?) AND subject LIKE ? ORDER BY 1"
    )
    classes = (CLASSES["organisations"], CLASSES["redirects"])
    rows = index.rows(query, *classes, f"%/{reference}")
    return [iri for (iri,) in rows if iri and iri.endswith(f"/{reference}")]


def _names(index: Index) -> Iterator[tuple[str, str]]:
    query = """SELECT object, subject FROM said AS called WHERE predicate IN ('name', 'other', 'former') AND EXISTS (
        SELECT 1 FROM said WHERE predicate = 'type' AND subject = called.subject AND object = ?)"""
    for name, iri in index.rows(query, CLASSES["organisations"]):
        yield str(name), str(iri)


def _nearest(index: Index, wanted: str) -> str:
    names = sorted({name for name, _ in _names(index)})
    near = process.extract(wanted, names, scorer=fuzz.WRatio, limit=NEAREST)
    return f"Nearest names: {', '.join(name for name, _, _ in near)}." if near else "It knows none at all."


def _known(index: Index, iri: str, lang: str) -> Known:
    names, former = _in_order(index, "name", iri, lang), _in_order(index, "former", iri, lang)
    parts = index.rows("SELECT subject FROM said WHERE predicate = 'whole' AND object = ? ORDER BY subject", iri)
    return Known(
        organisation=iri,
        names=tuple(names),
        other_names=tuple(name for name in _in_order(index, "other", iri, lang) if name not in {*names, *former}),
        former_names=tuple(former),
        homepage=index.value("url", iri),
        founded=index.value("founded", iri),
        dissolved=index.value("dissolved", iri),
        part_of=tuple(_name(index, whole, lang) for whole in index.values("whole", iri)),
        parts=tuple(_name(index, str(part), lang) for (part,) in parts),
        member_of=tuple(_ties(index, "member", "group", iri, lang)),
        members=tuple(_ties(index, "group", "member", iri, lang)),
    )


def _ties(index: Index, this: str, other: str, iri: str, lang: str) -> Iterator[Tie]:
    for (role,) in index.rows(TIES, CLASSES["memberships"], this, iri):
        for organisation in index.values(other, str(role)):
            yield Tie(
                organisation=organisation,
                name=_name(index, organisation, lang),
                role=next(iter(_in_order(index, "role", str(role), lang)), None),
                start=index.value("start", str(role)),
                end=index.value("end", str(role)),
                proofs=tuple(_proof(row) for row in index.rows(PROOFS, str(role))),
            )


def _proof(row: Row) -> Proof:
    words, published, url, confidence, announcement = row
    return Proof(
        words=str(words),
        published=published,
        source=str(url or announcement),
        confidence=None if confidence is None else float(confidence),
    )


def _headline(row: Row) -> Headline:
    published, title, url, announcement = row
    return Headline(announcement=str(announcement), published=published, title=title, url=url)


def _name(index: Index, iri: str, lang: str) -> str:
    return next(iter(_in_order(index, "name", iri, lang)), iri)


def _in_order(index: Index, slug: str, iri: str, lang: str) -> Sequence[str]:
    """Texts in the language wanted first, then in English, then the rest; each once."""
    query = """SELECT object FROM said WHERE predicate = ? AND subject = ?
        ORDER BY language <> ?, language <> 'en', language, object"""
    return list(dict.fromkeys(str(text) for (text,) in index.rows(query, slug, iri, lang)))
