"""An answer between the process that makes it and the client that takes it, each at its own pace."""

import asyncio
from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile

MEMORY = 1 << 18  # bytes held in memory; the rest goes to disk
BLOCK = 1 << 16


class Failed(Exception):  # noqa: N818 - an answer that failed
    """What the client is told instead of an answer."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Spool:
    """Written by one task, read by another, once."""

    def __init__(self) -> None:
        self.media: str | None = None
        self._file = SpooledTemporaryFile(MEMORY)  # noqa: SIM115 - closed by `close`
        self._size = 0
        self._ended = False
        self._failed: Failed | None = None
        self._news = asyncio.Event()

    def write(self, data: bytes) -> None:
        if not self._file.closed:
            self._file.seek(self._size)
            self._file.write(data)
            self._size += len(data)
            self._news.set()

    def end(self, failed: Failed | None = None) -> None:
        if not self._ended:
            self._ended, self._failed = True, failed
            self._news.set()

    async def begun(self) -> str:
        """Wait for the first bytes, or the end; the media type.

        Raises: Failed.
        """
        while not self._size and not self._ended:
            await self._wait()
        if self._failed:
            raise self._failed
        return self.media or ""

    def whole(self) -> bytes | None:
        """The answer, where it is small and complete."""
        if not self._ended or self._failed or self._size > MEMORY:
            return None
        self._file.seek(0)
        return self._file.read()

    async def blocks(self) -> AsyncIterator[bytes]:
        """Raises: Failed, in the midst of an answer: the connection then ends without the mark of a whole one."""
        taken = 0
        while taken < self._size or not self._ended:
            if taken == self._size:
                await self._wait()
                continue
            self._file.seek(taken)
            block = self._file.read(BLOCK)
            taken += len(block)
            yield block
        if self._failed:
            raise self._failed

    def close(self) -> None:
        self._file.close()

    async def _wait(self) -> None:
        self._news.clear()
        await self._news.wait()
