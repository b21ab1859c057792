"""What an HTML page says of itself: JSON-LD, OpenGraph and other meta elements, `<time>`, `lang`, canonical link."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import html

from pipeline.read.dates import written_date
from pipeline.read.notices import UnreadableError
from pipeline.read.raw import Given

Node = Mapping[str, object]
Meta = Mapping[str, str]

_ARTICLES = frozenset("Article NewsArticle BlogPosting Report PressRelease AdvertiserContentArticle".split())
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dc.date",
    "dcterms.issued", "dcterms.date", "citation_publication_date", "publish_date", "pubdate",
)  # fmt: skip
_NAMES = ("property", "name", "itemprop", "http-equiv")
_LARGEST_SCRIPT = 500_000  # characters
_MOST_NODES = 200
_ALONE = 40  # letters that may stand beside a `<time>` that dates the page ("Published on … by …")
_ELSEWHERE = frozenset("nav aside footer li".split())  # parts of a page whose dates are about something else
_MOST_TIMES = 50
_DAY = 10  # characters of a date without its time
_BLOCKS = frozenset("p div header section article main body td dd h1 h2 h3 h4".split())


def stated_by(tree: html.HtmlElement) -> Given:
    """What the page states; the more exact statement first."""
    article, meta = _article(tree), _meta(tree)
    return Given(
        title=headline(tree) or _clean(tree.findtext(".//title")),
        language=_language(tree, article, meta),
        published=_published(tree, article, meta),
        url=_url(tree, article, meta),
        publisher=_publisher(article) or meta.get("og:site_name") or meta.get("dc.publisher"),
    )


def headline(tree: html.HtmlElement) -> str | None:
    """The title of the announcement alone, without the name of the site."""
    found = _text(_article(tree).get("headline")) or _meta(tree).get("og:title")
    if found:
        return found
    headings = tree.findall(".//h1")
    return _clean(headings[0].text_content()) if len(headings) == 1 else None


def _language(tree: html.HtmlElement, article: Node, meta: Meta) -> str | None:
    root = tree.getroottree().getroot()
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return _clean(declared) or _text(article.get("inLanguage")) or meta.get("og:locale") or meta.get("content-language")


def _published(tree: html.HtmlElement, article: Node, meta: Meta) -> str | None:
    """The first date that is one; else the first that is none, so that a person hears of it."""
    written = [_text(article.get("datePublished")), *(meta.get(name) for name in _DATES), _time(tree)]
    found = [text for text in written if text]
    return next((text for text in found if _is_date(text)), found[0] if found else None)


def _is_date(text: str) -> bool:
    try:
        written_date(text)
    except UnreadableError:
        return False
    return True


def _time(tree: html.HtmlElement) -> str | None:
    """The `<time>` that dates the page: marked as such, or the only one that stands by itself, not in a sentence."""
    times = list(islice(tree.iter("time"), _MOST_TIMES))
    marked = _datetimes(time for time in times if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib)
    if marked:
        return marked[0]
    alone = _datetimes(time for time in times if _stands_alone(time))
    return alone[0] if len({text[:_DAY] for text in alone}) == 1 else None


def _datetimes(elements: Iterable[html.HtmlElement]) -> list[str]:
    return [text for element in elements if (text := _clean(element.get("datetime")))]


def _stands_alone(element: html.HtmlElement) -> bool:
    above = list(element.iterancestors())
    if any(each.tag in _ELSEWHERE for each in above):
        return False
    block = next((each for each in above if each.tag in _BLOCKS), element)
    return bool(len(block.text_content()) - len(element.text_content()) <= _ALONE)


def _url(tree: html.HtmlElement, article: Node, meta: Meta) -> str | None:
    links = (link for link in tree.iter("link") if "canonical" in link.get("rel", "").lower().split())
    canonical = next((_clean(link.get("href")) for link in links), None)
    return canonical or meta.get("og:url") or _text(article.get("url"))


def _publisher(article: Node) -> str | None:
    publisher = article.get("publisher")
    return _text(publisher.get("name")) if isinstance(publisher, dict) else None


def _meta(tree: html.HtmlElement) -> Meta:
    """Meta elements by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = next((value for key in _NAMES if (value := element.get(key))), "")
        content = _clean(element.get("content"))
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _article(tree: html.HtmlElement) -> Node:
    """The JSON-LD node of the article; empty when there is none, or several that differ."""
    nodes = [node for script in tree.iter("script") if _is_json_ld(script) for node in _nodes(script.text or "")]
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    headlines = {_text(node.get("headline")) for node in articles}
    return articles[0] if len(headlines) == 1 else {}


def _is_json_ld(script: html.HtmlElement) -> bool:
    return str(script.get("type", "")).split(";")[0].strip().lower() == "application/ld+json"


def _nodes(text: str) -> Iterator[Node]:
    """The nodes of a script, those of its graphs too. A script that is not JSON says nothing."""
    if len(text) > _LARGEST_SCRIPT:
        return
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        node = waiting.pop(0) if waiting else None
        if isinstance(node, list):
            waiting = [*node[:_MOST_NODES], *waiting]
        elif isinstance(node, dict):
            yield node
            waiting.insert(0, node.get("@graph"))


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value) if isinstance(value, str) else None


def _clean(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
