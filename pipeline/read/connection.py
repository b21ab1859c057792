"""Connections that go to checked addresses only, and that end when their time is over.

The address is checked where the socket is opened, on the very value that is connected to: a name that resolves to
something else a moment later, a redirect, or a number written in another base changes nothing. TLS still checks the
certificate against the name.
"""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from pipeline.read.notices import UnreadableError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Guard:
    """Opens the sockets of one request, and cuts them when `seconds` are over."""

    def __init__(self, *, allow_private: bool) -> None:
        self.is_over = False
        self._allow_private = allow_private
        self._sockets: list[socket.socket] = []

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Everything inside is cut off after `seconds`, even a server that sends a byte now and then."""
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            for twin in self._sockets:
                twin.close()
            self._sockets.clear()

    def connect(self, connection: HTTPConnection) -> socket.socket:
        """A socket to the first address of the host that answers; all its addresses must be allowed.

        Raises: UnreadableError for an address inside a private network.
        """
        host, failure = connection.host, OSError("no address")
        for family, address in self._addresses(connection):
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(connection.timeout)
                sock.connect(address)
            except OSError as error:
                sock.close()
                failure = error
                continue
            self._watch(sock)
            return sock
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(connection, f"{host} did not answer") from failure
        raise NewConnectionError(connection, str(failure)) from failure

    def _addresses(self, connection: HTTPConnection) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
        host, port = connection.host.strip("[]"), connection.port or 0
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
        for *_, address in found:
            if not self._allow_private and not is_public(str(address[0])):
                raise UnreadableError("read.private-address", url=host, address=address[0])
        return [(family, address) for family, _, _, _, address in found]  # type: ignore[misc]  # IPv6 has four parts

    def _watch(self, sock: socket.socket) -> None:
        twin = sock.dup()  # TLS takes the socket over; its twin still reaches the connection
        self._sockets.append(twin)
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        self.is_over = True
        for twin in list(self._sockets):
            with suppress(OSError):
                twin.shutdown(socket.SHUT_RDWR)


class GuardedAdapter(HTTPAdapter):
    """An adapter of requests whose connections a guard opens."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: object, **options: object) -> None:
        super().init_poolmanager(*args, **options)  # type: ignore[arg-type]
        guard = self._guard

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return guard.connect(self)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return guard.connect(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def is_public(text: str) -> bool:
    """Whether an address is on the public internet, however it is wrapped.

    >>> [is_public(a) for a in ("93.184.215.14", "10.1.2.3", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "224.0.0.1")]
    [True, False, False, False, False]
    """
    address = _unwrapped(ipaddress.ip_address(text))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries, where it carries one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if inner is None and address in _NAT64:
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address
