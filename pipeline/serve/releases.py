"""Which release is served, and what is kept ready for it. A new one is made ready aside, then takes over."""

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from pipeline.errors import StoreError, TsevriError, VerifyError
from pipeline.publish.dataset import release_iri
from pipeline.publish.files import SUMS
from pipeline.publish.former import LATEST
from pipeline.serve.kept import KeptAnswers
from pipeline.serve.limits import Limits
from pipeline.serve.oai.records import Records
from pipeline.serve.prepare import prepare
from pipeline.serve.reconcile.names import Names, names_of
from pipeline.serve.workers import CODE_ROOT, Workers
from pipeline.store import ReleaseStore, build_store, open_store

OTHERS = 4  # older releases kept ready beside the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A release that is ready to be asked."""

    release: Path
    store: ReleaseStore
    workers: Workers
    records: Records | None  # only the newest release has records to harvest
    names: Names | None  # and names to reconcile with
    headers: dict[str, str]
    answers: KeptAnswers

    @property
    def name(self) -> str:
        return self.release.name

    @property
    def base(self) -> str:
        return self.store.base


def headers_of(base: str, name: str) -> dict[str, str]:
    """What every answer says of the release it comes from."""
    headers = {"Tsevri-Release": release_iri(base, name)}
    try:
        newest = datetime.strptime(name.rpartition("-")[0], "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:  # undated, or only a month
        return headers
    return headers | {"Last-Modified": format_datetime(newest, usegmt=True)}


class Releases:
    """The releases of a folder. `pinned`: always this one, whatever `latest` says."""

    def __init__(self, folder: Path, limits: Limits, pinned: str | None = None) -> None:
        self.folder = folder.resolve()
        self.limits = limits
        self._pinned = pinned
        self._current: Served | None = None
        self._others: OrderedDict[str, Served] = OrderedDict()
        self._switch: asyncio.Task[None] | None = None
        self._tried: Path | None = None  # the release that could not be made ready
        self._closing: set[asyncio.Task[None]] = set()
        self._lock = asyncio.Lock()

    async def start(self) -> None:
        """Raises: StoreError; VerifyError when there is no release."""
        release = self._newest()
        self._current = await self._open_current(release, await asyncio.to_thread(prepare, release))

    def current(self) -> Served:
        """The release to answer from. Where `latest` has moved, the next one is made ready meanwhile."""
        assert self._current  # noqa: S101 - `start` comes first
        if self._pinned is None and self._switch is None:
            newest = (self.folder / LATEST).resolve()
            if newest not in (self._current.release, self._tried) and (newest / SUMS).is_file():
                self._switch = asyncio.create_task(self._switch_to(newest))
        return self._current

    async def named(self, name: str) -> Served | None:
        """A release by its name, made ready when it is first asked."""
        current = self.current()
        if name == current.name:
            return current
        release = self.find(name)
        if release is None:
            return None
        async with self._lock:
            if name not in self._others:
                self._others[name] = await self._open(release)
            self._others.move_to_end(name)
            while len(self._others) > OTHERS:
                self._retire(self._others.popitem(last=False)[1])
            return self._others[name]

    def find(self, name: str) -> Path | None:
        """The folder of a release; a name that leads elsewhere finds none."""
        release = self.folder / name
        if name in ("", ".", "..", LATEST) or "/" in name or "\0" in name:
            return None
        return release if (release / SUMS).is_file() and not release.is_symlink() else None

    async def close(self) -> None:
        if self._switch:
            self._switch.cancel()
            await asyncio.gather(self._switch, return_exceptions=True)
        served = [*self._others.values(), *([self._current] if self._current else [])]
        await asyncio.gather(*(one.workers.close() for one in served), *self._closing)

    def _newest(self) -> Path:
        release = (self.folder / (self._pinned or LATEST)).resolve()
        if not (release / SUMS).is_file():
            raise VerifyError(f"There is no release in {self.folder}: make one with tsevri run.")
        return release

    async def _open_current(self, release: Path, made: Path) -> Served:
        records = Records(made)
        served = await self._open(release)
        names = Names(await asyncio.to_thread(names_of, served.store))
        served = replace(served, records=records, names=names)
        records.stamp(now())
        return served

    async def _open(self, release: Path) -> Served:
        path = await asyncio.to_thread(build_store, release)
        store = open_store(release)
        workers = Workers(path, store.base, self.limits)
        await workers.start()
        headers = headers_of(store.base, release.name)
        return Served(
            release=release, store=store, workers=workers, records=None, names=None, headers=headers,
            answers=KeptAnswers(),
        )  # fmt: skip

    async def _switch_to(self, release: Path) -> None:
        try:
            former, self._current = self._current, await self._open_current(release, await prepare_apart(release))
            if former:
                self._retire(former)
        except (TsevriError, sqlite3.Error) as error:
            self._tried = release
            sys.stderr.write(f"tsevri: {release.name} is not served, the former release still is: {error}\n")
        finally:
            self._switch = None

    def _retire(self, served: Served) -> None:
        """Let the queries at work end; then end the processes."""
        task = asyncio.create_task(served.workers.close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def prepare_apart(release: Path) -> Path:
    """Prepare in a process of its own: requests are answered meanwhile.

    Raises: StoreError.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"{__package__}.prepare", str(release), stdout=PIPE, stderr=PIPE, cwd=CODE_ROOT
    )
    path, words = await process.communicate()
    if process.returncode:
        raise StoreError(words.decode().strip().removeprefix("tsevri: ") or f"{release} could not be made ready.")
    return Path(path.decode())


def now() -> str:
    """The time as OAI-PMH writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
