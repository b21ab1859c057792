"""RSS and Atom feeds."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.read.kinds import kind_of_bytes
from tests.read.conftest import Reader
from tests.read.site import Answer, Site

Write = Callable[[str, str | bytes], Path]
WORDS = "The Port Hallow Museum has joined the Coastal Network."
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title><id>tag:encm.example,2025:feed</id>
<entry><id>tag:encm.example,2025:1</id><title>One &amp; only</title><link href="https://encm.example/1"/>
<published>2025-03-21T23:30:00-08:00</published><updated>2025-04-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Salt Museum&lt;/li&gt;&lt;/ul&gt;</content></entry>
<entry><id>tag:encm.example,2025:2</id><title>Two</title><updated>2025-04-01T00:00:00Z</updated>
<summary>{WORDS} Again.</summary></entry>
</feed>"""


def rss(items: str, attributes: str = "") -> str:
    return f'<rss version="2.0" {attributes}><channel><title>News</title><language>en</language>{items}</channel></rss>'


def test_every_entry_is_an_announcement(read: Reader, write: Write) -> None:
    assert [each.title for each in read(write("a.atom", ATOM)).announcements] == ["One & only", "Two"]


def test_the_text_of_an_entry_is_its_content_under_its_title(read: Reader, write: Write) -> None:
    first, second = read(write("a.xml", ATOM)).announcements
    assert first.text == f"One & only\n\n{WORDS}\n\n- Salt Museum"
    assert second.text == f"Two\n\n{WORDS} Again."


def test_an_entry_tells_address_date_and_language(read: Reader, write: Write) -> None:
    first, second = read(write("a.xml", ATOM)).announcements
    assert (first.url, first.published, first.language) == ("https://encm.example/1", "2025-03-21", "en")
    assert (second.url, second.language) == (None, "en")


def test_the_date_of_a_change_is_not_a_date_of_publication(read: Reader, write: Write) -> None:
    assert read(write("a.xml", ATOM)).announcements[1].published is None


def test_rss_tells_the_day_as_it_was_there(read: Reader, write: Write) -> None:
    item = f"<item><pubDate>Fri, 21 Mar 2025 23:30:00 -0800</pubDate><description>{WORDS}</description></item>"
    assert read(write("a.rss", rss(item))).only.published == "2025-03-21"


def test_the_dublin_core_date_of_rss_is_a_date_of_publication(read: Reader, write: Write) -> None:
    item = f"<item><dc:date>2025-03-21T23:30:00-08:00</dc:date><description>{WORDS}</description></item>"
    source = rss(item, 'xmlns:dc="http://purl.org/dc/elements/1.1/"')
    assert read(write("a.rss", source)).only.published == "2025-03-21"


def test_whole_content_wins_over_the_summary(read: Reader, write: Write) -> None:
    item = (
        f"<item><description>Short …</description><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>"
    )
    source = rss(item, 'xmlns:content="http://purl.org/rss/1.0/modules/content/"')
    assert read(write("a.rss", source)).only.text == WORDS


def test_entries_without_a_name_are_told_apart(read: Reader, write: Write) -> None:
    path = write("a.rss", rss("<item><description>First words here.</description></item>" * 2))
    first, second = read(path).announcements
    assert (first.source, second.source) == (f"{path}, #1", f"{path}, #2")
    assert first.reference != second.reference


def test_entries_with_one_name_are_told_apart(read: Reader, write: Write) -> None:
    item = "<item><guid isPermaLink='false'>7</guid><description>%s words.</description></item>"
    items = [item % text for text in "ab"]
    assert [each.text for each in read(write("a.rss", rss("".join(items)))).announcements] == ["a words.", "b words."]


def test_a_feed_is_known_by_its_content_on_the_web(site: Site, read: Reader) -> None:
    site.answers["/feed"] = Answer(headers={"Content-Type": "text/html"}, body=ATOM.encode())
    assert len(read(f"{site.address}/feed").announcements) == 2


def test_a_relative_link_counts_from_the_feed(site: Site, read: Reader) -> None:
    items = f"<item><link>/news/1</link><description>{WORDS}</description></item>"
    site.answers["/feed"] = Answer(headers={"Content-Type": "application/rss+xml"}, body=rss(items).encode())
    assert read(f"{site.address}/feed").only.url == f"{site.address}/news/1"


def test_an_entry_without_a_link_is_not_known_by_the_address_of_its_feed(site: Site, read: Reader) -> None:
    site.answers["/feed"] = Answer(headers={"Content-Type": "application/atom+xml"}, body=ATOM.encode())
    assert [each.url for each in read(f"{site.address}/feed").announcements] == ["https://encm.example/1", None]


def test_the_bytes_of_the_whole_feed_are_archived(read: Reader, write: Write) -> None:
    first, second = read(write("a.xml", ATOM)).announcements
    assert read.archive.get(first.snapshot.digest) == ATOM.encode()
    assert (first.snapshot.media_type, first.snapshot.entry) == ("application/atom+xml", "tag:encm.example,2025:1")
    assert first.snapshot.digest == second.snapshot.digest


@pytest.mark.parametrize("charset", ["utf-16", "windows-1251"])
def test_a_feed_in_another_encoding_is_read(read: Reader, write: Write, charset: str) -> None:
    words = "Музей Порт-Халлоу вступил в сеть прибрежных музеев."
    source = f'<?xml version="1.0" encoding="{charset}"?>' + rss(f"<item><description>{words}</description></item>")
    assert read(write("a.xml", source.encode(charset))).only.text == words


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' + "".join(
    f'<!ENTITY {name} "{f"&{chr(ord(name) - 1)};" * 10}">' for name in "cdefghijk"
) + "]>"  # fmt: skip
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HIDDEN = f"<!-- <rss> -->{LAUGHS}"
MANY = "<!DOCTYPE a" * 100_000


@pytest.mark.parametrize("prolog", [LAUGHS, QUADRATIC, OUTSIDE, HIDDEN, MANY], ids=list("lqohm"))
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(read: Reader, write: Write, prolog: str, charset: str) -> None:
    source = prolog + rss(f"<item><description>{'&k;&a;' * 5000}</description></item>")
    started = time.process_time()
    finding = read(write("a.xml", source.encode(charset))).finding
    assert (finding.code, finding.severity) == ("read.feed-entities", "violation")
    assert time.process_time() - started < 5


def test_the_rest_goes_on_after_a_bomb(read: Reader, write: Write) -> None:
    write("a.xml", LAUGHS + rss(""))
    reading = read(write("b.xml", ATOM).parent)
    assert (len(reading.announcements), reading.codes) == (2, ["read.feed-entities"])


def test_words_about_entities_are_no_entities(read: Reader, write: Write) -> None:
    item = "<item><description><![CDATA[<p>We write &lt;!ENTITY a&gt; or <!ENTITY here.</p>]]></description></item>"
    assert read(write("a.xml", rss(item))).only.text.startswith("We write")


def test_a_feed_with_a_slip_is_read_as_far_as_it_goes(read: Reader, write: Write) -> None:
    reading = read(write("a.xml", rss(f"<item><title>A & B</title><description>{WORDS}</description></item>")))
    assert (len(reading.announcements), reading.codes) == (1, ["read.feed-broken"])


@pytest.mark.parametrize("source", ["<a><b/></a>", "words", "<html><body><p>words</p></body></html>"])
def test_what_is_no_feed_is_named(read: Reader, write: Write, source: str) -> None:
    assert read(write("a.xml", source)).codes == ["read.not-a-feed"]


def test_a_feed_without_entries_is_a_warning(read: Reader, write: Write) -> None:
    finding = read(write("a.xml", rss(""))).finding
    assert (finding.code, finding.severity) == ("read.feed-empty", "warning")


def test_an_entry_without_words_is_a_warning(read: Reader, write: Write) -> None:
    assert read(write("a.xml", rss("<item><title>T</title></item>"))).codes == ["read.no-text"]


def test_html_in_a_plain_summary_is_shown_as_words(read: Reader, write: Write) -> None:
    entry = "<entry><id>1</id><title>T</title><summary type='text'>a &lt;b&gt; c and more words</summary></entry>"
    source = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>{entry}</feed>'
    assert read(write("a.xml", source)).only.text == "T\n\na <b> c and more words"


@pytest.mark.parametrize("head", ["<!---->" * 600, "<?a?>" * 800, "<!DOCTYPE a>" * 300, " " * 4000, "<!--" * 1000])
def test_telling_a_feed_from_a_page_takes_no_time(head: str) -> None:
    started = time.process_time()
    assert kind_of_bytes(f"{head}<p>".encode(), "text/plain") == "text/plain"
    assert time.process_time() - started < 1
