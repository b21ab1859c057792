"""Announcements of invented organisations that say everything that can be said, and the graph of all of it.

The graph keeps every rule; the faults in `faults/` each break one.
"""

from functools import cache
from typing import Any, TypeVar

from pyoxigraph import Triple

from pipeline.describe import (
    Iris,
    describe_announcement,
    describe_organisation,
    describe_redirect,
    describe_tombstone,
)
from pipeline.model import (
    Announcement,
    Dissolution,
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
from pipeline.publish.census import Census
from pipeline.publish.dataset import Release, describe_dataset
from pipeline.publish.files import Written
from pipeline.publish.quality import Quality
from pipeline.settings import Settings
from pipeline.validate import Described

IRIS = Iris("https://data.example.org/")
EXTRACTOR = "5f0c" * 16
FIGURES = {
    "precision": 0.9512, "recall": 0.4, "gold": 90, "intervals": {"precision": [0.9, 0.98], "recall": [0.35, 0.45]},
}  # fmt: skip
TEXT = """The Harbour Museum joined the Harbour Network in March 2020 as an associate member.

The Lighthouse Trust is a member of the Harbour Network. The Ferry Museum, a founding member, left it in 2024.
The Harbour Network was founded in 1992 and dissolved on 31 December 2025.
The Port Union has been the Harbour Network since 2019. Quay House and Dock House became Pier House in 2021.
Sand House was merged into Pier House. The Rope Group has been a working group of the Harbour Network since 2018.
The Harbour Network sits in Berlin. It has exactly 40 members, at least 300 museums and about 20 boats 🚢.
"""
Kind = TypeVar("Kind", bound=Fact)


def mention(name: str) -> Mention:
    return Mention(
        name=name, language="en", surface=name, start=0, end=len(name), organisation=mint("organisation", name)
    )


def snapshot_of(text: str) -> Snapshot:
    digest = mint("digest", text) * 3 + "0000"
    return Snapshot(digest=digest, size=len(text.encode()), media_type="text/html", charset="utf-8")


def announcement(
    text: str = TEXT,
    *,
    url: str = "https://harbour.example/news/1",
    published: str | None = "2026-02-03",
    copy_of: str | None = None,
) -> Announcement:
    return Announcement(
        reference=mint("announcement", url),
        snapshot=snapshot_of(text),
        source=f"news/{mint('file', url)[:4]}.html",
        text=text,
        title="Harbour Museum joins",
        language="en",
        published=published,
        url=url,
        publisher="Harbour Museum",
        copy_of=copy_of,
    )


def fact(kind: type[Kind], said: Announcement, quote: str, **values: Any) -> Kind:
    start = said.text.index(quote)
    evidence = Evidence(snapshot=said.snapshot.digest, start=start, end=start + len(quote), quote=quote)
    return kind(
        reference=mint("fact", said.reference, kind.__name__, quote, str(sorted(values.items(), key=str))),
        announcement=said.reference,
        evidence=(evidence,),
        confidence=0.94,
        tier="publish",
        rule="en:membership.event.2",
        **values,
    )


def described(said: Announcement, *facts: Fact) -> Described:
    lines = describe_announcement(said, facts, IRIS, EXTRACTOR)
    return Described(announcement=said, facts=facts, lines=tuple(lines))


@cache
def everything() -> Described:
    """One announcement with every kind of fact."""
    said, network, pier = announcement(), mention("Harbour Network"), mention("Pier House")
    quay, dock, sand = mention("Quay House"), mention("Dock House"), mention("Sand House")
    boats = "about 20 boats 🚢"
    return described(
        said,
        fact(Membership, said, "The Harbour Museum joined the Harbour Network in March 2020 as an associate member",
             member=mention("Harbour Museum"), group=network, event="joined", role="associate", start="2020-03"),
        fact(Membership, said, "The Lighthouse Trust is a member of the Harbour Network",
             member=mention("Lighthouse Trust"), group=network, event="is_member"),
        fact(Membership, said, "The Ferry Museum, a founding member, left it in 2024",
             member=mention("Ferry Museum"), group=network, event="left", role="founding", start="1992", end="2024"),
        fact(Formation, said, "founded in 1992", organisation=network, date="1992"),
        fact(Dissolution, said, "dissolved on 31 December 2025", organisation=network, date="2025-12-31"),
        fact(Renaming, said, "The Port Union has been the Harbour Network since 2019", old=mention("Port Union"),
             new=network, date="2019"),
        fact(Merger, said, "Quay House and Dock House became Pier House in 2021", parts=(quay, dock), result=pier,
             date="2021"),
        fact(Merger, said, "Sand House was merged into Pier House", parts=(sand, pier), result=pier),
        fact(PartOf, said, "The Rope Group has been a working group of the Harbour Network since 2018",
             part=mention("Rope Group"), whole=network, start="2018"),
        fact(Location, said, "The Harbour Network sits in Berlin", organisation=network, place="Berlin"),
        fact(Size, said, "exactly 40 members", organisation=network, value=40, comparison="exact", unit="members",
             unit_words="members"),
        fact(Size, said, "at least 300 museums", organisation=network, value=300, comparison="at_least",
             unit="museums", unit_words="museums"),
        fact(Size, said, boats, organisation=network, value=20, comparison="about", unit="boats", unit_words="boats"),
    )  # fmt: skip


@cache
def repost() -> Described:
    original = everything().announcement
    return described(announcement(url="https://lighthouse.example/copy", copy_of=original.reference))


def organisation_lines() -> list[str]:
    """The network as an authority file may know it."""
    names = (
        Name(text="Harbour Network", language="en", kind="preferred"),
        Name(text="ნავსადგურის ქსელი", language="ka", kind="preferred"),
        Name(text="HN", kind="acronym"),
        Name(text="Port Union", language="en", kind="former"),
        Name(text="ნავსადგურის ქსელის", language="ka", kind="surface"),
    )
    network = Organisation(
        reference=mint("organisation", "Harbour Network"),
        names=names,
        homepage="https://harbour.example/",
        place="Berlin",
        country="DE",
        founded="1992",
        identifiers=(Identifier(value="https://register.example/id/7", source="https://register.example/"),),
    )
    provisional = Organisation(
        reference=mint("organisation", "Rope Group"),
        names=(Name(text="Rope Group", language="en", kind="preferred"),),
        provisional=True,
    )
    return [*describe_organisation(network, IRIS), *describe_organisation(provisional, IRIS)]


def former_lines() -> list[str]:
    gone = IRIS.membership("a", "b", None)
    old, new = mint("organisation", "Harbour Netwrok"), mint("organisation", "Harbour Network")
    return [*describe_redirect(old, new, IRIS, "2025-05-01"), *describe_tombstone(gone, "2025-05-01", IRIS)]


def dataset_lines() -> list[str]:
    files = [Written(name=name, size=2048, digest="ab" * 32) for name in ("memberships.ttl", "memberships.nq.gz")]
    release = Release(
        name="2026-02-03-0123456789ab",
        previous="2026-01-02-ba9876543210",
        as_of="2026-02-03",
        fingerprint="cd" * 32,
        census=Census(),
        files=files,
        quality=Quality("ef" * 32, "01" * 32, 600, {"membership": FIGURES}),
    )
    return [_line(triple) for triple in describe_dataset(release, Settings(base=IRIS.base))]


def _line(triple: Triple) -> str:
    return f"{triple} .\n"


@cache
def all_lines() -> tuple[str, ...]:
    """A whole release as lines."""
    return (*everything().lines, *repost().lines, *organisation_lines(), *former_lines(), *dataset_lines())
