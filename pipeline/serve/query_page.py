"""The page on which a person asks: editor, example queries, answers as table, network and timeline."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pipeline.errors import QueryRefused
from pipeline.publish.context import load_context
from pipeline.publish.lines import PREFIXES
from pipeline.query_guard import check_query
from pipeline.resources import resource
from pipeline.serve.answers import SAFE, etag_of, is_known, language_of, words
from pipeline.serve.media import BY_SUFFIX
from pipeline.serve.pages import FRESH, PAGES
from pipeline.serve.query_words import WORDS
from pipeline.serve.releases import Served
from pipeline.settings import LANGUAGES

STATIC = Path(__file__).resolve().parent / "static"
QUERIES = "docs/queries"
EDITOR_NEEDS = "; style-src-attr 'unsafe-inline'"  # CodeMirror sets the width of tabs so
KEYWORDS = (
    "ASK BASE BIND BOUND BY COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DESC DESCRIBE DISTINCT EXISTS FILTER "
    "FROM GRAPH GROUP GROUP_CONCAT HAVING IF LANG LANGMATCHES LCASE LIMIT MAX MIN MINUS NAMED NOT OFFSET OPTIONAL "
    "ORDER PREFIX REGEX REPLACE SAMPLE SELECT STR STRENDS STRSTARTS SUBSTR SUM UCASE UNION VALUES WHERE YEAR"
).split()
FIRST = """SELECT ?member (SAMPLE(?name) AS ?memberName) ?group (SAMPLE(?title) AS ?groupName) ?from WHERE {
  ?membership a schema:OrganizationRole ;
    schema:member ?member ;
    schema:memberOf ?group .
  ?member schema:name ?name .
  ?group schema:name ?title .
  OPTIONAL { ?membership schema:startDate ?from }
}
GROUP BY ?member ?group ?from
ORDER BY ?group ?from
LIMIT 100
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    name: str
    why: str
    query: str


def answer_query_page(request: Request, served: Served) -> Response:
    """In the language asked for (`lang`), or that of the browser."""
    lang = _language(request)
    nonce = secrets.token_urlsafe(16)
    examples = examples_in(lang)
    data = {
        "words": WORDS[lang],
        "examples": [example.query for example in examples],
        "first": _with_prefixes(FIRST),
        "completions": _completions(served),
        "base": served.base,
    }
    page = PAGES.get_template("query.html").render(
        lang=lang, words=WORDS[lang], nonce=nonce, examples=examples, release=served.name, data=_embedded(data)
    )
    policy = SAFE["Content-Security-Policy"].replace("'unsafe-inline'", f"'nonce-{nonce}'") + EDITOR_NEEDS
    headers = served.headers | {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language",
    }
    return Response(page, headers=headers | {"content-type": BY_SUFFIX[".html"]})


def answer_static(request: Request, served: Served, name: str) -> Response:
    """What the page needs: our own files, which come with Tsevri."""
    path = STATIC / name
    if "/" in name or name.startswith(".") or not path.is_file():
        return words("There is no such file.", 404)
    etag = etag_of(served, name, str(path.stat().st_mtime_ns))
    if is_known(request, etag):
        return Response(status_code=304, headers={"ETag": etag})
    return FileResponse(path, headers=FRESH | {"ETag": etag, "content-type": BY_SUFFIX[path.suffix]})


@lru_cache(maxsize=2)
def examples_in(lang: str) -> tuple[Example, ...]:
    """The queries of `docs/queries`: the first comment of each says why one would ask it."""
    paths = sorted((resource(QUERIES)).glob("*.rq"))
    texts = [(path.stem, path.read_text("utf-8")) for path in paths]
    return tuple(_example(name, text, lang) for name, text in texts if _is_answered_here(text))


def _is_answered_here(text: str) -> bool:
    """Federated queries are for a store of one's own."""
    try:
        check_query(text)
    except QueryRefused:
        return False
    return True


def _example(name: str, text: str, lang: str) -> Example:
    comments = [line.lstrip("# ").strip() for line in _head(text)]
    georgian = [line.removeprefix("ka:").strip() for line in comments if line.startswith("ka:")]
    english = [line.removeprefix("en:").strip() for line in comments if line and not line.startswith(("ka:", "empty:"))]
    chosen = georgian if lang == "ka" and georgian else english
    return Example(name=name, why=chosen[0] if chosen else name, query=text)


def _head(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def _with_prefixes(query: str) -> str:
    used = [f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items() if f"{prefix}:" in query]
    return "\n".join(used) + "\n\n" + query


def _completions(served: Served) -> list[str]:
    """Keywords, and the terms of the model as a query writes them."""
    context = load_context(served.release / "context.jsonld")
    iris = {
        str(meaning.get("@id", "")) if isinstance(meaning, dict) else str(meaning)
        for meaning in context.source.values()
    }
    names = {iri for iri in iris if iri.partition(":")[0] in PREFIXES and "/" not in iri}
    declarations = [f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items()]
    return [*KEYWORDS, *declarations, *sorted(names)]


def _language(request: Request) -> str:
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        return asked
    return language_of(request)


def _embedded(data: object) -> str:
    """JSON that can stand in a page: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
