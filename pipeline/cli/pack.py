"""`tsevri pack`: make a language pack, see what it lacks, try whether it reads its own sentences."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.options import FOLDER, lang_option, settings_of
from pipeline.cli.pack_explain import command as explaining
from pipeline.cli.pack_files import ADDING, adds, pack_at
from pipeline.cli.pack_propose import command as proposing
from pipeline.cli.pack_skeleton import PLACEHOLDERS, own_name, skeleton
from pipeline.cli.pack_try import command as trying
from pipeline.errors import ResourceError, UsageError
from pipeline.extract import Extractor
from pipeline.extract.pack import PACKS, Pack
from pipeline.extract.pack_check import LISTS
from pipeline.extract.pack_gaps import Gap, Kind, gaps
from pipeline.extract.pack_promises import Broken, broken_promises, extractor_of
from pipeline.extract.signs import class_words
from pipeline.languages import tag_of
from pipeline.publish.words import visible
from pipeline.run.review import WHY
from pipeline.run.review import say as say_fact
from pipeline.run.trial import TIERS

GAPS: dict[Kind, dict[str, str]] = {
    "section": {"en": "{section} is missing", "ka": "აკლია {section}"},
    "empty": {"en": "{section} {key} is empty{words}", "ka": "{section} {key} ცარიელია{words}"},
    "numerals": {
        "en": "[numerals] has {have} of the {want} that are needed: 2 to 10, 20, 100, 1000",
        "ka": "[numerals]-ში საჭირო {want}-დან {have} წერია: 2–10, 20, 100, 1000",
    },
    "examples": {
        "en": "examples ([[pattern]] or [[example]]): {have}; a working pack has {want}",
        "ka": "მაგალითი ([[pattern]] ან [[example]]): {have}; სამუშაო პაკეტს აქვს {want}",
    },
    "rejects": {
        "en": "sentences that must give nothing ([[reject]]): {have}; a working pack has {want}",
        "ka": "წინადადება, რომელმაც არაფერი უნდა მოგვცეს ([[reject]]): {have}; სამუშაო პაკეტს აქვს {want}",
    },
    "patterns": {
        "en": "patterns: {have}; a full pack has {want}",
        "ka": "ნიმუში ([[pattern]]): {have}; სრულ პაკეტს აქვს {want}",
    },
    "types": {"en": "no example of {key}", "ka": "არ არის მაგალითი: {key}"},
    "events": {"en": "no pattern of membership with event {key}", "ka": "წევრობის ნიმუში არ არის: event {key}"},
}
SAID = {
    "complete": {"en": "{file}: nothing is missing", "ka": "{file}: არაფერი აკლია"},
    "kept": {"en": "{file}: all {count} sentences are read as promised",
             "ka": "{file}: {count}-ივე წინადადება სწორად იკითხება"},
    "broken": {"en": "{file}: {broken} of {count} sentences are not read as promised",
               "ka": "{file}: {count} წინადადებიდან არასწორად იკითხება {broken}"},
    "promised": {"en": "promised: {type} {gives}", "ka": "უნდა ეთქვა: {type} {gives}"},
    "refused": {"en": "promised: no membership that is published", "ka": "უნდა ეთქვა: არც ერთი გამოქვეყნებული წევრობა"},
    "read": {"en": "read: {fact} [{tier}]", "ka": "წაკითხულია: {fact} [{tier}]"},
    "nothing": {"en": "read: nothing", "ka": "წაკითხულია: არაფერი"},
    "made": {"en": "Made {file}. Put your words in it; what is missing: tsevri pack check {file}",
             "ka": "შეიქმნა {file}. ჩაწერეთ სიტყვები; რა აკლია: tsevri pack check {file}"},
    "added": {"en": "Made {file}, which adds to the pack for {code} that comes along. Put your words in it, then: "
                    "tsevri pack try {file} ANNOUNCEMENTS",
              "ka": "შეიქმნა {file}: ის ავსებს {code} ენის არსებულ პაკეტს. ჩაწერეთ სიტყვები და შემდეგ: "
                    "tsevri pack try {file} განცხადებები"},
    "adds": {"en": "{file}: adds to the pack for {code}; nothing is wrong",
             "ka": "{file}: ავსებს {code} ენის პაკეტს; შეცდომა არ არის"},
}  # fmt: skip

packs_argument = click.argument("packs", nargs=-1, metavar="[xx|FILE]...")


@click.group("pack", short_help="Make a language pack, check it, test it.")
def command() -> None:
    """Language packs: one TOML file a language. docs/packs.md says what stands in it.

    \b
    Examples:
      tsevri pack new sw --to packs
      tsevri pack check packs/sw.toml
      tsevri pack test de fr
    """


command.add_command(trying)
command.add_command(explaining)
command.add_command(proposing)


@command.command("new", short_help="Make the skeleton of a pack.")
@click.argument("code", metavar="xx")
@click.option("--name", help="The language's own name of itself, where CLDR has none.")
@click.option("--head", type=click.Choice(list(PLACEHOLDERS)), default="initial", help="Where a name has its noun.")
@click.option("--to", type=FOLDER, default=Path(), metavar="FOLDER", help="Where to write it; else here.")
@lang_option
def new(code: str, name: str | None, head: str, to: Path, lang: str | None) -> None:
    """Write xx.toml: every section with what belongs there, what CLDR knows of the language, and a pattern, an example
    and a reject that work. Where a pack for xx comes along: a file that adds to it. A file that is there stays.

    \b
    Example:
      tsevri pack new sw --head initial --to packs
    """
    language, tag = settings_of(None, lang=lang).lang, tag_of(code)
    if tag is None or "-" in tag:
        raise UsageError(f"{code!r} is no language code; write it with two or three letters, as sw.")
    named = name or own_name(tag)
    if named is None:
        raise UsageError(f"CLDR does not know what {tag} calls itself; say it with --name.")
    path, known = to / f"{tag}.toml", (PACKS / f"{tag}.toml").exists()
    words = ADDING.format(code=tag) if known else skeleton(tag, named, head, str(path))
    try:
        to.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(words)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already: nothing was changed.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    say(SAID["added" if known else "made"][language].format(file=path, code=tag))


@command.command("check", short_help="Show what is wrong in packs, and what is missing.")
@packs_argument
@click.option("--full", is_flag=True, help="Measure against a full pack; else against a working one.")
@lang_option
def check(packs: Sequence[str], full: bool, lang: str | None) -> int:
    """Show what is wrong in each pack, and what it lacks beside a working pack (with --full: beside a full one), with
    file and line. xx names a pack that came along; without any, all of them are checked.

    \b
    Examples:
      tsevri pack check
      tsevri pack check packs/sw.toml --full
    """
    language, faulty = settings_of(None, lang=lang).lang, False
    for path in paths_of(packs):
        try:
            pack_at(path)
        except ResourceError as error:
            say(f"tsevri: {error}")
            faulty = True
            continue
        if adds(path):
            click.echo(SAID["adds"][language].format(file=path, code=path.stem))
            continue
        text = path.read_text("utf-8")
        found = gaps(text, tomllib.loads(text), full)
        for gap in found:
            click.echo(f"{path}:{gap.line}: {_gap(gap, language)}")
        if not found:
            click.echo(SAID["complete"][language].format(file=path))
        faulty = faulty or bool(found)
    return HELD_BACK if faulty else 0


@command.command("test", short_help="Try whether packs read their own sentences as they promise.")
@packs_argument
@lang_option
def test(packs: Sequence[str], lang: str | None) -> int:
    """Read every example and every reject of each pack, and show for each that is not read as promised what was read
    instead. xx names a pack that came along; without any, all of them are tested.

    \b
    Examples:
      tsevri pack test
      tsevri pack test packs/sw.toml
    """
    language, extractor, faulty = settings_of(None, lang=lang).lang, Extractor.load(), False
    for path in paths_of(packs):
        try:
            pack = pack_at(path)
        except ResourceError as error:
            say(f"tsevri: {error}")
            faulty = True
            continue
        broken = list(broken_promises(pack, extractor_of(pack, extractor)))
        for line in _report(path, pack, broken, language):
            click.echo(line)
        faulty = faulty or bool(broken)
    return HELD_BACK if faulty else 0


def paths_of(packs: Sequence[str]) -> list[Path]:
    """The files that are meant: a code is a pack that came along.

    Raises: UsageError.
    """
    if not packs:
        return sorted(PACKS.glob("[!_]*.toml"))
    paths = [Path(pack) if pack.endswith(".toml") else PACKS / f"{pack}.toml" for pack in packs]
    for pack, path in zip(packs, paths, strict=True):
        if not path.is_file():
            known = ", ".join(sorted(known.stem for known in PACKS.glob("[!_]*.toml")))
            raise UsageError(f"There is no pack {pack}. Name a file that ends in .toml, or one of: {known}.")
    return paths


def _gap(gap: Gap, lang: str) -> str:
    words = f": {class_words(gap.key, lang)}" if gap.section == "words" else ""
    section = f"[[{gap.section}]]" if gap.section in LISTS else f"[{gap.section}]"
    return GAPS[gap.kind][lang].format(section=section, key=gap.key, have=gap.have, want=gap.want, words=words)


def _report(path: Path, pack: Pack, broken: Sequence[Broken], lang: str) -> Iterator[str]:
    said = "broken" if broken else "kept"
    yield SAID[said][lang].format(file=path, count=len(pack.examples), broken=len(broken))
    for one in broken:
        yield f"  “{visible(one.example.text)}”"
        gives = ", ".join(f"{slot} = {name}" for slot, name in one.example.gives.items())
        promise = "promised" if one.example.gives else "refused"
        yield "    " + SAID[promise][lang].format(type=one.example.type, gives=visible(gives))
        for fact in one.facts:
            why = f", {WHY[fact.status][lang]}" if fact.status != "asserted" else ""
            tier = TIERS[fact.tier][lang] + why
            yield "    " + SAID["read"][lang].format(fact=visible(say_fact(fact, lang)), tier=tier)
        if not one.facts:
            yield "    " + SAID["nothing"][lang]
