"""`tsevri show`: what a release holds, on one screen."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.cli.options import FOLDER, json_option, lang_option, settings_of
from pipeline.publish import Holdings, Known, Proof, Tie, holdings, known_of
from pipeline.publish.words import visible
from pipeline.records import plain

WORDS = {
    "announcements": {"en": "announcements", "ka": "განცხადება"},
    "organisations": {"en": "organisations", "ka": "ორგანიზაცია"},
    "memberships": {"en": "memberships", "ka": "წევრობა"},
    "facts": {"en": "facts", "ka": "ფაქტი"},
    "redirects": {"en": "redirects", "ka": "გადამისამართება"},
    "tombstones": {"en": "tombstones", "ka": "გაუქმებული მისამართი"},
    "release": {"en": "Release", "ka": "გამოშვება"},
    "newest": {"en": "Newest announcements", "ka": "უახლესი განცხადებები"},
    "most": {"en": "Organisations with most memberships", "ka": "ორგანიზაციები, რომლებსაც ყველაზე მეტი წევრობა აქვთ"},
    "undated": {"en": "undated", "ka": "უთარიღო"},
    "other_names": {"en": "also", "ka": "აგრეთვე"},
    "former_names": {"en": "formerly", "ka": "ყოფილი სახელი"},
    "homepage": {"en": "homepage", "ka": "ვებგვერდი"},
    "founded": {"en": "founded", "ka": "დაარსდა"},
    "dissolved": {"en": "dissolved", "ka": "გაუქმდა"},
    "part_of": {"en": "part of", "ka": "რისი ნაწილია"},
    "parts": {"en": "parts", "ka": "ნაწილები"},
    "member_of": {"en": "Member of", "ka": "რისი წევრია"},
    "members": {"en": "Members", "ka": "წევრები"},
    "from": {"en": "from {start}", "ka": "{start}-დან"},
    "to": {"en": "to {end}", "ka": "{end}-მდე"},
}
COUNTED = ("announcements", "organisations", "memberships", "facts", "redirects", "tombstones")


@click.command("show", short_help="Show what a release holds, or what is known of one organisation.")
@click.argument("release", type=FOLDER)
@click.argument("organisation", required=False)
@lang_option
@json_option
def command(release: Path, organisation: str | None, lang: str | None, as_json: bool) -> None:
    """Show what RELEASE holds; or, for an ORGANISATION (by name, a part of its name, reference or IRI), its names,
    its memberships and members, each with the sentence that says so and where that stands.

    \b
    Examples:
      tsevri show output/latest
      tsevri show output/latest NEMO
      tsevri show output/latest "Harbour Museum" --json
    """
    chosen = settings_of(None, lang=lang).lang
    found = known_of(release, organisation, chosen) if organisation else holdings(release, chosen)
    if as_json:
        click.echo(json.dumps(plain(found), ensure_ascii=False, indent=2))
    elif isinstance(found, Holdings):
        _print(_overview(found, release.resolve().name, chosen))
    else:
        for known in found:
            _print(_card(known, chosen))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


def _overview(found: Holdings, name: str, lang: str) -> Iterator[str]:
    counts = [f"{found.counts[key]} {WORDS[key][lang]}" for key in COUNTED if found.counts[key]]
    yield click.style(f"{WORDS['release'][lang]} {name}", bold=True)
    yield "  " + " · ".join(counts)
    yield from _heading("newest", lang)
    for headline in found.newest:
        title = visible(headline.title or headline.announcement)
        yield f"  {headline.published or WORDS['undated'][lang]:<10}  {title}"
        if headline.url:
            yield " " * 14 + click.style(headline.url, dim=True)
    yield from _heading("most", lang)
    for listed in found.organisations:
        yield f"  {listed.memberships:>5}  {visible(listed.name)}"


def _card(known: Known, lang: str) -> Iterator[str]:
    yield click.style(visible(" · ".join(known.names) or known.organisation), bold=True)
    yield f"  {known.organisation}"
    for key in ("other_names", "former_names", "homepage", "founded", "dissolved", "part_of", "parts"):
        value = getattr(known, key)
        if value:
            yield f"  {WORDS[key][lang]:<10} {visible(value if isinstance(value, str) else ' · '.join(value))}"
    for key, ties in (("member_of", known.member_of), ("members", known.members)):
        if ties:
            yield from _heading(key, lang)
            yield from _ties(ties, lang)
    yield ""


def _ties(ties: Sequence[Tie], lang: str) -> Iterator[str]:
    for tie in ties:
        start = WORDS["from"][lang].format(start=tie.start) if tie.start else ""
        end = WORDS["to"][lang].format(end=tie.end) if tie.end else ""
        more = ", ".join(filter(None, (tie.role, start, end)))
        yield f"  {visible(tie.name)}" + (f"  ({more})" if more else "")
        for proof in tie.proofs:
            yield from _proof(proof)


def _proof(proof: Proof) -> Iterator[str]:
    yield f"      “{visible(' '.join(proof.words.split()))}”"
    yield click.style("      " + "  ".join(filter(None, (proof.published, proof.source))), dim=True)


def _heading(key: str, lang: str) -> Iterator[str]:
    yield ""
    yield click.style(WORDS[key][lang], bold=True)
