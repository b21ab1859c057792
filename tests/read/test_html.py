"""Pages: their text without navigation, and what they say of themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.read import Given
from tests.read.conftest import Reader
from tests.read.site import Answer, Site

Write = Callable[[str, str | bytes], Path]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BODY = "<p>The Port Hallow Museum has joined the Coastal Network this spring.</p>"
TEXT = "The Port Hallow Museum has joined the Coastal Network this spring."

LD = '<script type="application/ld+json">%s</script>'
DAY = '<time %s datetime="%s">the day</time>'


def page(body: str = BODY, head: str = "", html: str = "<html>") -> str:
    return f"<!DOCTYPE html>{html}<head>{head}</head><body>{body}</body></html>"


# Text


def test_navigation_is_not_part_of_the_text(read: Reader) -> None:
    text = read(EXAMPLES / "encm-welcomes-members.html").only.text
    around = ("Become a member", "About us", "cookies", "Spring school", "tide tables")
    assert [words for words in around if words in text] == []


def test_a_short_announcement_does_not_bring_the_navigation_with_it(read: Reader, write: Write) -> None:
    body = f"<nav><ul><li>Members</li><li>Join us</li></ul></nav><main>{BODY}</main><footer><p>© 2025</p></footer>"
    assert read(write("a.html", page(body))).only.text == TEXT


def test_headings_paragraphs_and_items_stand_on_lines_of_their_own(read: Reader, write: Write) -> None:
    body = (
        "<article><h1>Two join</h1><p>These museums have joined the network\nof coastal museums:</p>"
        "<ul><li>Port Hallow Museum</li><li><b>Salt</b> Museum</li></ul><h2>Thanks</h2><p>We thank all.</p></article>"
    )
    assert read(write("a.html", page(body))).only.text == (
        "Two join\n\nThese museums have joined the network of coastal museums:\n\n"
        "- Port Hallow Museum\n- Salt Museum\n\nThanks\n\nWe thank all."
    )


def test_numbered_items_are_items(read: Reader, write: Write) -> None:
    body = f"<article>{BODY}<ol><li>Port Hallow Museum</li><li>Salt Museum</li></ol></article>"
    assert read(write("a.html", page(body))).only.text.endswith("\n\n- Port Hallow Museum\n- Salt Museum")


def test_rows_of_a_table_stand_on_lines_of_their_own(read: Reader, write: Write) -> None:
    rows = "<tr><th>Museum</th><th>Since</th></tr><tr><td>Port Hallow Museum</td><td>2014</td></tr>"
    body = f"<article>{BODY}<table>{rows}</table></article>"
    lines = read(write("a.html", page(body))).only.text.split("\n\n")
    assert lines[1:] == ["Museum | Since", "Port Hallow Museum | 2014"]


def test_a_headline_outside_the_article_comes_first(read: Reader, write: Write) -> None:
    head = '<meta property="og:title" content="Port Hallow is a member">'
    assert read(write("a.html", page(head=head))).only.text == f"Port Hallow is a member\n\n{TEXT}"


def test_a_headline_that_is_there_is_not_repeated(read: Reader) -> None:
    assert read(EXAMPLES / "encm-welcomes-members.html").only.text.count("ENCM welcomes three new members") == 1


def test_a_headline_with_the_name_of_the_site_is_not_repeated(read: Reader, write: Write) -> None:
    head = '<meta property="og:title" content="Port Hallow joins – Coastal Network">'
    text = read(write("a.html", page(f"<article><h1>Port Hallow joins</h1>{BODY}</article>", head))).only.text
    assert text == f"Port Hallow joins\n\n{TEXT}"


def test_the_name_of_the_site_alone_is_no_headline(read: Reader, write: Write) -> None:
    announcement = read(write("a.html", page(head="<title>Coastal Network</title>"))).only
    assert (announcement.text, announcement.title) == (TEXT, "Coastal Network")


def test_a_piece_of_html_without_a_frame_is_read(read: Reader, write: Write) -> None:
    assert read(write("a.html", BODY)).only.text == TEXT


def test_xhtml_with_its_declaration_is_read(read: Reader, write: Write) -> None:
    source = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html>'
    )
    assert read(write("a.html", source)).only.text == TEXT


def test_the_charset_that_a_page_names_counts(read: Reader, write: Write) -> None:
    source = page("<p>Музей Порт-Халлоу вступил в сеть музеев.</p>", '<meta charset="windows-1251">').encode("cp1251")
    reading = read(write("a.html", source))
    assert (reading.only.text, reading.findings) == ("Музей Порт-Халлоу вступил в сеть музеев.", [])


def test_a_page_that_calls_utf8_something_else_is_read_as_utf8(read: Reader, write: Write) -> None:
    source = page("<p>მუზეუმი ქსელის წევრი გახდა ამ გაზაფხულზე.</p>", '<meta charset="iso-8859-2">')
    assert read(write("a.html", source)).only.text == "მუზეუმი ქსელის წევრი გახდა ამ გაზაფხულზე."


@pytest.mark.parametrize("source", [page(""), page("<img src='a.png'><script>a = 1</script>"), "<html>", "<!-- x -->"])
def test_a_page_without_text_is_a_warning(read: Reader, write: Write, source: str) -> None:
    finding = read(write("a.html", source)).finding
    assert (finding.code, finding.severity) == ("read.no-text", "warning")


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "blockquote"])
def test_a_page_that_is_nested_too_deeply_is_named(read: Reader, write: Write, tag: str) -> None:
    reading = read(write("a.html", page(f"<p>{TEXT}</p>" + f"<{tag}>" * 50_000 + BODY)))
    assert "read.html-too-deep" in reading.codes


def test_what_stands_before_the_depths_is_read(read: Reader, write: Write) -> None:
    source = page(f"<article>{BODY}<p>{TEXT}</p></article>" + "<div>" * 5000)
    assert read(write("a.html", source)).only.text.startswith(TEXT)


def test_nul_in_a_page_does_not_cut_it_off(read: Reader, write: Write) -> None:
    reading = read(write("a.html", page(f"<p>\0</p>{BODY}")))
    assert TEXT in reading.only.text


# Statements


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LD % '{"@type": "NewsArticle", "datePublished": "2025-03-21T23:30:00-08:00"}', BODY),
        (LD % '{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2025-03-21"}]}', BODY),
        ('<meta property="article:published_time" content="2025-03-21T09:00:00Z">', BODY),
        ('<meta name="DC.date.issued" content="2025-03-21">', BODY),
        ("", f'<p>Published on <time datetime="2025-03-21T09:00">21 March</time></p>{BODY}'),
        ("", f"<p>{DAY % ('', '2025-01-01')}</p><p>{DAY % ('itemprop=datePublished', '2025-03-21')}</p>{BODY}"),
    ],
)
def test_the_publication_date_is_found(read: Reader, write: Write, head: str, body: str) -> None:
    assert read(write("a.html", page(body, head))).only.published == "2025-03-21"


@pytest.mark.parametrize(
    "body",
    [
        f"{BODY}<p>The opening, to which all our neighbours are warmly invited, is on {DAY % ('', '2025-03-21')}.</p>",
        f"{BODY}<aside><p>{DAY % ('', '2025-03-21')}</p></aside>",
        f"{BODY}<ul><li>{DAY % ('', '2025-03-21')}</li></ul>",
        f"{BODY}<p>{DAY % ('', '2025-03-21')}</p><p>{DAY % ('', '2025-03-22')}</p>",
    ],
)
def test_a_date_that_may_be_of_something_else_is_not_taken(read: Reader, write: Write, body: str) -> None:
    assert read(write("a.html", page(body))).only.published is None


def test_a_broken_date_does_not_hide_a_good_one(read: Reader, write: Write) -> None:
    head = '<meta property="article:published_time" content="soon"><meta name="date" content="2025-03-21">'
    reading = read(write("a.html", page(head=head)))
    assert (reading.only.published, reading.findings) == ("2025-03-21", [])


def test_json_ld_tells_title_publisher_and_language(read: Reader, write: Write) -> None:
    head = (
        '<title>x</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Port Hallow joins",'
        ' "inLanguage": "en-GB", "publisher": {"@type": "Organization", "name": "Coastal Network"}}</script>'
    )
    announcement = read(write("a.html", page(head=head))).only
    assert (announcement.title, announcement.publisher, announcement.language) == (
        "Port Hallow joins", "Coastal Network", "en-GB",
    )  # fmt: skip


@pytest.mark.parametrize(
    "script",
    [
        "{broken", "[" * 100_000, "5", "null", '{"@type": "NewsArticle", "headline": 5, "publisher": "x", "url": {}}',
        '[{"@type": "Article", "headline": "One"}, {"@type": "Article", "headline": "Two"}]',
        '{"@graph": {"@graph": 5}}',
    ],
)  # fmt: skip
def test_json_ld_that_says_nothing_certain_is_passed_over(read: Reader, write: Write, script: str) -> None:
    head = LD % script
    announcement = read(write("a.html", page(head=head))).only
    assert (announcement.text, announcement.title, announcement.publisher) == (TEXT, None, None)


def test_open_graph_tells_title_site_and_language(read: Reader, write: Write) -> None:
    head = (
        '<meta property="og:title" content="Port Hallow joins"><meta property="og:site_name" content="Coastal Network">'
        '<meta property="og:locale" content="en_GB">'
    )
    announcement = read(write("a.html", page(head=head))).only
    assert (announcement.title, announcement.publisher, announcement.language) == (
        "Port Hallow joins", "Coastal Network", "en-GB",
    )  # fmt: skip


def test_the_lang_of_a_page_is_its_language(read: Reader, write: Write) -> None:
    assert read(write("a.html", page(html='<html lang="nl">'))).only.language == "nl"


def test_a_lang_in_another_script_than_the_text_is_not_believed(read: Reader, write: Write) -> None:
    body = "<p>მუზეუმი ქსელის წევრი გახდა ამ გაზაფხულზე, გვამცნო დირექტორმა.</p>"
    reading = read(write("a.html", page(body, html='<html lang="en-US">')))
    assert (reading.only.language, reading.codes) == ("ka", ["read.language-contradicted"])


def test_a_language_that_a_person_gives_is_always_believed(read: Reader, write: Write) -> None:
    reading = read(write("a.html", page()), given=Given(language="ka"))
    assert (reading.only.language, reading.findings) == ("ka", [])


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://museum.example/a b">',
        '<meta property="og:url" content="https://museum.example/a b">',
    ],
)
def test_a_page_names_its_address(read: Reader, write: Write, head: str) -> None:
    assert read(write("a.html", page(head=head))).only.url == "https://museum.example/a%20b"


def test_the_address_of_a_page_on_its_own_site_is_taken(site: Site, read: Reader) -> None:
    site.answers["/a?utm=1"] = Answer(body=page(head='<link rel="canonical" href="/a">').encode())
    assert read(f"{site.address}/a?utm=1").only.url == f"{site.address}/a"


def test_an_address_on_another_site_is_not_taken(site: Site, read: Reader) -> None:
    site.answers["/a"] = Answer(body=page(head='<link rel="canonical" href="https://other.example/">').encode())
    assert read(f"{site.address}/a").only.url == f"{site.address}/a"


def test_an_announcement_is_known_by_its_address(read: Reader, write: Write) -> None:
    head = '<link rel="canonical" href="https://museum.example/a">'
    one = read(write("a.html", page(head=head))).only
    two = read(write("b.html", page(f"{BODY}<p>More.</p>", head))).only
    assert (one.reference, one.snapshot == two.snapshot) == (two.reference, False)
