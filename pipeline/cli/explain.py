"""`tsevri explain`: the text with what was found in it, what was not, and why. On the terminal or as a page."""

import html
from collections.abc import Iterator, Sequence

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.extract import announcements, language_option, published_option, reader_of, say_model, say_no_pack
from pipeline.cli.options import lang_option, settings_of
from pipeline.extract.explain import VERDICTS, Explanation, Verdict, explain, highlights
from pipeline.extract.signs import sign
from pipeline.model import Fact, Finding
from pipeline.publish.words import visible
from pipeline.read import Given
from pipeline.run.review import say as say_fact

TITLES: dict[Verdict, dict[str, str]] = {
    "published": {"en": "Found, certain enough to publish", "ka": "ნაპოვნია, გამოსაქვეყნებლად საკმარისად სარწმუნო"},
    "review": {"en": "Found, for a person to review", "ka": "ნაპოვნია, ადამიანმა უნდა გადახედოს"},
    "not_asserted": {"en": "Said, but not asserted", "ka": "ნახსენებია, მაგრამ არ მტკიცდება"},
    "uncertain": {"en": "Not found: too uncertain", "ka": "არ ჩაითვალა: მეტისმეტად საეჭვოა"},
}
LINES = {
    "confidence": {"en": "confidence {value}", "ka": "სანდოობა {value}"},
    "rule": {"en": "rule {value}", "ka": "წესი {value}"},
    "traps": {"en": "Looks like membership, but is not", "ka": "წევრობას ჰგავს, მაგრამ არ არის"},
    "nothing": {"en": "Nothing was found.", "ka": "ვერაფერი მოიძებნა."},
    "planned": {"en": "a plan: “{word}”", "ka": "გეგმა: „{word}“"},
    "negated": {"en": "denied: “{word}”", "ka": "უარყოფილი: „{word}“"},
    "ended": {"en": "over: “{word}”", "ka": "დასრულებული: „{word}“"},
    "hypothetical": {"en": "a condition or a possibility: “{word}”", "ka": "პირობა ან შესაძლებლობა: „{word}“"},
}
COLOURS: dict[Verdict, str] = {
    "published": "green", "review": "yellow", "not_asserted": "magenta", "uncertain": "cyan",
}  # fmt: skip
STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
.text { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid #8886; border-radius: .5rem }
mark { color: inherit; background: #9992; border-bottom: 2px solid #999; border-radius: .2rem; padding: 0 .1rem }
mark.published { background: #2e7d3233; border-color: #2e7d32 }
mark.review { background: #f9a82533; border-color: #f9a825 }
mark.not_asserted { background: #8e24aa33; border-color: #8e24aa }
mark.uncertain { background: #00838f22; border-color: #00838f }
li { margin: .8rem 0 }
small { opacity: .8 }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .6rem; border-left: 3px solid #8886 }
"""


@click.command("explain", short_help="Show a text with what was found in it and why.")
@click.argument("source")
@published_option
@language_option
@click.option("--html", "as_html", is_flag=True, help="Print a page for the browser instead.")
@lang_option
def command(source: str, published: str | None, language: str | None, as_html: bool, lang: str | None) -> int:
    """Show the text of SOURCE with what was found highlighted: each fact with its words, how certain it is and what
    spoke for and against it; and what was not asserted, with the word that says so.

    \b
    Examples:
      tsevri explain news.md
      tsevri explain news.txt --language ka --published 2023-09-20
      tsevri explain news.md --html > why.html
    """
    settings, missed = settings_of(None, lang=lang), False
    reader = reader_of(settings)
    for read in announcements([source], Given(published=published, language=language), settings):
        if isinstance(read, Finding):
            say(f"tsevri: {read.source}: {read.message[settings.lang]}")
            missed = missed or read.severity == "violation"
            continue
        examined = reader.examine(read)
        say_model(read, examined, settings.lang)
        told = explain(read, reader, examined)
        if told is None:
            say_no_pack(read, reader, settings.lang)
            missed = True
        else:
            lines = page(told, settings.lang) if as_html else screen(told, settings.lang)
            click.echo("\n".join(lines))
    return HELD_BACK if missed else 0


def spans(told: Explanation) -> list[tuple[int, int, str]]:
    """What to highlight: the surest first where they overlap."""
    facts = [(verdict, fact) for verdict in VERDICTS for fact in told.facts[verdict]]
    found = [(fact.evidence[0].start, fact.evidence[0].end, str(verdict)) for verdict, fact in facts]
    return [*dict.fromkeys(found), *((start, end, "trap") for start, end in told.traps)]


def screen(told: Explanation, lang: str) -> Iterator[str]:
    """The explanation for a terminal."""
    pieces = []
    for piece, mark in highlights(told.announcement.text, spans(told)):
        shown = "\n".join(map(visible, piece.split("\n")))
        colour = next((c for verdict, c in COLOURS.items() if verdict == mark), None)
        pieces.append(click.style(shown, fg=colour, dim=mark == "trap") if mark else shown)
    yield "".join(pieces)
    for verdict in VERDICTS:
        if told.facts[verdict]:
            yield ""
            yield click.style(TITLES[verdict][lang], bold=True, fg=COLOURS[verdict])
            for fact in told.facts[verdict]:
                yield from _fact_lines(fact, lang)
    if told.traps:
        yield ""
        yield click.style(LINES["traps"][lang], bold=True)
        yield from (f"  {visible(words)}" for words in _trap_words(told))
    if not any(told.facts.values()):
        yield LINES["nothing"][lang]


def _fact_lines(fact: Fact, lang: str) -> Iterator[str]:
    yield "  " + click.style(visible(say_fact(fact, lang)), bold=True)
    yield f"    {' · '.join(_measures(fact, lang))}"
    yield from (f"    “{visible(evidence.quote)}”" for evidence in fact.evidence)
    for words, weight in _signs(fact, lang):
        yield f"    {weight:+.2f}  {words}"


def _measures(fact: Fact, lang: str) -> Sequence[str]:
    value = f"{fact.confidence:.3f}"
    measures = [LINES["confidence"][lang].format(value=value), LINES["rule"][lang].format(value=fact.rule)]
    return [*measures, *_status(fact, lang)]


def _status(fact: Fact, lang: str) -> Iterator[str]:
    if fact.status != "asserted":
        word = next((r.feature.partition(": ")[2] for r in fact.reasons if ": " in r.feature), "")
        yield LINES[fact.status][lang].format(word=word)


def _signs(fact: Fact, lang: str) -> Iterator[tuple[str, float]]:
    return ((sign(r.feature, lang), r.weight) for r in fact.reasons if ": " not in r.feature)


def _trap_words(told: Explanation) -> Iterator[str]:
    return iter(dict.fromkeys(told.announcement.text[start:end] for start, end in told.traps))


def page(told: Explanation, lang: str) -> Iterator[str]:
    """The explanation as a page of its own, for a browser; everything that was read is escaped."""
    title = html.escape(told.announcement.title or told.announcement.source)
    yield f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>"
    marked = (
        f'<mark class="{mark}">{html.escape(piece)}</mark>' if mark else html.escape(piece)
        for piece, mark in highlights(told.announcement.text, spans(told))
    )
    language = html.escape(told.announcement.language or "und", quote=True)
    yield f'<div class="text" lang="{language}">{"".join(marked)}</div>'
    for verdict in VERDICTS:
        if told.facts[verdict]:
            yield f'<h2><mark class="{verdict}">{TITLES[verdict][lang]}</mark></h2>\n<ul>'
            yield from (_fact_item(fact, lang) for fact in told.facts[verdict])
            yield "</ul>"
    if told.traps:
        words = "".join(f"<li>{html.escape(words)}</li>" for words in _trap_words(told))
        yield f"<h2>{LINES['traps'][lang]}</h2>\n<ul>{words}</ul>"
    if not any(told.facts.values()):
        yield f"<p>{LINES['nothing'][lang]}</p>"
    yield "</html>"


def _fact_item(fact: Fact, lang: str) -> str:
    quotes = "".join(f"<blockquote>{html.escape(evidence.quote)}</blockquote>" for evidence in fact.evidence)
    lines = (html.escape(f"{weight:+.2f} {words}") for words, weight in _signs(fact, lang))
    signs = "".join(f"<li><small>{line}</small></li>" for line in lines)
    said, measures = html.escape(say_fact(fact, lang)), html.escape(" · ".join(_measures(fact, lang)))
    return f"<li><strong>{said}</strong><br><small>{measures}</small>{quotes}<ul>{signs}</ul></li>"
