"""The embedded store of a release: made once, kept in a cache beside the releases, opened by any number of processes.

Its default graph holds every triple of the release once; the named graphs are those of the N-Quads, and one of the
description. (Oxigraph's own union of graphs gives a triple as often as graphs state it.)
"""

import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store, Triple

from pipeline.errors import StoreError, VerifyError
from pipeline.publish.changes import NQUADS
from pipeline.publish.dataset import OA, ONTOLOGY, XSD
from pipeline.publish.files import SUMS
from pipeline.publish.former import DESCRIPTION, read_description
from pipeline.query_guard import Results, ask

TURTLE = "memberships.ttl"
CACHE = Path(".cache") / "store"  # from the folder of the releases
LAYOUT = b"1"  # raise when what is loaded, or how, changes
DIGITS = 12
INTEGER, COUNT = NamedNode(XSD + "integer"), NamedNode(XSD + "nonNegativeInteger")
COUNTS = {NamedNode(iri) for iri in (OA + "start", OA + "end", ONTOLOGY + "byteSize")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStore:
    """A release that can be asked."""

    release: Path
    base: str
    store: Store  # read-only

    @property
    def name(self) -> str:
        return self.release.name

    def query(self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Results:
        """Ask in SPARQL 1.1. Graphs named here are the whole dataset, as the protocol wants it.

        Raises: SyntaxError with the position; QueryRefused; ValueError when a graph is no IRI.
        """
        return ask(self.store, text, self.base, default_graphs, named_graphs)


def open_store(release: Path, cache: Path | None = None) -> ReleaseStore:
    """The store of a release; made first where the cache (`<releases>/.cache/store`) has none.

    Raises: StoreError; VerifyError when the folder is not a release.
    """
    release = release.resolve()
    base = read_description(release).base
    path = build_store(release, cache)
    try:
        return ReleaseStore(release=release, base=base, store=Store.read_only(str(path)))
    except OSError as error:
        raise StoreError(f"{path} cannot be opened ({error}): remove it; it is made again when needed.") from error


def build_store(release: Path, cache: Path | None = None) -> Path:
    """The folder of a release's store, made aside and renamed: it is there whole or not at all.

    Raises: StoreError; VerifyError.
    """
    release = release.resolve()
    cache = cache or release.parent / CACHE
    path = cache / f"{release.name}-{content_of(release)}"
    if path.is_dir():
        return path
    aside = cache / f".{path.name}.{os.getpid()}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _load(release, aside)
        _rename(aside, path)
    except (OSError, SyntaxError) as error:
        raise StoreError(
            f"The store of {release} could not be made in {cache} ({error}): free some space, or check the release "
            "with tsevri verify."
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return path


def as_released(triple: Triple) -> Triple:
    """A triple of the store with the datatype that the release gives: Oxigraph makes every whole number an integer."""
    value = triple.object
    if triple.predicate in COUNTS and isinstance(value, Literal) and value.datatype == INTEGER:
        return Triple(triple.subject, triple.predicate, Literal(value.value, datatype=COUNT))
    return triple


def description_graph(base: str) -> str:
    """The named graph of what `dataset.ttl` says."""
    return f"{base}graph/dataset"


def _load(release: Path, folder: Path) -> None:
    description = NamedNode(description_graph(read_description(release).base))
    store = Store(str(folder))
    store.bulk_load(path=release / NQUADS)
    store.bulk_load(path=release / TURTLE)
    store.bulk_load(path=release / DESCRIPTION)
    store.bulk_load(path=release / DESCRIPTION, to_graph=description)
    store.flush()
    store.optimize()


def _rename(aside: Path, path: Path) -> None:
    try:
        aside.rename(path)
    except OSError:
        if not path.is_dir():  # otherwise another process was faster, with the same content
            raise


def content_of(release: Path) -> str:
    """Which content: a folder of the same name may hold another release tomorrow."""
    try:
        return hashlib.sha256(LAYOUT + (release / SUMS).read_bytes()).hexdigest()[:DIGITS]
    except OSError as error:
        raise VerifyError(f"{release} is not a release: its {SUMS} cannot be read ({error}).") from error
