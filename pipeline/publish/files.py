"""Files of a release: written with their digest, compressed the same way each time, listed in SHA256SUMS."""

import gzip
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import VerifyError

SUMS = "SHA256SUMS"
BLOCK = 1 << 20  # bytes read or compressed at once
COMPRESSION = 6
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file as it lies on disk."""

    name: str  # from the folder of the release
    size: int
    digest: str  # SHA-256, hex


def write_text(path: Path, parts: Iterable[str]) -> Written:
    """Write the parts as UTF-8, some hundred kilobytes at a time."""
    with path.open("xb") as out:
        for block in _blocks(parts):
            out.write(block.encode())
    return seal(path)


def compress(path: Path) -> Written:
    """Make a `.gz` copy beside a file; the same file always gives the same bytes."""
    copy = path.with_name(f"{path.name}.gz")
    with (
        path.open("rb") as source,
        copy.open("xb") as out,
        gzip.GzipFile(filename="", mode="wb", compresslevel=COMPRESSION, fileobj=out, mtime=0) as packed,
    ):
        shutil.copyfileobj(source, packed, BLOCK)
    return seal(copy)


def seal(path: Path) -> Written:
    """A finished file; from now on it survives a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return Written(name=path.name, size=path.stat().st_size, digest=digest_of(path))


def digest_of(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def sums(files: Iterable[Written]) -> Iterator[str]:
    """The lines of SHA256SUMS, as `sha256sum -c` reads them."""
    for written in sorted(files, key=lambda written: written.name):
        yield f"{written.digest}  {written.name}\n"


def read_sums(release: Path) -> Mapping[str, str]:
    """Digest by file name.

    Raises: VerifyError when there is no usable SHA256SUMS.
    """
    path = release / SUMS
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VerifyError(f"{release} is not a release: its {SUMS} cannot be read ({error}).") from error
    found = [_SUM.fullmatch(line) for line in lines]
    if not found or not all(found):
        raise VerifyError(f"{path} is damaged: restore the release from a copy, or publish again.")
    return {match[2]: match[1] for match in found if match}


def read_all_sums(release: Path) -> Mapping[str, str]:
    """Digest by file name; a folder with very many files lists them in a SHA256SUMS of its own.

    Raises: VerifyError when there is no usable SHA256SUMS.
    """
    top = read_sums(release)
    within = [name.removesuffix(f"/{SUMS}") for name in top if name.endswith(f"/{SUMS}") and (release / name).is_file()]
    below = {f"{name}/{file}": digest for name in within for file, digest in read_sums(release / name).items()}
    return {**below, **top}


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _blocks(parts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size > BLOCK:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
