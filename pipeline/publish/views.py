"""What a release holds beside its statements and their description, made from them while it is still written aside.

A view is a function of the statements, the settings and the release before; it may hold itself back, and then says why.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Finding
from pipeline.publish.files import Written
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A release that has its statements, its name and its findings, and lies aside."""

    folder: Path  # holds memberships.nq, .ttl and .jsonld, context.jsonld, findings.json and .html, changes.rdfp
    name: str
    former: Path | None  # the release before
    as_of: str | None  # newest publication date


View = Callable[[Draft, Settings], Iterator[Written | Finding]]  # names of files count from the draft's folder

VIEWS: tuple[View, ...] = ()


def write_views(draft: Draft, settings: Settings) -> Iterator[Written | Finding]:
    for view in VIEWS:
        yield from view(draft, settings)
