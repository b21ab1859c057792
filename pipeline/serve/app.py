"""The application: which address is answered by whom."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from pipeline.publish.former import LATEST, read_description
from pipeline.serve.answers import Safety, words
from pipeline.serve.harvest import answer_harvester, answer_schema
from pipeline.serve.limits import Limits
from pipeline.serve.pages import answer_release_file, answer_thing
from pipeline.serve.query_page import answer_query_page, answer_static
from pipeline.serve.reconcile.service import reconcile_routes
from pipeline.serve.releases import Releases
from pipeline.serve.sparql import answer_sparql

READ = ["GET", "HEAD"]
ASK = ["GET", "HEAD", "POST"]
EXPOSED = ["ETag", "Last-Modified", "Link", "Retry-After", "Tsevri-Release"]

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(folder: Path, *, pinned: str | None = None, limits: Limits | None = None) -> Starlette:
    """An application over the releases in a folder: the one that `latest` points at, or the pinned one.

    Raises: VerifyError when there is no release.
    """
    releases = Releases(folder, limits or Limits(), pinned)
    prefix = urlsplit(read_description(folder / (pinned or LATEST)).base).path.rstrip("/")
    routes: list[Route | Mount] = [Mount(prefix, routes=_routes(releases))]
    if prefix:
        routes.append(Route("/", lambda request: RedirectResponse(f"{prefix}/", 303)))
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Safety),
            Middleware(
                CORSMiddleware, allow_origins=["*"], allow_methods=ASK, allow_headers=["*"], expose_headers=EXPOSED
            ),
        ],
        lifespan=_lifespan(releases),
    )


def _routes(releases: Releases) -> list[Route]:
    async def sparql(request: Request) -> Response:
        return await answer_sparql(request, releases.current())

    async def sparql_of_release(request: Request) -> Response:
        served = await releases.named(request.path_params["name"])
        return await answer_sparql(request, served) if served else _no_release(request)

    async def file_of_release(request: Request) -> Response:
        served = await releases.named(request.path_params["name"])
        if served is None:
            return _no_release(request)
        return answer_release_file(request, served, request.path_params["file"])

    async def release(request: Request) -> Response:
        name = request.path_params["name"]
        return RedirectResponse(f"{name}/dataset.ttl", 303) if releases.find(name) else _no_release(request)

    async def oai(request: Request) -> Response:
        return await answer_harvester(request, releases.current())

    async def schema(request: Request) -> Response:
        return answer_schema()

    async def query_page(request: Request) -> Response:
        return answer_query_page(request, releases.current())

    async def static(request: Request) -> Response:
        return answer_static(request, releases.current(), request.path_params["name"])

    async def thing(request: Request) -> Response:
        return answer_thing(request, releases.current(), request.path_params["path"])

    return [
        Route("/sparql", sparql, methods=ASK),
        Route("/query", query_page, methods=READ),
        Route("/query/{name}", static, methods=READ),
        Route("/oai", oai, methods=ASK),
        Route("/oai/jsonld.xsd", schema, methods=READ),
        *reconcile_routes(releases.current),
        Route("/release/{name}/sparql", sparql_of_release, methods=ASK),
        Route("/release/{name}/{file:path}", file_of_release, methods=READ),
        Route("/release/{name}", release, methods=READ),
        Route("/{path:path}", thing, methods=READ),
    ]


def _no_release(request: Request) -> Response:
    return words("There is no release of that name.", 404)


def _lifespan(releases: Releases) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await releases.start()
        try:
            yield
        finally:
            await releases.close()

    return lifespan
