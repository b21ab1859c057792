"""What is said of profiles that are held back, in English and Georgian."""

from collections.abc import Mapping

from pipeline.model import Finding, Severity
from pipeline.publish.words import Words

MESSAGES: Mapping[str, tuple[Severity, Words, Words]] = {
    "profile.held-back": (
        "violation",
        {
            "en": "The profile {profile} was left out of the release: {count} × {rule} ({focus}).",
            "ka": "პროფილი {profile} გამოშვებაში არ შევიდა: {count} × {rule} ({focus}).",
        },
        {
            "en": "Correct what is named here, in tsevri.toml or in the announcement, and run `tsevri publish` again. "
            "docs/profiles.md explains the rules. The rest of the release is published.",
            "ka": "გაასწორეთ აქ დასახელებული ხარვეზი tsevri.toml-ში ან განცხადებაში და ხელახლა გაუშვით "
            "`tsevri publish`. წესებს docs/profiles.md განმარტავს. გამოშვების დანარჩენი ნაწილი გამოქვეყნდა.",
        },
    ),
    "profile.still-absent": (
        "violation",
        {
            "en": "Nothing changed, so release {release} stays, and the profile {profile} is still not in it.",
            "ka": "არაფერი შეცვლილა, ამიტომ გამოშვება {release} რჩება და პროფილი {profile} მასში კვლავ არ არის.",
        },
        {
            "en": "Correct what held it back when the release was made, or take {profile} out of `profiles` in "
            "tsevri.toml.",
            "ka": "გაასწორეთ ის, რის გამოც პროფილი გამოშვებაში არ შევიდა, ან წაშალეთ {profile} tsevri.toml-ის "
            "`profiles`-იდან.",
        },
    ),
    "profile.nothing-to-say": (
        "violation",
        {
            "en": "The profile {profile} was left out of the release: there is nothing in it ({rule}).",
            "ka": "პროფილი {profile} გამოშვებაში არ შევიდა: ის ცარიელია ({rule}).",
        },
        {
            "en": "Announcements need a web address (http or https) for edm, organisations for linked-art. Add them, "
            "or take {profile} out of `profiles` in tsevri.toml.",
            "ka": "edm-ისთვის განცხადებას ვებმისამართი (http ან https) სჭირდება, linked-art-ისთვის კი ორგანიზაციები. "
            "დაამატეთ, ან წაშალეთ {profile} tsevri.toml-ის `profiles`-იდან.",
        },
    ),
    "profile.without-address": (
        "warning",
        {
            "en": "{count} announcements are not among the EDM records: they have no web address, or neither a title "
            "nor a quote. The first is {focus}.",
            "ka": "{count} განცხადება EDM-ის ჩანაწერებში არ არის: არ აქვს ვებმისამართი, ან არც სათაური აქვს და არც "
            "ციტატა. პირველია {focus}.",
        },
        {
            "en": "Give the announcement its address and title (front matter, sidecar file, --url, --title), "
            "then run again.",
            "ka": "მიუთითეთ განცხადების მისამართი და სათაური (ფაილის თავში, თანდართულ ფაილში, --url, --title) და "
            "ხელახლა გაუშვით.",
        },
    ),
}


def notice(code: str, *, focus: str | None = None, **values: object) -> Finding:
    severity, message, remedy = MESSAGES[code]
    values = {"focus": focus or "", **values}
    return Finding(
        code=code,
        severity=severity,
        message={tag: text.format(**values) for tag, text in message.items()},
        remedy={tag: text.format(**values) for tag, text in remedy.items()},
        focus=focus,
    )
