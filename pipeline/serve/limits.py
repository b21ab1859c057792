"""How much one client may ask for, so that the others are served too."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of a SPARQL endpoint. A query is quick until `quick` seconds have passed; there is room for both kinds apart."""

    seconds: float = 30.0  # for one query, waiting for a free process not counted
    quick: float = 0.5  # seconds
    wait: float = 30.0  # seconds in the queue
    lanes: int = max(4, 2 * (os.cpu_count() or 1))  # quick queries at once; as many slow ones
    memory: int = 2_000_000_000  # bytes, for one process
    answer_bytes: int = 200_000_000
    query_bytes: int = 200_000
