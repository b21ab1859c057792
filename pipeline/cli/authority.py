"""`tsevri authority`: the organisations that are known by name, in a spreadsheet and back."""

from pathlib import Path
from typing import IO, Literal

import click

from pipeline.cli.app import HELD_BACK, say
from pipeline.cli.options import FILE, FOLDER, config_option, lang_option, settings_of
from pipeline.errors import UsageError
from pipeline.identify import load_authority
from pipeline.identify.cells import cell
from pipeline.identify.steward import add as add_to
from pipeline.identify.steward import faults_of, notes_of, sound, write_beside
from pipeline.identify.table import DELIMITERS, read_rows, rows_of, write_table
from pipeline.identify.turtle_text import turtle_text
from pipeline.publish.quickstatements import quickstatements
from pipeline.publish.unlisted import unlisted
from pipeline.resources import resource
from pipeline.run.shop import AUTHORITY
from pipeline.settings import Settings

WORDS = {
    "sound": {"en": "{count} organisations in {files} files: no fault.",
              "ka": "{count} ორგანიზაცია, {files} ფაილი: შეცდომა არ არის."},
    "faults": {"en": "{count} faults.", "ka": "ნაპოვნია {count} შეცდომა."},
    "made": {"en": "Wrote {file}: {count} organisations.", "ka": "ჩაიწერა {file}: {count} ორგანიზაცია."},
    "added": {"en": "Added {slug} to {file}.", "ka": "{slug} დაემატა ფაილს {file}."},
    "unread": {"en": "No run reads {file} yet: put it into `authority` in tsevri.toml.",
               "ka": "{file} ჯერ არ იკითხება: ჩაწერეთ ის tsevri.toml-ის `authority`-ში."},
    "none": {"en": "All organisations of the release are in the authority.",
             "ka": "გამოშვების ყველა ორგანიზაცია უკვე ავტორიტეტულ ფაილშია."},
    "look": {"en": "{count} organisations. Look whether the pages say so, choose the slugs, then: tsevri authority add",
             "ka": "{count} ორგანიზაცია. გადაამოწმეთ გვერდები, აირჩიეთ slug-ები და შემდეგ: tsevri authority add"},
    "commands": {"en": "{count} commands for QuickStatements; {left} left out, for want of a web page or language or "
                       "because the quote is too long.",
                 "ka": "{count} ბრძანება QuickStatements-ისთვის; გამოტოვებულია {left}: ვებგვერდი ან ენა აკლია, ან "
                       "ციტატა მეტისმეტად გრძელია."},
}  # fmt: skip
SUGGESTED = 50
Format = Literal["tsv", "csv", "ttl"]
files_argument = click.argument("files", nargs=-1, type=FILE)


@click.group("authority", short_help="Keep the authority: check, add, suggest, spreadsheet, Wikidata.")
def command() -> None:
    """The organisations that Tsevri knows by name: its own file and those of `authority` in tsevri.toml.

    \b
    Examples:
      tsevri authority suggest > new.tsv          what the latest release has that they have not
      tsevri authority check new.tsv              what would be wrong with it
      tsevri authority add --line new.tsv --to ours.tsv
    """


@command.command("check")
@files_argument
@config_option
@lang_option
def check(files: tuple[Path, ...], config: Path | None, lang: str | None) -> int:
    """Hold all authority files, and FILES as well, against the rules and each other.

    \b
    Examples:
      tsevri authority check
      tsevri authority check new.tsv --lang ka
    """
    settings = settings_of(config, lang=lang)
    paths = list({path.resolve(): path for path in (*_all(settings), *files)}.values())
    faults = faults_of(paths, settings.lang)
    for line in faults or notes_of(paths, settings.lang):
        click.echo(line)
    if faults:
        say(WORDS["faults"][settings.lang].format(count=len(faults)))
        return HELD_BACK
    count = len(load_authority(paths, lang=settings.lang).organisations)
    say(WORDS["sound"][settings.lang].format(count=count, files=len(paths)))
    return 0


@command.command("export")
@files_argument
@click.option("--format", "form", type=click.Choice(["tsv", "csv", "ttl"]), default="tsv", show_default=True)
@config_option
@lang_option
def export(files: tuple[Path, ...], form: Format, config: Path | None, lang: str | None) -> None:
    """Print FILES, or without them the whole authority, as a table or as Turtle.

    \b
    Examples:
      tsevri authority export > authority.tsv
      tsevri authority export ours.tsv --format ttl
    """
    settings = settings_of(config, lang=lang)
    paths = files or _all(settings)
    click.echo(_text(paths, form, settings), nl=False)


@command.command("import")
@click.argument("table", type=FILE)
@click.option("--to", type=FILE, required=True, metavar="FILE", help="The file to make: .ttl, .tsv or .csv.")
@click.option("--replace", is_flag=True, help="Write over it if it is there.")
@config_option
@lang_option
def import_(table: Path, to: Path, replace: bool, config: Path | None, lang: str | None) -> None:
    """Make an authority file of a TABLE (or a table of Turtle); nothing is written while a line is at fault.

    \b
    Examples:
      tsevri authority import ours.csv --to ours.ttl
    """
    settings = settings_of(config, lang=lang)
    form = to.suffix.lower().removeprefix(".")
    if form not in ("tsv", "csv", "ttl"):
        raise UsageError(f"{to}: give it a name that ends in .ttl, .tsv or .csv.")
    _not_ours(to)
    if to.exists() and not replace:
        raise UsageError(f"{to} is there already: choose another name, or add --replace.")
    write_beside(to, _text((table,), form, settings).encode())
    count = len(sound([to], _all(settings), settings.lang)[0].subjects("Organization"))
    say(WORDS["made"][settings.lang].format(file=to, count=count))


@command.command("add")
@click.option("--line", type=click.File("rb"), metavar="FILE|-", help="Lines of a table with its headings.")
@click.option("--slug", metavar="SLUG", help="Short name, as ne-mo; it never changes.")
@click.option("--name", multiple=True, metavar="TEXT@LANG", help="Preferred name; one a language.")
@click.option("--alternate-name", multiple=True, metavar="TEXT[@LANG]", help="Another name, or an acronym.")
@click.option("--former-name", multiple=True, metavar="TEXT[@LANG]", help="A name of earlier times.")
@click.option("--url", metavar="URL", help="Homepage.")
@click.option("--founding-date", metavar="DATE", help="1992, 1992-05 or 1992-05-18.")
@click.option("--place", metavar="SLUG", help="Seat, a place that is described already.")
@click.option("--identifier", multiple=True, metavar="…", help='"wikidata ADDRESS PAGE Wikidata".')
@click.option("--source", multiple=True, metavar="…", help='"WORD PAGE COLUMN…": the page and what it states.')
@click.option("--to", type=FILE, metavar="FILE", help="Your file. Without it: the last of `authority` in tsevri.toml.")
@config_option
@lang_option
def add(
    line: IO[bytes] | None, to: Path | None, config: Path | None, lang: str | None, **cells: str | tuple[str, ...]
) -> None:
    """Append an organisation to a file of yours, once it is found to be without fault.

    \b
    Examples:
      tsevri authority add --slug harbour --name "Harbour Network@en" --source "about https://harbour.example/ name"
      tsevri authority add --line new.tsv --to ours.tsv
    """
    settings = settings_of(config, lang=lang)
    path = to or (settings.authority[-1] if settings.authority else None)
    if path is None:
        raise UsageError('Which file? Add --to ours.tsv, or write authority = ["ours.tsv"] into tsevri.toml.')
    _not_ours(path)
    given = {column: cell([value] if isinstance(value, str) else value) for column, value in cells.items() if value}
    if bool(line) == bool(given):
        raise UsageError("Give either --line, or --slug with --name and --source.")
    rows = read_rows(_as_table(line.name), line.read()) if line else [given]
    add_to(path, rows, _all(settings), settings.lang)
    for row in rows:
        say(WORDS["added"][settings.lang].format(slug=row.get("slug", ""), file=path))
    if path.resolve() not in {one.resolve() for one in settings.authority}:
        say(WORDS["unread"][settings.lang].format(file=path))


@command.command("suggest")
@click.option("--release", type=FOLDER, metavar="DIR", help="Without it: the latest one.")
@click.option("--limit", type=click.IntRange(1), default=SUGGESTED, show_default=True, metavar="N")
@config_option
@lang_option
def suggest(release: Path | None, limit: int, config: Path | None, lang: str | None) -> None:
    """Print the organisations of a release that no authority file has, the most used first, as lines of the table.

    \b
    Examples:
      tsevri authority suggest > new.tsv
      tsevri authority suggest --release output/latest --limit 10
    """
    settings = settings_of(config, lang=lang)
    known = load_authority(_all(settings), lang=settings.lang)
    slugs = {organisation.reference for organisation in known.organisations}
    rows = list(unlisted(release or settings.output / "latest", slugs, limit))
    click.echo(write_table(rows, DELIMITERS[".tsv"]), nl=False)
    say(WORDS["look" if rows else "none"][settings.lang].format(count=len(rows)))


@command.command("quickstatements")
@click.option("--release", type=FOLDER, metavar="DIR", help="Without it: the latest one.")
@config_option
@lang_option
def wikidata(release: Path | None, config: Path | None, lang: str | None) -> None:
    """Print commands for QuickStatements (V1): memberships and beginnings, each with its page and its words.

    Only organisations with an item of Wikidata among their identifiers take part.

    \b
    Examples:
      tsevri authority quickstatements --release output/latest > batch.txt
    """
    settings = settings_of(config, lang=lang)
    count = left = 0
    for one in quickstatements(release or settings.output / "latest"):
        if one.text is None:
            left += 1
        else:
            count += 1
            click.echo(one.text)
    say(WORDS["commands"][settings.lang].format(count=count, left=left))


def _shipped() -> Path:
    return resource("authority") / AUTHORITY


def _all(settings: Settings) -> tuple[Path, ...]:
    return (_shipped(), *settings.authority)


def _not_ours(path: Path) -> None:
    if path.resolve() == _shipped().resolve():
        raise UsageError(f"{path} comes with Tsevri and would be lost with the next version: name a file of your own.")


def _as_table(name: str) -> Path:
    """Standard input, or a file with another ending, has the cells that its headings show."""
    path = Path(name)
    return path if path.suffix.lower() in DELIMITERS else path.with_name(f"{path.name}.tsv")


def _text(paths: tuple[Path, ...], form: str, settings: Settings) -> str:
    files = sound(paths, _all(settings), settings.lang)
    return "".join(turtle_text(files)) if form == "ttl" else write_table(rows_of(files), DELIMITERS[f".{form}"])
