"""A release as something that can be asked: an embedded triplestore on disk, opened to read only; and its questions."""

from pipeline.query_guard import Results, check_query
from pipeline.store.answers import Answer, answer_of, differences, written
from pipeline.store.check import Fault, check_graphs, check_queries
from pipeline.store.client import Client, connect
from pipeline.store.contract import Query, contract, find_query, pairs, read_query, with_values
from pipeline.store.dialects import DIALECTS, Dialect
from pipeline.store.load import Loaded, Progress, load
from pipeline.store.open import ReleaseStore, as_released, build_store, description_graph, open_store

__all__ = [
    "DIALECTS",
    "Answer",
    "Client",
    "Dialect",
    "Fault",
    "Loaded",
    "Progress",
    "Query",
    "ReleaseStore",
    "Results",
    "answer_of",
    "as_released",
    "build_store",
    "check_graphs",
    "check_queries",
    "check_query",
    "connect",
    "contract",
    "description_graph",
    "differences",
    "find_query",
    "load",
    "open_store",
    "pairs",
    "read_query",
    "with_values",
    "written",
]
