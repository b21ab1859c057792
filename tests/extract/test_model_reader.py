"""What a model may do to what the packs found: raise to review, lower to silence, add for review. Never more."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.extract import Extractor
from pipeline.extract.second import Answer, Prompt, SecondReader
from pipeline.extract.second.merging import joined, judged, middling
from pipeline.model import Announcement, Fact, Membership, Tier
from tests.extract.test_model_grounding import CLAIM, PACKS, announcement

SURE = "The Old Mill Museum has joined the League of Historic Mills (LHM)."
TOLD = "The anchor point of the Ring of Libraries is the Alder Library, it was decided by the members."
PLAIN = "Soup is served at noon."


class Model:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, claims: object = (), verdict: str | None = None, failure: str = "") -> None:
        self.claims, self.verdict, self.failure, self.asked = claims, verdict, failure, list[Prompt]()

    def __call__(self, prompt: Prompt) -> Answer:
        self.asked.append(prompt)
        if self.failure:
            return Answer(None, self.failure)
        properties = prompt.schema["properties"]
        assert isinstance(properties, Mapping)
        if "facts" in properties:
            return Answer(json.dumps({"facts": self.claims}))
        numbers = range(1, len(prompt.user.splitlines()) - 1)
        return Answer(json.dumps({"answers": [{"number": n, "verdict": self.verdict} for n in numbers]}))


def both(model: Model) -> SecondReader:
    return SecondReader(PACKS, model, "parrot")


def fact_of(tier: Tier, confidence: float = 0.5) -> Membership:
    fact = PACKS.extract(announcement(SURE, "en"))[0]
    assert isinstance(fact, Membership)
    return replace(fact, tier=tier, confidence=confidence)


class Unsure(Extractor):
    """Packs that are never sure enough to publish."""

    def extract(self, announcement: Announcement) -> list[Fact]:
        return [replace(fact, tier="review", confidence=0.6) for fact in Extractor.extract(self, announcement)]


class Sure(Extractor):
    """Packs that are always sure enough."""

    def extract(self, announcement: Announcement) -> list[Fact]:
        return [replace(fact, tier="publish", confidence=0.99) for fact in Extractor.extract(self, announcement)]


SURE_PACKS = Sure(PACKS.packs, PACKS.scorer, PACKS.fingerprint)
UNSURE = Unsure(PACKS.packs, PACKS.scorer, PACKS.fingerprint)


@pytest.mark.parametrize("verdict", ["yes", "no", "planned", "unclear", None])
def test_what_the_packs_publish_is_left_alone(verdict: str | None) -> None:
    published = fact_of("publish")
    assert judged([published], {0: verdict} if verdict else {}, "parrot") == [published]  # type: ignore[dict-item]
    assert middling([published], 20) == []


@pytest.mark.parametrize(
    ("tier", "verdict", "becomes"),
    [
        ("review", "yes", "review"),
        ("review", "no", "silent"),
        ("review", "planned", "silent"),
        ("review", "unclear", "review"),
        ("silent", "yes", "review"),
        ("silent", "no", "silent"),
        ("silent", "unclear", "silent"),
    ],
)
def test_a_verdict_moves_a_candidate_no_further_than_review(tier: Tier, verdict: str, becomes: str) -> None:
    (fact,) = judged([fact_of(tier)], {0: verdict}, "parrot")  # type: ignore[dict-item]
    assert fact.tier == becomes
    assert fact.confidence == 0.5
    if verdict != "unclear":
        assert fact.reasons[0].feature == f"model.{verdict}=parrot"


def test_only_middling_candidates_that_the_text_asserts_are_asked_about() -> None:
    facts = [fact_of("silent", 0.29), fact_of("silent", 0.3), fact_of("review", 0.9), fact_of("review", 0.89)]
    assert middling([*facts, replace(facts[1], status="planned")], 20) == [1, 3]
    assert middling(facts, 1) == [1]


def test_a_doubtful_candidate_is_asked_about_in_its_own_sentence() -> None:
    model = Model(verdict="no")
    examined = SecondReader(UNSURE, model, "parrot").examine(announcement(f"{SURE}\n{PLAIN}", "en"))
    assert [fact.tier for fact in examined.facts] == ["silent"]
    assert SURE in model.asked[0].user
    assert PLAIN not in model.asked[0].user
    assert "has joined" in model.asked[0].user
    assert len(model.asked) == 1  # what a verdict silenced is not asked for again


def test_a_text_whose_facts_are_sure_is_not_sent() -> None:
    model = Model()
    text = announcement(SURE, "en")
    assert list(SecondReader(SURE_PACKS, model, "parrot").examine(text).facts) == SURE_PACKS.extract(text)
    assert model.asked == []


def test_a_text_without_a_telling_word_is_not_sent() -> None:
    model = Model()
    assert both(model).examine(announcement(PLAIN, "en")).facts == ()
    assert model.asked == []


def test_a_telling_word_without_a_fact_is_rescued_for_review() -> None:
    claim = CLAIM | {"subjects": ["Alder Library"], "object": "Ring of Libraries", "event": "is_member", "quote": TOLD}
    assert all(fact.tier == "silent" for fact in PACKS.extract(announcement(TOLD, "en")))
    model = Model([claim], verdict="unclear")
    facts = both(model).extract(announcement(TOLD, "en"))
    shown = [fact for fact in facts if fact.tier != "silent"]
    assert [(fact.tier, fact.rule.startswith("model:") or fact.reasons[0].feature) for fact in shown] in (
        [("review", True)],
        [("review", "model.yes=parrot")],
    )


def test_a_claim_that_is_a_silent_candidate_raises_it_to_review() -> None:
    silent = fact_of("silent")
    claim = replace(silent, reference="claim", tier="review", rule="model:parrot")
    (fact,) = joined([silent], [claim], "parrot")
    assert (fact.reference, fact.rule, fact.tier) == (silent.reference, silent.rule, "review")


@pytest.mark.parametrize("tier", ["publish", "review"])
def test_a_claim_that_the_packs_know_adds_nothing(tier: Tier) -> None:
    known = fact_of(tier)
    assert joined([known], [replace(known, reference="claim", rule="model:parrot")], "parrot") == [known]


def test_a_plan_of_the_packs_is_no_fact_because_a_model_says_so() -> None:
    plan = replace(fact_of("silent"), status="planned")
    claim = replace(plan, status="asserted", tier="review", rule="model:parrot")
    assert joined([plan], [claim], "parrot") == [plan]


def test_a_model_alone_publishes_nothing_that_the_packs_would() -> None:
    claim = CLAIM | {"subjects": ["Old Mill Museum"], "object": "League of Historic Mills", "quote": SURE}
    (fact,) = SecondReader(PACKS, Model([claim]), "parrot", alone=True).extract(announcement(SURE, "en"))
    assert (fact.tier, fact.rule) == ("review", "model:parrot")


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("failure", ["timeout", "unreachable", "declined"])
def test_where_there_is_no_answer_the_packs_stand(alone: bool, failure: str) -> None:
    text = announcement(SURE, "en")
    examined = SecondReader(UNSURE, Model(failure=failure), "parrot", alone).examine(text)
    assert (list(examined.facts), examined.failure) == (UNSURE.extract(text), failure)


def test_a_language_without_a_pack_is_read_by_the_model_alone() -> None:
    text = "Makumbusho ya Lamu ilijiunga na JMP tarehe 12 Mei 2021."
    model = Model([CLAIM])
    examined = both(model).examine(announcement(text))
    assert (len(examined.facts), examined.answered) == (1, True)
    assert text in model.asked[0].user


def test_the_same_text_and_answers_give_the_same_facts() -> None:
    texts = [announcement(text, "en") for text in (TOLD, SURE, PLAIN)]
    claim = CLAIM | {"subjects": ["Alder Library"], "object": "Ring of Libraries", "quote": TOLD}
    first, second = (both(Model([claim], verdict="yes")) for _ in range(2))
    assert [first.examine(text) for text in texts] == [second.examine(text) for text in reversed(texts)][::-1]
