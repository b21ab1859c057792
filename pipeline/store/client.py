"""A triplestore over HTTP: asked, updated, filled; waits and tries again when it is away for a moment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util.retry import Retry

from pipeline.errors import StoreError, UsageError
from pipeline.store.answers import Answer, answer_of, answer_of_graph
from pipeline.store.dialects import Dialect, guess_dialect

USER, PASSWORD, TOKEN = "TSEVRI_STORE_USER", "TSEVRI_STORE_PASSWORD", "TSEVRI_STORE_TOKEN"
TRIES = 5
PAUSE = 0.5  # seconds, doubled each time
AGAIN = (429, 502, 503, 504)
CONNECT, ANSWER = 10, 900  # seconds
UNAUTHORIZED, FORBIDDEN = 401, 403
JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
SAID = 300  # letters of a refusal that are passed on


class SlowAnswer(StoreError):  # noqa: N818 - the store may be well, and the question hard
    """A store took longer than we waited."""


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    url: str  # without a slash at the end
    dialect: Dialect
    session: requests.Session

    def select(self, query: str, seconds: float = ANSWER) -> Answer:
        """Raises: StoreError; SlowAnswer."""
        response = self._post(self.dialect.query, {"query": query}, {"Accept": JSON}, seconds=seconds)
        try:
            return answer_of(parse_query_results(response.content, QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.url} answered what is no SPARQL result ({error}).") from error

    def construct(self, query: str, seconds: float = ANSWER) -> Answer:
        """Raises: StoreError; SlowAnswer."""
        response = self._post(self.dialect.query, {"query": query}, {"Accept": TURTLE}, seconds=seconds)
        try:
            return answer_of_graph(parse(response.content, RdfFormat.TURTLE))
        except SyntaxError as error:
            raise StoreError(f"{self.url} answered what is no Turtle ({error}).") from error

    def update(self, update: str) -> None:
        """Raises: StoreError."""
        self._post(self.dialect.update, update.encode(), {"Content-Type": "application/sparql-update"})

    def add_quads(self, lines: str) -> None:
        """Raises: StoreError."""
        assert self.dialect.quads is not None  # noqa: S101 - the caller looked
        self._post(self.dialect.quads, lines.encode(), {"Content-Type": self.dialect.quads_type})

    def add_to_graph(self, graph: str, lines: str) -> None:
        """Raises: StoreError."""
        assert self.dialect.graphs is not None  # noqa: S101 - the caller looked
        place = {self.dialect.graph_parameter: graph}
        self._post(self.dialect.graphs, lines.encode(), {"Content-Type": self.dialect.graph_type}, place)

    def _post(
        self,
        address: str,
        data: bytes | Mapping[str, str],
        headers: Mapping[str, str],
        parameters: Mapping[str, str] | None = None,
        seconds: float = ANSWER,
    ) -> requests.Response:
        try:
            response = self.session.post(
                self.url + address,
                data=data,
                headers=dict(headers),
                params=parameters,
                timeout=(CONNECT, seconds),
                allow_redirects=False,
            )
        except requests.ReadTimeout as error:
            raise SlowAnswer(f"{self.url} gave no answer in {seconds:g} seconds.") from error
        except requests.RequestException as error:
            raise StoreError(
                f"{self.url} does not answer ({type(error).__name__}). Is it running? Run the same command again: it "
                "goes on where it stopped."
            ) from error
        if response.status_code in (UNAUTHORIZED, FORBIDDEN):
            raise StoreError(
                f"{self.url}{address} wants to know who asks ({response.status_code}): set {USER} and {PASSWORD}, or "
                f"{TOKEN}, in the environment, for an account that may write."
            )
        if not response.ok or response.is_redirect:
            said = " ".join(response.text.split())[:SAID]
            raise StoreError(f"{self.url}{address} refused with {response.status_code}: {said}")
        return response


def connect(
    url: str, dialect: Dialect | None, environment: Mapping[str, str] = os.environ, tries: int = TRIES
) -> Client:
    """Raises: UsageError; StoreError when nothing answers there."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url!r} is no address of a store: write it as http://localhost:7878.")
    if parts.username or parts.password:
        raise UsageError(f"No passwords on the command line: set {USER} and {PASSWORD} in the environment.")
    url = url.rstrip("/")
    session = requests.Session()
    retry = Retry(
        total=tries,
        read=False,
        backoff_factor=PAUSE,
        status_forcelist=AGAIN,
        allowed_methods=None,
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    client = Client(url=url, dialect=dialect or _dialect_of(session, url), session=session)
    session.auth = _authentication(client, environment)
    return client


def _dialect_of(session: requests.Session, url: str) -> Dialect:
    try:
        response = session.get(url, timeout=(CONNECT, CONNECT), allow_redirects=False)
    except requests.RequestException as error:
        raise StoreError(f"Nothing answers at {url} ({type(error).__name__}): is the store running?") from error
    return guess_dialect(url, response.headers)


def _authentication(client: Client, environment: Mapping[str, str]) -> AuthBase | None:
    """What the environment gives, in the way that the store asks for."""
    if token := environment.get(TOKEN):
        return _Bearer(token)
    user, password = environment.get(USER), environment.get(PASSWORD, "")
    if not user:
        return None
    try:
        address = client.url + client.dialect.update
        response = client.session.get(address, timeout=(CONNECT, CONNECT), allow_redirects=False)
    except requests.RequestException as error:
        raise StoreError(f"Nothing answers at {client.url} ({type(error).__name__}): is the store running?") from error
    asked = response.headers.get("WWW-Authenticate", "").lower()
    if "digest" in asked:
        return HTTPDigestAuth(user, password)
    return HTTPBasicAuth(user.encode(), password.encode())  # RFC 7617: UTF-8, where requests takes Latin-1
