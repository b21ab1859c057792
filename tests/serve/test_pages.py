"""Files and things over HTTP: what a harvester, a browser and a stranger get."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from pyoxigraph import RdfFormat, parse

from pipeline.settings import PublishSettings
from tests.command import files_of
from tests.publish.sample import BASE, TWO, WITHOUT_SITE, content, lines_of, release, settings_for, statements
from tests.serve.server import free_port, serving
from tests.shared import SHARED, needs_shared

WAIT = 30
HARBOUR = "organisation/harbour"
FORMS = {"text/html": ".html", "text/turtle": ".ttl", "application/ld+json": ".jsonld"}


def get(address: str, accept: str = "*/*", **headers: str) -> requests.Response:
    return requests.get(address, headers={"Accept": accept, **headers}, timeout=WAIT, allow_redirects=False)


@pytest.mark.parametrize(("media", "suffix"), FORMS.items())
def test_a_thing_leads_to_its_document(server: str, media: str, suffix: str) -> None:
    answer = get(f"{server}{HARBOUR}", media)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{HARBOUR}{suffix}")
    assert "Accept" in answer.headers["Vary"]
    document = get(f"{server}{HARBOUR}{suffix}")
    assert document.status_code == 200
    assert document.headers["Content-Type"].removesuffix("; charset=utf-8") == media
    assert "Port Museum" in document.content.decode()


@pytest.mark.parametrize("suffix", [".ttl", ".jsonld"])
def test_a_document_says_what_the_release_says(server: str, releases: Path, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"harbour{suffix}"
    path.write_bytes(get(f"{server}{HARBOUR}{suffix}").content)
    subject = f"<{BASE}{HARBOUR}> "
    expected = [line for line in statements(releases / "latest" / "memberships.ttl") if line.startswith(subject)]
    assert list(statements(path)) == expected != []


def test_numbers_keep_the_type_that_the_release_gives(server: str) -> None:
    quads = list(parse(get(f"{server}position/one.ttl").content, RdfFormat.TURTLE))
    types = {str(getattr(quad.object, "datatype", "")) for quad in quads}
    assert "<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>" in types


def test_the_site_of_the_release_comes_first(releases: Path, tmp_path: Path) -> None:
    folder = tmp_path / "with-site"
    shutil.copytree(releases, folder, symlinks=True)
    site = (folder / "latest").resolve() / "site"
    (site / "organisation").mkdir(parents=True)
    (site / "index.html").write_text("<p>Welcome")
    (site / "organisation" / "harbour.html").write_text("<p>The Harbour Museum")
    (site / "organisation" / "harbour.ka.html").write_text("<p>ნავსადგურის მუზეუმი")
    (site / "style.css").write_text("p {}")
    with serving(folder / "latest") as address:
        assert get(address).text == "<p>Welcome"
        assert get(f"{address}style.css").headers["Content-Type"] == "text/css; charset=utf-8"
        assert requests.get(f"{address}{HARBOUR}", headers={"Accept": "text/html"}, timeout=WAIT).text.startswith(
            "<p>The"
        )
        georgian = {"Accept": "text/html", "Accept-Language": "ka-GE, en;q=0.5"}
        assert requests.get(f"{address}{HARBOUR}", headers=georgian, timeout=WAIT).url.endswith(".ka.html")
        assert get(f"{address}{HARBOUR}.ttl").status_code == 200  # the store has what the site has not


def test_files_of_a_release_are_kept_for_ever(server: str, releases: Path) -> None:
    name = (releases / "latest").resolve().name
    for file, kept in files_of((releases / "latest").resolve()).items():
        answer = get(f"{server}release/{name}/{file}")
        assert answer.content == kept
        assert "immutable" in answer.headers["Cache-Control"]
    types = {
        suffix: get(f"{server}release/{name}/memberships{suffix}").headers["Content-Type"] for suffix in (".ttl", ".nq")
    }
    assert types == {".ttl": "text/turtle", ".nq": "application/n-quads"}
    assert get(f"{server}release/{name}").headers["Location"] == f"{name}/dataset.ttl"


def test_what_is_known_is_not_sent_again(server: str) -> None:
    answer = get(f"{server}{HARBOUR}.ttl")
    again = get(f"{server}{HARBOUR}.ttl", **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "release/{name}/../../archive/read.jsonl", "release/{name}/%2e%2e/%2e%2e/secret.txt", "release/../secret.txt",
        "release/{name}//etc/passwd", "release/latest/memberships.ttl", "release/%00/memberships.ttl",
        "release/{name}/memberships.ttl%00.html", "..%2fsecret.txt", "%2e%2e/secret.txt",
        "site/%2e%2e/%2e%2e/secret.txt",
        "organisation/..%2f..%2fsecret.txt", "organisation/" + "x" * 5000,
        "harvest/../../secret.txt", "organisation/%00", "organisation/nobody",
        "organisation/<script>alert(1)</script>", "organisation/nobody.ttl", "query/%2e%2e/app.py", "query/.hidden",
        "release/{name}/out.txt",
    ],
)  # fmt: skip
def test_there_is_no_way_out_of_the_release(server: str, releases: Path, path: str) -> None:
    (releases / "secret.txt").write_text("do not tell")
    target = (releases / "latest").resolve()
    if not (target / "out.txt").is_symlink():
        (target / "out.txt").symlink_to(releases / "secret.txt")
    request = requests.Request("GET", server).prepare()
    request.url = server + path.format(name=target.name)
    answer = requests.Session().send(request, timeout=WAIT, allow_redirects=False)
    assert answer.status_code in (400, 404), answer.text[:200]
    assert "do not tell" not in answer.text
    assert "<script>" not in answer.text or answer.headers["Content-Type"].startswith("text/plain")


@pytest.fixture(scope="module", params=[WITHOUT_SITE, PublishSettings()], ids=["made by the server", "from the site"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile-page")
    words = r'"<script>alert(1)</script>\u202E"@en'
    line = f"<{BASE}{HARBOUR}> <https://schema.org/name> {words} <{BASE}graph/organisations> .\n"
    link = f"<{BASE}{HARBOUR}> <https://schema.org/url> <javascript:alert(1)> <{BASE}graph/organisations> .\n"
    lines = sorted([*lines_of(TWO), line, link])
    release(folder, replace(content(), lines=lambda: iter(lines)), settings_for(folder, publish=request.param))
    with serving(folder / "latest") as address:
        yield address


def test_hostile_words_are_shown_as_words(hostile: str) -> None:
    page = get(f"{hostile}{HARBOUR}.html")
    scripts = re.findall("<script[^<]*", page.text)
    assert [words for words in scripts if not words.startswith('<script type="application/ld+json">')] == []
    assert "alert(1)&lt;/script&gt;" in page.text
    assert 'href="javascript' not in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"


@needs_shared
def test_a_lod_harvester_gets_all(tmp_path: Path) -> None:
    """The dataset's own address leads to its files: it is published for the address at which it is served."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    made = content(TWO)
    lines = [line.replace(BASE, base) for line in made.lines()]
    release(tmp_path, replace(made, lines=lambda: iter(sorted(lines))), settings_for(tmp_path, base=base))
    check = SHARED / "reference" / "nde" / "lod_harvest_check.py"
    with serving(tmp_path / "latest", port):
        done = subprocess.run(
            [sys.executable, str(check), f"{base}dataset/memberships", "--min-triples", "100"], capture_output=True
        )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_a_base_with_a_path_is_served_under_that_path(tmp_path: Path) -> None:
    base = "https://museum.example/data/"
    made = content(TWO)
    lines = sorted(line.replace(BASE, base) for line in made.lines())
    release(tmp_path, replace(made, lines=lambda: iter(lines)), settings_for(tmp_path, base=base))
    with serving(tmp_path / "latest") as address:
        assert get(f"{address}data/{HARBOUR}", "text/turtle").headers["Location"] == f"/data/{HARBOUR}.ttl"
        assert f"<{base}{HARBOUR}>" in get(f"{address}data/{HARBOUR}.ttl").text
        assert get(f"{address}data/sparql", "text/html").headers["Location"] == "/data/query"
        assert get(address).headers["Location"] == "/data/"
        assert get(f"{address}{HARBOUR}").status_code == 404
