"""What `tsevri verify` says, in English and Georgian."""

from collections.abc import Mapping

from pipeline.model import Finding
from pipeline.publish.words import Words

RESTORE: Words = {
    "en": "Bring the file back from a copy, or publish again; do not hand this release on as it is.",
    "ka": "აღადგინეთ ფაილი ასლიდან ან ხელახლა გამოაქვეყნეთ; ამ სახით გამოშვებას ნუ გაავრცელებთ.",
}
BRING_BACK: Words = {
    "en": "Bring {file} back from a copy. Until then these facts cannot be proved.",
    "ka": "აღადგინეთ {file} ასლიდან. მანამდე ეს ფაქტები ვერ დამტკიცდება.",
}
RUN_AGAIN: Words = {
    "en": "Run `tsevri run` again with all sources and check the new release.",
    "ka": "ხელახლა გაუშვით `tsevri run` ყველა წყაროთი და შეამოწმეთ ახალი გამოშვება.",
}
MESSAGES: Mapping[str, tuple[Words, Words]] = {  # code: message, remedy
    "verify.file-changed": (
        {
            "en": "{file} is not as it was released: its checksum differs from SHA256SUMS.",
            "ka": "{file} შეცვლილია გამოშვების შემდეგ: მისი საკონტროლო ჯამი არ ემთხვევა SHA256SUMS-ს.",
        },
        RESTORE,
    ),
    "verify.file-missing": (
        {
            "en": "{file} is missing: SHA256SUMS lists it.",
            "ka": "{file} აკლია: ის SHA256SUMS-შია ჩამოთვლილი.",
        },
        RESTORE,
    ),
    "verify.file-extra": (
        {
            "en": "{file} does not belong to this release: SHA256SUMS does not list it.",
            "ka": "{file} ამ გამოშვებას არ ეკუთვნის: SHA256SUMS-ში არ არის ჩამოთვლილი.",
        },
        {
            "en": "Take it out of the folder, and find out who put it there.",
            "ka": "ამოიღეთ საქაღალდიდან და გაარკვიეთ, ვინ ჩადო.",
        },
    ),
    "verify.archive-missing": (
        {
            "en": "The archive has no readable file {file}: what was read from it cannot be checked.",
            "ka": "არქივში არ იკითხება ფაილი {file}: იქიდან წაკითხული ვერ მოწმდება.",
        },
        BRING_BACK,
    ),
    "verify.archive-changed": (
        {
            "en": "{file} is not what was archived: the SHA-256 of its bytes is {found}, not its name.",
            "ka": "{file} აღარ არის ის, რაც დაარქივდა: მისი SHA-256 არის {found} და ფაილის სახელს არ ემთხვევა.",
        },
        BRING_BACK,
    ),
    "verify.quote-gone": (
        {
            "en": "The quote of fact {fact} no longer stands at {start}–{end} of the archived text.",
            "ka": "ფაქტის {fact} ციტატა დაარქივებულ ტექსტში {start}–{end} ადგილას აღარ დგას.",
        },
        BRING_BACK,
    ),
    "verify.unreadable": (
        {"en": "Not everything could be checked. {error}", "ka": "ყველაფერი ვერ შემოწმდა. {error}"},
        RESTORE,
    ),
    "verify.quote-unproved": (
        {
            "en": "The quote of fact {fact} cannot be checked: the archived file is missing.",
            "ka": "ფაქტის {fact} ციტატა ვერ მოწმდება: დაარქივებული ფაილი აკლია.",
        },
        BRING_BACK,
    ),
    "verify.no-evidence": (
        {
            "en": "Fact {fact} has no complete evidence: a source, a position and a quote.",
            "ka": "ფაქტს {fact} სრული მტკიცებულება არ აქვს: წყარო, ადგილი და ციტატა.",
        },
        RUN_AGAIN,
    ),
    "verify.address-gone": (
        {
            "en": "{focus} was released in {previous} and has vanished: it is neither described nor redirected "
            "and has no tombstone.",
            "ka": "{focus} გამოქვეყნებული იყო გამოშვებაში {previous} და გაქრა: არც აღწერილია, არც გადამისამართებული "
            "და არც გაუქმების აღნიშვნა აქვს.",
        },
        RUN_AGAIN,
    ),
}


def notice(code: str, *, place: Mapping[str, str | None] | None = None, **values: object) -> Finding:
    """A finding whose words hold the values; `place` fills its other fields."""
    message, remedy = MESSAGES[code]
    return Finding(
        code=code,
        severity="violation",
        message={tag: text.format(**values) for tag, text in message.items()},
        remedy={tag: text.format(**values) for tag, text in remedy.items()},
        **(place or {}),  # type: ignore[arg-type]
    )
