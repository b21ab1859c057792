"""The workbench as an ASGI application: pages made here, a little JavaScript beside them, nothing from outside."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from pipeline.errors import TsevriError
from pipeline.resources import PACKAGE
from pipeline.review.deciding import Deciding
from pipeline.review.desk import Desk
from pipeline.review.forms import MOST_BYTES, Sent, read_form
from pipeline.review.guard import HEADERS, Guard
from pipeline.review.packs import Packing
from pipeline.review.pages import Pages

STATIC = PACKAGE / "review" / "static"
FILES = {"review.css": "text/css", "review.js": "text/javascript"}
Page = Callable[[Request], Response]


class Guarded:
    """Every request passes the guard, every answer carries its headers."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._guard.refuse(Request(scope))
        if refused is not None:
            refused.headers.update(HEADERS)
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)


def make_app(desk: Desk, guard: Guard) -> Starlette:
    pages = Pages(desk, guard.seal)
    deciding, packing = Deciding(desk, pages), Packing(desk, pages)
    routes = [
        Route("/", _get(pages.queue, pages)),
        Route("/announcements", _get(pages.announcements, pages)),
        Route("/announcement/{reference}", _get(pages.announcement, pages)),
        Route("/announcement/{reference}/fix/{fact}", _get(pages.fix, pages)),
        Route("/organisations", _get(pages.organisations, pages)),
        Route("/organisation/{reference}", _get(pages.organisation, pages)),
        Route("/compare", _get(pages.compare, pages)),
        Route("/decisions", _get(pages.decisions, pages)),
        Route("/packs", _get(packing.page, pages)),
        Route("/packs/look", _post(packing.look, guard, pages), methods=["POST"]),
        Route("/packs/save", _post(packing.save, guard, pages), methods=["POST"]),
        Route("/language/{lang}", _get(pages.language, pages)),
        Route("/preview", _post(deciding.preview, guard, pages), methods=["POST"]),
        Route("/save", _post(deciding.save, guard, pages), methods=["POST"]),
        Route("/static/{name}", _static),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guarded, guard=guard)])


def _get(page: Page, pages: Pages) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_told, page, request, pages)

    return answer


def _post(
    act: Callable[[Request, Sent], Response], guard: Guard, pages: Pages
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return PlainTextResponse("This form is too large.", 413, HEADERS)
        try:
            sent = read_form(body)
        except ValueError:
            return PlainTextResponse("This is no form.", 400, HEADERS)
        if not guard.is_sealed(sent.get("seal", [""])[0]):
            return await run_in_threadpool(pages.error, request, "out_of_date", 403)
        return await run_in_threadpool(_told, lambda r: act(r, sent), request, pages)

    return answer


def _told(page: Page, request: Request, pages: Pages) -> Response:
    """An error of ours becomes a page that names it."""
    try:
        return page(request)
    except TsevriError as error:
        return pages.trouble(request, error)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        return PlainTextResponse("There is no such file.", 404, HEADERS)
    return Response(
        (STATIC / name).read_bytes(), media_type=FILES[name], headers={**HEADERS, "Cache-Control": "no-cache"}
    )
