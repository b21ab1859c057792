"""A release as something that can be asked: an embedded triplestore on disk, opened to read only."""

from pipeline.store.guard import check_query
from pipeline.store.open import ReleaseStore, build_store, description_graph, open_store

__all__ = ["ReleaseStore", "build_store", "check_query", "description_graph", "open_store"]
