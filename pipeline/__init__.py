"""Announcements of heritage organisations as linked open data that can be proved.

>>> import pipeline
>>> found = pipeline.find_facts("The Old Mill Museum has joined the League of Mills (LOM).", language="en")
>>> [fact.group.name for fact in found.facts]
['League of Mills']
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import Found, check, find_facts, load_release, make_release, to_graph, verify_release

__all__ = ["Found", "check", "find_facts", "load_release", "make_release", "to_graph", "verify_release"]


def __getattr__(name: str) -> object:
    """Loaded when it is asked for: `tsevri --help` must not wait for the RDF libraries."""
    if name not in __all__:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    return getattr(importlib.import_module("pipeline.api"), name)
