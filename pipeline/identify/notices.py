"""What the steward is told about who is who, in English and Georgian."""

import json
from collections.abc import Mapping, Sequence

from pipeline.identify.alike import Alike
from pipeline.identify.clusters import TwoAuthorities
from pipeline.identify.decisions import Decision
from pipeline.model import Finding, Severity

Named = tuple[str, str]  # reference and name
Words = Mapping[str, str]

MAYBE_SAME: Words = {
    "en": "“{a}” and “{b}” may be one organisation ({likeness:.0f} of 100 alike). They were kept apart.",
    "ka": "„{a}“ და „{b}“ შესაძლოა ერთი ორგანიზაცია იყოს (მსგავსება: {likeness:.0f} 100-დან). ისინი ცალ-ცალკე დარჩა.",
}
SAME_ACRONYM: Words = {
    "en": "“{a}” and “{b}” are both called {acronym} and may be one organisation. They were kept apart.",
    "ka": "„{a}“ და „{b}“ — ორივეს აბრევიატურაა {acronym} და შესაძლოა ერთი ორგანიზაცია იყოს. ისინი ცალ-ცალკე დარჩა.",
}
DECIDE: Words = {
    "en": "If they are one, add this line to your file of decisions, with your name, the day and your reason: {line} — "
    "if they are not, write “different” for “same”, and this will not be asked again.",
    "ka": "თუ ეს ერთი ორგანიზაციაა, დაამატეთ გადაწყვეტილებების ფაილს ეს სტრიქონი, თქვენი სახელით, თარიღითა და მიზეზით: "
    "{line} — თუ არა, „same“-ის ნაცვლად დაწერეთ „different“ და ამას აღარ გკითხავთ.",
}
MORE: Words = {
    "en": "{number} more pairs of names are alike; the likest are listed.",
    "ka": "კიდევ {number} წყვილი სახელი ჰგავს ერთმანეთს; ჩამოთვლილია ყველაზე მსგავსები.",
}
MORE_REMEDY: Words = {
    "en": "Decide on the pairs that are listed; then the others are shown.",
    "ka": "მიიღეთ გადაწყვეტილება ჩამოთვლილ წყვილებზე; შემდეგ დანარჩენებიც გამოჩნდება.",
}
OF_SEVERAL: Words = {
    "en": "{acronym} stands for several organisations: {names}. Where it stands alone it was taken for none of them.",
    "ka": "{acronym} რამდენიმე ორგანიზაციას აღნიშნავს: {names}. სადაც ის მარტო წერია, არც ერთ მათგანად არ ჩაითვალა.",
}
OF_SEVERAL_REMEDY: Words = {
    "en": "If {acronym} alone always means one of them, add that line to your file of decisions, with your name, the "
    "day and your reason: {lines}",
    "ka": "თუ {acronym} ცალკე ყოველთვის ერთ-ერთ მათგანს ნიშნავს, დაამატეთ გადაწყვეტილებების ფაილს შესაბამისი სტრიქონი, "
    "თქვენი სახელით, თარიღითა და მიზეზით: {lines}",
}
TWO: Words = {
    "en": "An announcement gives “{a}” and “{b}” as names of one organisation, but the authority file lists two.",
    "ka": "განცხადება „{a}“-სა და „{b}“-ს ერთი ორგანიზაციის სახელებად იყენებს, ავტორიტეტული ფაილი კი ორ ორგანიზაციას "
    "იცნობს.",
}
TWO_REMEDY: Words = {
    "en": "Nothing was merged. If they are one, make one entry of {left} and {right} in the authority file.",
    "ka": "არაფერი გაერთიანებულა. თუ ეს ერთი ორგანიზაციაა, ავტორიტეტულ ფაილში {left} და {right} ერთ ჩანაწერად აქციეთ.",
}
NOBODY: Words = {
    "en": "{place}: nothing that was read is called “{text}”: the decision changes nothing.",
    "ka": "{place}: წაკითხულში „{text}“ არავის ჰქვია: გადაწყვეტილება არაფერს ცვლის.",
}
NOBODY_REMEDY: Words = {
    "en": "Check the spelling: a decision names organisations by reference or by exact name. "
    "Otherwise nothing need be done.",
    "ka": "შეამოწმეთ მართლწერა: გადაწყვეტილება ორგანიზაციას ასახელებს მისამართის ბოლო ნაწილით ან ზუსტი სახელით. "
    "სხვა შემთხვევაში არაფერია გასაკეთებელი.",
}


def maybe_same(pair: Alike) -> Finding:
    values = {"a": pair.text_a, "b": pair.text_b, "likeness": pair.likeness, "line": decision_line(pair.a, pair.b)}
    return _finding("identify.maybe-same", "info", MAYBE_SAME, DECIDE, values, value=str(values["line"]))


def same_acronym(acronym: str, one: Named, other: Named) -> Finding:
    line = decision_line(one[0], other[0])
    values = {"a": one[1], "b": other[1], "acronym": acronym, "line": line}
    return _finding("identify.maybe-same", "info", SAME_ACRONYM, DECIDE, values, value=line)


def more_maybe_same(number: int) -> Finding:
    return _finding("identify.more-maybe-same", "info", MORE, MORE_REMEDY, {"number": number})


def acronym_of_several(acronym: str, owners: Sequence[Named]) -> Finding:
    names = ", ".join(f"“{name}”" for _, name in owners)
    lines = " / ".join(decision_line(acronym, reference) for reference, _ in owners)
    values = {"acronym": acronym, "names": names, "lines": lines}
    return _finding("identify.acronym-of-several", "info", OF_SEVERAL, OF_SEVERAL_REMEDY, values, value=acronym)


def two_in_authority(two: TwoAuthorities, names: tuple[str, str], announcement: str) -> Finding:
    values = {"a": names[0], "b": names[1], "left": two.left, "right": two.right}
    return _finding("identify.two-in-authority", "warning", TWO, TWO_REMEDY, values, announcement=announcement)


def nobody_decided_on(decision: Decision, text: str) -> Finding:
    values = {"place": decision.place, "text": text}
    return _finding("identify.decision-on-nobody", "info", NOBODY, NOBODY_REMEDY, values, value=text)


def decision_line(left: str, right: str) -> str:
    """A line for the file of decisions that a steward completes; as it is it would be refused."""
    line = {"left": left, "right": right, "judgement": "same", "by": "…", "at": "YYYY-MM-DD", "why": "…"}
    return json.dumps(line, ensure_ascii=False)


def _finding(
    code: str,
    severity: Severity,
    message: Words,
    remedy: Words,
    values: Mapping[str, object],
    *,
    announcement: str | None = None,
    value: str | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        message={lang: words.format(**values) for lang, words in message.items()},
        remedy={lang: words.format(**values) for lang, words in remedy.items()},
        announcement=announcement,
        value=value,
    )
