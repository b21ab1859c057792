"""The processes that answer queries over one release: how many at once, how long each, and what becomes of the rest.

Two lanes: a query begins in the quick one and moves to the slow one when it takes longer, if there is room; so a few
runaway queries never keep the others waiting.
"""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.serve.frames import HEADER, Said
from pipeline.serve.limits import Limits
from pipeline.serve.spool import Failed, Spool

NICE = 10  # added to the priority of a slow query
CODE_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    solutions: str | None  # media types of the answer; None: the client accepts none
    triples: str | None


class Job:
    """One query at work."""

    def __init__(self) -> None:
        self.spool = Spool()
        self.is_slow = False
        self.task: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """The client has all it wants, or is gone."""
        if self.task:
            self.task.cancel()
        self.spool.close()


class Workers:
    def __init__(self, path: Path, base: str, limits: Limits) -> None:
        """`path`: of the store."""
        self.limits = limits
        self._path, self._base = path, base
        self._idle: list[Process] = []
        self._quick = asyncio.Semaphore(limits.lanes)
        self._slow = 0
        self._jobs: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Raises: StoreError when a process cannot open the store."""
        self._idle.append(await self._spawn())

    async def ask(self, question: Question) -> Job:
        """Raises: Failed when no process was free for too long."""
        try:
            async with asyncio.timeout(self.limits.wait):
                await self._quick.acquire()
        except TimeoutError:
            raise Failed(503, "Too many queries are being worked on: try again in a minute.") from None
        job = Job()
        job.task = asyncio.create_task(self._work(job, question))
        self._jobs.add(job.task)
        job.task.add_done_callback(self._jobs.discard)
        return job

    async def close(self) -> None:
        """End when the last query at work has its answer."""
        self._closed = True
        await asyncio.gather(*self._jobs, return_exceptions=True)
        for process in self._idle:
            await _end(process)
        self._idle.clear()

    async def _work(self, job: Job, question: Question) -> None:
        process = None
        busy = Failed(503, "Too many long queries are being worked on: try again in a minute, or ask for less.")
        try:
            process = self._idle.pop() if self._idle else await self._spawn()
            timer = asyncio.get_running_loop().call_later(self.limits.quick, self._slow_down, job, process, busy)
            try:
                async with asyncio.timeout(self.limits.seconds):
                    await _converse(process, question, job.spool)
            finally:
                timer.cancel()
            if not self._closed and not job.is_slow:  # a process of low priority never gets a higher one
                self._idle.append(process)
                process = None
        except TimeoutError:
            words = f"The query took longer than {self.limits.seconds:g} seconds: make it narrower, or add a LIMIT."
            job.spool.end(Failed(504, words))
        except (asyncio.IncompleteReadError, ConnectionError, StoreError):
            words = "The query took more memory than there is for one, or is nested too deeply: make it simpler."
            job.spool.end(Failed(503, words))
        finally:
            self._leave(job)
            job.spool.end(Failed(503, "The query was ended."))  # where it has not ended well or otherwise
            if process:
                await asyncio.shield(_end(process))

    def _slow_down(self, job: Job, process: Process, busy: Failed) -> None:
        """Make way for quick queries."""
        if self._slow >= self.limits.lanes:
            job.spool.end(busy)
            _kill(process)
            return
        self._slow += 1
        job.is_slow = True
        self._quick.release()
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, NICE)

    def _leave(self, job: Job) -> None:
        if job.is_slow:
            self._slow -= 1
        else:
            self._quick.release()

    async def _spawn(self) -> Process:
        limits = self.limits
        values = (str(self._path), self._base, str(limits.seconds), str(limits.memory), str(limits.answer_bytes))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"{__package__}.worker", *values, stdin=PIPE, stdout=PIPE, cwd=CODE_ROOT
        )
        try:
            said, _ = await _hear(process)
        except asyncio.IncompleteReadError as error:
            await _end(process)
            raise StoreError(f"A process for queries could not open the store {self._path}.") from error
        assert said is Said.READY  # noqa: S101 - the first word of every worker
        return process


async def _converse(process: Process, question: Question, spool: Spool) -> None:
    assert process.stdin  # noqa: S101 - we asked for a pipe
    process.stdin.write(json.dumps(asdict(question)).encode() + b"\n")
    await process.stdin.drain()
    while True:
        said, data = await _hear(process)
        if said is Said.BEGIN:
            spool.media = data.decode()
        elif said is Said.DATA:
            spool.write(data)
        elif said is Said.END:
            return spool.end()
        elif said is Said.ERROR:
            status, _, words = data.decode().partition(" ")
            return spool.end(Failed(int(status), words))


async def _hear(process: Process) -> tuple[Said, bytes]:
    assert process.stdout  # noqa: S101
    letter, size = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
    return Said(letter), await process.stdout.readexactly(size)


async def _end(process: Process) -> None:
    _kill(process)
    await process.wait()


def _kill(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
