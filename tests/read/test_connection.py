"""No connection to a private address, by whatever road."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.read import connection
from pipeline.read.connection import is_public
from tests.read.conftest import Reader
from tests.read.site import Answer, Site


@pytest.mark.parametrize("host", [
    "127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
    "0", "[::]",
])  # fmt: skip
def test_this_machine_is_not_asked(site: Site, read: Reader, host: str) -> None:
    site.answers["/"] = Answer()
    port = site.address.rpartition(":")[2]
    finding = read.with_settings(allow_private=False)(f"http://{host}:{port}/").finding
    assert (finding.code, finding.severity) == ("read.private-address", "violation")
    assert site.requests == []


@pytest.mark.parametrize("address", [
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "0.0.0.1", "192.0.2.1", "fe80::1", "fc00::1", "ff02::1", "::", "::1", "::ffff:10.0.0.1",
    "2002:0a00:0001::", "64:ff9b::10.0.0.1", "2001:db8::1",
])  # fmt: skip
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2a00:1450:4001:800::200e", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def only_the_first_is_public(address: str) -> bool:
    return address == "127.0.0.1"


def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "is_public", only_the_first_is_public)
    site.answers["/news"] = Answer(status=302, headers={"Location": "http://127.0.0.2/admin"})
    finding = read.with_settings(allow_private=False)(f"{site.address}/news").finding
    assert (finding.code, finding.source) == ("read.private-address", f"{site.address}/news")
    assert "127.0.0.2" in finding.message["en"]


class Names:
    """A name server that gives another address each time it is asked."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        self.asked += 1
        addresses = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]


def test_a_name_with_one_private_address_is_refused(site: Site, read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["93.184.215.14", "127.0.0.1"]))
    port = site.address.rpartition(":")[2]
    assert read.with_settings(allow_private=False)(f"http://museum.example:{port}/").codes == ["read.private-address"]


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.1"], ["127.0.0.9"])
    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(connection, "is_public", only_the_first_is_public)
    site.answers["/news"] = Answer()
    port = site.address.rpartition(":")[2]
    assert read.with_settings(allow_private=False)(f"http://museum.example:{port}/news").only
    assert (names.asked, len(site.requests)) == (2, 2)  # robots.txt and the page, each resolved once


def test_the_next_address_of_a_name_is_tried(site: Site, read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Names(["127.0.0.9", "127.0.0.1"]))
    site.answers["/news"] = Answer()
    port = site.address.rpartition(":")[2]
    assert read(f"http://museum.example:{port}/news").only.url == f"http://museum.example:{port}/news"


def test_a_proxy_of_the_environment_is_not_used(site: Site, read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.answers["/news"] = Answer()
    assert read(f"{site.address}/news").only


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[int]:
    """The port of a TLS server whose certificate nobody vouches for."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_shake_hands, args=(listener, context))
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    sock, _ = listener.accept()
    with sock:
        try:
            context.wrap_socket(sock, server_side=True).close()
        except OSError:
            return


def test_a_certificate_that_nobody_vouches_for_is_refused(self_signed: int, read: Reader) -> None:
    assert read(f"https://localhost:{self_signed}/").codes == ["read.tls"]
