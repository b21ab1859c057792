"""Streams cut into pieces."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches_of(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Consecutive batches of `size` items; the last may be smaller."""
    waiting = iter(items)
    while batch := tuple(islice(waiting, size)):
        yield batch
