"""Invented organisations, and what an invented announcement says of them, as the earlier stages hand it on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import rdflib
from pyoxigraph import Quad, QuerySolutions, RdfFormat, Store, parse, serialize

from pipeline.describe import (
    Iris,
    describe_announcement,
    describe_organisation,
    describe_preference,
    describe_redirect,
    describe_tombstone,
)
from pipeline.model import (
    Announcement,
    Dissolution,
    Event,
    Evidence,
    Fact,
    Formation,
    Identifier,
    Location,
    Membership,
    Mention,
    Merger,
    Name,
    Organisation,
    PartOf,
    Renaming,
    Size,
    Snapshot,
    mint,
)

HERE = Path(__file__).parent
IRIS = Iris("https://data.example.org/")
EXTRACTOR = "5f0c2e"
Row = tuple[str | None, ...]

TITLE = "ნავსადგურის მუზუმი PORTNET-ის წევრია"
TEXT = (
    "დღეიდან ნავსადგურის მუზეუმი ნავსადგურთა ქსელის (Network of Ports – PORTNET) ასოცირებული წევრია. "
    "1992 წელს დაარსებული ქსელი 2019 წლამდე „ღუზების კავშირი“ იყო და ბათუმშია. "
    "ის 40 ქვეყნის 30,000-ზე მეტ მუზეუმს აერთიანებს. "
    "მუზეუმი ქსელის გაციფრულების ჯგუფის წევრიც გახდა. "
    "შუქურების მუზეუმმა ქსელი 2022 წლის მარტში დატოვა. "
    "ტივების მუზეუმი 2020 წელს გაუქმდა. "
    "ნავების მუზეუმი და აფრების მუზეუმი 2021 წელს გაერთიანდა და ზღვის მუზეუმი შეიქმნა."
)
SNAPSHOT = Snapshot(digest="ab" * 32, size=2048, media_type="text/html", charset="utf-8")
ANNOUNCEMENT = Announcement(
    reference="a1",
    snapshot=SNAPSHOT,
    source="portnet.html",
    text=TEXT,
    title=TITLE,
    language="ka",
    published="2023-09-20",
    url="https://harbour.example/2023/09/20/",
    publisher="ნავსადგურის მუზეუმი",
)


class Said(TypedDict):
    reference: str
    announcement: str
    evidence: tuple[Evidence, ...]
    confidence: float
    rule: str


def said(quote: str, *values: str) -> Said:
    """What every fact carries; `quote` stands in TEXT."""
    start = TEXT.index(quote)
    evidence = Evidence(snapshot=SNAPSHOT.digest, start=start, end=start + len(quote), quote=quote)
    reference = mint("fact", quote, *values)
    return Said(
        reference=reference, announcement="a1", evidence=(evidence,), confidence=0.94, rule="ka:membership.state.1"
    )


def mention(name: str, language: str | None = "ka", reference: str | None = None) -> Mention:
    organisation = reference or mint("organisation", name)
    return Mention(name=name, language=language, surface=name, start=0, end=len(name), organisation=organisation)


def membership(
    member: Mention,
    group: Mention,
    event: Event = "is_member",
    role: str | None = None,
    start: str | None = None,
    end: str | None = None,
    quote: str = "წევრია",
) -> Membership:
    words = said(quote, member.name, group.name, event, role or "", start or "", end or "")
    return Membership(**words, member=member, group=group, event=event, role=role, start=start, end=end)


MUSEUM = mention("ნავსადგურის მუზეუმი")
NETWORK = mention("ნავსადგურთა ქსელი", reference="portnet")
GROUP = mention("გაციფრულების ჯგუფი")
FACTS: tuple[Fact, ...] = (
    membership(MUSEUM, NETWORK, "joined", "associate", "2023-09-20", quote="ასოცირებული წევრია"),
    membership(MUSEUM, GROUP, "joined", "working-group", quote="წევრიც გახდა"),
    membership(mention("შუქურების მუზეუმი"), NETWORK, "left", end="2022-03", quote="დატოვა"),
    PartOf(**said("ქსელის გაციფრულების ჯგუფის"), part=GROUP, whole=NETWORK),
    Formation(**said("1992 წელს დაარსებული ქსელი"), organisation=NETWORK, date="1992"),
    Dissolution(**said("2020 წელს გაუქმდა"), organisation=mention("ტივების მუზეუმი"), date="2020"),
    Renaming(**said("ღუზების კავშირი"), old=mention("ღუზების კავშირი", "ka", "portnet"), new=NETWORK, date="2019"),
    Merger(
        **said("2021 წელს გაერთიანდა"),
        parts=(mention("ნავების მუზეუმი"), mention("აფრების მუზეუმი")),
        result=mention("ზღვის მუზეუმი"),
        date="2021",
    ),
    Location(**said("ბათუმშია"), organisation=NETWORK, place="ბათუმშია", place_name="ბათუმი"),
    Size(
        **said("30,000-ზე მეტ მუზეუმს"),
        organisation=NETWORK,
        value=30000,
        comparison="at_least",
        unit="museums",
        unit_words="მუზეუმს",
    ),
    Size(
        **said("40 ქვეყნის"),
        organisation=NETWORK,
        value=40,
        comparison="exact",
        unit="countries",
        unit_words="ქვეყნის",
    ),
)
ORGANISATION = Organisation(
    reference="portnet",
    names=(
        Name(text="Network of Ports", language="en", kind="preferred"),
        Name(text="ნავსადგურთა ქსელი", language="ka", kind="preferred"),
        Name(text="Ports’ Network", language="en"),
        Name(text="PORTNET", kind="acronym"),
        Name(text="ღუზების კავშირი", language="ka", kind="former"),
        Name(text="ნავსადგურთა ქსელის", language="ka", kind="surface"),
    ),
    homepage="https://portnet.example/",
    place="Batumi",
    country="GE",
    founded="1992",
    identifiers=(Identifier(value="https://register.example/id/7", source="https://portnet.example/about"),),
    provisional=True,
)


def describe(facts: Sequence[Fact], announcement: Announcement = ANNOUNCEMENT) -> list[str]:
    return describe_announcement(announcement, facts, IRIS, EXTRACTOR)


def everything() -> list[str]:
    """Every kind of statement that there is."""
    about = mention("აფრების მუზეუმი")
    others: tuple[Fact, ...] = (
        membership(about, NETWORK, "left", "observer", "2001-05", "2010", quote="დატოვა"),
        PartOf(**said("ჯგუფის"), part=GROUP, whole=about, start="2001", end="2002-03"),
        Merger(**said("გაერთიანდა"), parts=(about, MUSEUM), result=about),
        Size(**said("მუზეუმს"), organisation=about, value=9, comparison="about", unit="წევრი", unit_words="წევრი"),
    )
    return [
        *describe((*FACTS, *others)),
        *describe((), replace(ANNOUNCEMENT, reference="a2", copy_of="a1")),
        *describe_organisation(ORGANISATION, IRIS),
        *describe_preference("one", ["other"], "newest", IRIS),
        *describe_redirect("old", "portnet", IRIS, "2024-05-01"),
        *describe_tombstone("https://data.example.org/membership/1", "2024-05", IRIS),
    ]


def rows(lines: Iterable[str], model: str) -> set[Row]:
    """The memberships that a query over one model finds: `schema` or `crm`."""
    store = Store()
    store.extend(Quad(*quad.triple) for quad in parse("".join(lines), format=RdfFormat.N_QUADS))
    found = store.query(query(model))
    assert isinstance(found, QuerySolutions)
    return {tuple(value and str(getattr(value, "value", value)) for value in solution) for solution in found}


def query(model: str) -> str:
    return (HERE / f"memberships-{model}.rq").read_text("utf-8")


def rewritten(lines: Iterable[str]) -> list[str]:
    """The lines as pyoxigraph reads and writes them."""
    written = serialize(parse("".join(lines), format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    return [f"{line}\n" for line in (written or b"").decode().split("\n")[:-1]]


def union(lines: Iterable[str]) -> rdflib.Graph:
    """All graphs as one."""
    return rdflib.Graph().parse(data="".join(f"{line.rsplit(' ', 2)[0]} .\n" for line in lines), format="nt")


def triples(lines: Iterable[str]) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of each line, as written."""
    return {tuple(line.rsplit(" ", 2)[0].split(" ", 2)) for line in lines}  # type: ignore[misc]  # three by split
