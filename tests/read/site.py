"""A web site on this machine that answers as it is told."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = (
    "<html lang='en'><head><title>New member</title></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>New member</h1><p>The Port Hallow Museum has joined the Coastal Network this spring.</p></article>"
    "</body></html>"
)
Script = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True, kw_only=True)
class Answer:
    body: bytes = PAGE.encode()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=HTML.copy)


@dataclass(frozen=True, kw_only=True)
class Request:
    path: str
    headers: Mapping[str, str]


@dataclass(kw_only=True)
class Site:
    """`answers` by path: an answer, several in turn (the last one stays), or a function that writes it."""

    address: str
    answers: dict[str, Answer | list[Answer] | Script] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def take(self, path: str) -> Answer | Script:
        answer = self.answers.get(path, Answer(status=404, body=b"none"))
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer


@contextmanager
def serve() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(address=f"http://127.0.0.1:{server.server_port}")
    _Handler.sites[server.server_port] = site
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sites: dict[int, Site] = {}  # noqa: RUF012 - one table for all handlers

    def do_GET(self) -> None:
        site = self.sites[self.server.server_address[1]]  # type: ignore[index]
        site.requests.append(Request(path=self.path, headers=dict(self.headers)))
        answer = site.take(self.path)
        if not isinstance(answer, Answer):
            answer(self)
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.status not in (204, 304):
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        pass
