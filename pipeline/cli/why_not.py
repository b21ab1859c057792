"""`tsevri why-not`: what was made of the words that a person points at, and what sank it."""

from collections.abc import Iterator

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.explain import LINES
from pipeline.cli.extract import announcements, language_option, published_option, say_no_pack
from pipeline.cli.options import lang_option, settings_of
from pipeline.extract import Extractor
from pipeline.extract.signs import class_words, sign
from pipeline.extract.why_not import Considered, Fate, Lack, Sighting, nearest, places_of, why_not
from pipeline.model import Announcement, Finding
from pipeline.publish.words import visible
from pipeline.read import Given
from pipeline.run.review import say as say_fact
from pipeline.validate import place_of

SHOWN = 4  # candidates of a sentence
LEAST = 0.02  # confidence from which a candidate is worth a person's time, where there are others
FATES: dict[Fate, dict[str, str]] = {
    "published": {
        "en": "found, and certain enough to publish",
        "ka": "ნაპოვნია და გამოსაქვეყნებლად საკმარისად სარწმუნოა",
    },
    "review": {
        "en": "found, but not certain enough to publish: a person should look at it",
        "ka": "ნაპოვნია, მაგრამ გამოსაქვეყნებლად საკმარისად სარწმუნო არ არის: ადამიანმა უნდა გადახედოს",
    },
    "not_asserted": {"en": "said, but not asserted", "ka": "ნახსენებია, მაგრამ არ მტკიცდება"},
    "uncertain": {"en": "too uncertain to be shown", "ka": "მეტისმეტად საეჭვოა საჩვენებლად"},
    "outdone": {"en": "another reading was likelier: {rival}", "ka": "სხვა წაკითხვა უფრო სავარაუდო იყო: {rival}"},
    "told_elsewhere": {
        "en": "left out: another sentence of the text says the same, or more",
        "ka": "გამოტოვებულია: ტექსტის სხვა წინადადება იმავეს ან მეტს ამბობს",
    },
}
LACKS: dict[Lack, dict[str, str]] = {
    "unread": {
        "en": "The text was put aside unread: none of its words could tell of a fact.",
        "ka": "ტექსტი წაუკითხავად გადაიდო: არც ერთი მისი სიტყვა ფაქტზე არ მიანიშნებს.",
    },
    "question": {"en": "A question tells of no fact.", "ka": "კითხვა ფაქტს არ ამბობს."},
    "no_trigger": {
        "en": "No telling word was recognised (one for joining, being a member, founding …). "
        "If there is one, the pack lacks it.",
        "ka": "მთავარი სიტყვა (გაწევრიანება, წევრობა, დაარსება …) ვერ ამოვიცანით. თუ ის აქ დგას, პაკეტს აკლია.",
    },
    "other_members": {
        "en": "The members spoken of are of another kind: “{words}”.",
        "ka": "საუბარია სხვაგვარ წევრებზე: „{words}“.",
    },
    "no_names": {
        "en": "No organisation was recognised: neither the member nor the body.",
        "ka": "ორგანიზაცია ვერ ამოვიცანით: ვერც წევრი, ვერც გაერთიანება.",
    },
    "one_name": {
        "en": "Only one organisation was recognised: the member or the body is missing.",
        "ka": "მხოლოდ ერთი ორგანიზაცია ამოვიცანით: გვაკლია წევრი ან გაერთიანება.",
    },
    "no_fit": {
        "en": "What was recognised does not make a fact together.",
        "ka": "რაც ამოვიცანით, ერთად ფაქტს არ ქმნის.",
    },
}
SAID = {
    "place": {"en": "Line {line}, read as {language}", "ka": "სტრიქონი {line}, ენა {language}"},
    "limits": {
        "en": "confidence {value}; shown from {review}, published from {publish}",
        "ka": "სანდოობა {value}; ჩანს {review}-დან, ქვეყნდება {publish}-დან",
    },
    "more": {"en": "less likely readings: {count}", "ka": "ნაკლებად სავარაუდო წაკითხვები: {count}"},
    "names": {"en": "Recognised as organisations: ", "ka": "ორგანიზაციებად ამოვიცანით: "},
    "telling": {"en": "Telling words: ", "ka": "მთავარი სიტყვები: "},
    "none": {"en": "none", "ka": "არაფერი"},
    "missing": {
        "en": "{source}: these words are not in the text as it was read.",
        "ka": "{source}: წაკითხულ ტექსტში ასეთი სიტყვები არ არის.",
    },
    "nearest": {"en": "The nearest are: “{words}”", "ka": "ყველაზე ახლოა: „{words}“"},
}


@click.command("why-not", short_help="Show what was made of given words, and what sank it.")
@click.argument("source", metavar="FILE")
@click.argument("quote", metavar='"QUOTE"')
@published_option
@language_option
@lang_option
def command(source: str, quote: str, published: str | None, language: str | None, lang: str | None) -> int:
    """Show, for the sentence of FILE that holds the words QUOTE, every fact that was considered there: who, how
    certain, what spoke for and against, what was taken instead; or what was not recognised.

    \b
    Examples:
      tsevri why-not news.md "plans to join"
      tsevri why-not news.txt "წევრი გახდა" --language ka --lang ka
    """
    settings = settings_of(None, lang=lang)
    extractor = Extractor.load(own=settings.own_packs)
    lines, unfound, missed = list[str](), list[Announcement](), False
    for read in announcements([source], Given(published=published, language=language), settings):
        if isinstance(read, Finding):
            say(f"tsevri: {read.source}: {read.message[settings.lang]}")
            missed = missed or read.severity == "violation"
        elif not places_of(quote, read.text):
            unfound.append(read)
        elif extractor.pack_for(read.language) is None:
            say_no_pack(read, extractor, settings.lang)
            missed = True
        else:
            for sighting in why_not(read, extractor, quote):
                lines += _lines(read, sighting, settings.lang)
    click.echo("\n".join(lines), nl=bool(lines))
    if not lines and not missed:
        missed = _say_missing(quote, unfound, settings.lang)
    return HELD_BACK if missed else 0


def _say_missing(quote: str, unfound: list[Announcement], lang: str) -> bool:
    for announcement in unfound:
        say("tsevri: " + SAID["missing"][lang].format(source=announcement.source))
        near = nearest(quote, announcement.text)
        if near:
            say(SAID["nearest"][lang].format(words=visible(" ".join(near.split()))))
    return True


def _lines(announcement: Announcement, sighting: Sighting, lang: str) -> Iterator[str]:
    line, _ = place_of(announcement.text, sighting.start)
    yield click.style(SAID["place"][lang].format(line=line, language=sighting.language), bold=True)
    yield f"  “{visible(' '.join(announcement.text[sighting.start : sighting.end].split()))}”"
    likely = [one for one in sighting.considered if one.fact.confidence >= LEAST] or list(sighting.considered)
    for considered in likely[:SHOWN]:
        yield from _considered(considered, lang)
    more = len(sighting.considered) - len(likely[:SHOWN])
    if more:
        yield "  " + SAID["more"][lang].format(count=more)
    if sighting.lack:
        other = " ".join(word for word, name in sighting.telling if name == "not_member")
        yield "  " + click.style(LACKS[sighting.lack][lang].format(words=visible(other)), bold=True)
        none = SAID["none"][lang]
        yield "  " + SAID["names"][lang] + (", ".join(_named(sighting.names, lang)) or none)
        yield "  " + SAID["telling"][lang] + (", ".join(_named(sighting.telling, lang)) or none)
    yield ""


def _named(pairs: tuple[tuple[str, str], ...], lang: str) -> Iterator[str]:
    return (f"{visible(words)} ({class_words(name, lang)})" for words, name in pairs)


def _considered(one: Considered, lang: str) -> Iterator[str]:
    rival = visible(say_fact(one.rival, lang)) if one.rival else ""
    yield "  " + click.style(visible(say_fact(one.fact, lang)), bold=True)
    yield "    " + click.style(FATES[one.fate][lang].format(rival=rival), bold=True)
    if one.fact.status != "asserted":
        yield "    " + LINES[one.fact.status][lang].format(word=visible(one.why or ""))
    values = {"value": one.fact.confidence, "publish": one.publish, "review": one.review}
    yield "    " + SAID["limits"][lang].format(**{key: f"{value:.3f}" for key, value in values.items()})
    for reason in (*one.speaking_for, *one.against):
        yield f"    {reason.weight:+.2f}  {sign(reason.feature, lang)}"
