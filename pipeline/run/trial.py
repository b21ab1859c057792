"""What another pack would change: facts that come and go in announcements, and the pack's own sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.extract import Extractor
from pipeline.extract.pack import PACKS, Pack, load_common, load_pack
from pipeline.extract.pack_promises import broken_promises, extractor_of
from pipeline.model import Announcement
from pipeline.run.review import say

TIERS = {
    "publish": {"en": "published", "ka": "ქვეყნდება"},
    "review": {"en": "for review", "ka": "გადასახედია"},
    "silent": {"en": "too uncertain", "ka": "მეტისმეტად საეჭვოა"},
}
Told = Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An announcement that is read otherwise: facts in words, each with its tier."""

    announcement: Announcement
    gone: Sequence[str]
    come: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """How many of a pack's own sentences are read as promised, before and now."""

    before: int
    after: int
    count: int  # sentences now
    broken: Sequence[str]  # those that are not read as promised now


def with_pack(extractor: Extractor, pack: Pack) -> Extractor:
    """The extractor, reading with another pack for the languages of this one."""
    return replace(extractor, packs={**extractor.packs, **dict.fromkeys((pack.code, *pack.tags), pack)})


def without_file(extractor: Extractor, own: Path) -> Extractor:
    """The extractor, reading without what a file adds to the pack that came along; a language of its own stays."""
    shipped = PACKS / own.name
    return with_pack(extractor, load_pack(shipped, load_common(PACKS))) if shipped.is_file() else extractor


def change_of(announcement: Announcement, before: Extractor, after: Extractor, lang: str) -> Change | None:
    """What is read otherwise in an announcement; None where nothing is."""
    old, new = (_told(announcement, extractor, lang) for extractor in (before, after))
    gone, come = sorted((old - new).elements()), sorted((new - old).elements())
    return Change(announcement=announcement, gone=gone, come=come) if gone or come else None


def _told(announcement: Announcement, extractor: Extractor, lang: str) -> Told:
    facts = (fact for fact in extractor.extract(announcement) if fact.tier != "silent" and fact.status == "asserted")
    return Counter(f"{say(fact, lang)} [{TIERS[fact.tier][lang]}]" for fact in facts)


def promises_of(name: str, own: Pack, before: Extractor, after: Extractor) -> Promises:
    """`name`: that of the file; before, only the sentences of the pack that came along are counted."""
    shipped, broken = PACKS / name, [one.example.text for one in broken_promises(own, after)]
    return Promises(
        before=_kept(shipped, before) if shipped.is_file() else 0,
        after=len(own.examples) - len(broken),
        count=len(own.examples),
        broken=broken,
    )


def _kept(shipped: Path, extractor: Extractor) -> int:
    known = load_pack(shipped, load_common(PACKS))
    return len(known.examples) - len(list(broken_promises(known, extractor_of(known, extractor))))


def said(change: Change) -> Iterator[str]:
    """The lines of a change: what goes, then what comes."""
    yield from (f"- {fact}" for fact in change.gone)
    yield from (f"+ {fact}" for fact in change.come)
