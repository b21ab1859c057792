"""The SPARQL 1.1 Protocol, to read only.

Source: https://www.w3.org/TR/sparql11-protocol/
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import Send

from pipeline.serve.answers import etag_of, is_known, words
from pipeline.serve.description import describe_service
from pipeline.serve.media import HTML, SOLUTIONS, TRIPLES, best, with_charset
from pipeline.serve.releases import Served
from pipeline.serve.spool import Failed
from pipeline.serve.workers import Job, Question

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
AT_ONCE = 0.1  # seconds in which no client is missed
RETRY = {503: {"Retry-After": "60"}}

Pairs = list[tuple[str, str]]


class Stream(StreamingResponse):
    """An answer whose end may fail: then the server closes the connection, and no client takes it for whole."""

    async def stream_response(self, send: Send) -> None:
        with suppress(Failed):
            await super().stream_response(send)


async def answer_sparql(request: Request, served: Served) -> Response:
    try:
        pairs = await _asked(request, served.workers.limits.query_bytes)
        if request.method != "POST" and not any(name in ("query", "update") for name, _ in pairs):
            return _describe(request, served)
        question = _question(pairs, request.headers.get("accept"))
        etag = etag_of(served, repr(question))
        headers = served.headers | {"ETag": etag, "Vary": "Accept", "Cache-Control": "no-cache"}
        if request.method != "POST" and is_known(request, etag):
            return Response(status_code=304, headers=headers)
        return await _stream(request, served, question, headers)
    except Failed as failed:
        return words(str(failed), failed.status, served.headers | RETRY.get(failed.status, {}))


async def _asked(request: Request, most: int) -> Pairs:
    """The parameters, wherever they stand.

    Raises: Failed.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        media = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if media not in (FORM, DIRECT, UPDATE):
            raise Failed(415, f"Send the query as {FORM} or {DIRECT}.")
        body = await _body(request, most)
        pairs += parse_qsl(body, keep_blank_values=True) if media == FORM else [(media.split("-")[1], body)]
    if sum(len(value) for _, value in pairs) > most:
        raise _too_long(most)
    return pairs


async def _body(request: Request, most: int) -> str:
    """Stop reading as soon as it is too much. A form may take three bytes for one."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > 3 * most:
            raise _too_long(most)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Failed(400, f"The query is not UTF-8 (byte {error.start}).") from error


def _too_long(most: int) -> Failed:
    return Failed(413, f"The query is longer than {most:,} bytes: ask in several queries.")


def _question(pairs: Pairs, accept: str | None) -> Question:
    """Raises: Failed."""
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise Failed(403, "This endpoint is to read only: a release never changes.")
    if len(queries) != 1:
        raise Failed(400, f"Ask one query in the parameter `query`; there are {len(queries)}.")
    return Question(
        query=queries[0],
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        solutions=best(accept, SOLUTIONS),
        triples=best(accept, TRIPLES),
    )


async def _stream(request: Request, served: Served, question: Question, headers: dict[str, str]) -> Response:
    """Raises: Failed, as long as nothing has been sent."""
    known = served.answers.find(question)
    if known is not None:
        return Response(known.body, headers=headers | {"content-type": with_charset(known.media)})
    job = await served.workers.ask(question)
    media = None
    try:
        media = await _unless_gone(request, job)
    finally:
        if media is None:
            job.stop()
    headers |= {"content-type": with_charset(media)}
    whole = job.spool.whole()
    if whole is not None:
        job.stop()
        served.answers.keep(question, media, whole)
        return Response(whole, headers=headers)
    return Stream(_blocks(job), headers=headers)


async def _unless_gone(request: Request, job: Job) -> str:
    """The media type when the answer begins; a client that leaves before ends its query."""
    begun = asyncio.create_task(job.spool.begun())
    await asyncio.wait((begun,), timeout=AT_ONCE)
    if begun.done():
        return begun.result()
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait((begun, gone), return_when=asyncio.FIRST_COMPLETED)
        if not begun.done():
            raise Failed(499, "The client is gone.")
        return begun.result()
    finally:
        begun.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _blocks(job: Job) -> AsyncIterator[bytes]:
    try:
        async for block in job.spool.blocks():
            yield block
    finally:
        job.stop()


def _describe(request: Request, served: Served) -> Response:
    """Without a query: a person wants the page where one writes it, a machine the description of the service."""
    accept = request.headers.get("accept")
    media = best(accept, [*TRIPLES, HTML])
    if media is None:
        raise Failed(406, f"The service describes itself in {', '.join(TRIPLES)}.")
    if media == HTML:
        return RedirectResponse(str(request.url.path).removesuffix("sparql") + "query", 303, {"Vary": "Accept"})
    address = str(request.url.replace(query="", fragment=""))
    content = describe_service(address, served, media)
    return Response(content, headers=served.headers | {"content-type": media, "Vary": "Accept"})
