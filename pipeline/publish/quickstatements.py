"""What a release can give Wikidata, as V1 commands of QuickStatements, each with the page and the words that say it.

Only organisations that a register page ties to one item each: nothing is guessed, no item is made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.dataset import CRM, OA, ONTOLOGY, PROV, SCHEMA
from pipeline.publish.index import Index, optional
from pipeline.publish.jsonld import RDF_TYPE

MEMBER_OF, INCEPTION, START, END = "P463", "P571", "P580", "P582"
PAGE, QUOTE = "S854", "S1683"
LONGEST_QUOTE = 1_500  # characters that Wikidata takes in a text
PRECISION = {4: 9, 7: 10, 10: 11}
PREDICATES = {
    RDF_TYPE: "type",
    CRM + "P95_has_formed": "formed",
    CRM + "P4_has_time-span": "span",
    OA + "exact": "exact",
    OA + "hasBody": "body",
    OA + "hasSelector": "selector",
    OA + "hasTarget": "target",
    PROV + "wasDerivedFrom": "derived",
    SCHEMA + "endDate": "end",
    SCHEMA + "inLanguage": "language",
    SCHEMA + "member": "member",
    SCHEMA + "memberOf": "group",
    SCHEMA + "sameAs": "same",
    SCHEMA + "startDate": "start",
    SCHEMA + "url": "url",
    ONTOLOGY + "status": "status",
}
_ITEM = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_PAGE = re.compile(r"https?://[^\s\"|]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*")
MEMBERSHIPS = f"""
SELECT member.subject, member.object, grouped.object, {optional("start", "member.subject")},
    {optional("end", "member.subject")}
FROM said AS member
CROSS JOIN said AS grouped ON grouped.predicate = 'group' AND grouped.subject = member.subject
CROSS JOIN said AS kind ON kind.predicate = 'type' AND kind.subject = member.subject AND kind.object = ?
WHERE member.predicate = 'member' ORDER BY 2, 3, 1
"""  # noqa: S608 - these are our own words
FORMATIONS = """
SELECT formed.subject, formed.object, span.object FROM said AS formed
CROSS JOIN said AS span ON span.predicate = 'span' AND span.subject = formed.subject
WHERE formed.predicate = 'formed' ORDER BY 2, 1
"""
PROOFS = f"""
SELECT words.object, {optional("url", "announcement.object")}, {optional("language", "announcement.object")}
FROM said AS fact
CROSS JOIN said AS target ON target.predicate = 'target' AND target.subject = fact.subject
CROSS JOIN said AS selector ON selector.predicate = 'selector' AND selector.subject = target.object
CROSS JOIN said AS words ON words.predicate = 'exact' AND words.subject = selector.object
CROSS JOIN said AS announcement ON announcement.predicate = 'derived' AND announcement.subject = fact.subject
WHERE fact.predicate = 'body' AND fact.object = ? AND EXISTS (
    SELECT 1 FROM said WHERE predicate = 'status' AND subject = fact.subject AND object = ?
) ORDER BY 2, 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One line for QuickStatements, or, without a text, one that had to stay out."""

    text: str | None
    about: str  # the membership or formation, an IRI


def quickstatements(release: Path) -> Iterator[Command]:
    """Memberships of organisations that both have an item, then the beginnings of those that have one.

    Raises: VerifyError when the folder is not a release.
    """
    index = Index(release, PREDICATES)
    try:
        for node, member, group, start, end in index.rows(MEMBERSHIPS, SCHEMA + "OrganizationRole"):
            one, other = _item(index, str(member)), _item(index, str(group))
            if one and other:
                dates = [*_qualifier(START, start), *_qualifier(END, end)]
                yield from _commands(index, str(node), [one, MEMBER_OF, other, *dates])
        for node, formed, span in index.rows(FORMATIONS):
            one, date = _item(index, str(formed)), _date(str(span).rpartition("/")[2])
            if one and date:
                yield from _commands(index, str(node), [one, INCEPTION, date])
    finally:
        index.close()


def _item(index: Index, organisation: str) -> str | None:
    """The one item of an organisation; two are a question for a person, not for a batch."""
    found = {match[1] for match in map(_ITEM.fullmatch, index.values("same", organisation)) if match}
    return found.pop() if len(found) == 1 else None


def _commands(index: Index, node: str, statement: list[str]) -> Iterator[Command]:
    """The same statement once for each page that proves it: Wikidata keeps one, with all references."""
    told = False
    for words, url, language in index.rows(PROOFS, node, ONTOLOGY + "asserted"):
        quote = _quoted(str(words))
        if _PAGE.fullmatch(url or "") and _LANGUAGE.fullmatch(language or "") and len(quote) <= LONGEST_QUOTE:
            told = True
            yield Command(text="\t".join([*statement, PAGE, f'"{url}"', QUOTE, f'{language}:"{quote}"']), about=node)
    if not told:
        yield Command(text=None, about=node)


def _quoted(words: str) -> str:
    """On one line, without what the format would take for its own: a tab, a quote, two bars, a remark."""
    text = " ".join(words.split()).replace("||", "| |").replace("/*", "/ *").replace("*/", "* /").replace("\\", "/")
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace('"', "”")


def _qualifier(name: str, date: str | None) -> list[str]:
    value = _date(date or "")
    return [name, value] if value else []


def _date(text: str) -> str | None:
    if not _DATE.fullmatch(text):
        return None
    return f"+{text}{'-00-00'[: 10 - len(text)]}T00:00:00Z/{PRECISION[len(text)]}"
