"""What a model's words do to the facts of the packs: they raise to review, lower to silence, add for review. No more.

What the packs publish is published with and without a model; what only a model says is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.gold import ENTITIES, TYPES, folded
from pipeline.extract.second.prompts import Verdict
from pipeline.model import Fact, Location, Membership, Mention, Reason, Size

MIDDLING = (0.3, 0.9)  # confidences of the packs about which the model is asked


def middling(facts: Sequence[Fact], most: int) -> list[int]:
    """Which facts of the packs are worth a question."""
    low, high = MIDDLING
    asked = (f.status == "asserted" and f.tier != "publish" and low <= f.confidence < high for f in facts)
    return [index for index, worth in enumerate(asked) if worth][:most]


def judged(facts: Sequence[Fact], verdicts: Mapping[int, Verdict], name: str) -> list[Fact]:
    """The facts with the verdicts on some of them."""
    return [_judged(fact, verdicts.get(index), name) for index, fact in enumerate(facts)]


def _judged(fact: Fact, verdict: Verdict | None, name: str) -> Fact:
    if fact.tier == "publish" or verdict is None or verdict == "unclear":
        return fact
    reasons = (Reason(feature=f"model.{verdict}={name}", weight=0.0), *fact.reasons)
    return replace(fact, tier="review" if verdict == "yes" else "silent", reasons=reasons)


def joined(facts: Sequence[Fact], claims: Sequence[Fact], name: str) -> list[Fact]:
    """The facts of the packs with what the model claims beside them, in reading order."""
    out = list(facts)
    for claim in claims:
        same = next((index for index, fact in enumerate(out) if is_same(fact, claim)), None)
        if same is None:
            out.append(claim)
        elif out[same].tier == "silent" and out[same].status == claim.status == "asserted":
            out[same] = _judged(out[same], "yes", name)
    return sorted(out, key=lambda fact: (fact.evidence[0].start, fact.reference))


def is_same(a: Fact, b: Fact) -> bool:
    """Whether two facts of one announcement say the same of the same organisations."""
    if type(a) is not type(b):
        return False
    if isinstance(a, Membership) and isinstance(b, Membership) and (a.event == "left") != (b.event == "left"):
        return False
    if isinstance(a, Size) and isinstance(b, Size) and a.value != b.value:
        return False
    if isinstance(a, Location) and isinstance(b, Location) and folded(a.place) != folded(b.place):
        return False
    return all(_same_slot(getattr(a, slot), getattr(b, slot)) for slot in ENTITIES[TYPES[type(a)]])


def _same_slot(a: object, b: object) -> bool:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(any(_same_slot(x, y) for y in b) for x in a)
    if isinstance(a, Mention) and isinstance(b, Mention):
        return not _names(a).isdisjoint(_names(b))
    return a is b


def _names(mention: Mention) -> frozenset[str]:
    return frozenset(map(folded, (mention.name, mention.surface, *(name.text for name in mention.names))))
