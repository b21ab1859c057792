"""Ctrl-C that cannot be missed: Python ignores an exception that is raised in a finalizer or in some callbacks."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_asked = False


@contextmanager
def remembered() -> Iterator[None]:
    """From here on Ctrl-C is kept in mind as well as raised. Only for the main thread."""
    global _asked
    _asked, before = False, signal.signal(signal.SIGINT, _remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        _asked = False


def stop_if_asked() -> None:
    """Raises: KeyboardInterrupt where Ctrl-C came and was ignored."""
    if _asked:
        raise KeyboardInterrupt


def _remember(number: int, frame: FrameType | None) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt
