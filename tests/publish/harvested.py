"""The newest release on a real server, at the addresses that docs/harvest.md asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from pipeline.publish.harvest.resourcesync import turtle
from pipeline.publish.lines import read_lines

TYPES = {".xml": "application/xml", ".ttl": "text/turtle", ".json": "application/json", ".zip": "application/zip"}


class Handler(BaseHTTPRequestHandler):
    def __init__(self, output: Path, *args: object) -> None:
        self._release = output / "latest"
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = "/harvest/resourcesync.xml" if self.path == "/.well-known/resourcesync" else self.path
        body = self._file(path) if path.startswith("/harvest/") else self._document(path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", TYPES.get(Path(path).suffix, "text/plain"))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def _file(self, path: str) -> bytes | None:
        file = self._release / path.lstrip("/")
        return file.read_bytes() if file.is_file() else None

    def _document(self, path: str) -> bytes | None:
        subject = f"<http://{self.headers['Host']}{path.removesuffix('.ttl')}> "
        lines = [line for line in read_lines(self._release / "memberships.nq") if line.startswith(subject)]
        return turtle(lines) if lines else None


@contextmanager
def serving(output: Path) -> Iterator[str]:
    """The base address of a server of the releases in a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, output))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
