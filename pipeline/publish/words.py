"""What the pages and commands of a release say, in English and Georgian."""

from collections.abc import Mapping

from pipeline.model import Severity

Words = Mapping[str, str]

COUNTS: Mapping[str, Words] = {  # in the order of the page
    "announcements": {"en": "announcements read", "ka": "წაკითხული განცხადება"},
    "copies": {"en": "re-posts of the same text", "ka": "იმავე ტექსტის გამეორება"},
    "held_back": {"en": "announcements held back", "ka": "შეჩერებული განცხადება"},
    "organisations": {"en": "organisations", "ka": "ორგანიზაცია"},
    "facts.membership": {"en": "memberships", "ka": "წევრობა"},
    "facts.formation": {"en": "foundings", "ka": "დაარსება"},
    "facts.dissolution": {"en": "dissolutions", "ka": "გაუქმება"},
    "facts.renaming": {"en": "renamings", "ka": "სახელის შეცვლა"},
    "facts.merger": {"en": "mergers", "ka": "შერწყმა"},
    "facts.part_of": {"en": "parts of bodies", "ka": "გაერთიანების ნაწილი"},
    "facts.location": {"en": "seats", "ka": "ადგილმდებარეობა"},
    "facts.size": {"en": "sizes", "ka": "რაოდენობა"},
}
SECTIONS: Mapping[Severity, Mapping[str, Words]] = {
    "violation": {
        "title": {"en": "Held back or not read", "ka": "შეჩერებული ან წაუკითხავი"},
        "lead": {
            "en": "Nothing of these announcements was published. Put right what is named here and run again.",
            "ka": "ამ განცხადებებიდან არაფერი გამოქვეყნებულა. გაასწორეთ მითითებული ხარვეზი და ხელახლა გაუშვით.",
        },
    },
    "warning": {
        "title": {"en": "Worth a look", "ka": "გადასამოწმებელი"},
        "lead": {
            "en": "Published or harmless, but something here may be wrong or missing.",
            "ka": "გამოქვეყნდა ან ზიანი არ მოაქვს, თუმცა შესაძლოა აქ რაღაც არასწორი იყოს ან აკლდეს.",
        },
    },
    "info": {
        "title": {"en": "For your information", "ka": "საცნობარო შენიშვნები"},
        "lead": {
            "en": "Most of these are facts that were found but not published, with the reason.",
            "ka": "უმეტესად ეს ნაპოვნი, მაგრამ გამოუქვეყნებელი ფაქტებია, მიზეზის მითითებით.",
        },
    },
}
PAGE: Mapping[str, Words] = {
    "findings": {"en": "Findings", "ka": "შენიშვნები"},
    "release": {"en": "Release", "ka": "გამოშვება"},
    "newest": {"en": "newest announcement", "ka": "უახლესი განცხადება"},
    "language": {"en": "Language", "ka": "ენა"},
    "name": {"en": "English", "ka": "ქართული"},
    "none": {
        "en": "Nothing to report: every announcement went through.",
        "ka": "შენიშვნა არ არის: ყველა განცხადება დამუშავდა.",
    },
    "remedy": {"en": "What to do", "ka": "რა უნდა გააკეთოთ"},
    "line": {"en": "line", "ka": "სტრიქონი"},
    "column": {"en": "column", "ka": "სვეტი"},
    "details": {"en": "Details", "ka": "დეტალები"},
    "unknown": {"en": "The whole run", "ka": "მთლიანი გაშვება"},
    "first": {"en": "The first", "ka": "ნაჩვენებია პირველი"},
    "of": {"en": "of", "ka": "სულ:"},
    "all": {
        "en": "All findings, for machines to read, are in",
        "ka": "ყველა შენიშვნა პროგრამით წასაკითხი სახით მოცემულია ფაილში",
    },
    "nothing_sent": {
        "en": "This page works without a network and sends nothing anywhere.",
        "ka": "ეს გვერდი ქსელის გარეშე მუშაობს და არსად არაფერს აგზავნის.",
    },
}


def visible(text: str) -> str:
    """A text for a terminal: what could move the cursor or turn the direction around is shown as U+FFFD."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
