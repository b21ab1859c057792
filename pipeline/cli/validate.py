"""`tsevri validate`: do RDF files keep the rules of the shapes?"""

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK
from pipeline.cli.options import FILE, json_option, lang_option, settings_of
from pipeline.errors import UsageError
from pipeline.model import Finding, Severity
from pipeline.publish.words import visible
from pipeline.validate import Report, Shapes, check_statements, read_files

COLOURS: dict[Severity, str] = {"violation": "red", "warning": "yellow", "info": "blue"}
WORDS = {
    "violation": {"en": "Violation", "ka": "დარღვევა"},
    "warning": {"en": "Warning", "ka": "გაფრთხილება"},
    "info": {"en": "Note", "ka": "შენიშვნა"},
    "unchecked": {
        "en": "Not checked, for want of anything to check: {labels}.",
        "ka": "არ შემოწმდა, რადგან შესამოწმებელი არაფერი იყო: {labels}.",
    },
    "well": {"en": "{rules} rules are kept.", "ka": "{rules} წესი დაცულია."},
    "sums": {
        "en": "{violation} violations, {warning} warnings, {info} notes.",
        "ka": "{violation} დარღვევა, {warning} გაფრთხილება, {info} შენიშვნა.",
    },
    "nothing": {
        "en": "No shape met a node: nothing was checked. Is this a release of Tsevri?",
        "ka": "შესამოწმებელი ვერაფერი მოიძებნა: არაფერი შემოწმებულა. ნამდვილად „წევრის“ გამოშვებაა?",
    },
}


@click.command("validate", short_help="Check RDF files against the shapes.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--report", type=FILE, metavar="FILE.ttl", help="Write the standard report of SHACL there.")
@lang_option
@json_option
def command(files: tuple[Path, ...], report: Path | None, lang: str | None, as_json: bool) -> int:
    """Check what all FILEs together say against the shapes of Tsevri. A FILE is RDF (.ttl, .nt, .nq, .trig, .jsonld,
    .rdf) or the folder of a release.

    Exit code: 0 no rule is violated (warnings are listed); 1 one is; 2 nothing could be checked.

    \b
    Examples:
      tsevri validate output/latest
      tsevri validate mine.ttl more.jsonld --report report.ttl
      tsevri validate output/latest/memberships.nq --json
      tsevri validate output/latest --lang ka
    """
    shapes = Shapes.load()
    language = settings_of(None, lang=lang).lang
    checked = check_statements(read_files(files), shapes)
    if len(checked.without_focus) == len(shapes.groups):
        raise UsageError(WORDS["nothing"][language])
    if report:
        _write(report, checked.turtle)
    for line in [checked.json()] if as_json else _lines(checked, shapes, language):
        click.echo(line)
    return HELD_BACK if checked.counts["violation"] else 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error


def _lines(checked: Report, shapes: Shapes, lang: str) -> Iterator[str]:
    for finding in checked.findings:
        yield from _finding(finding, lang)
    if checked.without_focus:
        labels = "; ".join(group.label[lang] for group in checked.without_focus)
        yield WORDS["unchecked"][lang].format(labels=labels)
    passed = [rule for group in shapes.groups if group not in checked.without_focus for rule in group.rules]
    broken = {finding.shape for finding in checked.findings}
    yield WORDS["well"][lang].format(rules=sum(rule.iri not in broken for rule in passed))
    yield WORDS["sums"][lang].format(**checked.counts)


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    severity = click.style(WORDS[finding.severity][lang], fg=COLOURS[finding.severity])
    yield f"{severity}: {finding.message[lang]}"
    yield f"  {visible(finding.focus or '')}" + (f"  {visible(finding.value)}" if finding.value else "")
    yield f"  → {finding.remedy[lang]}  [{finding.code}]"
