"""A release in the making, as its views see it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A release that has its statements, its name and its findings, and lies aside."""

    folder: Path  # holds memberships.nq, .ttl and .jsonld, context.jsonld, findings.json and .html, changes.rdfp
    name: str
    former: Path | None  # the release before
    as_of: str | None  # newest publication date
