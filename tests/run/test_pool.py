import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from pipeline.errors import TsevriError
from pipeline.interruption import remembered
from pipeline.run.pool import WAITING_FOR_EACH_WORKER, in_order


def doubling() -> Callable[[int], int]:
    return lambda number: number * 2


def slow_at_first(number: int) -> int:
    time.sleep(0.2 if number == 0 else 0)
    return number


def late_for_small_numbers() -> Callable[[int], int]:
    return slow_at_first


def process_ids() -> Callable[[int], int]:
    return lambda _: os.getpid()


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def killed() -> Callable[[int], int]:
    return die


def test_results_come_in_the_order_of_the_batches_whoever_ends_first() -> None:
    assert list(in_order(late_for_small_numbers, range(6), 2)) == list(range(6))


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_the_number_of_workers_changes_no_result(jobs: int) -> None:
    assert list(in_order(doubling, range(9), jobs)) == [number * 2 for number in range(9)]


def test_asked_for_processes_the_work_leaves_this_one() -> None:
    assert os.getpid() not in set(in_order(process_ids, range(2), 2))


def test_little_work_starts_no_process() -> None:
    assert set(in_order(process_ids, range(2), 0)) == {os.getpid()}


def test_batches_are_taken_only_as_results_are_taken() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_order(doubling, batches(), 2)
    next(results)
    assert len(taken) == 2 * WAITING_FOR_EACH_WORKER
    results.close()  # type: ignore[attr-defined]  # a generator, since there are processes


def test_a_killed_worker_is_told_of_in_kind_words() -> None:
    with pytest.raises(TsevriError, match="--jobs 1"):
        list(in_order(killed, range(3), 2))


class Interrupting:
    """Ctrl-C comes while it is cleared away, where Python ignores what is raised."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_is_not_missed_where_python_ignores_it(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ignored: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda what: ignored.append(what.exc_type))
    done: list[int] = []
    with remembered(), pytest.raises(KeyboardInterrupt):
        for result in in_order(doubling, range(100), jobs):
            done.append(result)
            if len(done) == 3:
                Interrupting()
    assert ignored == [KeyboardInterrupt]
    assert len(done) < 10
