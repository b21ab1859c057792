"""What an earlier release says that a later one must know: its base, its names, the IRIs that may not vanish."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, parse

from pipeline.errors import VerifyError
from pipeline.publish.changes import NQUADS
from pipeline.publish.dataset import DCAT, VOID
from pipeline.publish.files import SUMS
from pipeline.publish.lines import changes, read_lines, subjects

LATEST = "latest"
DESCRIPTION = "dataset.ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What the description of a release says of it."""

    base: str
    previous: str | None  # name of the release before


def former_release(output: Path, base: str) -> Path | None:
    """The release that `latest` points at, where there is one and its IRIs begin with the same base."""
    link = output / LATEST
    if not (link / SUMS).is_file():
        return None
    release = link.resolve()
    return release if read_description(release).base == base else None


def read_description(release: Path) -> Described:
    """Raises: VerifyError when there is no description of a release in the folder."""
    path = release / DESCRIPTION
    try:
        quads = list(parse(path=path))
    except (OSError, SyntaxError) as error:
        raise VerifyError(f"{path} cannot be read ({error}): restore the release from a copy.") from error
    base, previous = _value(quads, VOID + "uriSpace"), _value(quads, DCAT + "previousVersion")
    if base is None:
        raise VerifyError(f"{path} does not describe a release: restore it from a copy.")
    return Described(base=base, previous=previous and previous.rsplit("/", 1)[-1])


def vanished(former: Path, lines: Iterable[str], base: str) -> Iterator[str]:
    """IRIs under `base` that were subjects in a former release and are none in these sorted lines."""
    now = (f"{subject}>" for subject in subjects(lines))  # as in the lines, ">" ends an IRI: so their orders agree
    before = (f"{subject}>" for subject in subjects(read_lines(former / NQUADS)))
    for sign, subject in changes(before, now):
        if sign == "D" and subject.startswith(base):
            yield subject[:-1]


def _value(quads: Iterable[Quad], predicate: str) -> str | None:
    found = (quad.object for quad in quads if quad.predicate.value == predicate)
    return next((str(getattr(node, "value", "")) for node in found), None)
