"""Why something was found, or was not: the facts of an announcement sorted for a reader, features in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.chunks import Word
from pipeline.extract.extractor import Examined
from pipeline.extract.reading import Reading
from pipeline.extract.second import Reader
from pipeline.model import Announcement, Fact

Verdict = Literal["published", "review", "not_asserted", "uncertain"]
VERDICTS: tuple[Verdict, ...] = ("published", "review", "not_asserted", "uncertain")
UNCERTAIN_SHOWN = 6  # of what is too uncertain to show elsewhere, the likeliest

Words = Mapping[str, str]
SLOTS: Mapping[str, Words] = {
    "member": {"en": "the member", "ka": "წევრი"},
    "group": {"en": "the body joined", "ka": "გაერთიანება"},
    "organisation": {"en": "the organisation", "ka": "ორგანიზაცია"},
    "old": {"en": "the old name", "ka": "ძველი სახელი"},
    "new": {"en": "the new name", "ka": "ახალი სახელი"},
    "part": {"en": "the part", "ka": "ნაწილი"},
    "whole": {"en": "the whole", "ka": "მთელი"},
    "parts": {"en": "the merged bodies", "ka": "შერწყმულები"},
    "result": {"en": "the new body", "ka": "ახალი ორგანიზაცია"},
    "place": {"en": "the place", "ka": "ადგილი"},
    "pattern": {"en": "a pattern of the pack matches", "ka": "ემთხვევა პაკეტის ნიმუშს"},
    "model": {"en": "the language model", "ka": "ენობრივი მოდელი"},
    "bias": {"en": "the starting point, before any sign", "ka": "საწყისი მნიშვნელობა, ნიშნების გარეშე"},
}
SIGNS: Mapping[str, Words] = {
    "head": {"en": "kind of name: {value}", "ka": "სახელის სახე: {value}"},
    "kind": {"en": "named as: {value}", "ka": "როგორ არის ნახსენები: {value}"},
    "case": {"en": "case: {value}", "ka": "ბრუნვა: {value}"},
    "acronym": {"en": "has an acronym", "ka": "აქვს აბრევიატურა"},
    "in_title": {"en": "stands in the headline", "ka": "სათაურშია"},
    "most_named": {"en": "is named most often", "ka": "ყველაზე ხშირად არის ნახსენები"},
    "before": {"en": "stands before the telling word", "ka": "მთავარი სიტყვის წინ დგას"},
    "after": {"en": "stands after the telling word", "ka": "მთავარი სიტყვის შემდეგ დგას"},
    "first": {"en": "is named first in the sentence", "ka": "წინადადებაში პირველია"},
    "adjacent": {"en": "stands right beside the telling word", "ka": "მთავარი სიტყვის გვერდით დგას"},
    "governed": {"en": "is the object of the telling word", "ka": "მთავარი სიტყვის დამატებაა"},
    "other_governed": {"en": "another name is the object", "ka": "დამატება სხვა სახელია"},
    "distance": {"en": "distance from the telling word", "ka": "მანძილი მთავარ სიტყვამდე"},
    "rival_between": {"en": "another name stands nearer", "ka": "სხვა სახელი უფრო ახლოსაა"},
    "names_between": {"en": "other names stand between", "ka": "შუაში სხვა სახელებია"},
    "clause_between": {"en": "another clause stands between", "ka": "შუაში სხვა წინადადებაა"},
    "foreign_clause": {"en": "the clause is about another", "ka": "დამოკიდებული წინადადება სხვაზეა"},
    "relative": {"en": "the clause is about it", "ka": "დამოკიდებული წინადადება მასზეა"},
    "listed": {"en": "stands in a list", "ka": "სიაში დგას"},
    "unsaid": {"en": "is not named in the sentence", "ka": "წინადადებაში არ არის ნახსენები"},
    "enumerated": {"en": "stands in an enumeration", "ka": "ჩამონათვალშია"},
    "quoted": {"en": "stands in quotes", "ka": "ბრჭყალებშია"},
    "clean": {"en": "and nothing casts doubt", "ka": "და საეჭვო არაფერია"},
    "cost": {"en": "with words in between", "ka": "შუაში სხვა სიტყვებით"},
    "claim": {"en": "{value} says so, and nobody has looked", "ka": "ამას ამბობს {value}; ჯერ არავის შეუმოწმებია"},
    "yes": {"en": "{value} finds it in the sentence", "ka": "{value}: წინადადება ამას ამბობს"},
    "no": {"en": "{value} does not find it in the sentence", "ka": "{value}: წინადადება ამას არ ამბობს"},
    "planned": {"en": "{value} takes it for a plan", "ka": "{value}: ეს მხოლოდ გეგმაა"},
    "near": {"en": "near it stands a word for: {name}", "ka": "ახლოს დგას სიტყვა: {name}"},
    "far": {"en": "in the sentence stands a word for: {name}", "ka": "წინადადებაში დგას სიტყვა: {name}"},
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The facts of one announcement by verdict, and words that look like membership but are something else."""

    announcement: Announcement
    facts: Mapping[Verdict, tuple[Fact, ...]]
    traps: tuple[tuple[int, int], ...]  # spans of the text


def explain(announcement: Announcement, reader: Reader, examined: Examined | None = None) -> Explanation | None:
    """None when there is no pack for the language, and no model that read it. `examined` where it is known already."""
    readings, examined = list(reader.readings(announcement)), examined or reader.examine(announcement)
    if not readings and not examined.answered:
        return None
    sorted_out: dict[Verdict, list[Fact]] = {verdict: [] for verdict in VERDICTS}
    for fact in examined.facts:
        sorted_out[verdict_of(fact)].append(fact)
    likeliest = sorted(sorted_out["uncertain"], key=lambda f: (-f.confidence, f.reference))[:UNCERTAIN_SHOWN]
    facts = {v: tuple(likeliest if v == "uncertain" else found) for v, found in sorted_out.items()}
    return Explanation(announcement, facts, tuple(trap for reading in readings for trap in _traps(reading)))


def verdict_of(fact: Fact) -> Verdict:
    if fact.tier == "silent":
        return "uncertain"
    if fact.status != "asserted":
        return "not_asserted"
    return "published" if fact.tier == "publish" else "review"


def _traps(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of words such as `board members`, `member states`."""
    for line in reading.lines:
        run: list[Word] = []
        for item in (*line.items, None):
            if isinstance(item, Word) and "not_member" in item.classes:
                run.append(item)
            elif run:
                yield run[0].start, run[-1].end
                run = []


def sign(feature: str, lang: str) -> str:
    """A feature in plain words; a name that has none stands for itself."""
    if ": " in feature:
        return feature  # the word that decided the status
    slot, _, rest = feature.partition("&")[0].partition(".")
    key, _, value = (rest or slot).partition("=")
    if key in ("near", "far"):
        return SIGNS[key][lang].format(name=slot)
    said = SIGNS[key][lang].format(value=value) if key in SIGNS else ""
    subject = SLOTS[slot][lang] if slot in SLOTS else ""
    words = " – ".join(part for part in (subject, said) if part)
    return f"{words} ({feature})" if words else feature


def highlights(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with the mark that covers it; where spans overlap the first of them wins."""
    at = 0
    for start, end, mark in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= at:
            yield text[at:start], None
            yield text[start:end], mark
            at = end
    yield text[at:], None
