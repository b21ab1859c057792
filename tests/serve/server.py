"""Tsevri's server in a process of its own, on a port of this machine."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command import ROOT, TSEVRI

STARTING = 40  # seconds after which a server that does not answer has failed
WITH_LIMITS = """
import json, sys, uvicorn
from pathlib import Path
from pipeline.serve.app import create_app
from pipeline.serve.limits import Limits
app = create_app(Path(sys.argv[1]), limits=Limits(**json.loads(sys.argv[3])))
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", timeout_graceful_shutdown=2)
"""


@contextmanager
def serving(release: Path, port: int = 0, **limits: float) -> Iterator[str]:
    """The address (with a slash at its end) of a server; with limits of its own where they are given."""
    port = port or free_port()
    if limits:
        command = [sys.executable, "-c", WITH_LIMITS, str(release), str(port), json.dumps(limits)]
    else:
        command = [*TSEVRI, "serve", str(release), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            _, words = process.communicate(timeout=STARTING)
    assert b"Traceback" not in words, words.decode()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(STARTING * 20):
        assert process.poll() is None, process.communicate()[1].decode()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")
