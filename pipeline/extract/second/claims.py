"""Grounded claims as facts: for a person to review, never to publish."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.extract.record import Common, event_by_date
from pipeline.extract.scorer import Scorer
from pipeline.extract.second.grounding import Grounded
from pipeline.extract.second.page import Page, Span
from pipeline.extract.tokens import normal
from pipeline.model import (
    MODEL_RULE,
    Dissolution,
    Evidence,
    Fact,
    Formation,
    Location,
    Membership,
    Mention,
    Merger,
    PartOf,
    Reason,
    Renaming,
    Size,
    mint,
)

REVIEW = 0.5  # confidence where the weights know no limit for a type


class Writer:
    """Writes the claims about one announcement down as facts."""

    def __init__(self, page: Page, scorer: Scorer, name: str) -> None:
        self._page, self._announcement = page, page.announcement
        self._scorer, self._name = scorer, name

    def fact(self, one: Grounded) -> Fact:
        claim, common = one.claim, self._common(one)
        subjects = [self._mention(span) for span in one.subjects]
        target = self._mention(one.object) if one.object else None
        words = self._words(one.object) if one.object else ""
        match claim.kind:
            case "membership":
                return self._membership(one, common, subjects[0], target)
            case "founded":
                return Formation(**common, organisation=subjects[0], date=one.date)
            case "dissolved":
                return Dissolution(**common, organisation=subjects[0], date=one.date)
            case "merged":
                return Merger(**common, parts=tuple(subjects), result=target, date=one.date)
            case "located_in":
                place = self._page.pack_at(one.quote[0]).locative(normal(words))
                return Location(**common, organisation=subjects[0], place=words, place_name=place)
            case "size":
                unit = {"unit": self._unit(words), "unit_words": words, "comparison": claim.comparison or "exact"}
                return Size(**common, organisation=subjects[0], value=one.number or 0, **_any(unit))
        assert target is not None  # noqa: S101 - grounding lets no such claim pass without an object
        if claim.kind == "renamed":
            return Renaming(**common, old=subjects[0], new=target, date=one.date)
        return PartOf(**common, part=subjects[0], whole=target, start=one.date)

    def _membership(self, one: Grounded, common: Common, member: Mention, group: Mention | None) -> Membership:
        event = one.claim.event
        assert group is not None and event is not None  # noqa: S101 - as in `fact`
        if event == "left":
            return Membership(**common, member=member, group=group, event=event, end=one.date)
        event = event_by_date(self._announcement, event, one.date)
        return Membership(**common, member=member, group=group, event=event, start=one.date)

    def _common(self, one: Grounded) -> Common:
        claim, reference = one.claim, self._announcement.reference
        spans = [one.quote, *one.subjects, *([one.object] if one.object else [])]
        said = [claim.kind, claim.event or "", claim.status, str(one.number or ""), *(f"{a}-{b}" for a, b in spans)]
        table = self._scorer.tables.get(claim.kind)
        return {
            "reference": mint("fact", reference, MODEL_RULE, *said),
            "announcement": reference,
            "evidence": tuple(self._evidence(one)),
            "status": claim.status,
            "confidence": round(table.review, 3) if table else REVIEW,
            "tier": "review",
            "rule": MODEL_RULE + self._name,
            "reasons": (Reason(feature=f"model.claim={self._name}", weight=0.0),),
        }

    def _evidence(self, one: Grounded) -> Iterator[Evidence]:
        """The quote, then the lines that hold a name that it only points to."""
        names = [*one.subjects, *([one.object] if one.object else [])]
        outside = [self._line(span) for span in names if not (one.quote[0] <= span[0] and span[1] <= one.quote[1])]
        for start, end in dict.fromkeys([one.quote, *sorted(outside)]):
            quote = self._announcement.text[start:end]
            yield Evidence(snapshot=self._announcement.snapshot.digest, start=start, end=end, quote=quote)

    def _line(self, span: Span) -> Span:
        """The line around a name, or the name alone where the line is a whole page."""
        text = self._announcement.text
        start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
        end = len(text) if end < 0 else end
        return (start, end) if end - start <= LONGEST_LINE else span

    def _mention(self, span: Span) -> Mention:
        """As the packs know the name, where they do; else as it stands in the text."""
        known = self._known(span)
        if known is not None:
            return known
        words, (start, end) = self._words(span), span
        return Mention(name=words, language=self._announcement.language, surface=words, start=start, end=end)

    def _known(self, span: Span) -> Mention | None:
        """The mention here, else one with the same words elsewhere."""
        chunks = self._page.chunks(self._words(span))
        for reading, chunk in sorted(chunks, key=lambda c: ((c[1].start, c[1].end) != span, c[1].start)):
            entity = reading.entities.get(chunk)
            if entity is not None and entity.chunks:
                return reading.entities.mention(entity, chunk)
        return None

    def _words(self, span: Span) -> str:
        return self._announcement.text[slice(*span)]

    def _unit(self, words: str) -> str:
        """The slug of a counted noun, where the pack has one; else the words as written."""
        first = sorted(c for word in words.split()[:1] for c in self._page.pack.classes(normal(word)))
        return next((c.removeprefix("unit:") for c in first if c.startswith("unit:")), words)


LONGEST_LINE = 600  # code points


def _any(values: Mapping[str, object]) -> Mapping[str, Any]:
    return values
