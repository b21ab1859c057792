"""Services to ask: a real one of another maker, and one that goes wrong in every way we could think of."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import requests

from tests.serve.server import free_port

WAIT = 30
TABLE = "id\tname\nQ1\tPort Hallow Harbour Museum\nQ2\tEuropean Network of Coastal Museums\n"
RUN = """
import sys
from csv_reconcile import create_app
create_app().run(port=int(sys.argv[1]))
"""


@contextmanager
def csv_service(folder: Path, table: str = TABLE) -> Iterator[str]:
    """csv-reconcile over a table; without one, two organisations of the example."""
    (folder / "table.tsv").write_text(table, "utf-8")
    script = Path(sys.executable).parent / "csv-reconcile"
    subprocess.run([script, "init", "table.tsv", "id", "name"], cwd=folder, check=True, capture_output=True)
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", RUN, str(port)], cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            url = f"http://127.0.0.1:{port}/reconcile"
            _wait(url)
            yield url
        finally:
            process.terminate()


def _wait(url: str) -> None:
    for _ in range(WAIT * 10):
        try:
            requests.get(url, timeout=1)
            return
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError(f"{url} did not start")


@dataclass
class Faulty:
    """What the service does with each batch that comes: a status, or a body instead of the answer."""

    plan: list[int | bytes] = field(default_factory=list)
    manifest: Any = field(default_factory=lambda: {"versions": ["0.2"], "name": "Faulty", "batchSize": 4})
    asked: list[list[str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    @contextmanager
    def serving(self) -> Iterator[str]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/reconcile"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def _handler(faulty: Faulty) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path != "/robots.txt"
            self._say(200 if known else 404, json.dumps(faulty.manifest).encode() if known else b"")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            queries = json.loads(parse_qs(body)["queries"][0])
            faulty.asked.append([query["query"] for query in queries.values()])
            faulty.agents.append(self.headers["user-agent"])
            planned = faulty.plan.pop(0) if faulty.plan else 200
            if isinstance(planned, bytes):
                self._say(200, planned)
            elif planned != 200:
                self._say(planned, b"", {"Retry-After": "0", "Location": "http://10.0.0.1/"})
            else:
                found = {k: {"result": [_candidate(q["query"])]} for k, q in queries.items()}
                self._say(200, json.dumps(found).encode())

        def _say(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    return Handler


def _candidate(name: str) -> dict[str, Any]:
    return {"id": "X1", "name": name.upper(), "score": 77, "match": False}
