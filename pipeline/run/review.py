"""Facts that were found but do not become statements, told to the steward as findings."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.model import (
    MODEL_RULE,
    Announcement,
    Dissolution,
    Fact,
    Finding,
    Formation,
    Location,
    Membership,
    Merger,
    PartOf,
    Renaming,
    Size,
)
from pipeline.validate import place_of

Words = Mapping[str, str]

EVENTS: Mapping[str, Words] = {
    "joined": {"en": "joined", "ka": "გაწევრიანება"},
    "is_member": {"en": "is a member", "ka": "წევრობა"},
    "left": {"en": "left", "ka": "გასვლა"},
}
COMPARISONS: Mapping[str, Words] = {
    "at_least": {"en": "at least ", "ka": "სულ მცირე "},
    "about": {"en": "about ", "ka": "დაახლოებით "},
    "exact": {"en": "", "ka": ""},
}
WHY: Mapping[str, Words] = {
    "model": {"en": "Only a language model says so", "ka": "ამას მხოლოდ ენობრივი მოდელი ამბობს"},
    "uncertain": {"en": "Not certain enough to publish", "ka": "გამოსაქვეყნებლად საკმარისად სარწმუნო არ არის"},
    "planned": {"en": "A plan, not yet a fact", "ka": "ეს გეგმაა და ჯერ არ მომხდარა"},
    "negated": {"en": "The text denies it", "ka": "ტექსტი ამას უარყოფს"},
    "ended": {"en": "The text says that it is over", "ka": "ტექსტის თანახმად, ეს უკვე დასრულდა"},
    "hypothetical": {"en": "Only a possibility or a condition", "ka": "ეს მხოლოდ შესაძლებლობა ან პირობაა"},
}
REMEDY: Words = {
    "en": "Nothing need be done. `tsevri explain` shows the sentence and what spoke for and against.",
    "ka": "არაფერია გასაკეთებელი. `tsevri explain` აჩვენებს წინადადებას და მომხრე და საწინააღმდეგო ნიშნებს.",
}
NO_PACK: Words = {
    "en": "There is no pack for {language}: the announcement was kept, but no facts were looked for.",
    "ka": "ენისთვის „{language}“ ენობრივი პაკეტი არ არსებობს: განცხადება შენახულია, მაგრამ ფაქტები მასში არ მოძებნილა.",
}
NO_LANGUAGE: Words = {
    "en": "The language could not be told: the announcement was kept, but no facts were looked for.",
    "ka": "ენა ვერ დადგინდა: განცხადება შენახულია, მაგრამ ფაქტები მასში არ მოძებნილა.",
}
NO_PACK_REMEDY: Words = {
    "en": "There are packs for: {known}. If the language is wrong, name it in the announcement or with --language.",
    "ka": "არსებობს პაკეტები: {known}. თუ ენა არასწორია, მიუთითეთ სწორი ენა განცხადებაში ან --language-ით.",
}
SAME_ADDRESS: Words = {
    "en": "This announcement says that it is {url}, and so does {other}, which was taken instead.",
    "ka": "ეს განცხადება ამბობს, რომ მისი მისამართია {url}; იმავეს ამბობს {other}, და სწორედ ის იქნა გამოყენებული.",
}
SAME_ADDRESS_REMEDY: Words = {
    "en": "Give each its own address (`url`), or take one of them away.",
    "ka": "მიუთითეთ თითოეულის საკუთარი მისამართი (`url`), ან ამოიღეთ ერთ-ერთი.",
}
UNKNOWN = "?"


def is_statement(fact: Fact) -> bool:
    """Whether a fact goes into the release: asserted by the text, certain enough, and not a model's word alone."""
    return fact.status == "asserted" and fact.tier == "publish" and not fact.rule.startswith(MODEL_RULE)


def unpublished(announcement: Announcement, facts: Iterable[Fact]) -> Iterator[Finding]:
    """A finding for each fact that a steward may want to know of although it is not published."""
    for fact in facts:
        if fact.tier != "silent" and not is_statement(fact):
            yield _finding(announcement, fact)


def no_pack(announcement: Announcement, known: Iterable[str]) -> Finding:
    values = {"language": announcement.language or UNKNOWN, "known": ", ".join(sorted(known))}
    return Finding(
        code="extract.no-pack",
        severity="warning",
        message={
            lang: words.format(**values) for lang, words in (NO_PACK if announcement.language else NO_LANGUAGE).items()
        },
        remedy={lang: words.format(**values) for lang, words in NO_PACK_REMEDY.items()},
        source=announcement.source,
        announcement=announcement.reference,
    )


def same_address(kept: Announcement, source: str) -> Finding:
    """Two sources with one address: only one of them is read."""
    values = {"url": kept.url or kept.reference, "other": kept.source}
    return Finding(
        code="read.same-address",
        severity="warning",
        message={lang: words.format(**values) for lang, words in SAME_ADDRESS.items()},
        remedy=SAME_ADDRESS_REMEDY,
        source=source,
    )


def say(fact: Fact, lang: str) -> str:
    """One line that says what a fact says: `Tbilisi Museums Union → NEMO (joined)`."""
    match fact:
        case Membership():
            return f"{fact.member.name} → {fact.group.name} ({EVENTS[fact.event][lang]})"
        case PartOf():
            return f"{fact.part.name} → {fact.whole.name} ({_word('part of', 'ნაწილი', lang)})"
        case Renaming():
            return f"{fact.old.name} → {fact.new.name} ({_word('renamed', 'სახელის შეცვლა', lang)})"
        case Merger():
            parts = " + ".join(part.name for part in fact.parts)
            return f"{parts} → {fact.result.name if fact.result else UNKNOWN} ({_word('merger', 'შერწყმა', lang)})"
        case Formation():
            return f"{fact.organisation.name}: {_word('founded', 'დაარსება', lang)} {fact.date or ''}".rstrip()
        case Dissolution():
            return f"{fact.organisation.name}: {_word('dissolved', 'გაუქმება', lang)} {fact.date or ''}".rstrip()
        case Location():
            return f"{fact.organisation.name}: {fact.place_name or fact.place}"
        case Size():
            return f"{fact.organisation.name}: {COMPARISONS[fact.comparison][lang]}{fact.value} {fact.unit_words}"
    raise AssertionError(f"no words for {type(fact).__name__}")  # a new kind of fact: give it words here


def _word(english: str, georgian: str, lang: str) -> str:
    return georgian if lang == "ka" else english


def _finding(announcement: Announcement, fact: Fact) -> Finding:
    doubt = "uncertain" if fact.status == "asserted" else fact.status
    reason = "model" if fact.rule.startswith(MODEL_RULE) else doubt
    line, column = place_of(announcement.text, fact.evidence[0].start) if fact.evidence else (None, None)
    return Finding(
        code=f"fact.{reason}",
        severity="info",
        message={lang: f"{words}: {say(fact, lang)}." for lang, words in WHY[reason].items()},
        remedy=REMEDY,
        source=announcement.source,
        announcement=announcement.reference,
        line=line,
        column=column,
        sentence=fact.evidence[0].quote if fact.evidence else None,
        fact=fact.reference,
    )
