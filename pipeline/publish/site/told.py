"""What the statements of a release tell of one thing, gathered for its page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.publish.dataset import CRM, DCTERMS, OA, ONTOLOGY, PROV, RDF, SCHEMA, SKOS
from pipeline.publish.index import Index
from pipeline.publish.site.words import KINDS

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
KEPT = 20_000  # things and labels that are remembered
SHOWN = 200  # of each list on a page; the rest is in the Turtle
PREDICATES = {
    RDF + "type": "type",
    SCHEMA + "name": "name",
    SCHEMA + "alternateName": "alternate",
    ONTOLOGY + "formerName": "former",
    SKOS + "hiddenLabel": "hidden",
    RDFS + "label": "label",
    SCHEMA + "headline": "headline",
    SCHEMA + "url": "url",
    SCHEMA + "sameAs": "same",
    SCHEMA + "datePublished": "published",
    SCHEMA + "inLanguage": "language",
    SCHEMA + "member": "member",
    SCHEMA + "memberOf": "member-of",
    SCHEMA + "roleName": "role",
    SCHEMA + "startDate": "start",
    SCHEMA + "endDate": "end",
    SCHEMA + "object": "object",
    SCHEMA + "observationAbout": "about-size",
    OA + "hasBody": "body",
    OA + "hasTarget": "target",
    OA + "hasSelector": "selector",
    OA + "hasSource": "source",
    OA + "exact": "exact",
    PROV + "wasDerivedFrom": "derived",
    PROV + "wasGeneratedBy": "generated",
    PROV + "used": "used",
    CRM + "P01_has_domain": "domain",
    CRM + "P02_has_range": "range",
    CRM + "P95_has_formed": "formed",
    CRM + "P99_dissolved": "dissolved",
    CRM + "P140_assigned_attribute_to": "assigned-to",
    CRM + "P141_assigned": "assigned",
    CRM + "P143_joined": "joined",
    CRM + "P145_separated": "separated",
    CRM + "P144_joined_with": "joined-with",
    CRM + "P146_separated_from": "separated-from",
    CRM + "P1_is_identified_by": "identified",
    CRM + "P4_has_time-span": "when",
    CRM + "P190_has_symbolic_content": "content",
    CRM + "P89_falls_within": "within",
    CRM + "P90_has_value": "value",
    CRM + "P91_has_unit": "unit",
    SCHEMA + "address": "address",
    SCHEMA + "location": "location",
    CRM + "P70_documents": "documents",
    DCTERMS + "isReplacedBy": "replaced",
}
TOUCHING = (
    "joined", "separated", "joined-with", "separated-from", "formed", "dissolved", "assigned-to", "assigned", "domain",
    "range", "object", "about-size", "when",
)  # fmt: skip
_SENTENCES = """
SELECT DISTINCT exact.object, source.object, fact.subject FROM ({facts}) AS fact
CROSS JOIN said AS target ON target.predicate = 'target' AND target.subject = fact.subject
CROSS JOIN said AS selector ON selector.predicate = 'selector' AND selector.subject = target.object
CROSS JOIN said AS exact ON exact.predicate = 'exact' AND exact.subject = selector.object
CROSS JOIN said AS source ON source.predicate = 'derived' AND source.subject = fact.subject
ORDER BY 2, 1, 3 LIMIT 2000
"""
_ABOUT = """SELECT subject FROM said WHERE predicate = 'body' AND object IN (
    SELECT ?1 UNION SELECT subject FROM said WHERE object = ?1 AND predicate IN ({touching})
)"""
OF_THING = _SENTENCES.format(facts=_ABOUT.format(touching=", ".join(map(repr, TOUCHING))))
OF_ANNOUNCEMENT = _SENTENCES.format(facts="SELECT subject FROM said WHERE predicate = 'derived' AND object = ?")
OF_FACT = _SENTENCES.format(facts="SELECT ? AS subject")
MEMBERSHIPS = """
SELECT DISTINCT mine.subject, other.object FROM said AS mine
CROSS JOIN said AS type ON type.predicate = 'type' AND type.subject = mine.subject AND type.object = ?3
CROSS JOIN said AS other ON other.predicate = ?2 AND other.subject = mine.subject
WHERE mine.object = ?1 AND mine.predicate = ?4 ORDER BY 1, 2
"""
_UNTOLD = {"type", "name", "label"}
_POINTING = "SELECT subject FROM said WHERE object = ?1 AND predicate IN ({slugs}) ORDER BY subject LIMIT ?2"
POINTING = _POINTING.format(slugs=", ".join(map(repr, sorted(set(PREDICATES.values()) - _UNTOLD))))
LISTED = """
SELECT DISTINCT upper(substr(object, 1, 1)), object, subject FROM said WHERE predicate = 'name' AND subject LIKE ?
ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    iri: str
    other: str  # IRI of the group of a member, of the member of a group
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    announcement: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    text: str
    language: str  # "" where it is not known


class Told:
    """Questions to the index of a release. Labels that were asked for last are remembered."""

    def __init__(self, index: Index, base: str) -> None:
        self._index = index
        self._base = base
        index.by_subject()
        self.label = lru_cache(maxsize=KEPT)(self._label)
        self._said = lru_cache(maxsize=KEPT)(self._read)

    def kind(self, iri: str) -> str:
        return iri.removeprefix(self._base).partition("/")[0]

    def path(self, iri: str) -> str:
        return iri.removeprefix(self._base)

    def names(self, slug: str, iri: str) -> Sequence[Name]:
        return self._said(iri).get(slug, ())

    def best(self, slug: str, iri: str, language: str) -> Name | None:
        """In the reader's language, else in English, else in any."""
        names = self.names(slug, iri)
        order = (language, "en", "ka", "")
        return min(names, key=lambda name: order.index(name.language) if name.language in order else 9, default=None)

    def value(self, slug: str, iri: str) -> str | None:
        return min((name.text for name in self.names(slug, iri)), default=None)

    def memberships(self, iri: str, *, as_group: bool) -> list[Membership]:
        mine, other = ("member-of", "member") if as_group else ("member", "member-of")
        rows = self._index.rows(MEMBERSHIPS, iri, other, SCHEMA + "OrganizationRole", mine)
        return [self.membership(str(node), str(its)) for node, its in rows]

    def membership(self, iri: str, other: str) -> Membership:
        start, end = self.value("start", iri), self.value("end", iri)
        return Membership(iri=iri, other=other, start=start, end=end)

    def sentences(self, iri: str) -> list[Sentence]:
        query = {"announcement": OF_ANNOUNCEMENT, "fact": OF_FACT}.get(self.kind(iri), OF_THING)
        found: dict[tuple[str, str], list[str]] = {}
        for text, source, fact in self._index.rows(query, iri):
            found.setdefault((str(text), str(source)), []).append(str(fact))
        kept = list(found.items())[:SHOWN]
        return [Sentence(text=text, announcement=source, facts=tuple(facts)) for (text, source), facts in kept]

    def organisations(self) -> Iterator[tuple[str, str, str]]:
        """First letter, name and IRI of every name to show, sorted."""
        for initial, name, iri in self._index.rows(LISTED, f"{self._base}organisation/%"):
            yield str(initial), str(name), str(iri)

    def pointing(self, iri: str) -> Iterator[str]:
        """What speaks of a thing."""
        seen = dict.fromkeys(str(subject) for (subject,) in self._index.rows(POINTING, iri, str(SHOWN)))
        return (subject for subject in seen if subject.startswith(self._base))

    def _read(self, iri: str) -> Mapping[str, Sequence[Name]]:
        """All that is kept of a thing, by slug."""
        found: dict[str, list[Name]] = {}
        for slug, text, language in self._index.all_of(iri):
            found.setdefault(slug, []).append(Name(text=text, language=language))
        return found

    def _label(self, iri: str, language: str) -> Name:
        for slug in ("name", "headline", "label", "content", "exact"):
            found = self.best(slug, iri, language)
            if found and found.text.strip():
                return found
        return Name(text=self._made_up(iri, language), language=language)

    def _made_up(self, iri: str, language: str) -> str:
        """For what has no name of its own: its kind, and whom it concerns."""
        kind, _, reference = iri.removeprefix(self._base).partition("/")
        word = KINDS.get(kind, {}).get(language, kind)
        ends = [
            self.value(slug, iri) for slug in ("range", "joined", "separated", "formed", "dissolved", "assigned-to")
        ]
        groups = [self.value(slug, iri) for slug in ("domain", "joined-with", "separated-from")]
        near = [end for end in (*ends, *groups) if end and self.kind(end) == "organisation"]
        if kind == "time-span":
            return reference
        if near:
            return f"{word}: " + " → ".join(self.label(end, language).text for end in dict.fromkeys(near))
        return f"{word} {reference[:8]}"
