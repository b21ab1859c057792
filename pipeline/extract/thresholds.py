"""From scores on unseen announcements: what a score is worth, and from where a fact is published or shown."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.scorer import logistic

PRECISION = 0.965  # wanted of what is published, measured on announcements that the weights had not seen
ENOUGH = 10  # unseen facts without which a precision says nothing
SUPPORT = 20  # unseen facts of a type that may lower its threshold under its surest error
SAFE = 0.995  # a threshold that is set by want of evidence
PROVEN = 100  # unseen facts of a type in one language that give the language a limit of its own
PULL = 4.0  # how strongly calibration is drawn to leaving the score as it is

LEAST, MOST = 0.4, 0.6  # between which facts begin to be shown for review

Curve = tuple[float, float]  # slope, offset


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact that was found in an announcement which the weights had not seen."""

    type: str
    confidence: float
    right: bool
    language: str = ""
    weight: float = 1.0  # the facts of a type in one announcement weigh 1 together: a list is right or wrong as a whole

    def with_curve(self, curve: Curve) -> "Shown":
        slope, offset = curve
        confidence = round(logistic(slope * _total(self.confidence) + offset), 3)
        return replace(self, confidence=confidence)


def _total(confidence: float) -> float:
    held = min(0.9995, max(0.0005, confidence))
    return math.log(held / (1 - held))


def calibrate(shown: Sequence[Shown]) -> Curve:
    """Platt's slope and offset by gradient descent, drawn to (1, 0) so that few facts change little."""
    slope, offset = 1.0, 0.0
    points = [(_total(fact.confidence), float(fact.right)) for fact in shown]
    rate = 0.5 / (PULL + sum(1 + t * t for t, _ in points) / 4)
    for _ in range(4000):
        errors = [(logistic(slope * t + offset) - y, t) for t, y in points]
        slope -= rate * (sum(e * t for e, t in errors) + PULL * (slope - 1))
        offset -= rate * (sum(e for e, _ in errors) + PULL * offset)
    return round(max(0.2, slope), 2), round(offset, 2)


def thresholds(shown: Sequence[Shown], gold: Sequence[str], kinds: Sequence[str]) -> Mapping[str, tuple[float, float]]:
    """For each type the confidence from which to publish, and from which to show for review."""
    counts, limits = Counter(gold), {}
    proven = _proven(shown)
    shared = _publish([fact for fact in shown if (fact.type, fact.language) not in proven])
    for kind in kinds:
        mine = [fact for fact in shown if fact.type == kind]
        unproven = [fact for fact in mine if (kind, fact.language) not in proven]
        own = _publish(unproven) if len(unproven) >= SUPPORT else SAFE
        publish = min(own, max(shared, _above_errors(unproven)), SAFE)
        limits[kind] = (publish, min(publish, _review(mine, counts[kind])))
    return limits


def proven_languages(shown: Sequence[Shown], kinds: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
    """For each type the languages in which enough was seen, with the confidence from which to publish there: where
    both of facts and of announcements as many are right as is wanted."""
    proven = sorted(_proven(shown))
    return {kind: {code: _own_limit(shown, kind, code) for of, code in proven if of == kind} for kind in kinds}


def _own_limit(shown: Sequence[Shown], kind: str, language: str) -> float:
    mine = [fact for fact in shown if fact.type == kind and fact.language == language]
    return max(_publish(mine), _publish([replace(fact, weight=1.0) for fact in mine]))


def _proven(shown: Sequence[Shown]) -> frozenset[tuple[str, str]]:
    """The types and languages of which enough was seen."""
    counts = Counter((fact.type, fact.language) for fact in shown)
    return frozenset(key for key, count in counts.items() if count >= PROVEN)


def _publish(shown: Sequence[Shown]) -> float:
    """The lowest confidence above which precision is what is wanted."""
    lowest, right, seen = SAFE, 0.0, 0.0
    ranked = sorted(shown, key=lambda fact: (-fact.confidence, fact.right))
    for n, fact in enumerate(ranked, 1):
        right, seen = right + fact.weight * fact.right, seen + fact.weight
        if n >= ENOUGH and right / seen >= PRECISION:
            lowest = fact.confidence
    return lowest


def _above_errors(shown: Sequence[Shown]) -> float:
    return max((fact.confidence for fact in shown if not fact.right), default=0.0) + 0.001


def _review(shown: Sequence[Shown], gold: int) -> float:
    """The confidence at which F1 is best."""
    best, best_f1, right = 0.5, 0.0, 0
    for n, fact in enumerate(sorted(shown, key=lambda fact: (-fact.confidence, fact.right)), 1):
        right += fact.right
        f1 = 2 * right / (n + gold)
        if f1 > best_f1:
            best, best_f1 = fact.confidence, f1
    return min(max(best, LEAST), MOST)
