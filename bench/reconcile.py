"""How fast names are matched: `python bench/reconcile.py [ORGANISATIONS]`, beside csv-reconcile over the same names.

Both are asked over HTTP, in batches of ten, for names with a slip of the pen. Trust the ratio.
"""

import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import requests

from pipeline.serve.prepare import prepare
from tests.reconcile.services import csv_service
from tests.serve.server import serving

ORGANISATIONS, BATCHES, BATCH = 50_000, 10, 10
EXAMPLE = Path(__file__).resolve().parents[1] / "output" / "latest"
BASE, SCHEMA = "https://data.example.org/", "https://schema.org/"
WORDS = (
    "harbour mill canal lantern orchard copper glass salt rope tower meadow river forest valley island bridge"
).split()
QUAD = (
    "<{s}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{schema}Organization> <{g}> .\n"
    '<{s}> <{schema}name> "{n}"@en <{g}> .\n'
)


def main(number: int) -> None:
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    names = [
        f"{chance.choice(WORDS)} {chance.choice(WORDS)} museum of {chance.choice(WORDS)} {n}" for n in range(number)
    ]
    asked = [[_slip(chance.choice(names)) for _ in range(BATCH)] for _ in range(BATCHES)]
    with tempfile.TemporaryDirectory() as folder:
        release = _release(Path(folder), names)
        prepare(release.resolve())  # makes what the server keeps ready
        with serving(release) as address:
            ours = _rate(f"{address}reconcile", asked)
        peer_folder = Path(folder) / "peer"
        peer_folder.mkdir()
        table = "".join(f"Q{n}\t{name}\n" for n, name in enumerate(names))
        with csv_service(peer_folder, "id\tname\n" + table) as url:
            theirs = _rate(url, asked)
    figures = {"organisations": number, "queries/s": round(ours), "csv-reconcile": round(theirs, 1)}
    print(json.dumps(figures | {"ratio": round(ours / theirs, 1)}, indent=1))  # noqa: T201 - what it is for


def _slip(name: str) -> str:
    return name[:3] + name[4:]


def _release(folder: Path, names: list[str]) -> Path:
    """A release that says no more than names."""
    release = folder / "2024-01-01-0123456789ab"
    shutil.copytree(EXAMPLE.resolve(), release, ignore=shutil.ignore_patterns("harvest", "site"))
    with (release / "memberships.nq").open("w", encoding="utf-8") as out:
        for n, name in enumerate(names):
            out.write(
                QUAD.format(s=f"{BASE}organisation/{n:020x}", schema=SCHEMA, n=name, g=f"{BASE}graph/organisations")
            )
    (release / "memberships.ttl").write_text("", "utf-8")
    with (release / "memberships.ttl").open("w", encoding="utf-8") as out:
        for n, name in enumerate(names):
            out.write(f'<{BASE}organisation/{n:020x}> a <{SCHEMA}Organization> ; <{SCHEMA}name> "{name}"@en .\n')
    (release / "SHA256SUMS").write_text(hashlib.sha256("".join(names).encode()).hexdigest(), "utf-8")
    (folder / "latest").symlink_to(release.name)
    return folder / "latest"


def _rate(url: str, asked: list[list[str]]) -> float:
    with requests.Session() as session:
        session.get(url, timeout=120)
        start = time.perf_counter()
        for batch in asked:
            queries = {f"q{n}": {"query": name, "limit": 3} for n, name in enumerate(batch)}
            found = session.post(url, data={"queries": json.dumps(queries)}, timeout=600).json()
            assert all(found[key]["result"] for key in queries), url
        return len(asked) * BATCH / (time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ORGANISATIONS)
