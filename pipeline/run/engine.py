"""Which software this is: part of every cache key, so that no result outlives the code that made it."""

import functools
import hashlib
from importlib.metadata import version

from pipeline.resources import PACKAGE, resource

LIBRARIES = ("lxml", "py3langid", "pyshacl", "rapidfuzz", "rdflib", "trafilatura")
DATA = ("shapes", "ontology")
SUFFIXES = (".py", ".toml", ".json", ".ttl", ".jsonld")


@functools.cache
def engine_fingerprint() -> str:
    """SHA-256 over our own code, packs, weights, shapes and terms, and the versions of what reads and checks for us."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name}={version(name)}\n".encode())
    for root in (PACKAGE, *map(resource, DATA)):
        for path in sorted(path for path in root.rglob("*") if path.suffix in SUFFIXES):
            digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()
