"""Progress of long work: one line that is written over, on a terminal only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from pipeline.run import Progress, quiet

STEP = 0.2  # seconds between two updates
CLEAR = "\r\033[K"
WORDS = {
    "read": {"en": "{done:,} announcements read …", "ka": "წაკითხულია {done:,} განცხადება …"},
    "identify": {"en": "{done:,} announcements: who is who …", "ka": "{done:,} განცხადება: ვინ ვინ არის …"},
    "check": {"en": "{done:,} announcements checked …", "ka": "შემოწმებულია {done:,} განცხადება …"},
}


@contextmanager
def progress_line(lang: str) -> Iterator[Progress]:
    """A line on standard error where that is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield quiet
        return
    try:
        yield _Line(lang)
    finally:
        click.echo(CLEAR, nl=False, err=True)


class _Line:
    def __init__(self, lang: str) -> None:
        self._lang, self._next = lang, 0.0

    def __call__(self, stage: str, done: int) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + STEP
            click.echo(CLEAR + WORDS[stage][self._lang].format(done=done), nl=False, err=True)
