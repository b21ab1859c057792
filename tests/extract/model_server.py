"""A server on this machine that speaks as OpenAI's does and answers as a test tells it, honestly or not."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Body = Mapping[str, object]
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, kw_only=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=JSON.copy)
    wait: float = 0.0  # seconds before the answer
    drip: float = 0.0  # seconds between its bytes


def says(content: object) -> Reply:
    """What a model wrote, in the envelope of the protocol; what is not a text is written as JSON."""
    written = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    choice = {"index": 0, "message": {"role": "assistant", "content": written}, "finish_reason": "stop"}
    return Reply(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


@dataclass(kw_only=True)
class Server:
    url: str
    reply: Callable[[Body], Reply] = lambda body: says({"facts": []})
    bodies: list[Body] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def formats(self) -> list[object]:
        """Which form of answer each request asked for."""
        asked = [body.get("response_format") for body in self.bodies]
        return [form["type"] if isinstance(form, dict) else None for form in asked]


def user_words(body: Body) -> str:
    """What a request holds of the announcement."""
    messages = body["messages"]
    assert isinstance(messages, list)
    return str(messages[-1]["content"])


@contextmanager
def serve_model() -> Iterator[Server]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    server = Server(url=f"http://127.0.0.1:{http.server_port}/v1")
    _Handler.servers[http.server_port] = server
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


class _Handler(BaseHTTPRequestHandler):
    servers: dict[int, Server] = {}  # noqa: RUF012 - one table for all handlers

    def do_POST(self) -> None:
        server = self.servers[self.server.server_address[1]]  # type: ignore[index]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.bodies.append(body)
        server.headers.append(dict(self.headers))
        server.paths.append(self.path)
        reply = server.reply(body)
        time.sleep(reply.wait)
        with suppress(OSError):  # the client may have gone
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self._write(reply)

    def do_GET(self) -> None:
        self.servers[self.server.server_address[1]].paths.append(self.path)  # type: ignore[index]
        self.send_error(404)

    def _write(self, reply: Reply) -> None:
        if not reply.drip:
            self.wfile.write(reply.body)
            return
        for byte in reply.body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(reply.drip)

    def log_message(self, format: str, *args: object) -> None:
        pass
