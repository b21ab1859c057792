"""What search engines may read, and where to begin."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from pipeline.publish.dataset import SCHEMA
from pipeline.publish.index import Index
from pipeline.publish.site.folder import SiteFolder, is_safe, parts

MOST = 40_000  # addresses a sitemap; the protocol allows 50,000
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
READ_BY_PEOPLE = "SELECT subject FROM said WHERE predicate = 'type' AND object IN (?, ?) ORDER BY subject"


def write_sitemap(folder: SiteFolder, index: Index, base: str) -> None:
    maps = []
    for number, addresses in enumerate(parts(_addresses(index, base), MOST), start=1):
        maps.append(f"sitemap-{number}.xml")
        folder.write(maps[-1], _document("urlset", "url", addresses))
    folder.write("sitemap.xml", _document("sitemapindex", "sitemap", [base + name for name in maps]))
    folder.write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n")


def _addresses(index: Index, base: str) -> Iterator[str]:
    for ending in (".html", ".ka.html"):
        yield f"{base}index{ending}"
    for (subject,) in index.rows(READ_BY_PEOPLE, SCHEMA + "Organization", SCHEMA + "NewsArticle"):
        if str(subject).startswith(base) and is_safe(str(subject).removeprefix(base)):
            yield from (f"{subject}{ending}" for ending in (".html", ".ka.html"))


def _document(root: str, item: str, addresses: Sequence[str]) -> str:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{XMLNS}">\n{lines}</{root}>\n'
