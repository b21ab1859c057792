"""The folder of the site while it is written: what did not change since the release before is not written again."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from pipeline.publish.draft import Draft
from pipeline.publish.files import SUMS, Written, seal

SITE = "site"
Item = TypeVar("Item")
_SAFE = re.compile(r"[a-z][a-z-]*/[A-Za-z0-9][A-Za-z0-9_~-]*")


def is_safe(path: str) -> bool:
    """Whether the path of an IRI below the base can be the name of a file, without another meaning anywhere."""
    return _SAFE.fullmatch(path) is not None and len(path) <= 200


class SiteFolder:
    """Writes files and lists them in a SHA256SUMS of its own, in the order in which they came."""

    def __init__(self, draft: Draft) -> None:
        self._folder = draft.folder / SITE
        self._former = draft.former / SITE if draft.former else None
        self._made: set[Path] = set()
        self.kept = 0  # files that are those of the release before
        self.written = 0
        self.sums: Written

    def __enter__(self) -> "SiteFolder":
        self._folder.mkdir()
        self._list = (self._folder / SUMS).open("x", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._list.close()
        if kind is None:
            os.sync()  # once, instead of for each of very many small files
            written = seal(self._folder / SUMS)
            self.sums = Written(name=f"{SITE}/{SUMS}", size=written.size, digest=written.digest)

    def write(self, name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        path = self._folder / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        if not self._keep(name, path, data):
            with path.open("xb") as out:
                out.write(data)
            self.written += 1
        self._list.write(f"{hashlib.sha256(data).hexdigest()}  {name}\n")

    def copy(self, path: Path) -> None:
        self.write(path.name, path.read_bytes())

    def _keep(self, name: str, path: Path, data: bytes) -> bool:
        """Link the file of the release before, where it holds the same bytes."""
        former = self._former / name if self._former else None
        try:
            if former is None or former.is_symlink() or former.read_bytes() != data:
                return False
            path.hardlink_to(former)
        except OSError:  # there is none, or the file system has no links
            return False
        self.kept += 1
        return True


def parts(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """The items in their order, some at a time."""
    left = iter(items)
    while part := list(islice(left, most)):
        yield part
