"""Names that are alike, but not so much that a machine may say they are one organisation: for the steward."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from rapidfuzz.fuzz import ratio

from pipeline.identify.keys import identity_key, is_acronym
from pipeline.model import Finding, Organisation

LIKE = 85.0  # per cent; at least so much alike to be worth a look
MOST_SHARING = 40  # a word that more names have tells nothing of identity
MOST = 500  # suggestions of one run

Entry = tuple[str, str, Organisation]  # key, name as written, whose it is


def suggest(
    organisations: Iterable[Organisation], authority: Iterable[Organisation], judged: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    """Pairs with at least one organisation that no authority file knows; what was judged is not told again."""
    entries = [entry for organisation in organisations for entry in _entries(organisation)]
    used = {organisation.reference for _, _, organisation in entries}
    entries += [entry for one in authority if one.reference not in used for entry in _entries(one)]
    told: set[tuple[str, str]] = set()
    for likeness, left, right in _alike(entries):
        pair = _pair(left, right)
        if pair not in told and pair not in judged and _names(left, right) not in judged and len(told) < MOST:
            told.add(pair)
            yield _finding(likeness, left, right)


def _entries(organisation: Organisation) -> Iterator[Entry]:
    for name in organisation.names:
        if name.kind in ("preferred", "alternate", "former") and not is_acronym(name.text):
            yield identity_key(name.text, name.language), name.text, organisation


def _alike(entries: list[Entry]) -> list[tuple[float, Entry, Entry]]:
    """Pairs that share a rare word, most alike first."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, (key, _, _) in enumerate(entries):
        for word in set(key.split()):
            sharing[word].append(number)
    pairs = {pair for numbers in sharing.values() if len(numbers) <= MOST_SHARING for pair in combinations(numbers, 2)}
    found = [(_likeness(entries[a], entries[b]), entries[a], entries[b]) for a, b in pairs]
    return sorted((one for one in found if one[0] >= LIKE), key=lambda one: (-one[0], one[1][:2], one[2][:2]))


def _likeness(left: Entry, right: Entry) -> float:
    same = left[2].reference == right[2].reference or not (left[2].provisional or right[2].provisional)
    return 0.0 if same else ratio(left[0], right[0], score_cutoff=LIKE)


def _pair(left: Entry, right: Entry) -> tuple[str, str]:
    a, b = left[2].reference, right[2].reference
    return min(a, b), max(a, b)


def _names(left: Entry, right: Entry) -> tuple[str, str]:
    return min(left[1], right[1]), max(left[1], right[1])


def _finding(likeness: float, left: Entry, right: Entry) -> Finding:
    first, second = sorted((left, right), key=lambda one: (one[2].reference, one[1]))
    line = {
        "left": first[2].reference,
        "right": second[2].reference,
        "judgement": "same",
        "by": "…",
        "at": "…",
        "why": "…",
    }
    text = json.dumps(line, ensure_ascii=False)
    names = {"one": first[1], "other": second[1], "likeness": f"{likeness:.0f}"}
    return Finding(
        code="identify.maybe-same",
        severity="info",
        message={
            "en": "“{one}” and “{other}” are alike ({likeness} %): are they one organisation?".format(**names),
            "ka": "„{one}“ და „{other}“ ერთმანეთს ჰგავს ({likeness} %): ერთი ორგანიზაციაა?".format(**names),
        },
        remedy={
            "en": f"If so, add this line to decisions.jsonl (or one with “different”, to be asked no more): {text}",
            "ka": f"თუ ასეა, დაამატეთ ეს სტრიქონი decisions.jsonl-ში (ან „different“-ით, რომ აღარ გკითხოთ): {text}",
        },
        value=first[1],
    )
