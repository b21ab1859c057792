"""Announcements that give different dates for one thing: all stand, one is preferred, the steward is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.identify.decisions.facts import RULE
from pipeline.model import Announcement, Fact, Finding
from pipeline.records import FACT_SLUGS, mentions_of
from pipeline.run.review import say

Why = Literal["decided", "most-precise", "newest"]
Words = Mapping[str, str]
DATES = ("start", "end", "date")
DISAGREE: Words = {
    "en": "Announcements give different dates: {dates}. All stand; {preferred} is preferred ({why}).",
    "ka": "განცხადებები სხვადასხვა თარიღს ასახელებს: {dates}. ყველა რჩება; უპირატესია {preferred} ({why}).",
}
BECAUSE: Mapping[Why, Words] = {
    "decided": {"en": "a person decided", "ka": "ადამიანის გადაწყვეტილებით"},
    "most-precise": {"en": "the most precise", "ka": "ყველაზე ზუსტია"},
    "newest": {"en": "the newest announcement", "ka": "ყველაზე ახალი განცხადებაა"},
}
REMEDY: Words = {
    "en": "If you know better, accept the right one, or correct or reject the wrong one, in `tsevri review`.",
    "ka": "თუ იცით, რომელია სწორი, დაადასტურეთ ის, ან შეასწორეთ თუ უარყავით მცდარი (`tsevri review`).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date that a fact of an announcement gives for something."""

    thing: str  # the same for what is said of the same
    date: str
    fact: str
    said: str  # the fact in words, in English and Georgian, a line each
    decided: bool
    announcement: str
    source: str
    published: str


def dates_of(announcement: Announcement, facts: Sequence[Fact]) -> Iterator[Dated]:
    for fact in facts:
        bodies = " ".join(str(mention.organisation) for mention in mentions_of(fact))
        for part in DATES:
            date = getattr(fact, part, None)
            if date:
                yield Dated(
                    thing=f"{FACT_SLUGS[type(fact)]} {part} {getattr(fact, 'role', None) or ''} {bodies}",
                    date=date,
                    fact=fact.reference,
                    said=f"{say(fact, 'en')}\n{say(fact, 'ka')}",
                    decided=fact.rule.startswith(RULE),
                    announcement=announcement.reference,
                    source=announcement.source,
                    published=announcement.published or "",
                )


def is_conflict(dates: Sequence[Dated]) -> bool:
    """Whether two of the dates cannot both be: `2021` and `2021-05` can."""
    texts = sorted({one.date for one in dates})
    return any(not later.startswith(former) for former, later in pairwise(texts))


def preferred(dates: Sequence[Dated]) -> tuple[Dated, Why]:
    """A decision before precision, precision before newness."""
    best = max(dates, key=lambda one: (one.decided, len(one.date), one.published, one.fact))
    others = [one for one in dates if one.date != best.date]
    if best.decided and not all(one.decided for one in others):
        return best, "decided"
    return best, "most-precise" if any(len(one.date) < len(best.date) for one in others) else "newest"


def disagreement(dates: Sequence[Dated]) -> Finding:
    best, why = preferred(dates)
    shown = "; ".join(f"{one.date} ({one.source})" for one in dates)
    said = dict(zip(("en", "ka"), best.said.split("\n"), strict=True))
    values = {"dates": shown, "preferred": best.date}
    return Finding(
        code="fact.disagree",
        severity="warning",
        message={
            lang: f"{said[lang]}. {words.format(**values, why=BECAUSE[why][lang])}" for lang, words in DISAGREE.items()
        },
        remedy=REMEDY,
        source=best.source,
        announcement=best.announcement,
        fact=best.fact,
        value=" ".join(one.date for one in dates),
    )
