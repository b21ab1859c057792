"""A zip archive whose bytes depend on its entries alone."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.publish.files import COMPRESSION, Written, seal

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that the format knows
UNIX, READABLE = 3, 0o644 << 16


def write_zip(path: Path, entries: Iterable[tuple[str, bytes]]) -> Written:
    """Entries (name, bytes) in the order given; memory grows by the names only."""
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(info, data)
    return seal(path)
