"""A small release in the words of docs/model.md, with its archive. The organisations are invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from string import Template

from pyoxigraph import RdfFormat, parse

from pipeline.model import Finding
from pipeline.publish import Published, ReleaseContent, former_release, publish
from pipeline.settings import PublishSettings, Settings

BASE = "https://data.example.org/"
WITHOUT_SITE = PublishSettings(site=False)
SENTENCE = "The Harbour Museum joined the Network of Harbour Museums as an associate member."
TEXT = f"Good news.\n\n{SENTENCE} It is glad.\n"
GEORGIAN = "ნავსადგურის მუზეუმი ქსელის წევრია."
PREFIXES = """
PREFIX schema: <https://schema.org/> PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX tsv: <https://w3id.org/tsevri/ns#>
PREFIX kinds: <https://w3id.org/tsevri/kinds/> PREFIX dcterms: <http://purl.org/dc/terms/>
BASE <https://data.example.org/>
"""
ORGANISATIONS = """
<graph/organisations> {
  <organisation/harbour> a schema:Organization, crm:E74_Group ;
    schema:name "Harbour Museum"@en, "ნავსადგურის მუზეუმი"@ka ; tsv:formerName "Port Museum"@en ;
    schema:alternateName "Port Museum"@en ; skos:hiddenLabel "ნავსადგურის მუზეუმს"@ka ;
    schema:url <https://harbour.example/> ; crm:P1_is_identified_by <name/1> .
  <name/1> a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Harbour Museum"@en .
  <organisation/network> a schema:Organization, crm:E74_Group ; schema:name "Network of Harbour Museums"@en ;
    schema:alternateName "NHM" ; tsv:provisional true ; crm:P1_is_identified_by <name/2> .
  <name/2> a crm:E41_Appellation ; crm:P190_has_symbolic_content "NHM" ; crm:P2_has_type tsv:acronym .
  tsv:acronym a crm:E55_Type .
}
"""
ANNOUNCEMENT = """
<graph/${ref}> {
  <membership/1> a schema:OrganizationRole, crm:PC107_has_current_or_former_member ;
    schema:member <organisation/harbour> ; schema:memberOf <organisation/network> ;
    crm:P01_has_domain <organisation/network> ; crm:P02_has_range <organisation/harbour> ;
    crm:P107.1_kind_of_member kinds:associate ; schema:roleName "associate member"@en, "ასოცირებული წევრი"@ka ;
    schema:startDate "2020-03"^^xsd:gYearMonth .
  kinds:associate a crm:E55_Type, skos:Concept ; rdfs:label "associate member"@en, "ასოცირებული წევრი"@ka .
  <organisation/network> a schema:Organization, crm:E74_Group ; schema:member <membership/1> ;
    crm:P107_has_current_or_former_member <organisation/harbour> .
  <organisation/harbour> a schema:Organization, crm:E74_Group ; schema:memberOf <membership/1> .
  <joining/1> a crm:E85_Joining, schema:JoinAction ; crm:P143_joined <organisation/harbour> ;
    crm:P144_joined_with <organisation/network> ; crm:P4_has_time-span <time-span/2020-03> ;
    schema:agent <organisation/harbour> ; schema:object <membership/1> .
  <time-span/2020-03> a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin "2020-03-01T00:00:00Z"^^xsd:dateTime ;
    crm:P82b_end_of_the_end "2020-03-31T23:59:59Z"^^xsd:dateTime .
  <fact/${ref}> a tsv:Fact, oa:Annotation, prov:Entity ;
    oa:hasBody <membership/1>, <joining/1> ; oa:hasTarget <evidence/${ref}> ;
    tsv:status tsv:asserted ; tsv:confidence 0.940 ; tsv:rule "en:membership.event.2" ;
    prov:wasDerivedFrom <announcement/${ref}> ; prov:wasGeneratedBy <extraction/${ref}> .
  tsv:asserted a skos:Concept .
  <evidence/${ref}> a oa:SpecificResource ; oa:hasSource <snapshot/${ref}> ;
    oa:hasSelector <position/${ref}>, <quote/${ref}> .
  <position/${ref}> a oa:TextPositionSelector ;
    oa:start "${start}"^^xsd:nonNegativeInteger ; oa:end "${end}"^^xsd:nonNegativeInteger .
  <quote/${ref}> a oa:TextQuoteSelector ; oa:exact "${quote}" .
  <extraction/${ref}> a prov:Activity ; prov:used <snapshot/${ref}> ; prov:wasAssociatedWith <extractor/1> .
  <extractor/1> a prov:SoftwareAgent ; rdfs:label "Tsevri" ; tsv:fingerprint "5f0c" .
  <announcement/${ref}> a schema:NewsArticle, crm:E31_Document, prov:Entity ; schema:headline "News \\"${ref}\\""@en ;
    schema:datePublished "${published}"^^xsd:date ; schema:inLanguage "en" ;
    schema:url <https://harbour.example/news/${ref}> ;
    schema:about <organisation/harbour>, <organisation/network> ; prov:wasDerivedFrom <snapshot/${ref}> ;
    crm:P67_refers_to <organisation/harbour>, <organisation/network> ; crm:P70_documents <joining/1> .
  <snapshot/${ref}> a tsv:Snapshot, schema:MediaObject, prov:Entity ; schema:sha256 "${digest}" ;
    tsv:byteSize "${size}"^^xsd:nonNegativeInteger ; schema:encodingFormat "text/plain" ; tsv:charset "utf-8" ;
    prov:wasDerivedFrom <https://harbour.example/news/${ref}> .
}
"""


def lines_of(trig: str) -> list[str]:
    """Sorted N-Quads lines."""
    return sorted({f"{quad} .\n" for quad in parse(PREFIXES + trig, RdfFormat.TRIG)})


def announcement(ref: str, text: str = TEXT, quote: str = SENTENCE, published: str = "2020-03-02") -> str:
    data, start = text.encode(), text.index(quote)
    return Template(ANNOUNCEMENT).substitute(
        ref=ref,
        start=start,
        end=start + len(quote),
        quote=quote,
        published=published,
        digest=sha256(data).hexdigest(),
        size=len(data),
    )


ONE = ORGANISATIONS + announcement("one")
TWO = ONE + announcement("two", f"{GEORGIAN}\n", GEORGIAN, "2021-05-06")
TEXTS = (TEXT, f"{GEORGIAN}\n")


def keep(archive: Path, texts: tuple[str, ...] = TEXTS) -> None:
    """Put texts into an archive, as plain files."""
    for text in texts:
        path = archived(archive, text)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def archived(archive: Path, text: str) -> Path:
    digest = sha256(text.encode()).hexdigest()
    return archive / digest[:2] / digest


FINDING = Finding(
    code="fact.planned",
    severity="info",
    message={"en": "A plan, not yet a fact.", "ka": "ეს გეგმაა."},
    remedy={"en": "Nothing need be done.", "ka": "არაფერია გასაკეთებელი."},
    source="news/one.txt",
    announcement="one",
    line=3,
    column=1,
    sentence="The museum will join.",
)


def content(trig: str = ONE, *findings: Finding, as_of: str | None = "2021-05-06") -> ReleaseContent:
    lines = lines_of(trig)
    return ReleaseContent(
        lines=lambda: iter(lines),
        findings=lambda: iter(findings),
        counts={"announcements": 2, "copies": 0, "held_back": 0},
        as_of=as_of,
        fingerprint="0123456789abcdef0123456789abcdef",
    )


def settings_for(output: Path, **changes: object) -> Settings:
    return replace(Settings(base=BASE, output=output), **changes)  # type: ignore[arg-type]


def release(output: Path, made: ReleaseContent | None = None, settings: Settings | None = None) -> Published:
    """Publish into a folder as a run does: after what is there already."""
    settings = settings or settings_for(output)
    made = replace(made or content(), former=former_release(output, settings.base))
    return publish(made, settings, output / ".work")


def files(folder: Path) -> Mapping[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def statements(path: Path) -> Iterator[str]:
    """The triples of a file in any syntax, sorted."""
    return iter(sorted({str(quad.triple) for quad in parse(path=path)}))
