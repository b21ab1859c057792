"""What was read, so that it can be read again from the archive: one line for each announcement, sorted."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import UsageError, VerifyError
from pipeline.model import Snapshot
from pipeline.read import Archive, Given, Raw
from pipeline.records import plain

NAME = "read.jsonl"


def journal_line(raw: Raw) -> str:
    """Source, snapshot and what was given beside it; the bytes are in the archive."""
    record = [raw.source, plain(raw.snapshot), plain(raw.given), raw.address]
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_journal(folder: Path, lines: Iterable[str]) -> None:
    """Replace the journal of an archive in one step; `lines` come sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{NAME}.{os.getpid()}"
    with fresh.open("w", encoding="utf-8") as out:
        out.writelines(lines)
    fresh.replace(folder / NAME)


def everything(source: str, snapshot: Snapshot) -> bool:
    return True


def has_journal(folder: Path) -> bool:
    return (folder / NAME).is_file()


def read_journal(archive: Archive, folder: Path, wanted: Callable[[str, Snapshot], bool] = everything) -> Iterator[Raw]:
    """What the last run read, with its bytes; nothing where there was no run. `wanted` sees source and snapshot.

    Raises: UsageError when the journal is damaged or bytes are missing.
    """
    path = folder / NAME
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                raw = _raw(archive, line, f"{path}, line {number}", wanted)
                if raw is not None:
                    yield raw
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}): read the sources again with `tsevri run SOURCE…`."
        ) from error


def _today() -> str:
    """As when a source is fetched: a publication date that has not come yet is no date."""
    return datetime.now(UTC).date().isoformat()


def _raw(archive: Archive, line: str, where: str, wanted: Callable[[str, Snapshot], bool]) -> Raw | None:
    try:
        source, snapshot, given, address = json.loads(line)
        record = Snapshot(**snapshot)
        if not wanted(source, record):
            return None
        data = archive.get(record.digest)
        return Raw(source=source, snapshot=record, given=Given(**given), data=data, address=address, today=_today())
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{where} is damaged: delete it and read the sources again with `tsevri run SOURCE…`."
        ) from error
    except VerifyError as error:
        raise UsageError(f"{where}: {error}") from error
