"""A process that answers queries one after the other: what cannot be stopped from inside can be killed from outside.

Run by the server as `python -m pipeline.serve.worker STORE BASE SECONDS MEMORY ANSWER_BYTES`; a question is a line of
JSON.
"""

import json
import math
import os
import resource
import signal
import sys
import time

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store

from pipeline.errors import QueryRefused
from pipeline.query_guard import ask
from pipeline.serve.frames import FRAME, Said, frame
from pipeline.serve.media import SOLUTIONS, TRIPLES

GRACE = 2  # seconds in which the server ends a query before the process ends itself
FLUSH = 0.5  # seconds after which a part of an answer is sent though it is small
OUTPUT = 1  # file descriptor


class TooLarge(Exception):  # noqa: N818
    """The answer is larger than allowed."""


class NotAcceptable(Exception):  # noqa: N818
    """The client accepts no form that the answer can have; says which there are."""


class Frames:
    """A file that sends what is written to it in frames."""

    def __init__(self, most: int) -> None:
        self._held = bytearray()
        self._left = most
        self._sent = time.monotonic()

    def write(self, data: bytes) -> int:
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge
        self._held += data
        if len(self._held) >= FRAME or time.monotonic() - self._sent > FLUSH:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._held:
            send(frame(Said.DATA, bytes(self._held)))
        self._held.clear()
        self._sent = time.monotonic()

    def end(self) -> None:
        """The rest and the end in one: so the server knows a small answer to be whole when it sees it."""
        rest = frame(Said.DATA, bytes(self._held)) if self._held else b""
        send(rest + frame(Said.END))


def main(path: str, base: str, seconds: float, memory: int, answer_bytes: int) -> None:
    store = Store.read_only(path)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    send(frame(Said.READY))
    for line in sys.stdin.buffer:
        signal.alarm(math.ceil(seconds) + GRACE)  # where the server is gone: the kernel ends us
        answer(json.loads(line), store, base, answer_bytes)
        signal.alarm(0)


def answer(question: dict[str, object], store: Store, base: str, most: int) -> None:
    """Exactly one END or ERROR for a question: the server takes what comes after it for the next answer."""
    out = Frames(most)
    try:
        _answer(question, store, base, out)
        out.end()
    except SyntaxError as error:
        send(frame(Said.ERROR, f"400 The query is not valid SPARQL: {error}".encode()))
    except ValueError as error:
        send(frame(Said.ERROR, f"400 {error}".encode()))
    except QueryRefused as error:
        send(frame(Said.ERROR, f"403 {error}".encode()))
    except NotAcceptable as error:
        send(frame(Said.ERROR, f"406 Nothing that you accept can hold this answer; there is {error}.".encode()))
    except TooLarge:
        words = f"The answer is larger than {most:,} bytes: ask for less (LIMIT), or fetch the release's files."
        send(frame(Said.ERROR, f"413 {words}".encode()))
    except (OSError, RuntimeError) as error:
        send(frame(Said.ERROR, f"500 The query could not be worked out: {error}".encode()))


def _answer(question: dict[str, object], store: Store, base: str, out: Frames) -> None:
    text, graphs, named = question["query"], question["default_graphs"], question["named_graphs"]
    assert isinstance(text, str) and isinstance(graphs, list) and isinstance(named, list)  # noqa: S101
    results = ask(store, text, base, graphs, named)
    is_graph = isinstance(results, QueryTriples)
    media = question["triples" if is_graph else "solutions"]
    if not isinstance(media, str):
        raise NotAcceptable(", ".join(TRIPLES if is_graph else SOLUTIONS))
    send(frame(Said.BEGIN, media.encode()))
    if isinstance(results, QueryTriples):
        results.serialize(out, RdfFormat.from_media_type(TRIPLES[media]))  # type: ignore[arg-type]
    else:
        results.serialize(out, QueryResultsFormat.from_media_type(SOLUTIONS[media]))  # type: ignore[arg-type]


def send(frames: bytes) -> None:
    """Write all of it: a full pipe makes us wait, which is meant."""
    rest = memoryview(frames)
    while rest:
        rest = rest[os.write(OUTPUT, rest) :]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
