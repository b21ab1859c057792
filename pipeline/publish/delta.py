"""What must be taken from one release and added to it to get another, and which resources that concerns.

The former `memberships.nq` without `removed.nq` and with `added.nq` is the next one, byte for byte.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from pipeline.errors import VerifyError
from pipeline.publish.changes import NQUADS
from pipeline.publish.files import write_text
from pipeline.publish.lines import RDF_TYPE, changes, read_lines, subject_of, triple_of

ADDED, REMOVED = "added.nq", "removed.nq"
TSV = "https://w3id.org/tsevri/ns#"
REDIRECT, TOMBSTONE = (f"<{RDF_TYPE}> <{TSV}{kind}>" for kind in ("Redirect", "Tombstone"))
REASON, REPLACED = f"<{TSV}reason>", "<http://purl.org/dc/terms/isReplacedBy>"
Kind = Literal["created", "updated", "merged", "withdrawn"]
State = Literal["absent", "described", "redirect", "tombstone"]
Group = tuple[str, tuple[str, ...]]  # subject as N-Quads writes it, and its lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one resource."""

    resource: str
    change: Kind
    reason: str | None = None  # of a withdrawal
    replacement: str | None = None
    lines: tuple[str, ...] = ()  # N-Quads of the later release


def write_delta(old: Path, new: Path, folder: Path) -> None:
    """Write `added.nq` and `removed.nq`. Raises: VerifyError when one of them is not a release."""
    dumps = [dump_of(release) for release in (old, new)]
    folder.mkdir(parents=True, exist_ok=True)
    for sign, name in (("D", REMOVED), ("A", ADDED)):
        found = changes(*map(read_lines, dumps))
        (folder / name).unlink(missing_ok=True)
        write_text(folder / name, (line for kind, line in found if kind == sign))


def apply_delta(dump: Iterable[str], removed: Iterable[str], added: Iterable[str]) -> Iterator[str]:
    """The next dump. All three are sorted.

    Raises: VerifyError when the delta starts from another dump.
    """
    rest = _without(dump, removed)
    pending, now = iter(added), next(rest, None)
    for line in pending:
        while now is not None and now < line:
            yield now
            now = next(rest, None)
        if now == line:
            raise VerifyError(f"The delta adds what is there already: it starts from another release. Line: {line!r}")
        yield line
    if now is not None:
        yield now
    yield from rest


def changed_resources(old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    """The resources of which not the same is said, sorted by IRI; memory holds one resource."""
    for before, now in _paired(_by_subject(old), _by_subject(new)):
        if before != now:
            yield _change(before, now)


def dump_of(release: Path) -> Path:
    """Raises: VerifyError when the folder is not a release."""
    path = release / NQUADS
    if not path.is_file():
        raise VerifyError(f"{release} is not a release: there is no {NQUADS} in it.")
    return path


def _without(dump: Iterable[str], removed: Iterable[str]) -> Iterator[str]:
    gone = iter(removed)
    next_gone = next(gone, None)
    for line in dump:
        if line == next_gone:
            next_gone = next(gone, None)
        else:
            yield line
    if next_gone is not None:
        raise VerifyError(f"The delta removes what is not there: it starts from another release. Line: {next_gone!r}")


def _by_subject(lines: Iterable[str]) -> Iterator[Group]:
    for subject, group in groupby(lines, lambda line: line.partition(" ")[0]):
        yield subject, tuple(group)


def _paired(old: Iterator[Group], new: Iterator[Group]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    before, now = next(old, None), next(new, None)
    while before is not None or now is not None:
        if now is None or (before is not None and before[0] < now[0]):
            assert before is not None  # noqa: S101 - tells the type checker what the conditions above say
            yield before[1], ()
            before = next(old, None)
        elif before is None or now[0] < before[0]:
            yield (), now[1]
            now = next(new, None)
        else:
            yield before[1], now[1]
            before, now = next(old, None), next(new, None)


def _change(before: tuple[str, ...], now: tuple[str, ...]) -> Change:
    return Change(
        resource=subject_of((now or before)[0]),
        change=_kind(_state(before), _state(now)),
        reason=_object(now, REASON),
        replacement=_object(now, REPLACED),
        lines=now,
    )


def _kind(before: State, now: State) -> Kind:
    if before == now or (before != "absent" and now == "described"):
        return "updated"
    return {"absent": "withdrawn", "tombstone": "withdrawn", "redirect": "merged", "described": "created"}[now]  # type: ignore[return-value]


def _state(lines: tuple[str, ...]) -> State:
    if not lines:
        return "absent"
    said = {triple_of(line).partition(" ")[2] for line in lines}
    return "tombstone" if TOMBSTONE in said else "redirect" if REDIRECT in said else "described"


def _object(lines: Iterable[str], predicate: str) -> str | None:
    said = (triple_of(line).split(" ", 2) for line in lines)
    return next((thing.strip("<>") for _, property_, thing in said if property_ == predicate), None)
