"""The findings of a run: as JSON for machines, as one page for the data steward."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

import jinja2
from markupsafe import Markup

from pipeline.model import Finding, Severity
from pipeline.publish.words import COUNTS, PAGE, SECTIONS, Words
from pipeline.records import encode
from pipeline.resources import PACKAGE
from pipeline.settings import LANGUAGES, Settings

SHOWN = 1000  # findings a section of the page; all of them are in findings.json
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")  # in the order of the page
FOLDER = PACKAGE / "publish"
WEB = ("http://", "https://")

Ask = Callable[[], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbouring findings about one announcement, or one source that could not be read."""

    source: str | None
    link: str | None  # where the source is an address
    findings: Iterator[Finding]


class Tally:
    """How many findings there are of each severity, counted while they pass by."""

    def __init__(self) -> None:
        self.severities: Counter[str] = Counter()
        self.held_back = 0  # announcements
        self._former: str | None = None

    def counting(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings; those about one announcement must be neighbours."""
        for finding in findings:
            self.severities[finding.severity] += 1
            if finding.holds_back and finding.announcement != self._former:
                self._former = finding.announcement
                self.held_back += 1
            yield finding


def write_json(findings: Iterable[Finding], counts: Mapping[str, int], tally: Tally) -> Iterator[str]:
    """One object; its `findings` stand a line each, so that any tool can read them without holding them all."""
    separator = '{"findings": [\n'
    for finding in tally.counting(findings):
        yield separator + encode(finding)
        separator = ",\n"
    yield separator if separator != ",\n" else "\n"
    numbers = {severity: tally.severities[severity] for severity in SEVERITIES}
    yield f'],\n"numbers": {json.dumps(numbers | {"held_back": tally.held_back})},\n'
    yield f'"counts": {json.dumps(dict(sorted(counts.items())), ensure_ascii=False)}}}\n'


def write_html(
    ask: Ask, name: str, as_of: str | None, counts: Mapping[str, int], tally: Tally, settings: Settings
) -> Iterator[str]:
    """The page, piece by piece. It asks nothing of any network and works from a file."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_language"] = _in_language
    style = (FOLDER / "findings.css").read_text("utf-8")
    return environment.get_template("findings.html.j2").generate(
        name=name,
        as_of=as_of,
        title={tag: _in_language(settings.dataset.title, tag) for tag in LANGUAGES},
        style=Markup(style),  # noqa: S704 - our own file
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        languages=LANGUAGES,
        chosen=settings.lang,
        words=PAGE,
        counts=[(words, counts[key]) for key, words in COUNTS.items() if counts.get(key)],
        sections=_sections(ask, tally),
        total=tally.severities.total(),
    )


def _sections(ask: Ask, tally: Tally) -> Iterator[Mapping[str, object]]:
    for severity in SEVERITIES:
        total = tally.severities[severity]
        if total:
            of_severity = (finding for finding in ask() if finding.severity == severity)
            yield {
                "severity": severity,
                "words": SECTIONS[severity],
                "total": total,
                "shown": min(total, SHOWN),
                "groups": _groups(islice(of_severity, SHOWN)),
            }


def _groups(findings: Iterable[Finding]) -> Iterator[Group]:
    for (source, _), found in groupby(findings, lambda finding: (finding.source, finding.announcement)):
        yield Group(source=source, link=_link(source), findings=found)


def _in_language(texts: Words, tag: str) -> str:
    """A text in a language; where there is none, in another."""
    return texts.get(tag) or next(iter(texts.values()), "")


def _link(source: str | None) -> str | None:
    """The source itself where it is a web address: no other scheme becomes a link."""
    return source if source and source.startswith(WEB) else None
