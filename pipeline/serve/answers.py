"""What all answers have in common: the headers of safety, of the release, and how an error looks."""

import hashlib
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.serve.media import PLAIN
from pipeline.serve.releases import Served
from pipeline.settings import LANGUAGES

SAFE = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Safety:
    """Middleware: headers that keep what we serve from doing harm, unless an answer has stricter or wider ones."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str] = SAFE) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safely if scope["type"] == "http" else send)


def words(text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """A message for a person, as plain text."""
    return Response(text + "\n", status, {"content-type": PLAIN, **(headers or {})})


def etag_of(served: Served, *parts: str | None) -> str:
    """The same release, asked the same way, gives the same answer."""
    digest = hashlib.sha256("\0".join([served.name, *(part or "" for part in parts)]).encode()).hexdigest()
    return f'W/"{digest[:24]}"'


def is_known(request: Request, etag: str) -> bool:
    """Whether the client holds this very answer."""
    held = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or etag.removeprefix("W/") in (tag.removeprefix("W/") for tag in held)


def language_of(request: Request) -> str:
    """The first of our languages that the reader names; the order counts, weights do not."""
    wanted = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((tag for tag in wanted if tag in LANGUAGES), LANGUAGES[0])
