"""What the worker processes do: bytes to facts, facts to statements. Each loads its packs and shapes once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.describe import Iris, describe_announcement
from pipeline.endpoint import load_reader
from pipeline.model import Announcement, Fact
from pipeline.read import Raw, parse
from pipeline.records import FACT_SLUGS, encode, encode_facts, mentions_of
from pipeline.run.reread import of_model
from pipeline.run.review import no_pack
from pipeline.settings import Settings
from pipeline.validate import Described, Shapes, check

FUTURE = "read.date-future"
Resolved = tuple[Announcement, tuple[Fact, ...]]  # facts that will be published, with their organisations


@dataclass(frozen=True, slots=True)
class Understood:
    """One announcement with its facts, as JSON; `announcement` is None where there was nothing to read."""

    key: str  # of the cache
    announcement: str | None
    facts: str
    findings: tuple[str, ...]
    passing: bool = False  # what was understood depends on the day or on a server, so it is not kept


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of one announcement, and what the shapes say of them."""

    key: str
    announcement: str  # its reference
    lines: tuple[str, ...]
    findings: tuple[str, ...]
    organisations: tuple[str, ...]  # references
    facts: tuple[str, ...]  # their types


class Understand:
    """Raw announcements to facts."""

    def __init__(self, settings: Settings, answers: Path) -> None:
        self._reader = load_reader(settings, answers)

    def __call__(self, batch: Sequence[tuple[str, Raw]]) -> list[Understood]:
        return [self._one(key, raw) for key, raw in batch]

    def _one(self, key: str, raw: Raw) -> Understood:
        announcement, findings = parse(raw)
        if announcement is None:
            return Understood(key, None, "[]", tuple(map(encode, findings)))
        examined = self._reader.examine(announcement)
        if self._reader.pack_for(announcement.language) is None and not examined.answered:
            findings = (*findings, no_pack(announcement, self._reader.languages))
        findings = (*findings, *of_model(announcement, examined))
        facts = encode_facts(examined.facts)
        passing = bool(examined.failure) or any(finding.code == FUTURE for finding in findings)
        return Understood(key, encode(announcement), facts, tuple(map(encode, findings)), passing)


class State:
    """Facts to statements, checked against the shapes."""

    def __init__(self, base: str, extractor: str) -> None:
        self._iris, self._extractor, self._shapes = Iris(base), extractor, Shapes.load()

    def __call__(self, batch: Sequence[tuple[str, Resolved]]) -> list[Stated]:
        described = [self.describe(*resolved) for _, resolved in batch]
        findings = check(described, self._shapes, self._iris)
        return [
            Stated(
                key=key,
                announcement=one.announcement.reference,
                lines=one.lines,
                findings=tuple(map(encode, found)),
                organisations=tuple(sorted(set(_organisations(one.facts)))),
                facts=tuple(FACT_SLUGS[type(fact)] for fact in one.facts),
            )
            for (key, _), one, found in zip(batch, described, findings, strict=True)
        ]

    def describe(self, announcement: Announcement, facts: tuple[Fact, ...]) -> Described:
        lines = tuple(describe_announcement(announcement, facts, self._iris, self._extractor))
        return Described(announcement=announcement, facts=facts, lines=lines)


def _organisations(facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        for mention in mentions_of(fact):
            if mention.organisation is not None:
                yield mention.organisation
