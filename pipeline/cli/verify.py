"""`tsevri verify`: is a release still what it claims to be?"""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.app import HELD_BACK
from pipeline.cli.options import FOLDER, archive_option, json_option, lang_option, settings_of
from pipeline.errors import VerifyError
from pipeline.model import Finding
from pipeline.publish import Verification, verify
from pipeline.publish.words import visible
from pipeline.records import encode

COUNTED = ("files", "quotes", "facts", "archived", "addresses")
WORDS = {
    "checked": {
        "en": "Checked {release}: {files} files; {quotes} quotes of {facts} facts in {archived} archived files.",
        "ka": "შემოწმდა {release}: {files} ფაილი; {facts} ფაქტის {quotes} ციტატა {archived} დაარქივებულ ფაილში.",
    },
    "addresses": {
        "en": "{addresses} addresses of the release before, {previous}, were looked for.",
        "ka": "მოიძებნა წინა გამოშვების ({previous}) {addresses} მისამართი.",
    },
    "absent": {
        "en": "The release before, {previous}, is not in this folder: its addresses were not looked for.",
        "ka": "წინა გამოშვება, {previous}, ამ საქაღალდეში არ არის: მისი მისამართები არ შემოწმებულა.",
    },
    "first": {"en": "There was no release before this one.", "ka": "ეს პირველი გამოშვებაა."},
    "nothing": {
        "en": "There is no quote in this release: nothing was proved.",
        "ka": "ამ გამოშვებაში ციტატა არ არის: არაფერი დამტკიცებულა.",
    },
    "well": {"en": "All is as it was released.", "ka": "ყველაფერი ისეა, როგორც გამოქვეყნდა."},
    "not_well": {"en": "{number} findings: see above.", "ka": "{number} შენიშვნა: იხილეთ ზემოთ."},
}


@click.command("verify", short_help="Check a release against its checksums and the archive.")
@click.argument("release", type=FOLDER)
@archive_option
@lang_option
@json_option
def command(release: Path, archive: Path | None, lang: str | None, as_json: bool) -> int:
    """Check that every file of RELEASE is as its SHA256SUMS says, that every quote still stands where its fact says
    in the archived bytes, and that no address of the release before has vanished.

    Exit code: 0 all is well; 1 something is not, and is named.

    \b
    Examples:
      tsevri verify output/latest
      tsevri verify /mnt/copy/2024-05-01-8c1d02b7f9aa --archive output/archive
      tsevri verify output/latest --json
    """
    if not release.is_dir():
        raise VerifyError(f"There is no folder {release}.")
    release = release.resolve()  # `latest` is a link: the archive stands beside what it points at
    verification = verify(release, archive or release.parent / "archive")
    number = _print_json(verification) if as_json else _print(verification, settings_of(None, lang=lang).lang)
    return HELD_BACK if number else 0


def _print_json(verification: Verification) -> int:
    """One object, written while it is found: memory does not grow with the number of findings."""
    number = 0
    click.echo('{"findings": [')
    for number, finding in enumerate(verification.findings(), 1):
        click.echo(("," if number > 1 else "") + encode(finding))
    end = {
        "release": str(verification.release),
        "previous": {"name": verification.previous, "is_here": verification.previous_is_here},
        "checked": dict(sorted(verification.checked.items())),
        "ok": not number,
    }
    click.echo("],\n" + json.dumps(end, ensure_ascii=False)[1:])
    return number


def _print(verification: Verification, lang: str) -> int:
    number = 0
    for finding in verification.findings():
        number += 1
        for line in _lines(finding, lang):
            click.echo(line)
    before = "addresses" if verification.previous_is_here else "absent" if verification.previous else "first"
    result = "not_well" if number else "well" if verification.checked["quotes"] else "nothing"
    counts = {name: verification.checked[name] for name in COUNTED}
    for key in ("checked", before, result):
        words = WORDS[key][lang]
        click.echo(words.format(release=verification.release, previous=verification.previous, number=number, **counts))
    return number


def _lines(finding: Finding, lang: str) -> Iterator[str]:
    yield click.style(visible(finding.message[lang]), fg="red")
    if finding.sentence:
        yield f"  “{visible(finding.sentence)}”"
    if finding.value:
        yield f"  {finding.source}  ({finding.value})"
    yield f"  → {finding.remedy[lang]}"
