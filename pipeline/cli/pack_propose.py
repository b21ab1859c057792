"""`tsevri pack propose`: words that the packs may lack, by what people confirmed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.app import say
from pipeline.cli.options import FOLDER, config_option, lang_option, output_option, settings_of
from pipeline.errors import UsageError
from pipeline.extract import Extractor
from pipeline.identify import load_decisions
from pipeline.model import Announcement
from pipeline.publish.words import visible
from pipeline.records import decode
from pipeline.run.proposals import Proposal, confirmed, proposals
from pipeline.run.worklist import worklist_path

SHOWN = 30
SAID = {
    "noun": {"en": "{language}  {word}  (a noun in names; confirmed facts: {near}, other announcements: {elsewhere})",
             "ka": "{language}  {word}  (სახელის სიტყვა; დადასტურებული ფაქტი: {near}, სხვა განცხადება: {elsewhere})"},
    "word": {"en": "{language}  {word}  (a word; confirmed facts: {near}, other announcements: {elsewhere})",
             "ka": "{language}  {word}  (სიტყვა; დადასტურებული ფაქტი: {near}, სხვა განცხადება: {elsewhere})"},
    "none": {"en": "No word is missing beside the facts that you accepted or corrected ({count}): the more of "
                   "them, the more can be proposed.",
             "ka": "თქვენ მიერ დადასტურებულ ან შესწორებულ ფაქტებთან ({count}) პაკეტებს სიტყვა არ აკლია: რაც მეტია "
                   "ასეთი ფაქტი, მით მეტი შეიძლება შემოგთავაზოთ."},
    "hint": {"en": "Nothing was adopted. Try a word in `tsevri review`, on the page of language packs.",
             "ka": "არაფერი მიღებულა. სიტყვა სცადეთ `tsevri review`-ში, ენობრივი პაკეტების გვერდზე."},
}  # fmt: skip


@click.command("propose", short_help="Show words that the packs may lack.")
@click.argument("language", required=False, metavar="[xx]")
@click.option("--workspace", type=FOLDER, metavar="DIR", help="Folder with tsevri.toml; else this one.")
@output_option
@config_option
@lang_option
def command(
    language: str | None, workspace: Path | None, output: Path | None, config: Path | None, lang: str | None
) -> None:
    """Show words that no pack knows and that stand beside facts which you accepted or corrected in the workbench, and
    seldom elsewhere; each with a sentence, the most telling first. Nothing is adopted by itself.

    \b
    Examples:
      tsevri pack propose
      tsevri pack propose ka --workspace museum-news
    """
    settings = settings_of(config or (workspace / "tsevri.toml" if workspace else None), output=output, lang=lang)
    path = worklist_path(settings.output)
    if not path.exists():
        raise UsageError(f"Nothing was read into {settings.output} yet: begin with `tsevri run SOURCE…`.")
    is_there = settings.decisions is not None or settings.decisions_file.exists()
    facts = confirmed(load_decisions(settings.decisions_file if is_there else None).facts)
    found = proposals(_read(path), facts, Extractor.load(own=settings.own_packs))
    mine = [one for one in found if language in (None, one.language)][:SHOWN]
    for one in mine:
        click.echo(_line(one, settings.lang))
        click.echo(f"    “{visible(one.sentence)}”")
    count = sum(len(ones) for ones in facts.values())
    say(SAID["hint" if mine else "none"][settings.lang].format(count=count))


def _line(proposal: Proposal, lang: str) -> str:
    kind, shown = "noun" if proposal.noun else "word", replace(proposal, word=visible(proposal.word))
    return SAID[kind][lang].format(language=shown.language, word=shown.word, near=shown.near, elsewhere=shown.elsewhere)


def _read(path: Path) -> Iterator[Announcement]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        for (line,) in connection.execute("SELECT announcement FROM announcements ORDER BY reference"):
            yield decode(Announcement, line)
