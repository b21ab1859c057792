"""Facts about invented organisations, made in a line."""

from pipeline.model import Fact, Membership, Mention, Name, PartOf, Renaming, mint


def mention(name: str, *names: str, language: str | None = "en", kind: str = "site") -> Mention:
    others = tuple(Name(text=text, language=None if text.isupper() else language) for text in names)
    return Mention(name=name, language=language, surface=name, start=0, end=len(name), names=others, kind=kind)


def joined(member: Mention, group: Mention, announcement: str = "a1") -> Membership:
    reference = mint("fact", announcement, member.name, group.name)
    return Membership(
        reference=reference, announcement=announcement, evidence=(), member=member, group=group, event="joined"
    )


def part(one: Mention, whole: Mention, announcement: str = "a1") -> PartOf:
    return PartOf(reference=mint("part", one.name), announcement=announcement, evidence=(), part=one, whole=whole)


def renamed(old: Mention, new: Mention, announcement: str = "a1") -> Renaming:
    return Renaming(reference=mint("renaming", old.name), announcement=announcement, evidence=(), old=old, new=new)


MILL = mention("Old Mill Museum")
LEAGUE = mention("League of Historic Mills", "LHM", kind="umbrella")
FACT: Fact = joined(MILL, LEAGUE)
