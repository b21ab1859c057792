"""Faults of an authority file, from `authority/faults.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "authority"
SOUND = FOLDER / "sound.ttl"
SECOND = """
<organisation/{slug}> a schema:Organization ;
    schema:name "{name}"@en ; schema:subjectOf <source/{slug}/about> .
<source/{slug}/about> a schema:WebPage ;
    schema:url <https://other.example/> ; schema:about <organisation/{slug}> ; tsv:states schema:name .
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    old: str  # in `sound.ttl`
    new: str  # what stands there instead
    says: str  # what the error says
    node: str = "<organisation/lhm>"  # where


def load_faults(section: str) -> Mapping[str, Fault]:
    """`shape`: what the shapes find; `form`: what no authority file may be made of."""
    table = tomllib.loads((FOLDER / "faults.toml").read_text("utf-8"))[section]
    return {name: Fault(**fault) for name, fault in table.items()}
