"""Pages over HTTP, asked for politely and read with suspicion."""

import email.utils
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

import requests
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectionError,
    ContentDecodingError,
    RequestException,
    SSLError,
    Timeout,
)
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, ReadTimeoutError

from pipeline.read.archive import Archive
from pipeline.read.charset import of_answer
from pipeline.read.connection import Guard, GuardedAdapter
from pipeline.read.kinds import kind_of_answer, kind_of_bytes
from pipeline.read.notices import Both, UnreadableError
from pipeline.read.remembered import Remembered, recall, remember
from pipeline.read.robots import LARGEST, Robots
from pipeline.read.urls import masked, readable
from pipeline.settings import ReadSettings

Sleep = Callable[[float], None]

Former = tuple[Remembered, bytes]  # the answer of an earlier run

HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
MOST_REDIRECTS = 5
OK, NOT_MODIFIED, SERVER_ERROR = 200, 304, 500
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
LONGEST_WAIT = 60.0  # seconds; a server that asks for more is left alone until the next run
DEADLINE = 6  # times the time-out: how long a whole answer may take
CHUNK = 65_536
UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
PASSING = frozenset({"read.connection", "read.timeout", "read.deadline", "read.no-host", "read.busy"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_NO_ADDRESS = Both("it is not a whole address", "ეს სრული მისამართი არ არის")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    data: bytes
    kind: str
    charset: str | None
    address: str  # after redirects
    trouble: UnreadableError | None = None  # why these bytes come from the archive although the server was asked


class _OneAnswer(requests.Session):
    """requests reads the body of a redirect, however long, even when it is told not to follow. This one does not."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


class Web:
    """Asks one server after another; remembers the rules of each host for the length of a run."""

    def __init__(self, archive: Archive, settings: ReadSettings, sleep: Sleep = time.sleep) -> None:
        self._archive, self._settings, self._sleep = archive, settings, sleep
        self._robots = Robots(self._rules, settings.user_agent, sleep)

    def get(self, url: str) -> Page:
        """The page at an address, after its redirects.

        Raises: UnreadableError.
        """
        for _ in range(MOST_REDIRECTS + 1):
            readable(url)
            page = self._ask(url)
            if isinstance(page, Page):
                return page
            url = page
        raise UnreadableError("read.redirects", url=masked(url), limit=MOST_REDIRECTS)

    def answer(self, url: str, headers: Mapping[str, str], body: bytes | None = None) -> bytes:
        """What a service answers; nothing of it is archived. A question that is posted is not sent anywhere else.

        Raises: UnreadableError.
        """
        for _ in range(MOST_REDIRECTS + 1):
            readable(url)
            self._robots.check(url)
            with self._patient(url, dict(headers), body) as (response, guard):
                if body is None and response.status_code in REDIRECTS and "location" in response.headers:
                    url = _moved(url, response.headers["location"])
                    continue
                if response.status_code != OK:
                    raise UnreadableError("read.status", url=masked(url), status=response.status_code)
                return self._body(response, guard, url, self._settings.max_bytes)
        raise UnreadableError("read.redirects", url=masked(url), limit=MOST_REDIRECTS)

    def _ask(self, url: str) -> Page | str:
        """The page, or the address it has moved to. A server that fails for now is no reason to lose a page."""
        former = recall(self._archive, url)
        try:
            self._robots.check(url)
            return self._answer(url, former)
        except UnreadableError as error:
            if former is None or not _is_passing(error):
                raise
            return _page(*former, trouble=error)

    def _answer(self, url: str, former: Former | None) -> Page | str:
        headers = former[0].headers() if former else {}
        with self._patient(url, headers) as (response, guard):
            if response.status_code == NOT_MODIFIED and former:
                return _page(*former)
            if response.status_code in REDIRECTS and "location" in response.headers:
                return _moved(url, response.headers["location"])
            if response.status_code != OK:
                raise UnreadableError("read.status", url=masked(url), status=response.status_code)
            kind = _kind(response, url)
            data = self._body(response, guard, url, self._settings.max_bytes)
        return self._kept(url, response, kind, data)

    def _kept(self, url: str, response: requests.Response, kind: str, data: bytes) -> Page:
        answer = Remembered(
            url=url,
            digest=self._archive.put(data),
            kind=kind_of_bytes(data, kind),
            charset=of_answer(data, _charset(response)),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )
        remember(self._archive, answer)
        return _page(answer, data)

    def _rules(self, url: str) -> str | None:
        """The text of a robots.txt; None where there is none."""
        for _ in range(MOST_REDIRECTS + 1):
            readable(url)
            with self._patient(url, {}) as (response, guard):
                if response.status_code in REDIRECTS and "location" in response.headers:
                    url = _moved(url, response.headers["location"])
                    continue
                if response.status_code >= SERVER_ERROR:
                    raise UnreadableError("read.robots-unknown", url=masked(url), status=response.status_code)
                if response.status_code != OK:
                    return None
                return self._body(response, guard, url, LARGEST, is_cut=True).decode("utf-8", "replace")
        return None

    @contextmanager
    def _patient(
        self, url: str, headers: dict[str, str], body: bytes | None = None
    ) -> Iterator[tuple[requests.Response, Guard]]:
        """An answer; a busy server is asked again after a while."""
        for attempt in range(self._settings.retries + 1):
            with self._opened(url, headers, body) as (response, guard):
                if response.status_code not in BUSY:
                    yield response, guard
                    return
                wait = _wait(response, attempt)
            if attempt == self._settings.retries or wait > LONGEST_WAIT:
                raise UnreadableError("read.busy", url=masked(url), status=response.status_code)
            self._sleep(wait)

    @contextmanager
    def _opened(
        self, url: str, headers: dict[str, str], body: bytes | None
    ) -> Iterator[tuple[requests.Response, Guard]]:
        guard = Guard(allow_private=self._settings.allow_private)
        timeout = self._settings.timeout
        with _OneAnswer() as session, _translated(url, guard, timeout), guard.limit(timeout * DEADLINE):
            session.trust_env = False  # no proxy and no password file: both would go round the check of the address
            for scheme in ("http://", "https://"):
                session.mount(scheme, GuardedAdapter(guard))
            session.headers.update({**HEADERS, "User-Agent": self._settings.user_agent, **headers})
            method, times = "GET" if body is None else "POST", (timeout, timeout)
            with session.request(method, url, data=body, timeout=times, stream=True, allow_redirects=False) as response:
                yield response, guard

    def _body(self, response: requests.Response, guard: Guard, url: str, limit: int, *, is_cut: bool = False) -> bytes:
        """The unpacked bytes, as far as the limit."""
        packed = response.headers.get("content-encoding", "").strip().lower()
        if packed not in UNPACKED:
            raise UnreadableError("read.content-encoding", url=masked(url), value=packed)
        data = bytearray()
        for chunk in response.iter_content(CHUNK):
            data += chunk
            if len(data) > limit and not is_cut:
                raise UnreadableError("read.too-large", source=masked(url), limit=limit)
            if len(data) > limit:
                break
        if guard.is_over:
            raise UnreadableError("read.deadline", url=masked(url), seconds=_seconds(self._settings.timeout * DEADLINE))
        return bytes(data[:limit])


@contextmanager
def _translated(url: str, guard: Guard, timeout: float) -> Iterator[None]:
    """What can go wrong on the way, as findings."""
    try:
        yield
    except UnreadableError as error:
        raise UnreadableError(error.code, **{**error.values, "url": masked(url)}) from error
    except (RequestException, HTTPError, OSError) as error:
        if guard.is_over:
            raise UnreadableError("read.deadline", url=masked(url), seconds=_seconds(timeout * DEADLINE)) from error
        raise UnreadableError(_code(error), url=masked(url), seconds=_seconds(timeout), **_details(error)) from error


def _code(error: Exception) -> str:
    if isinstance(error, SSLError):
        return "read.tls"
    if isinstance(error, Timeout) or _has_cause(error, ReadTimeoutError):
        return "read.timeout"
    if _has_cause(error, NameResolutionError):
        return "read.no-host"
    if isinstance(error, ContentDecodingError):
        return "read.content-encoding"
    is_broken_off = isinstance(error, ConnectionError | ChunkedEncodingError | HTTPError)
    return "read.connection" if is_broken_off or not isinstance(error, RequestException) else "read.url-refused"


def _details(error: Exception) -> dict[str, object]:
    return {"reason": _NO_ADDRESS, "value": "gzip"} if isinstance(error, RequestException) else {}


def _has_cause(error: BaseException, kind: type[Exception]) -> bool:
    """Whether an error of a kind is wrapped in this one: requests puts them into the arguments."""
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    return isinstance(reason, kind)


def _is_passing(error: UnreadableError) -> bool:
    """Whether it may be better tomorrow."""
    status = error.values.get("status")
    return error.code in PASSING or (isinstance(status, int) and status >= SERVER_ERROR)


def _page(answer: Remembered, data: bytes, trouble: UnreadableError | None = None) -> Page:
    return Page(data=data, kind=answer.kind, charset=answer.charset, address=answer.url, trouble=trouble)


def _kind(response: requests.Response, url: str) -> str:
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    kind = kind_of_answer(media_type, url)
    if kind is None:
        raise UnreadableError("read.media-type", url=masked(url), value=media_type)
    return kind


def _charset(response: requests.Response) -> str | None:
    found = _CHARSET.search(response.headers.get("content-type", ""))
    return found[1] if found else None


def _moved(url: str, location: str) -> str:
    """Where a redirect leads. Headers come as Latin-1, addresses are UTF-8."""
    target = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urljoin(url, target).partition("#")[0]
    except ValueError as error:
        raise UnreadableError("read.url-refused", url=masked(url), reason=_NO_ADDRESS) from error


def _wait(response: requests.Response, attempt: int) -> float:
    """Seconds until a busy server may be asked again: as it says, else longer each time."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    moment = _moment(said)
    if moment is None:
        return float(2**attempt)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _seconds(number: float) -> str:
    return f"{number:g}"
