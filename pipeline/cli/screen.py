"""The one screen that a run ends with: what was read, found, held back and why, where the release is, what is next."""

import json
from collections.abc import Iterator

import click

from pipeline.cli.app import HELD_BACK, NOTHING_DONE, say
from pipeline.model import Finding
from pipeline.records import plain
from pipeline.run import Outcome
from pipeline.settings import Settings

LISTED = 12  # findings shown; the rest is in findings.html
WIDTH = 110  # characters of a sentence that is shown

Words = dict[str, str]
TITLES: dict[str, Words] = {
    "read": {"en": "Read", "ka": "წაკითხულია"},
    "found": {"en": "Found", "ka": "ნაპოვნია"},
    "aside": {"en": "Not published", "ka": "არ გამოქვეყნდა"},
    "withdrawn": {"en": "Withdrawn", "ka": "ამოღებულია"},
    "attention": {"en": "Please look at", "ka": "გთხოვთ, შეხედოთ"},
    "release": {"en": "Release", "ka": "გამოშვება"},
    "next": {"en": "Next", "ka": "შემდეგ"},
}
FACTS: dict[str, Words] = {
    "membership": {"en": "membership|memberships", "ka": "წევრობა"},
    "formation": {"en": "founding|foundings", "ka": "დაარსება"},
    "dissolution": {"en": "dissolution|dissolutions", "ka": "გაუქმება"},
    "renaming": {"en": "renaming|renamings", "ka": "სახელის შეცვლა"},
    "merger": {"en": "merger|mergers", "ka": "შერწყმა"},
    "part_of": {"en": "part of a body|parts of bodies", "ka": "ნაწილი"},
    "location": {"en": "seat|seats", "ka": "ადგილმდებარეობა"},
    "size": {"en": "size|sizes", "ka": "რაოდენობა"},
}
ASIDE: dict[str, Words] = {
    "fact.planned": {"en": "plan|plans", "ka": "გეგმა"},
    "fact.negated": {"en": "denied", "ka": "უარყოფილი"},
    "fact.ended": {"en": "over", "ka": "დასრულებული"},
    "fact.hypothetical": {"en": "possibility|possibilities", "ka": "შესაძლებლობა"},
    "fact.uncertain": {"en": "not certain enough", "ka": "საკმარისად სარწმუნო არ არის"},
    "fact.model": {"en": "said by the language model alone", "ka": "მხოლოდ ენობრივი მოდელის ნათქვამი"},
    "model.dropped": {
        "en": "claim of the language model dropped|claims of the language model dropped",
        "ka": "ენობრივი მოდელის მიუღებელი მტკიცება",
    },
}
LINES: dict[str, Words] = {
    "announcements": {"en": "announcement|announcements", "ka": "განცხადება"},
    "copies": {"en": ", {n} of them re-posts of another", "ka": ", აქედან {n} სხვისი გამეორებაა"},
    "facts": {"en": "fact|facts", "ka": "ფაქტი"},
    "about": {"en": "{facts} about {organisations}", "ka": "{facts}, {organisations}"},
    "organisations": {"en": "organisation|organisations", "ka": "ორგანიზაცია"},
    "held_back": {"en": "announcement held back|announcements held back", "ka": "შეჩერებული განცხადება"},
    "withdrawn": {
        "en": "announcement of the former release that was not read again: its addresses say so|"
        "announcements of the former release that were not read again: their addresses say so",
        "ka": "წინა გამოშვების განცხადება, რომელიც ამჯერად აღარ წაკითხულა: მისი მისამართები ამას აღნიშნავს",
    },
    "no_pack": {"en": "in a language without a pack", "ka": "ენაზე, რომლის პაკეტი არ არსებობს"},
    "none": {"en": "nothing", "ka": "არაფერი"},
    "more": {"en": "… and {n} more: see findings.html", "ka": "… და კიდევ {n}: იხილეთ findings.html"},
    "unchanged": {
        "en": "(unchanged: what was read says what it said before)",
        "ka": "(უცვლელია: წაკითხული იმასვე ამბობს, რასაც ადრე)",
    },
    "no_release": {
        "en": "none: there was no announcement to read. The former release, if there is one, stays.",
        "ka": "არ შექმნილა: წასაკითხი განცხადება არ იყო. წინა გამოშვება, თუ არსებობს, უცვლელი რჩება.",
    },
    "look": {
        "en": "open {path}/findings.html   everything above with its sentences",
        "ka": "გახსენით {path}/findings.html   ყველაფერი ზემოთქმული, წინადადებებით",
    },
    "show": {
        "en": "tsevri show {path}   what the release holds",
        "ka": "tsevri show {path}   რა არის გამოშვებაში",
    },
    "verify": {
        "en": "tsevri verify {path}   is every quote in the archive?",
        "ka": "tsevri verify {path}   არის თუ არა ყველა ციტატა არქივში",
    },
    "base": {
        "en": "“base” is still the placeholder {base}: set it in tsevri.toml before you publish, because released "
        "addresses must never change.",
        "ka": "„base“ ჯერ კიდევ საცდელი მისამართია ({base}): გამოქვეყნებამდე მიუთითეთ tsevri.toml-ში, რადგან "
        "გამოქვეყნებული მისამართები აღარ უნდა შეიცვალოს.",
    },
}


def show_outcome(outcome: Outcome, settings: Settings, *, as_json: bool) -> int:
    """Print it and give the exit code. The path of the release, or JSON, is data; the screen is words."""
    if as_json:
        click.echo(json.dumps(_json(outcome), ensure_ascii=False, indent=2))
    else:
        for line in _screen(outcome, settings):
            say(line)
        if outcome.release is not None:
            click.echo(str(outcome.release))
    if outcome.release is None:
        return NOTHING_DONE
    return HELD_BACK if outcome.held_back else 0


def _json(outcome: Outcome) -> dict[str, object]:
    return {
        "release": str(outcome.release) if outcome.release else None,
        "unchanged": outcome.unchanged,
        "withdrawn": outcome.withdrawn,
        "counts": dict(outcome.counts),
        "findings": [plain(finding) for finding in outcome.findings],
        "codes": dict(outcome.codes),
    }


def _screen(outcome: Outcome, settings: Settings) -> Iterator[str]:
    lang = settings.lang
    yield ""
    yield _row("read", _read(outcome, lang), lang)
    yield _row("found", _found(outcome, lang), lang)
    yield _row("aside", _aside(outcome, lang), lang)
    if outcome.withdrawn:
        yield _row("withdrawn", click.style(_number(outcome.withdrawn, LINES["withdrawn"], lang), fg="yellow"), lang)
    yield from _attention(outcome, lang)
    path = str(settings.output / "latest")
    if outcome.release is None:
        yield _row("release", LINES["no_release"][lang], lang)
        return
    extra = " " + LINES["unchanged"][lang] if outcome.unchanged else ""
    yield _row("release", str(outcome.release) + extra, lang)
    yield _row("next", LINES["look"][lang].format(path=path), lang)
    for name in ("show", "verify"):
        yield _row("", LINES[name][lang].format(path=path), lang)
    if settings.has_placeholder_base:
        yield _row("", click.style(LINES["base"][lang].format(base=settings.base), fg="yellow"), lang)


def _row(title: str, words: str, lang: str) -> str:
    label = TITLES[title][lang] if title else ""
    return click.style(f"  {label:<16}", bold=True) + words


def _read(outcome: Outcome, lang: str) -> str:
    words = _number(outcome.counts.get("announcements", 0), LINES["announcements"], lang)
    copies = outcome.counts.get("copies", 0)
    return words + (LINES["copies"][lang].format(n=copies) if copies else "")


def _found(outcome: Outcome, lang: str) -> str:
    numbers = {slug: outcome.counts.get(f"facts.{slug}", 0) for slug in FACTS}
    facts = _number(sum(numbers.values()), LINES["facts"], lang)
    organisations = _number(outcome.counts.get("organisations", 0), LINES["organisations"], lang)
    whole = LINES["about"][lang].format(facts=facts, organisations=organisations)
    kinds = ", ".join(_number(n, FACTS[slug], lang) for slug, n in numbers.items() if n)
    return f"{whole}: {kinds}" if kinds else whole


def _aside(outcome: Outcome, lang: str) -> str:
    numbers = [(outcome.codes.get(code, 0), words) for code, words in ASIDE.items()]
    numbers.append((outcome.codes.get("extract.no-pack", 0), LINES["no_pack"]))
    numbers.append((outcome.counts["held_back"], LINES["held_back"]))
    return ", ".join(_number(n, words, lang) for n, words in numbers if n) or LINES["none"][lang]


def _number(number: int, words: Words, lang: str) -> str:
    """`1 size`, `2 sizes`; Georgian counts with the singular."""
    one, _, many = words[lang].partition("|")
    return f"{number:,} {one if number == 1 or not many else many}"


def _attention(outcome: Outcome, lang: str) -> Iterator[str]:
    title = "attention"
    for finding in sorted(outcome.findings, key=lambda one: one.severity != "violation")[:LISTED]:
        for line in _finding(finding, lang):
            yield _row(title, line, lang)
            title = ""
    more = len(outcome.findings) - LISTED
    if more > 0:
        yield _row("", LINES["more"][lang].format(n=more), lang)


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    place = finding.source or finding.focus or ""
    if finding.line is not None:
        place += f":{finding.line}:{finding.column}"
    colour = "red" if finding.severity == "violation" else "yellow"
    yield click.style(place, fg=colour) + f"  {finding.message[lang]}"
    if finding.sentence:
        yield f"  “{finding.sentence if len(finding.sentence) <= WIDTH else finding.sentence[: WIDTH - 1] + '…'}”"
    if finding.remedy:
        yield f"  → {finding.remedy[lang]}"
