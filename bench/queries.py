"""Ask the queries of the contract here and there, and load a release here and there, in one run.

    python bench/queries.py RELEASE --endpoint ours=http://127.0.0.1:8000/sparql --endpoint bare=http://127.0.0.1:7878/query
    python bench/queries.py RELEASE --load

The first prints latency and answers a second for the embedded store and each SPARQL endpoint. The second starts the
Oxigraph server and Virtuoso, where they are installed, and prints quads a second of `tsevri load` beside one upload.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.store import DIALECTS, answer_of, connect, contract, load, open_store  # noqa: E402
from pipeline.store.parts import statements  # noqa: E402
from tests.queries.stores import VIRTUOSO, Server, oxigraph, running, virtuoso  # noqa: E402

Ask = Callable[[str], object]
CLIENTS = (1, 8)
SECONDS = 5  # of asking with so many clients
RUNS = 5
DBA = ("dba", "dba")


def embedded(release: Path) -> Ask:
    store = open_store(release)
    return lambda text: answer_of(store.query(text))


def endpoint(url: str) -> Ask:
    session = requests.Session()

    def ask(text: str) -> bytes:
        accept = "text/turtle" if "CONSTRUCT" in text else "application/sparql-results+json"
        response = session.post(url, data={"query": text}, headers={"Accept": accept}, timeout=60)
        response.raise_for_status()
        return response.content

    return ask


def latencies(ask: Ask, texts: list[str]) -> list[float]:
    """Milliseconds, all queries in turn, several times."""
    found = []
    for _ in range(RUNS):
        for text in texts:
            start = time.perf_counter()
            ask(text)
            found.append((time.perf_counter() - start) * 1000)
    return found


def rate(make: Callable[[], Ask], texts: list[str], clients: int) -> float:
    """Answers a second with so many clients at once."""
    end = time.perf_counter() + SECONDS

    def client(_: int) -> int:
        ask, number = make(), 0
        while time.perf_counter() < end:
            ask(texts[number % len(texts)])
            number += 1
        return number

    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(client, range(clients))) / SECONDS


def asked(release: Path, endpoints: dict[str, str]) -> Iterator[str]:
    texts = [query.text for query in contract() if not query.outside]
    makers: dict[str, Callable[[], Ask]] = {"embedded store": lambda: embedded(release)}
    makers |= {name: lambda url=url: endpoint(url) for name, url in endpoints.items()}  # type: ignore[misc]
    yield f"| {len(texts)} queries | p50 ms | p95 ms | " + " | ".join(f"answers/s, {n} clients" for n in CLIENTS) + " |"
    yield "|---|---|---|" + "---|" * len(CLIENTS)
    for name, make in makers.items():
        ask = make()
        latencies(ask, texts)  # warm
        found = sorted(latencies(ask, texts))
        rates = [f"{rate(make, texts, clients):.0f}" for clients in CLIENTS]
        p95 = found[int(len(found) * 0.95)]
        yield f"| {name} | {statistics.median(found):.2f} | {p95:.2f} | {' | '.join(rates)} |"


def loaded(release: Path) -> Iterator[str]:
    number = sum(1 for _ in statements(release.resolve()))
    yield f"| load of {number:,} quads | quads/s |\n|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("oxigraph", oxigraph), ("virtuoso", virtuoso)):
            if name == "virtuoso" and VIRTUOSO is None:
                continue
            for how, fill in (("tsevri load", by_load), (f"{name}'s own upload", UPLOADS[name])):
                place = Path(folder) / f"{name}-{len(how)}"
                place.mkdir()
                with running(make(place)) as server:
                    start = time.perf_counter()
                    fill(server, release)
                    yield f"| {name}: {how} | {number / (time.perf_counter() - start):,.0f} |"


def by_load(server: Server, release: Path) -> None:
    load(connect(server.url, None, {"TSEVRI_STORE_USER": DBA[0], "TSEVRI_STORE_PASSWORD": DBA[1]}), release)


def to_oxigraph(server: Server, release: Path) -> None:
    """Named graphs, then the default graph, as `tsevri load` fills both."""
    for name, kind in (("memberships.nq", "application/n-quads"), ("memberships.ttl", "text/turtle")):
        target = f"{server.url}/store" + ("" if name.endswith(".nq") else "?default")
        with (release / name).open("rb") as body:
            requests.post(target, data=body, headers={"Content-Type": kind}, timeout=600).raise_for_status()


def to_virtuoso(server: Server, release: Path) -> None:
    """One graph: its protocol takes no N-Quads."""
    dialect = DIALECTS["virtuoso"]
    place = {"graph-uri": "urn:all"}
    body = b"".join(f"{line.rsplit(' ', 2)[0]} .\n".encode() for line in statements(release))
    client = requests.auth.HTTPDigestAuth(*DBA)
    headers = {"Content-Type": "text/turtle"}
    response = requests.post(
        f"{server.url}{dialect.graphs}", params=place, data=body, headers=headers, auth=client, timeout=600
    )
    response.raise_for_status()


UPLOADS: dict[str, Callable[[Server, Path], None]] = {"oxigraph": to_oxigraph, "virtuoso": to_virtuoso}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("release", type=Path)
    parser.add_argument("--endpoint", action="append", default=[], metavar="NAME=URL")
    parser.add_argument("--load", action="store_true")
    options = parser.parse_args()
    release = options.release.resolve()
    lines = loaded(release) if options.load else asked(release, dict(pair.split("=", 1) for pair in options.endpoint))
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
