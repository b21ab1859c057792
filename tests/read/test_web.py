"""Pages over HTTP, from a real server."""

import gzip
import socket
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from pipeline.read import Given
from pipeline.read.urls import masked
from tests.read.conftest import Reader
from tests.read.site import HTML, PAGE, Answer, Site


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to}, body=b"")


def test_a_page_is_read(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer()
    announcement = read(f"{site.address}/news").only
    assert announcement.text == "New member\n\nThe Port Hallow Museum has joined the Coastal Network this spring."


def test_a_page_is_known_by_its_address(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer()
    announcement = read(f"{site.address}/news#top").only
    assert (announcement.url, announcement.source) == (f"{site.address}/news", f"{site.address}/news#top")


def test_lines_on_the_web_are_not_known_by_the_address_of_their_file(site: Site, read: Reader) -> None:
    site.answers["/all.jsonl"] = Answer(headers={"Content-Type": "text/plain"}, body=b'{"text": "A."}\n{"text": "B."}')
    assert [each.url for each in read(f"{site.address}/all.jsonl").announcements] == [None, None]


def test_a_title_may_be_given_for_an_address_of_any_length(site: Site, read: Reader) -> None:
    site.answers["/" + "a" * 5000] = Answer()
    assert read(f"{site.address}/{'a' * 5000}", given=Given(title="One")).only.title == "One"


def test_the_user_agent_is_named(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer()
    read.with_settings(user_agent="Tsevri/9 (steward@museum.example)")(f"{site.address}/news")
    assert {request.headers["User-Agent"] for request in site.requests} == {"Tsevri/9 (steward@museum.example)"}


def test_the_charset_of_the_answer_counts(site: Site, read: Reader) -> None:
    page = "<html><body><p>Музей Порт-Халлоу вступил в сеть прибрежных музеев.</p></body></html>"
    headers = {"Content-Type": "text/html; charset=windows-1251"}
    site.answers["/news"] = Answer(headers=headers, body=page.encode("cp1251"))
    reading = read(f"{site.address}/news")
    assert (reading.only.text, reading.findings) == ("Музей Порт-Халлоу вступил в сеть прибрежных музеев.", [])


def test_a_gzipped_page_is_archived_unpacked(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(headers={**HTML, "Content-Encoding": "gzip"}, body=gzip.compress(PAGE.encode()))
    announcement = read(f"{site.address}/news").only
    assert read.archive.get(announcement.snapshot.digest) == PAGE.encode()


# Conditional requests


def test_an_unchanged_page_is_taken_from_the_archive(site: Site, read: Reader) -> None:
    site.answers["/news"] = [Answer(headers={**HTML, "ETag": '"1"'}), Answer(status=304, headers={})]
    first, second = read(f"{site.address}/news").only, read(f"{site.address}/news").only
    assert first == second
    assert site.requests[-1].headers["If-None-Match"] == '"1"'


def test_the_date_of_change_is_asked_with(site: Site, read: Reader) -> None:
    day = "Wed, 21 May 2025 07:28:00 GMT"
    site.answers["/news"] = [Answer(headers={**HTML, "Last-Modified": day}), Answer(status=304, headers={})]
    assert read(f"{site.address}/news").only == read(f"{site.address}/news").only
    assert site.requests[-1].headers["If-Modified-Since"] == day


def test_a_damaged_archive_file_is_not_asked_with(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(headers={**HTML, "ETag": '"1"'})
    digest = read(f"{site.address}/news").only.snapshot.digest
    read.archive.path(digest).write_bytes(b"other")
    assert read(f"{site.address}/news").only.text.startswith("New member")
    assert "If-None-Match" not in site.requests[-1].headers


def test_a_304_that_nobody_asked_for_is_a_finding(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(status=304, headers={})
    assert read(f"{site.address}/news").codes == ["read.status"]


def test_a_server_that_fails_now_does_not_lose_the_page(site: Site, read: Reader) -> None:
    site.answers["/news"] = [Answer(), Answer(status=500)]
    first, second = read(f"{site.address}/news"), read(f"{site.address}/news")
    assert second.announcements == first.announcements
    assert (second.codes, second.finding.severity) == (["read.archived-copy"], "warning")


def test_a_page_that_is_gone_is_gone(site: Site, read: Reader) -> None:
    site.answers["/news"] = [Answer(), Answer(status=410)]
    read(f"{site.address}/news")
    assert read(f"{site.address}/news").codes == ["read.status"]


# Refusals


@pytest.mark.parametrize("status", [204, 401, 404, 500, 502])
def test_an_answer_that_is_no_page_is_named_with_its_status(site: Site, read: Reader, status: int) -> None:
    site.answers["/news"] = Answer(status=status)
    finding = read(f"{site.address}/news").finding
    assert (finding.code, finding.severity) == ("read.status", "violation")
    assert str(status) in finding.message["en"]
    assert str(status) in finding.message["ka"]


def test_the_rest_goes_on_after_a_page_that_fails(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer()
    reading = read(f"{site.address}/none", f"{site.address}/news")
    assert (len(reading.announcements), reading.codes) == (1, ["read.status"])


def test_a_server_that_says_nothing_is_given_up(site: Site, read: Reader) -> None:
    silent = threading.Event()

    def wait(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = silent.wait(5)

    site.answers["/news"] = wait
    started = time.monotonic()
    finding = read.with_settings(timeout=0.3)(f"{site.address}/news").finding
    silent.set()
    assert (finding.code, time.monotonic() - started < 2) == ("read.timeout", True)


def send_head(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A body that never ends, a byte at a time."""
    send_head(handler)
    write_until_cut(handler, b"a")


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    write_until_cut(handler, b"a")


def write_until_cut(handler: BaseHTTPRequestHandler, piece: bytes) -> None:
    handler.close_connection = True
    for _ in range(500):
        try:
            handler.wfile.write(piece)
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.02)


@pytest.mark.parametrize("script", [drip, drip_headers])
def test_a_server_that_never_comes_to_an_end_is_cut_off(site: Site, read: Reader, script: object) -> None:
    site.answers["/news"] = script  # type: ignore[assignment]
    started = time.monotonic()
    finding = read.with_settings(timeout=0.2)(f"{site.address}/news").finding
    assert (finding.code, time.monotonic() - started < 3) == ("read.deadline", True)


def flood(handler: BaseHTTPRequestHandler) -> None:
    send_head(handler)
    handler.close_connection = True
    try:
        for _ in range(10_000):
            handler.wfile.write(b"a" * 10_000)
    except OSError:
        return


def test_an_endless_stream_is_stopped_at_the_limit(site: Site, read: Reader) -> None:
    site.answers["/news"] = flood
    finding = read.with_settings(max_bytes=200_000)(f"{site.address}/news").finding
    assert (finding.code, "200000" in finding.message["en"]) == ("read.too-large", True)


def test_a_compressed_bomb_is_stopped_at_the_limit(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(headers={**HTML, "Content-Encoding": "gzip"}, body=gzip.compress(b"\0" * 50_000_000))
    assert read.with_settings(max_bytes=200_000)(f"{site.address}/news").codes == ["read.too-large"]


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "compress"])
def test_an_unknown_packing_is_refused(site: Site, read: Reader, encoding: str) -> None:
    site.answers["/news"] = Answer(headers={**HTML, "Content-Encoding": encoding})
    assert read(f"{site.address}/news").codes == ["read.content-encoding"]


def test_a_broken_packing_is_refused(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(headers={**HTML, "Content-Encoding": "gzip"}, body=zlib.compress(b"x")[:5])
    assert read(f"{site.address}/news").codes == ["read.content-encoding"]


def test_a_body_that_breaks_off_is_a_finding(site: Site, read: Reader) -> None:
    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\nhalf")

    site.answers["/news"] = break_off
    assert read(f"{site.address}/news").codes == ["read.connection"]


def test_what_is_not_text_is_not_downloaded(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7")
    finding = read(f"{site.address}/news").finding
    assert (finding.code, finding.value) == ("read.media-type", "application/pdf")


def test_an_empty_page_is_named(site: Site, read: Reader) -> None:
    site.answers["/news"] = Answer(body=b"")
    assert read(f"{site.address}/news").codes == ["read.empty"]


def test_a_port_where_nobody_listens_is_named(read: Reader) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert read(f"http://127.0.0.1:{port}/").codes == ["read.connection"]


def test_a_name_without_a_server_is_named(read: Reader) -> None:
    assert read("http://no-such-host.invalid/").codes == ["read.no-host"]


def test_plain_http_where_tls_is_expected_is_named(site: Site, read: Reader) -> None:
    assert read(site.address.replace("http:", "https:")).codes == ["read.tls"]


@pytest.mark.parametrize(
    "address",
    ["ftp://museum.example/x", "file:///etc/passwd", "http://", "http://[::1", "http://a:99999/", "http://a\\b/"],
)
def test_only_whole_web_addresses_are_read(read: Reader, address: str) -> None:
    assert read(address).codes == ["read.url-refused"]


def test_an_address_with_a_password_is_refused_and_the_password_not_shown(read: Reader) -> None:
    finding = read("http://ana:secret@museum.example/").finding
    assert finding.code == "read.credentials"
    assert "secret" not in repr(finding)


def test_masking_leaves_other_addresses_alone() -> None:
    assert masked("https://museum.example/@ana") == "https://museum.example/@ana"


# Redirects


def test_a_redirect_is_followed_to_the_page(site: Site, read: Reader) -> None:
    site.answers.update({"/old": moved("/new"), "/new": Answer()})
    assert read(f"{site.address}/old").only.url == f"{site.address}/new"


def test_a_circle_of_redirects_ends(site: Site, read: Reader) -> None:
    site.answers["/old"] = moved("/old")
    assert read(f"{site.address}/old").codes == ["read.redirects"]
    assert site.paths().count("/old") == 6


def test_the_body_of_a_redirect_is_not_read(site: Site, read: Reader) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /new\r\n\r\n")
        write_until_cut(handler, b"a")

    site.answers.update({"/old": endless, "/new": Answer()})
    assert read.with_settings(timeout=0.3)(f"{site.address}/old").only


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///etc/passwd", "read.url-refused"),
        ("gopher://museum.example/", "read.url-refused"),
        ("http://[::1", "read.url-refused"),
        ("http://ana:secret@museum.example/", "read.credentials"),
    ],
)
def test_every_hop_is_checked(site: Site, read: Reader, target: str, code: str) -> None:
    site.answers["/old"] = moved(target)
    assert read(f"{site.address}/old").codes == [code]


# Busy servers


def busy(status: int, **headers: str) -> Answer:
    return Answer(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(site: Site, read: Reader, status: int) -> None:
    site.answers["/news"] = [busy(status), busy(status), Answer()]
    assert read(f"{site.address}/news").only
    assert read.waits == [1.0, 2.0]


def test_a_busy_server_says_how_long_to_wait(site: Site, read: Reader) -> None:
    site.answers["/news"] = [busy(503, Retry_After="7"), Answer()]
    assert read(f"{site.address}/news").only
    assert read.waits == [7.0]


def test_a_moment_to_come_back_that_is_over_is_now(site: Site, read: Reader) -> None:
    site.answers["/news"] = [busy(503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), Answer()]
    assert read(f"{site.address}/news").only
    assert read.waits == [0.0]


def test_a_server_that_wants_a_long_rest_gets_it(site: Site, read: Reader) -> None:
    site.answers["/news"] = busy(429, Retry_After="86400")
    assert read(f"{site.address}/news").codes == ["read.busy"]
    assert (read.waits, site.paths().count("/news")) == ([], 1)


def test_a_server_that_stays_busy_is_given_up(site: Site, read: Reader) -> None:
    site.answers["/news"] = busy(503)
    assert read.with_settings(retries=2)(f"{site.address}/news").codes == ["read.busy"]
    assert site.paths().count("/news") == 3


# robots.txt


def robots(text: str) -> Answer:
    return Answer(headers={"Content-Type": "text/plain"}, body=text.encode())


def test_robots_txt_is_obeyed(site: Site, read: Reader) -> None:
    site.answers.update({"/robots.txt": robots("User-agent: tsevri\nDisallow: /private"), "/private/a": Answer()})
    assert read(f"{site.address}/private/a").codes == ["read.robots"]
    assert site.paths() == ["/robots.txt"]


def test_robots_txt_for_others_does_not_concern_us(site: Site, read: Reader) -> None:
    site.answers.update({"/robots.txt": robots("User-agent: otherbot\nDisallow: /"), "/news": Answer()})
    assert read(f"{site.address}/news").only


def test_robots_txt_holds_behind_a_redirect(site: Site, read: Reader) -> None:
    site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /private")
    site.answers.update({"/news": moved("/private/a"), "/private/a": Answer()})
    assert read(f"{site.address}/news").codes == ["read.robots"]
    assert "/private/a" not in site.paths()


def test_robots_txt_is_read_once_for_a_host(site: Site, read: Reader) -> None:
    site.answers.update({"/a": Answer(), "/b": Answer()})
    read(f"{site.address}/a", f"{site.address}/b")
    assert site.paths().count("/robots.txt") == 1


def test_a_robots_txt_that_fails_forbids(site: Site, read: Reader) -> None:
    site.answers.update({"/robots.txt": Answer(status=500), "/news": Answer()})
    assert read(f"{site.address}/news").codes == ["read.robots-unknown"]


def test_the_pause_that_a_site_asks_for_is_kept(site: Site, read: Reader) -> None:
    site.answers.update({"/robots.txt": robots("User-agent: *\nCrawl-delay: 4"), "/a": Answer(), "/b": Answer()})
    read(f"{site.address}/a", f"{site.address}/b")
    assert read.waits == [4.0]


def test_an_endless_robots_txt_is_cut(site: Site, read: Reader) -> None:
    site.answers.update({"/robots.txt": robots("User-agent: *\nDisallow: /x\n" + "#" * 900_000), "/news": Answer()})
    assert read(f"{site.address}/news").only
