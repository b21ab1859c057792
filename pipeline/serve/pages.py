"""Files of a release, and its IRIs: what a thing is is said by its documents, one in each form."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from pipeline.publish.context import load_context
from pipeline.publish.dataset import dataset_iri
from pipeline.publish.jsonld import write_jsonld
from pipeline.publish.lines import PREFIXES
from pipeline.serve.answers import etag_of, is_known, language_of, words
from pipeline.serve.media import BY_SUFFIX, HTML, JSONLD, TURTLE, best
from pipeline.serve.releases import Served
from pipeline.store import as_released

FORMS = {HTML: ".html", TURTLE: ".ttl", JSONLD: ".jsonld"}
OTHER_NAMES = {"application/xhtml+xml": HTML, "application/x-turtle": TURTLE, "application/json": JSONLD}
SITE = "site"
HARVEST = "harvest"
DATASET = "dataset"  # dataset.ttl, dataset.jsonld
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # a release never changes
BY_LANGUAGE = {"Vary": "Accept-Language"}
FRESH = {"Cache-Control": "no-cache"}  # ask whether it is still so

PAGES = Environment(loader=PackageLoader("pipeline.serve"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def answer_file(request: Request, served: Served, name: str, headers: dict[str, str]) -> Response | None:
    """A file of the release; None where there is none of that name, or the name leads out of the release."""
    path = find(served, name)
    if path is None:
        return None
    etag = etag_of(served, name)
    all_headers = served.headers | headers | {"ETag": etag}
    if is_known(request, etag):
        return Response(status_code=304, headers=all_headers)
    media = BY_SUFFIX.get(path.suffix, "application/octet-stream")
    return FileResponse(path, headers=all_headers | {"content-type": media})


def find(served: Served, name: str) -> Path | None:
    """A file in the folder of the release, whatever a stranger calls it."""
    path = served.release / name
    try:
        return path if path.resolve().is_relative_to(served.release) and path.is_file() else None
    except (OSError, ValueError):  # no file has such a name: too long, or with a null byte
        return None


def answer_release_file(request: Request, served: Served, name: str) -> Response:
    found = answer_file(request, served, name, KEPT)
    return found or words(f"The release {served.name} has no file of that name; SHA256SUMS lists all.", 404)


def answer_thing(request: Request, served: Served, path: str) -> Response:
    """Whatever has an address under the base: its document, or the way to it."""
    if path.startswith(f"{HARVEST}/"):
        return answer_file(request, served, path, FRESH) or _unknown(served, path)
    found = answer_file(request, served, f"{SITE}/{path or _page(request, served, 'index')}", FRESH | BY_LANGUAGE)
    if found:
        return found
    if not path:  # a release without pages: then the page to ask on is the first
        return RedirectResponse(f"{request.url.path}query", 303, served.headers)
    if served.base + path == dataset_iri(served.base):
        return _dataset(request, served)
    for media, suffix in FORMS.items():
        if path.endswith(suffix):
            return _document(request, served, path.removesuffix(suffix), media)
    return _lead_on(request, served, path)


def _lead_on(request: Request, served: Served, path: str) -> Response:
    """303: a museum is not a file, but there are files about it."""
    if not _has_document(served, path):
        return _unknown(served, path)
    media = _wanted(request)
    headers = served.headers | {"Vary": "Accept, Accept-Language"}
    if media is None:
        return words(f"There is {', '.join(FORMS)}.", 406, headers)
    suffix = _page(request, served, path).removeprefix(path) if media == HTML else FORMS[media]
    return RedirectResponse(request.url.path + suffix, 303, headers)


def _page(request: Request, served: Served, path: str) -> str:
    """The page of a thing, in the reader's language where the site has it."""
    own = f"{path}.{language_of(request)}.html"
    return own if find(served, f"{SITE}/{own}") else f"{path}.html"


def _wanted(request: Request) -> str | None:
    found = best(request.headers.get("accept"), [*FORMS, *OTHER_NAMES])
    return OTHER_NAMES.get(found, found) if found else None


def _dataset(request: Request, served: Served) -> Response:
    """The description of the dataset answers at the dataset's own address."""
    wanted = best(request.headers.get("accept"), [TURTLE, JSONLD, HTML, *OTHER_NAMES])
    media = OTHER_NAMES.get(wanted, wanted) if wanted else None
    headers = served.headers | {"Vary": "Accept"}
    if media is None:
        return words(f"There is {', '.join(FORMS)}.", 406, headers)
    if media == HTML:
        return RedirectResponse(f"{request.url.path}{FORMS[HTML]}", 303, headers)
    found = answer_file(request, served, DATASET + FORMS[media], headers | FRESH)
    return found or _unknown(served, DATASET)


def _has_document(served: Served, path: str) -> bool:
    return bool(find(served, f"{SITE}/{path}.html")) or next(_quads(served, path), None) is not None


def _document(request: Request, served: Served, path: str, media: str) -> Response:
    """What the store says of a thing, where the release has no page of it."""
    triples = sorted(_quads(served, path), key=str)
    if not triples:
        return _unknown(served, path)
    etag = etag_of(served, path, media)
    headers = served.headers | FRESH | {"ETag": etag}
    if is_known(request, etag):
        return Response(status_code=304, headers=headers)
    if media == HTML:
        page = PAGES.get_template("thing.html").render(iri=_iri(served, path), path=request.url.path, triples=triples)
        return Response(page, headers=headers | {"content-type": BY_SUFFIX[".html"]})
    return Response(_serialised(served, triples, media), headers=headers | {"content-type": media})


def _serialised(served: Served, triples: list[Triple], media: str) -> bytes:
    if media == TURTLE:
        written = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
        assert written  # noqa: S101 - bytes, as no file was given
        return written
    return "".join(write_jsonld(triples, load_context(served.release / "context.jsonld"))).encode()


def _quads(served: Served, path: str) -> Iterator[Triple]:
    try:
        subject = NamedNode(_iri(served, path))
    except ValueError:  # no IRI has such letters
        return iter(())
    quads = served.store.store.quads_for_pattern(subject, None, None, DefaultGraph())
    return (as_released(quad.triple) for quad in quads)


def _iri(served: Served, path: str) -> str:
    """Letters that no IRI has are escaped again, as the browser sent them."""
    return served.base + quote(path, safe="/:@!$&'()*+,;=-._~%")


def _unknown(served: Served, path: str) -> Response:
    return words(f"The release {served.name} says nothing of {served.base}{path[:200]}", 404, served.headers)
