"""The static site of a release: a page, Turtle and JSON-LD for every IRI under the base, for any file server."""

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import parse

from pipeline.publish.changes import NQUADS
from pipeline.publish.context import load_context
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written
from pipeline.publish.index import Index
from pipeline.publish.site.documents import Documents
from pipeline.publish.site.folder import SITE, SiteFolder, is_safe
from pipeline.publish.site.listing import write_list
from pipeline.publish.site.pages import Pages
from pipeline.publish.site.search import write_search
from pipeline.publish.site.servers import write_servers
from pipeline.publish.site.sitemap import write_sitemap
from pipeline.publish.site.told import PREDICATES, Told
from pipeline.settings import Settings

__all__ = ["SITE", "write_site"]


def write_site(draft: Draft, settings: Settings) -> Iterator[Written]:
    """The view `site/`, where the settings ask for it."""
    if not settings.publish.site:
        return
    index = Index(draft.folder, PREDICATES)
    try:
        with SiteFolder(draft) as folder:
            _write_things(folder, Told(index, settings.base), draft, settings)
            write_search(folder, index, settings.base)
            write_sitemap(folder, index, settings.base)
            write_servers(folder, settings.base)
        yield folder.sums
    finally:
        index.close()


def _write_things(folder: SiteFolder, told: Told, draft: Draft, settings: Settings) -> None:
    """Every document, subject by subject as the sorted statements bring them."""
    pages = Pages(told, settings)
    documents = Documents(load_context(draft.folder / "context.jsonld"), settings.base)
    folder.copy(draft.folder / "context.jsonld")
    for subject, quads in groupby(parse(path=draft.folder / NQUADS), lambda quad: str(quad.subject.value)):
        path = subject.removeprefix(settings.base)
        if path == subject or not is_safe(path):
            continue
        triples = [triple for triple, _ in groupby(quad.triple for quad in quads)]
        folder.write(f"{path}.ttl", documents.turtle(triples))
        folder.write(f"{path}.jsonld", documents.jsonld(triples))
        for name, page in pages.thing(subject, triples):
            folder.write(name, page)
    for name, page in pages.front(draft, write_list(folder, told, pages)):
        folder.write(name, page)
