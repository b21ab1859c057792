"""How a language model fared with an announcement, told to the steward. Nothing that the model wrote is shown here."""

from collections.abc import Iterator, Mapping

from pipeline.extract.extractor import Examined
from pipeline.model import Announcement, Finding

Words = Mapping[str, str]

DROPPED: Mapping[str, Words] = {
    "schema": {"en": "it is not what was asked for", "ka": "ის არ არის ის, რაც მოთხოვნილი იყო"},
    "quote": {"en": "its quote does not stand in the text", "ka": "მისი ციტატა ტექსტში არ არის"},
    "name": {"en": "a name in it does not stand in the text", "ka": "მასში ნახსენები სახელი ტექსტში არ არის"},
    "date": {"en": "its date does not stand in its quote", "ka": "მისი თარიღი ციტატაში არ არის"},
    "number": {"en": "its number does not stand in its quote", "ka": "მისი რიცხვი ციტატაში არ არის"},
    "far": {"en": "its quote does not name what it is about", "ka": "მისი ციტატა არ ასახელებს, რაზეა საუბარი"},
}
FAILURES: Mapping[str, Words] = {
    "timeout": {"en": "it took too long", "ka": "პასუხი დაგვიანდა"},
    "unreachable": {"en": "it cannot be reached", "ka": "სერვერი მიუწვდომელია"},
    "key": {"en": "it refuses the key", "ka": "სერვერმა გასაღები არ მიიღო"},
    "busy": {"en": "it is busy", "ka": "სერვერი დაკავებულია"},
    "declined": {"en": "it declined to answer", "ka": "მოდელმა პასუხზე უარი თქვა"},
    "too-large": {"en": "its answer was too large", "ka": "პასუხი ზედმეტად დიდი იყო"},
    "no-answer": {"en": "what came back was no answer", "ka": "მიღებული პასუხი გაუგებარია"},
    "given-up": {"en": "it had failed several times in a row", "ka": "ზედიზედ რამდენჯერმე ვერ უპასუხა"},
}
STATUS: Words = {"en": "it answered with HTTP {status}", "ka": "პასუხი იყო HTTP {status}"}
MESSAGES: Mapping[str, Words] = {
    "model.dropped": {
        "en": "Claim {number} of the language model was dropped: {why}.",
        "ka": "ენობრივი მოდელის მტკიცება {number} არ იქნა მიღებული: {why}.",
    },
    "model.no-answer": {
        "en": "The language model did not answer ({why}): the packs alone read this announcement.",
        "ka": "ენობრივმა მოდელმა არ უპასუხა ({why}): განცხადება მხოლოდ ენობრივი პაკეტებით წაიკითხა.",
    },
    "model.unavailable": {
        "en": "The language model did not answer for some announcements ({why}): the packs alone read them.",
        "ka": "ენობრივმა მოდელმა ზოგ განცხადებაზე არ უპასუხა ({why}): ისინი მხოლოდ პაკეტებით წაიკითხა.",
    },
    "model.addressed": {
        "en": "This text talks to language models, so none was shown it: the packs alone read it.",
        "ka": "ეს ტექსტი ენობრივ მოდელებს მიმართავს, ამიტომ მოდელს არ ეჩვენა: წაიკითხა მხოლოდ პაკეტებით.",
    },
}
REMEDIES: Mapping[str, Words] = {
    "model.dropped": {"en": "Nothing need be done.", "ka": "არაფერია გასაკეთებელი."},
    "model.no-answer": {
        "en": "The next run asks again; what was answered is kept.",
        "ka": "შემდეგი გაშვება კვლავ ჰკითხავს; მიღებული პასუხები შენახულია.",
    },
    "model.unavailable": {
        "en": "See [model] in tsevri.toml (url, name, key_env, timeout), then run again: only these are asked about.",
        "ka": "შეამოწმეთ [model] tsevri.toml-ში (url, name, key_env, timeout) და გაუშვით ხელახლა.",
    },
    "model.addressed": {
        "en": "Read the text yourself before you trust its source.",
        "ka": "სანამ წყაროს ენდობით, ტექსტი თავად წაიკითხეთ.",
    },
}


def of_model(announcement: Announcement, examined: Examined) -> Iterator[Finding]:
    """A finding for each claim that was dropped, and for an answer that did not come."""
    for number, reason in enumerate(examined.dropped, 1):
        yield _finding("model.dropped", announcement, DROPPED[reason], number)
    if examined.failure:
        yield _finding("model.no-answer", announcement, why(examined.failure))
        yield _finding("model.unavailable", None, why(examined.failure))
    if examined.addressed:
        yield _finding("model.addressed", announcement, why(""))


def why(failure: str) -> Words:
    """A failure in words."""
    kind, _, status = failure.partition("status-")
    if status:
        return {lang: words.format(status=status) for lang, words in STATUS.items()}
    return FAILURES.get(kind, {"en": kind, "ka": kind})


def _finding(code: str, announcement: Announcement | None, reason: Words, number: int = 0) -> Finding:
    """Without an announcement it is about the server, and told once."""
    known = {lang: words.format(why=reason[lang], number=number) for lang, words in MESSAGES[code].items()}
    return Finding(
        code=code,
        severity="info" if code in ("model.dropped", "model.no-answer") else "warning",
        message=known,
        remedy=REMEDIES[code],
        source=announcement.source if announcement else "tsevri.toml",
        announcement=announcement.reference if announcement else None,
    )
