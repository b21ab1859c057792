"""robots.txt (RFC 9309), read once for each host in a run."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from pipeline.read.notices import UnreadableError
from pipeline.read.urls import masked

LARGEST = 512_000  # bytes; what comes after is not read (RFC 9309, section 2.5)
LONGEST_DELAY = 30.0  # seconds between two pages of a host, whatever it asks for


@dataclass(slots=True)
class _Host:
    rules: Protego | None = None  # None: there are no rules
    trouble: UnreadableError | None = None
    was_asked: bool = False


class Robots:
    """Whether a page may be read, and how long to wait before."""

    def __init__(self, load: Callable[[str], str | None], user_agent: str, sleep: Callable[[float], None]) -> None:
        self._load, self._sleep = load, sleep
        self._agent = user_agent.split("/")[0].strip()
        self._hosts: dict[str, _Host] = {}

    def check(self, url: str) -> None:
        """Returns when the page may be asked for now.

        Raises: UnreadableError, when the site does not want it or its rules cannot be had.
        """
        host = self._host(url)
        if host.trouble:
            raise UnreadableError(host.trouble.code, **{**host.trouble.values, "url": masked(url)})
        if host.rules and not host.rules.can_fetch(url, self._agent):
            raise UnreadableError("read.robots", url=masked(url))
        delay = host.rules.crawl_delay(self._agent) if host.rules else None
        if host.was_asked and delay:
            self._sleep(min(delay, LONGEST_DELAY))
        host.was_asked = True

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._hosts:
            self._hosts[origin] = self._asked(f"{origin}/robots.txt")
        return self._hosts[origin]

    def _asked(self, url: str) -> _Host:
        try:
            text = self._load(url)
        except UnreadableError as error:
            return _Host(trouble=error)
        return _Host(rules=Protego.parse(text) if text else None)
