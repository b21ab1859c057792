"""The LOD aggregator's way to a dump, walked over a real server."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.publish.profiled import profiled
from tests.shared import SHARED, needs_shared


class Served(BaseHTTPRequestHandler):
    """The dataset answers with the description of the profile, everything else is a file of a release."""

    output: Path

    def do_GET(self) -> None:
        latest = self.output / "latest"
        path = self.path.removeprefix("/release/")
        file = latest / "profiles/loda/dataset.ttl" if path == "/dataset/memberships" else self.output / path
        data = file.read_bytes() if file.is_file() else b""
        self.send_response(200 if data else 404)
        self.send_header("Content-Type", "text/turtle")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    handler = type("Handler", (Served,), {"output": tmp_path})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@needs_shared
def test_the_aggregator_gets_every_triple_of_the_dump(address: str, tmp_path: Path) -> None:
    path = profiled(tmp_path, "loda", base=address).path
    triples = path.joinpath("dataset.ttl").read_text("utf-8").split("void:triples ")[1].split()[0]
    tool = SHARED / "reference/nde/lod_harvest_check.py"
    command = [sys.executable, str(tool), f"{address}dataset/memberships", "--min-triples", triples]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout == f"distribution {address}release/{path.name}/memberships.ttl: {triples} triples\n"
