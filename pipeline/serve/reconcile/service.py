"""The service over HTTP: manifest, matching, suggestions, previews and extension, in both versions."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.serve.media import HTML
from pipeline.serve.pages import PAGES
from pipeline.serve.reconcile import documents as told
from pipeline.serve.reconcile.candidates import candidates
from pipeline.serve.reconcile.names import Names
from pipeline.serve.reconcile.properties import PROPERTIES
from pipeline.serve.reconcile.requests import BadRequestError, batch_02, batch_10, extension
from pipeline.serve.releases import Served

ROOT, DRAFT = "/reconcile", "/reconcile/draft"
MOST_BYTES = 2_000_000
SUGGESTIONS, FURTHEST = 10, 1_000
FRAMED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
OPEN = {"Access-Control-Allow-Origin": "*"}  # asked for or not: OpenRefine looks
READ, ASK = ["GET", "HEAD"], ["GET", "HEAD", "POST"]

Current = Callable[[], Served]
Answer = Callable[[Request, Served], Awaitable[Response]]


def reconcile_routes(current: Current) -> list[Route]:
    """The addresses of the service; `current`: the release to answer from."""

    def route(path: str, answer: Answer, methods: list[str]) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                return await answer(request, current())
            except BadRequestError as error:
                return _json({"error": str(error)}, 400)

        return Route(path, endpoint, methods=methods)

    shared = [
        route(f"{root}/{path}", answer, READ)
        for root in (ROOT, DRAFT)
        for path, answer in (
            ("suggest/{kind}", _suggest), ("preview", _preview), ("extend/propose", _propose),
        )
    ]  # fmt: skip
    return [
        route(ROOT, _answer_02, ASK),
        route(DRAFT, _manifest_10, READ),
        route(f"{DRAFT}/match", _match_10, ["POST"]),
        route(f"{DRAFT}/extend", _extend_10, ["POST"]),
        *shared,
    ]


async def _answer_02(request: Request, served: Served) -> Response:
    asked = {key: values[-1] for key, values in parse_qs(request.url.query).items()}
    if request.method == "POST":
        asked |= {key: values[-1] for key, values in parse_qs(await _body(request)).items()}
    if "queries" in asked:
        return _json(await run_in_threadpool(_matched_02, asked["queries"], served))
    if "extend" in asked:
        ids, wanted = extension(asked["extend"])
        return _json(await run_in_threadpool(told.extended_02, ids, wanted, served.store))
    return _json(told.manifest_02(served.store, str(request.base_url).rstrip("/") + ROOT))


def _matched_02(text: str, served: Served) -> told.Json:
    names = _names(served)
    return {key: told.result_02(candidates(one, names, served.store)) for key, one in batch_02(text).items()}


async def _manifest_10(request: Request, served: Served) -> Response:
    return _json(told.manifest_10(served.store))


async def _match_10(request: Request, served: Served) -> Response:
    return _json(await run_in_threadpool(_matched_10, await _body(request), served))


def _matched_10(text: str, served: Served) -> told.Json:
    names = _names(served)
    return {"results": [told.result_10(candidates(one, names, served.store)) for one in batch_10(text)]}


async def _extend_10(request: Request, served: Served) -> Response:
    ids, wanted = extension(await _body(request))
    return _json(await run_in_threadpool(told.extended_10, ids, wanted, served.store))


async def _suggest(request: Request, served: Served) -> Response:
    prefix, kind = request.query_params.get("prefix", "")[:200], request.path_params["kind"]
    if kind == "property":
        return _json(told.suggested_properties(prefix))
    if kind == "type":
        return _json(told.suggested_types(prefix))
    if kind != "entity":
        return _json({"error": "Suggested are entity, property and type."}, 404)
    skip = _number(request.query_params.get("cursor"), 0)
    hits = await run_in_threadpool(_names(served).beginning, prefix, SUGGESTIONS, skip)
    return _json(told.suggested(hits))


async def _propose(request: Request, served: Served) -> Response:
    return _json(told.proposed(_number(request.query_params.get("limit"), len(PROPERTIES))))


async def _preview(request: Request, served: Served) -> Response:
    reference = request.query_params.get("id", "")[:200]
    name = await run_in_threadpool(_names(served).name, reference)
    if name is None:
        return _json({"error": "This release has no organisation of that identifier."}, 404)
    facts = await run_in_threadpool(told.facts_of, served.store, reference)
    page = PAGES.get_template("preview.html").render(
        name=name, facts=facts, address=f"{served.base}organisation/{reference}"
    )
    return Response(page, headers=FRAMED | OPEN | {"content-type": HTML + "; charset=utf-8"})


def _names(served: Served) -> Names:
    assert served.names  # noqa: S101 - the newest release has them
    return served.names


async def _body(request: Request) -> str:
    """Raises: BadRequestError."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise BadRequestError(f"A request has {MOST_BYTES} bytes at most: send fewer queries at once.")
    return body.decode("utf-8", "replace")


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), FURTHEST) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _json(document: Any, status: int = 200) -> Response:
    text = json.dumps(document, ensure_ascii=False)
    return Response(text, status, OPEN | {"content-type": "application/json"})
