"""The static site on real web servers: every address answers in three forms, and every link leads somewhere."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from pyoxigraph import RdfFormat, parse

from pipeline.publish.site.search import shards_of
from pipeline.publish.verify import verify
from pipeline.settings import Settings
from tests.publish.sample import BASE, ONE, TWO, content, keep, lines_of, release, settings_for
from tests.publish.webservers import SERVERS, command_of, free_port, open_to_servers, serving

MEDIA = {"text/html": ".html", "text/turtle": ".ttl", "application/ld+json": ".jsonld"}
HOSTILE = """
<graph/organisations> {
  <organisation/evil> a schema:Organization ;
    schema:name "</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>\\"'&"@ka ;
    schema:url <javascript:alert(3)> ;
    schema:sameAs <https://evil.example/?a=%22onmouseover=alert(4)&b='> ;
    skos:hiddenLabel "<b>" ; crm:P1_is_identified_by <name/evil> .
  <name/evil> crm:P190_has_symbolic_content "</title><script>alert(5)</script>" .
  <organisation/../../escaped> schema:name "out" .
  <organisation/harbour2> a tsv:Redirect ; dcterms:isReplacedBy <organisation/harbour> .
  <organisation/gone> a tsv:Tombstone ; tsv:reason tsv:not-stated .
}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers["content-type"]


def ask(url: str, **headers: str) -> Answer:
    """One request; redirects are not followed."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request(
            "GET", parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.scripts = 0
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value or "" for name, value in attributes if name in {"href", "src"}]


def publish_site(output: Path, base: str, state: str) -> tuple[Path, Settings]:
    settings = settings_for(output, base=base)
    lines = sorted(line.replace(BASE, base) for line in lines_of(state))
    return release(output, replace(content(), lines=lambda: iter(lines)), settings).path, settings


@pytest.fixture(params=SERVERS)
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    if command_of(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    open_to_servers(tmp_path)
    port = free_port()
    base = f"http://127.0.0.1:{port}/data/"
    path, _ = publish_site(tmp_path / "output", base, TWO + HOSTILE)
    with serving(request.param, tmp_path / "output", tmp_path / "server", port):
        yield path, base


def addresses(path: Path, base: str) -> set[str]:
    text = (path / "memberships.nq").read_text("utf-8")
    return {
        iri
        for iri in re.findall("<([^<>]+)>", text)
        if iri.startswith(base) and ".." not in iri and "escaped" not in iri
    }


def test_every_address_answers_in_three_media_types(served: tuple[Path, str]) -> None:
    path, base = served
    asked = addresses(path, base)
    assert len(asked) > 25
    for iri in sorted(asked):
        for media, ending in MEDIA.items():
            led = ask(iri, Accept=media)
            assert led.status == 303, (iri, media, led)
            target = urljoin(iri, led.headers["location"])
            assert target.endswith(ending) and "accept" in led.headers["vary"].lower()
            found = ask(target)
            assert (found.status, found.media.partition(";")[0]) == (200, media), target
            assert found.headers["access-control-allow-origin"] == "*"
            assert "default-src 'none'" in found.headers["content-security-policy"]
            assert media == "text/html" or found.media == media
    turtle = ask(f"{base}organisation/harbour.ttl").body
    assert {str(t.subject.value) for t in parse(turtle, RdfFormat.TURTLE)} == {f"{base}organisation/harbour"}


def test_every_internal_link_leads_to_something(served: tuple[Path, str]) -> None:
    _, base = served
    waiting, seen = [base + "index.html", base + "index.ka.html"], set()
    while waiting:
        url = waiting.pop()
        if url in seen or not url.startswith(base):
            continue
        seen.add(url)
        answer = ask(url)
        assert answer.status == 200, url
        if answer.media.startswith("text/html"):
            links = Links(answer.body.decode()).links
            waiting += [urldefrag(urljoin(url, unescape(link)))[0] for link in links if not link.startswith("#")]
    assert len(seen) > 100
    assert any(url.endswith("memberships.nq") for url in seen) and f"{base}search.js" in seen


WEIGHED = [  # what clients ask for, and what they get
    ("text/html;q=0.5, text/turtle", ".ttl"),
    ("text/turtle;q=0.2, text/html;q=0.9", ".html"),
    ("text/turtle;q=0, application/ld+json;q=0.1", ".jsonld"),
    ("application/rdf+xml, application/ld+json;q=0.7, text/turtle;charset=utf-8;q=0.8, */*;q=0.1", ".ttl"),
    ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", ".html"),
    ("application/ld+json;q=1.0,text/turtle;q=0.9", ".jsonld"),
    ("*/*", ".html"),
]


def test_servers_negotiate_language_and_say_what_is_not_there(served: tuple[Path, str]) -> None:
    path, base = served
    iri = f"{base}organisation/harbour"
    assert ask(iri, Accept="text/html", Accept_Language="ka,en;q=0.5").headers["location"].endswith("harbour.ka.html")
    assert ask(iri, Accept="text/html,*/*;q=0.8", Accept_Language="en").headers["location"].endswith("harbour.html")
    assert ask(iri, Accept="text/turtle", Accept_Language="ka").headers["location"].endswith("harbour.ttl")
    for accept, ending in WEIGHED:
        assert ask(iri, Accept=accept).headers["location"].endswith(ending), accept
    assert ask(base + "organisation/nobody", Accept="text/html").status == 404
    assert ask(base + "release/../../etc/passwd").status in {400, 403, 404}
    assert ask(base).status == 303
    assert ask(f"{base}release/{path.name}/memberships.nq").media == "application/n-quads"
    assert "immutable" in ask(f"{base}release/{path.name}/dataset.ttl").headers["cache-control"]
    assert ask(f"{base}harvest/resourcesync.xml").status == 200
    assert ask(f"{base}organisation/harbour.ttl", Accept_Encoding="gzip").status == 200


def test_what_was_read_stays_words_on_the_page(tmp_path: Path) -> None:
    path, _ = publish_site(tmp_path / "output", BASE, TWO + HOSTILE)
    evil = [file for file in (path / "site").rglob("*.html") if "alert(" in file.read_text("utf-8")]
    assert len(evil) > 3
    for file in evil:
        page = file.read_text("utf-8")
        links = Links(page)
        assert not any(link.lower().startswith("javascript:") for link in links.links)
        assert not links.attributes & {"onerror", "onmouseover", "style"} and "img" not in links.tags
        assert "<script>" not in page and "Content-Security-Policy" in page
    scripts = "".join(file.read_text("utf-8") for file in (path / "site" / "search").iterdir())
    assert scripts.isascii()
    assert not list(tmp_path.rglob("escaped*"))


def test_ended_resources_say_so(tmp_path: Path) -> None:
    path, _ = publish_site(tmp_path / "output", BASE, TWO + HOSTILE)
    moved = (path / "site/organisation/harbour2.html").read_text("utf-8")
    assert (
        '<p class="notice">This is now described as <a href="../organisation/harbour.html">Harbour Museum</a>' in moved
    )
    assert "no longer part of the dataset" in (path / "site/organisation/gone.html").read_text("utf-8")


def test_a_page_shows_the_sentence_with_the_names_marked(tmp_path: Path) -> None:
    path, _ = publish_site(tmp_path / "output", BASE, TWO)
    page = (path / "site/organisation/harbour.html").read_text("utf-8")
    assert "The <mark>Harbour Museum</mark> joined the Network of Harbour Museums" in page
    georgian = (path / "site/organisation/harbour.ka.html").read_text("utf-8")
    assert (
        '<html lang="ka">' in georgian
        and "<h1>ნავსადგურის მუზეუმი</h1>" in georgian
        and "ასოცირებული წევრი" in georgian
    )


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    first, settings = publish_site(output, BASE, ONE)
    lines = lines_of(TWO)
    second = release(output, replace(content(), lines=lambda: iter(lines)), settings).path
    assert first != second
    for name in ("name/1.html", "organisation/harbour.ttl", "style.css", "time-span/2020-03.jsonld"):
        assert (first / "site" / name).stat().st_ino == (second / "site" / name).stat().st_ino, name
    assert (first / "site/dataset/memberships.html").stat().st_ino != (
        second / "site/dataset/memberships.html"
    ).stat().st_ino


def test_verify_knows_the_files_of_the_site(tmp_path: Path) -> None:
    path, settings = publish_site(tmp_path / "output", BASE, TWO)
    keep(settings.archive_folder)
    assert not list(verify(path, settings.archive_folder).findings())
    (path / "site/organisation/harbour.html").write_text("another")
    (path / "site/organisation/more.html").write_text("more")
    (path / "site/organisation/network.ttl").unlink()
    codes = sorted(finding.code for finding in verify(path, settings.archive_folder).findings())
    assert codes == ["verify.file-changed", "verify.file-extra", "verify.file-missing"]


def test_shards() -> None:
    assert shards_of("Ab-cd É xyz") == {"61-62", "63-64", "78-79"}
