"""What changed from one release to another: as RDF Patch for machines, by resource for people.

Source: https://afs.github.io/rdf-patch/
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.errors import VerifyError
from pipeline.publish.lines import Change, changes, read_lines, subject_of, triples

NQUADS = "memberships.nq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One resource, with the triples about it that came and went (N-Triples without the final stop)."""

    resource: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


def patch(old: Iterable[str], new: Iterable[str], release: str, previous: str | None) -> Iterator[str]:
    """RDF Patch from the lines of the former release to those of this one; both named by their IRI."""
    yield f"H id <{release}> .\n"
    if previous:
        yield f"H prev <{previous}> .\n"
    yield "TX .\n"
    for sign, line in changes(old, new):
        yield f"{sign} {line}"
    yield "TC .\n"


def diff(old: Path, new: Path) -> Iterator[Changed]:
    """The resources of two releases about which not the same is said, sorted by IRI. Memory stays flat.

    Raises: VerifyError when one of them is not a release.
    """
    for release in (old, new):
        if not (release / NQUADS).is_file():
            raise VerifyError(f"{release} is not a release: there is no {NQUADS} in it.")
    return _by_resource(changes(triples(read_lines(old / NQUADS)), triples(read_lines(new / NQUADS))))


def _by_resource(found: Iterable[Change]) -> Iterator[Changed]:
    for resource, group in groupby(found, lambda change: subject_of(change[1])):
        signed = tuple(group)
        yield Changed(
            resource=resource,
            added=tuple(triple for sign, triple in signed if sign == "A"),
            removed=tuple(triple for sign, triple in signed if sign == "D"),
        )
