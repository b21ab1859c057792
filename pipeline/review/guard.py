"""Who may come in: this machine only, who knows the token, and no page of another site on their behalf."""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

HOSTS = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "tsevri-review"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SECRET_MODE = 0o600


class Guard:
    """`token` opens the door once; a cookie keeps it open, a seal in every form shows that the form is ours."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.seal = hmac.new(token.encode(), b"form", sha256).hexdigest()

    def refuse(self, request: Request) -> Response | None:
        """An answer where the request may not pass."""
        host = request.headers.get("host", "")
        name, _, _ = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
        if name not in HOSTS:
            return PlainTextResponse("This is not the address of the workbench.", 421)
        if self._knows(request.query_params.get("token", "")):
            return self._let_in(request)
        if not self._knows(request.cookies.get(self.cookie(request), "")):
            return PlainTextResponse("Open the address that `tsevri review` printed: it holds the key.", 403)
        if request.method == "POST" and not _is_own(request, host):
            return PlainTextResponse("This form comes from another page.", 403)
        return None

    def is_sealed(self, seal: str) -> bool:
        return hmac.compare_digest(seal.encode(), self.seal.encode())

    def cookie(self, request: Request) -> str:
        """Cookies do not know ports: two workbenches would take each other's."""
        return f"{COOKIE}-{request.url.port or 80}"

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())

    def _let_in(self, request: Request) -> Response:
        """The address without the token, so that it stands in no history or bookmark."""
        response = RedirectResponse(request.url.path, 303)
        response.set_cookie(self.cookie(request), self.token, httponly=True, samesite="strict", path="/")
        return response


def _is_own(request: Request, host: str) -> bool:
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and (origin is None or urlsplit(origin).netloc == host)


def kept_token(path: Path) -> str:
    """The token of this workspace: after a crash the open page is still let in. Readable by its owner only."""
    try:
        token = path.read_text("ascii").strip()
    except FileNotFoundError:
        token = ""
    if len(token) < 32:
        token = secrets.token_urlsafe(32)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.touch(SECRET_MODE)
        path.write_text(token, "ascii")
    return token
