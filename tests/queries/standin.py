"""A store that speaks one documented protocol and refuses everything else, for those that cannot be installed here."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store

JSON = "application/sparql-results+json"


@dataclass
class Protocol:
    """Documented addresses, and what is accepted there."""

    root: str
    query: str
    update: str
    quads: Mapping[str, str] = field(default_factory=dict)  # media type by address
    headers: Mapping[str, str] = field(default_factory=dict)
    union: bool = True
    authorization: str | None = None
    sleeps: str | None = None  # queries with this word get no answer in time
    busy: int = 0  # so many requests are answered with 503 first


@contextmanager
def stand_in(protocol: Protocol) -> Iterator[tuple[str, Store]]:
    store = Store()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(protocol, store))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{protocol.root}", store
    finally:
        server.shutdown()
        server.server_close()


def _handler(protocol: Protocol, store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(200, b"") if self.allowed() else None

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not self.allowed():
                return None
            if protocol.busy:
                protocol.busy -= 1
                return self.answer(503, b"busy")
            path, media = urlsplit(self.path).path, self.headers["Content-Type"]
            if path == protocol.update and media == "application/sparql-update":
                store.update(body.decode())
                return self.answer(204, b"")
            if protocol.quads.get(path) == media:
                store.load(body, RdfFormat.N_QUADS)
                return self.answer(204, b"")
            if path == protocol.query and media == "application/x-www-form-urlencoded":
                return self.select(parse_qs(body.decode())["query"][0])
            return self.answer(415, f"{path} does not take {media}".encode())

        def select(self, query: str) -> None:
            if protocol.sleeps and protocol.sleeps in query:
                time.sleep(0.5)
            results = store.query(query, use_default_graph_as_union=protocol.union)
            if isinstance(results, QueryTriples):
                return self.answer(200, results.serialize(format=RdfFormat.TURTLE) or b"", "text/turtle")
            return self.answer(200, results.serialize(format=QueryResultsFormat.JSON) or b"", JSON)

        def allowed(self) -> bool:
            if protocol.authorization in (None, self.headers["Authorization"]):
                return True
            self.answer(401, b"who are you?")
            return False

        def answer(self, code: int, body: bytes, media: str = "text/plain") -> None:
            self.send_response(code)
            for name, value in {**protocol.headers, "Content-Type": media, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    return Handler
