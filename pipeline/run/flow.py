"""The whole path: sources to a release. Nothing here holds more than a few batches of announcements at a time."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import PublishError, UsageError
from pipeline.model import Finding
from pipeline.publish import Published, ReleaseContent, former_release, publish, read_known
from pipeline.publish.changes import NQUADS
from pipeline.publish.lines import read_lines
from pipeline.publish.profiles import check_profiles
from pipeline.read import Archive, Given, Raw, fetch
from pipeline.run.cache import key_of
from pipeline.run.earlier import with_earlier
from pipeline.run.gather import gather
from pipeline.run.journal import has_journal, read_journal
from pipeline.run.merge import SortedSpill
from pipeline.run.shop import Progress, Shop, open_shop, quiet
from pipeline.run.statements import state
from pipeline.run.tombstones import keep_addresses
from pipeline.run.worklist import keep_worklist
from pipeline.settings import Settings

SHOWN = 200  # findings handed to the screen
Source = Callable[[Archive], Iterable[Raw | Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did. `release` is None when there was nothing to make one of."""

    release: Path | None
    unchanged: bool
    withdrawn: int  # announcements of the release before that were not read again
    counts: Mapping[str, int]
    codes: Mapping[str, int]  # how many findings there are of each code
    findings: tuple[Finding, ...]  # the first that need a person; the release lists all

    @property
    def held_back(self) -> bool:
        return any(finding.severity == "violation" for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What the next release would say."""

    lines: Callable[[], Iterator[str]]  # as `ReleaseContent` has them
    former: Path | None  # the release before
    as_of: str | None
    withdrawn: int


def run(
    sources: Sequence[str],
    settings: Settings,
    *,
    given: Given | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = quiet,
) -> Outcome:
    """Read the sources and make a release of what they say.

    Raises: UsageError when settings, packs, shapes or authority cannot be used; PublishError when the release
    cannot be written (the former one stays) or when `strict` is set and an announcement was held back.
    """

    def source(archive: Archive) -> Iterator[Raw | Finding]:
        fetched = fetch(sources, archive=archive, settings=settings.read, given=given or Given(), stdin=stdin)
        return with_earlier(fetched, sources, archive, settings.archive_folder)

    return _make(source, settings, progress)


def republish(settings: Settings, *, progress: Progress = quiet) -> Outcome:
    """Make a release of what the last run read, without asking any source again. Raises as `run` does."""
    if not has_journal(settings.archive_folder):
        raise UsageError(f"Nothing was read into {settings.archive_folder} yet: begin with `tsevri run SOURCE…`.")
    return _make(lambda archive: read_journal(archive, settings.archive_folder), settings, progress)


def _make(source: Source, settings: Settings, progress: Progress) -> Outcome:
    check_profiles(settings)
    try:
        with open_shop(settings, progress) as shop:
            gather(shop, source(shop.archive))
            outcome = _release(shop) if shop.ledger.has_announcements() else _outcome(shop, None)
            keep_worklist(shop)
            return outcome
    except (OSError, sqlite3.OperationalError) as error:
        raise PublishError(
            f"{settings.output} cannot be written any more ({error}): the former release is untouched. Free some "
            "space or choose another --output, then run again; what was worked out so far is kept."
        ) from error


def assemble(shop: Shop) -> Assembled:
    """The statements of the next release, from what was read."""
    settings = shop.settings
    former = former_release(settings.output, settings.base)
    spill = SortedSpill(shop.folder / "statements")
    with closing(state(shop, read_known(former) if former else (), spill)) as identities:
        as_of, withdrawn = shop.ledger.newest_date(), list[str]()
        if former:
            gone = SortedSpill(shop.folder / "gone")
            before, redirects = read_lines(former / NQUADS), dict(identities.redirects())
            by_decision = shop.decisions.withdrawn
            tombstones = keep_addresses(
                before, spill.merged(), redirects, by_decision, shop.iris, as_of, withdrawn.append
            )
            gone.add(tombstones)
            spill.add(gone.merged())
    announcements = [iri for iri in withdrawn if iri.startswith(shop.iris.announcement(""))]
    return Assembled(lines=spill.merged, former=former, as_of=as_of, withdrawn=len(announcements))


def _release(shop: Shop) -> Outcome:
    assembled, settings = assemble(shop), shop.settings
    if settings.publish.strict and shop.ledger.held_back():
        raise PublishError(
            f"{shop.ledger.held_back()} announcements were held back and `strict` is set: nothing was published."
        )
    content = ReleaseContent(
        lines=assembled.lines,
        findings=shop.ledger.findings,
        counts=_counts(shop),
        as_of=assembled.as_of,
        former=assembled.former,
        fingerprint=key_of(shop.reader, shop.authority.fingerprint),
    )
    return _outcome(shop, publish(content, settings, shop.folder), assembled.withdrawn)


def _outcome(shop: Shop, published: Published | None, withdrawn: int = 0) -> Outcome:
    needing = (finding for finding in shop.ledger.findings() if finding.severity != "info")
    views = published.findings if published else ()
    return Outcome(
        release=published.path if published else None,
        unchanged=published.unchanged if published else False,
        withdrawn=withdrawn,
        counts=_counts(shop),
        codes=shop.ledger.findings_by_code(),
        findings=(*views, *islice(needing, SHOWN)),
    )


def _counts(shop: Shop) -> Mapping[str, int]:
    return shop.ledger.counts() | {"held_back": shop.ledger.held_back()}
