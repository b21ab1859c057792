"""OAI-PMH over HTTP: GET and POST, answered away from the loop that serves the others."""

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pipeline.serve.answers import words
from pipeline.serve.oai.formats import JSON
from pipeline.serve.oai.verbs import Repository, answer_oai
from pipeline.serve.releases import Served, now

MOST = 20_000  # bytes of a form
XML = "text/xml; charset=utf-8"
SCHEMA = f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{JSON}" elementFormDefault="qualified">
  <xs:element name="document" type="xs:string">
    <xs:annotation><xs:documentation>A JSON-LD document as text.</xs:documentation></xs:annotation>
  </xs:element>
</xs:schema>
"""


async def answer_harvester(request: Request, served: Served) -> Response:
    """The protocol has errors of its own, which are answers like others: always 200."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > MOST:
                return words(f"A request has {MOST} bytes at most.", 413)
        pairs += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    assert served.records  # noqa: S101 - the newest release has them
    repository = Repository(release=served.store, records=served.records)
    content = await run_in_threadpool(answer_oai, pairs, repository, now())
    return Response(content, headers=served.headers | {"content-type": XML})


def answer_schema() -> Response:
    """The XML Schema of the `jsonld` records."""
    return Response(SCHEMA, headers={"content-type": XML})
