"""What stewards decided on facts, applied to the facts of a run; and what of it no longer applies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.identify.decisions import Decisions, FactDecision, Judged, judge, orphans_of, same_words
from pipeline.model import Announcement, Fact, Finding
from pipeline.run.ledger import Ledger
from pipeline.run.review import say

Words = Mapping[str, str]

STALE: Words = {
    "en": "What was decided on “{fact}” ({judgement}) no longer applies: its sentence and what is found there have "
    "changed.",
    "ka": "გადაწყვეტილება ფაქტზე „{fact}“ ({judgement}) აღარ მოქმედებს: შეიცვალა წინადადებაც და მასში ნაპოვნიც.",
}
UNREAD: Words = {
    "en": "What was decided on “{fact}” ({judgement}) applies to nothing: its announcement was not read.",
    "ka": "გადაწყვეტილება ფაქტზე „{fact}“ ({judgement}) არაფერს ეხება: მისი განცხადება არ წაკითხულა.",
}
REMEDY: Words = {
    "en": "Decide again in `tsevri review`, or take the decision {id} back.",
    "ka": "მიიღეთ გადაწყვეტილება ხელახლა (`tsevri review`) ან გააუქმეთ {id}.",
}
JUDGED: Mapping[str, Words] = {
    "accept": {"en": "accepted", "ka": "დადასტურებული"},
    "reject": {"en": "rejected", "ka": "უარყოფილი"},
    "edit": {"en": "corrected", "ka": "შესწორებული"},
}


class Decided:
    """Decisions on facts, by the announcements of one ledger."""

    def __init__(self, ledger: Ledger, decisions: Decisions) -> None:
        self._by_announcement: dict[str, list[FactDecision]] = {}
        self._orphans: dict[str, FactDecision] = {}
        for reference, decision in decisions.facts.items():
            if ledger.knows(decision.fact.announcement):
                self._by_announcement.setdefault(decision.fact.announcement, []).append(decision)
            else:
                self._orphans[reference] = decision
        self._by_sentence = orphans_of(self._orphans.values())

    def __call__(self, announcement: Announcement, facts: Sequence[Fact]) -> Judged:
        own = self._by_announcement.get(announcement.reference, [])
        return judge(announcement, facts, [*own, *self._adopted(facts)])

    def unread(self) -> Iterator[Finding]:
        """Decisions about announcements that nothing that was read takes the place of. Ask after the first pass."""
        for decision in self._orphans.values():
            yield _finding(decision, UNREAD, None)

    def _adopted(self, facts: Sequence[Fact]) -> Iterator[FactDecision]:
        """Decisions on the same words in an announcement that has another reference now."""
        for fact in facts if self._by_sentence else ():
            for decision in self._by_sentence.get(fact.evidence[0].quote, ()) if fact.evidence else ():
                if same_words(fact, decision):
                    self._orphans.pop(decision.fact.reference, None)
                    yield replace(decision, fact=fact)


def stale(judged: Judged, announcement: Announcement) -> Iterator[Finding]:
    for decision in judged.stale:
        yield _finding(decision, STALE, announcement)


def _finding(decision: FactDecision, words: Words, announcement: Announcement | None) -> Finding:
    message = {
        lang: text.format(fact=say(decision.fact, lang), judgement=JUDGED[decision.judgement][lang])
        for lang, text in words.items()
    }
    return Finding(
        code="decision.stale",
        severity="warning",
        message=message,
        remedy={lang: text.format(id=decision.id) for lang, text in REMEDY.items()},
        source=announcement.source if announcement else None,
        announcement=announcement.reference if announcement else None,
        sentence=decision.sentence,
        fact=decision.fact.reference,
        value=decision.id,
    )
