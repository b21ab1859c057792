"""Work in several processes, results in the order of the work, never more than a few batches in flight."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from typing import TypeVar, cast

from pipeline.errors import TsevriError
from pipeline.interruption import stop_if_asked

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Work = Callable[[Batch], Result]

WAITING_FOR_EACH_WORKER = 3  # batches handed out or done but not yet taken
WORTH_A_PROCESS = 4  # batches below which starting processes costs more than it saves

_work: Callable[[object], object] | None = None  # of this worker process, set once by `_begin`


def in_order(load: Callable[[], Work[Batch, Result]], batches: Iterable[Batch], jobs: int) -> Iterator[Result]:
    """The result of each batch, in the order of the batches.

    `load` makes the function that does the work; each process calls it once. `jobs` 0 means a process for each
    processor, but none at all where there is little to do.

    Raises: TsevriError when a worker process was killed (most often for want of memory); KeyboardInterrupt.
    """
    waiting = _heeding(batches)
    if jobs == 0:
        first = list(islice(waiting, WORTH_A_PROCESS))
        waiting = chain(first, waiting)
        jobs = 1 if len(first) < WORTH_A_PROCESS else os.cpu_count() or 1
    return _in_processes(load, waiting, jobs) if jobs > 1 else map(load(), waiting)


def _heeding(batches: Iterable[Batch]) -> Iterator[Batch]:
    for batch in batches:
        stop_if_asked()
        yield batch
    stop_if_asked()


def _in_processes(load: Callable[[], Work[Batch, Result]], batches: Iterator[Batch], jobs: int) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=partial(_begin, load))
    handed_out: deque[Future[object]] = deque()
    try:
        for batch in batches:
            handed_out.append(_submit(pool, batch))
            if len(handed_out) >= jobs * WAITING_FOR_EACH_WORKER:
                yield cast(Result, handed_out.popleft().result())
        while handed_out:
            yield cast(Result, handed_out.popleft().result())
    except BrokenProcessPool as error:
        raise TsevriError(
            "A worker process ended before its work was done, most often for want of memory: "
            "run again with fewer, for example --jobs 1. What was done so far is kept."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: object) -> Future[object]:
    """Ctrl-C waits until a process that is being started has been told all it needs."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_call, batch)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _begin(load: Callable[[], Work[Batch, Result]]) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers in order
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = cast(Callable[[object], object], load())


def _end_with_parent() -> None:
    """A killed parent cannot end its workers: they watch it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(batch: object) -> object:
    assert _work is not None  # noqa: S101 - `_begin` ran before any batch came
    return _work(batch)
