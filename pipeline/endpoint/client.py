"""One question to an OpenAI-compatible server, one answer or a reason why there is none. Nothing here raises.

The server is not trusted: no redirect is followed, an answer has a size and a time, what comes back is only handed on.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import requests
from requests.exceptions import RequestException
from urllib3.exceptions import HTTPError

from pipeline.endpoint.kept import Kept, key_of
from pipeline.extract.second import Answer, Prompt
from pipeline.read.connection import Guard, GuardedAdapter
from pipeline.settings import ModelSettings

LARGEST = 1_000_000  # bytes of an answer
CHUNK = 16_384
MOST_TOKENS = 2_048
SEED = 1
PATIENCE = 3  # failures in a row after which this process asks no more
FORMATS = ("json_schema", "json_object", "plain", "bare")  # from the strictest; bare leaves out all that may be refused
OK, KEY_REFUSED, BUSY = 200, frozenset({401, 403}), frozenset({429, 503})
FORMAT_REFUSED = frozenset({400, 415, 422, 500, 501})  # llama-cpp-python says 500 to a format that it does not know


class _Failed(Exception):  # noqa: N818 - a reason, not a fault of ours
    def __init__(self, reason: str, status: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.status = reason, status


class _OneAnswer(requests.Session):
    """requests reads the body of a redirect even when it is told not to follow; this one does not."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


class Endpoint:
    """Asks one model. Remembers which format its server takes, and when to leave it in peace."""

    def __init__(self, settings: ModelSettings, key: str | None, kept: Kept | None) -> None:
        self._settings, self._key, self._kept = settings, key, kept
        self._url = settings.url.rstrip("/") + "/chat/completions"
        self._format = 0  # index of the strictest format that is tried
        self._is_agreed = False
        self._failures = 0

    def __call__(self, prompt: Prompt) -> Answer:
        key = key_of(self._settings.name, prompt)
        known = self._kept.get(key) if self._kept else None
        if known is not None:
            return Answer(known)
        if self._failures >= PATIENCE:
            return Answer(None, "given-up")
        try:
            content = self._negotiated(prompt)
        except _Failed as failed:
            self._failures = PATIENCE if failed.reason == "key" else self._failures + 1
            return Answer(None, failed.reason)
        self._failures = 0
        if self._kept:
            self._kept.put(key, content)
        return Answer(content)

    def _negotiated(self, prompt: Prompt) -> str:
        """The answer in the strictest format that the server takes."""
        for number in range(self._format, len(FORMATS)):
            try:
                content = self._asked(body_of(self._settings.name, prompt, FORMATS[number]))
            except _Failed as failed:
                if failed.status not in FORMAT_REFUSED or number == len(FORMATS) - 1:
                    raise
                continue
            if not self._is_agreed:
                self._format, self._is_agreed = number, True
            return content
        raise AssertionError("the last format either answers or raises")

    def _asked(self, body: Mapping[str, object]) -> str:
        with self._opened(json.dumps(body).encode()) as (response, guard):
            status = response.status_code
            if status in KEY_REFUSED:
                raise _Failed("key")
            if status != OK:
                raise _Failed("busy" if status in BUSY else f"status-{status}", status)
            data = bytearray()
            for chunk in response.iter_content(CHUNK):
                data += chunk
                if len(data) > LARGEST:
                    raise _Failed("too-large")
            if guard.is_over:
                raise _Failed("timeout")
        return _content(bytes(data))

    @contextmanager
    def _opened(self, body: bytes) -> Iterator[tuple[requests.Response, Guard]]:
        guard, timeout = Guard(allow_private=True), self._settings.timeout
        try:
            with _OneAnswer() as session, guard.limit(timeout):
                session.trust_env = False  # no proxy and no password file: the text goes where the settings say
                for scheme in ("http://", "https://"):
                    session.mount(scheme, GuardedAdapter(guard))
                session.headers.update(self._headers())
                with session.post(
                    self._url, data=body, timeout=(timeout, timeout), stream=True, allow_redirects=False
                ) as response:
                    yield response, guard
        except (RequestException, HTTPError, OSError) as error:
            late = guard.is_over or isinstance(error, requests.Timeout) or "timed out" in str(error).lower()
            raise _Failed("timeout" if late else "unreachable") from error

    def _headers(self) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Content-Type": "application/json",
            "Connection": "close",
            "User-Agent": "Tsevri",
        }
        return headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})


def body_of(model: str, prompt: Prompt, form: str) -> dict[str, object]:
    """What is sent: the same for the same prompt."""
    messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
    body: dict[str, object] = {"model": model, "messages": messages}
    if form == "bare":
        return body
    body |= {"temperature": 0, "seed": SEED, "max_tokens": MOST_TOKENS}
    if form == "json_schema":
        named = {"name": "answer", "strict": True, "schema": prompt.schema}
        return body | {"response_format": {"type": "json_schema", "json_schema": named}}
    if form == "json_object":
        return body | {"response_format": {"type": "json_object", "schema": prompt.schema}}
    return body


def _content(data: bytes) -> str:
    """What the model wrote, out of the envelope of the protocol."""
    try:
        message = json.loads(data)["choices"][0]["message"]
        content = message["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _Failed("no-answer") from error
    if message.get("refusal") or not isinstance(content, str) or not content.strip():
        raise _Failed("declined")
    return content
