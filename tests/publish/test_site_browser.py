"""The pages of the site in a real browser, on a phone and on a desk, in light and dark."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publish.sample import TWO
from tests.publish.test_site import HOSTILE, publish_site
from tests.publish.webservers import command_of, free_port, open_to_servers, serving

AXE = Path(__file__).resolve().parents[1] / "node/node_modules/axe-core/axe.min.js"
PAGES = (
    "index.html", "index.ka.html", "dataset/memberships.html", "organisation/network.html",
    "organisation/harbour.ka.html", "organisation/evil.html", "organisation/gone.ka.html", "announcement/one.html",
    "fact/one.ka.html", "membership/1.html", "time-span/2020-03.html", "list/48-1.html",
)  # fmt: skip
PATIENCE = 30_000
VIOLATIONS = "axe.run().then(found => found.violations.map(one => one.id + ' ' + one.nodes.map(node => node.html)))"

pytestmark = pytest.mark.skipif(command_of("nginx") is None, reason="nginx is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    open_to_servers(folder)
    port = free_port()
    base = f"http://127.0.0.1:{port}/data/"
    publish_site(folder / "output", base, TWO + HOSTILE)
    with serving("nginx", folder / "output", folder / "server", port):
        yield base


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_are_accessible(site: str, browser: Browser, width: int, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/node")
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("dialog", lambda _: pytest.fail("a script of the text ran"))
    for path in PAGES:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(VIOLATIONS) == [], path
    assert {urlsplit(url).netloc for url in requested} == {urlsplit(site).netloc}
    page.context.close()


def test_search_finds_any_word_of_any_name_in_any_script(site: str, browser: Browser) -> None:
    page = _open(browser, site + "index.html")
    page.get_by_label("Find an organisation").fill("Port mus")
    page.get_by_role("link", name="Port Museum").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Museum")
    page.goto(site + "index.ka.html")
    page.get_by_role("searchbox").fill("ნავსად")
    expect(page.locator("#results a")).to_have_attribute("href", "organisation/harbour.ka.html")
    page.get_by_role("searchbox").fill("zzz")
    expect(page.locator("#state")).to_have_text("ვერაფერი მოიძებნა.")
    page.context.close()


def test_search_works_from_a_folder(tmp_path: Path, browser: Browser) -> None:
    path, _ = publish_site(tmp_path / "output", "https://data.example.org/", TWO)
    page = _open(browser, (path / "site/index.html").as_uri())
    page.get_by_role("searchbox").fill("nhm")
    page.get_by_role("link", name="NHM").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Network of Harbour Museums")
    page.context.close()


def test_everything_is_there_without_scripts(site: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + "index.html")
    page.locator(".letters a", has_text="N").click()
    page.get_by_role("link", name="Network of Harbour Museums").click()
    expect(page.get_by_role("img", name="Memberships over time")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="associate member")).to_contain_text("2020-03")
    page.get_by_role("link", name="ქართულად").click()
    expect(page.get_by_role("row").filter(has_text="ასოცირებული წევრი")).to_contain_text("ნავსადგურის მუზეუმი")
    page.context.close()


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    return page
