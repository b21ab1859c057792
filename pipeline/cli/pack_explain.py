"""`tsevri pack explain`: what a pack makes of a sentence, word by word."""

from collections.abc import Iterator

import click

from pipeline.cli.app import say
from pipeline.cli.options import lang_option, settings_of
from pipeline.errors import UsageError
from pipeline.extract import Extractor
from pipeline.extract.chunks import Chunk, ChunkKind, Item, Word
from pipeline.extract.gold import announcement_of
from pipeline.extract.pack_check import WORD_CLASSES
from pipeline.extract.reading import Reading
from pipeline.extract.signs import class_words
from pipeline.publish.words import visible
from pipeline.run.review import say as say_fact
from pipeline.run.trial import TIERS

KINDS: dict[ChunkKind, dict[str, str]] = {
    "name": {"en": "a name", "ka": "სახელი"},
    "line": {"en": "a name, as an item of a list", "ka": "სახელი, სიის პუნქტი"},
    "acronym": {"en": "a short name", "ka": "აბრევიატურა"},
    "weak": {"en": "perhaps a name: no noun says of what", "ka": "შესაძლოა სახელი: სიტყვა არ ამბობს, რისი"},
    "bare": {"en": "points to somebody named elsewhere", "ka": "მიუთითებს სხვაგან დასახელებულზე"},
    "self": {"en": "whoever speaks", "ka": "ვინც ლაპარაკობს"},
    "pronoun": {"en": "a pronoun", "ka": "ნაცვალსახელი"},
}
SAID = {
    "unknown": {"en": "unknown to the pack", "ka": "პაკეტმა არ იცის"},
    "facts": {"en": "Read: {fact} [{tier}, {confidence:.2f}]", "ka": "წაკითხულია: {fact} [{tier}, {confidence:.2f}]"},
    "nothing": {"en": "Read: nothing.", "ka": "წაკითხულია: არაფერი."},
    "unread": {"en": "No word of it could tell of a fact, so it was not read.",
               "ka": "არც ერთი სიტყვა ფაქტზე არ მიანიშნებს, ამიტომ არ წაკითხულა."},
}  # fmt: skip
SHORTEST = 4  # letters of a word whose absence from a pack is worth a line


@click.command("explain", short_help="Show what a pack makes of a sentence.")
@click.argument("language", metavar="xx")
@click.argument("sentence", metavar='"SENTENCE"')
@lang_option
def command(language: str, sentence: str, lang: str | None) -> None:
    """Show for each word of SENTENCE what the pack for xx takes it for, with what your own file adds to it, which words
    it does not know, and which facts are read.

    \b
    Example:
      tsevri pack explain en "The Salt Museum has joined the League of Kilns."
    """
    settings = settings_of(None, lang=lang)
    extractor, lang = Extractor.load(own=settings.own_packs), settings.lang
    if extractor.pack_for(language) is None:
        raise UsageError(f"There is no pack for {language}. There are: {', '.join(sorted(extractor.languages))}.")
    announcement = announcement_of({"id": "explain", "text": sentence, "language": language})
    lines = [line for reading in extractor.readings(announcement) for line in _lines(reading, lang)]
    for told in lines:
        click.echo(told)
    facts = [fact for fact in extractor.extract(announcement) if fact.tier != "silent"]
    for fact in facts:
        tier, words = TIERS[fact.tier][lang], visible(say_fact(fact, lang))
        say(SAID["facts"][lang].format(fact=words, tier=tier, confidence=fact.confidence))
    if not facts:
        say(SAID["nothing" if lines else "unread"][lang])


def _lines(reading: Reading, lang: str) -> Iterator[str]:
    """The words of each sentence that say something, or that nobody knows."""
    for line in reading.lines:
        for item in line.items:
            told = _told(item, lang)
            if told:
                yield f"{visible(reading.text[item.start : item.end])}\t{told}"


def _told(item: Item, lang: str) -> str:
    if isinstance(item, Chunk):
        kind = KINDS[item.kind][lang]
        return f"{kind}: {class_words(item.head.kind, lang)}" if item.head else kind
    return _of_word(item, lang)


def _of_word(item: Word, lang: str) -> str:
    token = item.token
    known = sorted(name for name in token.classes if name in WORD_CLASSES and name != "stop")
    known += sorted(name.partition(":")[2] for name in token.classes if name.startswith(("role:", "unit:")))
    if known:
        return ", ".join(dict.fromkeys(class_words(name, lang) for name in known))
    plain = token.kind == "word" and not token.classes and token.head is None and not item.numeric
    return SAID["unknown"][lang] if plain and len(token.low) >= SHORTEST else ""
