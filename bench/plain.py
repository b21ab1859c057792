"""The plain way, to compare with: one rdflib graph, pyshacl as it comes, rdflib's serialisers.

`python bench/plain.py news.jsonl FOLDER` reads, extracts and describes with the same code as the product, and does the
rest as anyone would with the libraries alone.
"""

import json
import sys
from pathlib import Path

import pyshacl
import rdflib

from pipeline.describe import Iris, describe_announcement
from pipeline.extract import Extractor
from pipeline.identify import Identities, load_authority, load_decisions
from pipeline.model import Announcement, Fact, Snapshot, mint
from pipeline.resources import resource
from pipeline.run.review import is_statement

BASE = "https://data.example.org/"


def announcement_of(line: str) -> Announcement:
    record = json.loads(line)
    digest = mint("line", line)
    snapshot = Snapshot(digest=digest, size=len(line.encode()), media_type="application/json")
    return Announcement(reference=digest, snapshot=snapshot, source=record["url"], **record)


def main(source: Path, folder: Path) -> None:
    extractor, iris = Extractor.load(), Iris(BASE)
    dataset = rdflib.Dataset(default_union=True)
    found: list[tuple[Announcement, tuple[Fact, ...]]] = []
    folder.mkdir(parents=True, exist_ok=True)
    authority = load_authority([resource("authority") / "networks.ttl"])
    identities = Identities(folder / "identities", authority, load_decisions(None), ())
    for line in source.read_text("utf-8").splitlines():
        announcement = announcement_of(line)
        found.append((announcement, tuple(filter(is_statement, extractor.extract(announcement)))))
        identities.enter(found[-1][1])
    identities.settle()
    for announcement, facts in found:
        lines = describe_announcement(announcement, identities.resolve(facts), iris, extractor.fingerprint)
        dataset.parse(data="".join(lines), format="nquads")
    shapes = rdflib.Graph()
    for path in sorted(resource("shapes").glob("*.ttl")):
        if path.name != "authority.ttl":
            shapes.parse(path)
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    pyshacl.validate(graph, shacl_graph=shapes)
    graph.serialize(folder / "memberships.ttl", format="turtle")
    graph.serialize(folder / "memberships.jsonld", format="json-ld")
    dataset.serialize(folder / "memberships.nq", format="nquads")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
