"""The command as a person runs it: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
TSEVRI = (sys.executable, "-c", "from pipeline.cli import main; main()")


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


def tsevri(
    *arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> Done:
    done = subprocess.run(
        [*TSEVRI, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def files_of(release: Path) -> dict[str, bytes]:
    """Every file of a release by name."""
    files = sorted(path for path in release.rglob("*") if path.is_file())
    return {path.relative_to(release).as_posix(): path.read_bytes() for path in files}
