"""What every step of one run works with, opened at its beginning and closed at its end."""

from collections.abc import Callable, Container, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.describe import Iris
from pipeline.endpoint import load_reader
from pipeline.extract.second import SecondReader
from pipeline.identify import Authority, Decisions, load_authority, load_decisions
from pipeline.read import Archive
from pipeline.resources import resource
from pipeline.run.cache import Cache
from pipeline.run.engine import engine_fingerprint
from pipeline.run.folder import work_folder
from pipeline.run.ledger import Ledger
from pipeline.settings import Settings

AUTHORITY = "networks.ttl"
CHECKED = "authority"  # stage of the cache
HIDDEN = ".cache"  # beside the releases: what may be deleted at any time
ANSWERS = "model"  # folder of a language model's answers in it
Progress = Callable[[str, int], None]  # what is being done, and how many are done


def quiet(stage: str, done: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    settings: Settings
    folder: Path  # on the file system of the releases; gone afterwards
    archive: Archive
    cache: Cache
    ledger: Ledger
    authority: Authority
    decisions: Decisions
    extractor: str  # fingerprint of packs, weights and engine: of what is published
    reader: str  # fingerprint of all that reads: the same, or that with a language model
    iris: Iris
    progress: Progress


@contextmanager
def open_shop(settings: Settings, progress: Progress, decisions: Decisions | None = None) -> Iterator[Shop]:
    """With the decisions of the settings, where no others are given.

    Raises: UsageError when packs, authority or decisions cannot be used; PublishError when the disk cannot."""
    decisions = decided_in(settings) if decisions is None else decisions
    reader = load_reader(settings, None)
    hidden = settings.output / HIDDEN
    with ExitStack() as stack:
        folder = stack.enter_context(work_folder(hidden / "work"))
        cache = stack.enter_context(closing(Cache(hidden / "results.sqlite")))
        yield Shop(
            settings=settings,
            folder=folder,
            archive=Archive(settings.archive_folder),
            cache=cache,
            ledger=stack.enter_context(closing(Ledger(folder / "ledger.sqlite"))),
            authority=_authority(settings, cache),
            decisions=decisions,
            extractor=reader.packs.fingerprint if isinstance(reader, SecondReader) else reader.fingerprint,
            reader=reader.fingerprint,
            iris=Iris(settings.base),
            progress=progress,
        )


def decided_in(settings: Settings) -> Decisions:
    """Raises: ResourceError when the file is broken, or is named in the settings and not there."""
    is_there = settings.decisions is not None or settings.decisions_file.exists()
    return load_decisions(settings.decisions_file if is_there else None)


def answers_folder(settings: Settings) -> Path:
    """Where the answers of a language model are kept."""
    return settings.output / HIDDEN / ANSWERS


class Checked(Container[str]):
    """Fingerprints of authority files that passed the shapes before."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def __contains__(self, fingerprint: object) -> bool:
        return self._cache.get(CHECKED, str(fingerprint)) is not None


def _authority(settings: Settings, cache: Cache) -> Authority:
    """The authority files; bytes that passed the shapes once, with these shapes, are not checked again."""
    paths = (resource("authority") / AUTHORITY, *settings.authority)
    authority = load_authority(paths, validated=Checked(cache), lang=settings.lang)
    cache.put(CHECKED, engine_fingerprint(), [(authority.fingerprint, "")])
    return authority
