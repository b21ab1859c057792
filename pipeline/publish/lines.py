"""N-Quads lines as a release holds them: sorted by code point, each once, each in a named graph.

Sorted lines keep a subject together, and within it a triple that several graphs say.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal

PREFIXES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcterms": "http://purl.org/dc/terms/",
    "kinds": "https://w3id.org/tsevri/kinds/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tsv": "https://w3id.org/tsevri/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IRI = re.compile("<({})([^<>/#]+)>".format("|".join(map(re.escape, PREFIXES.values()))))
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
Change = tuple[Literal["A", "D"], str]


def read_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from lines


def subject_of(line: str) -> str:
    """The IRI of the subject.

    >>> subject_of("<https://a.example/s> <https://a.example/p> <https://a.example/o> <https://a.example/g> .")
    'https://a.example/s'
    """
    return line[1 : line.index(">")]


def triple_of(line: str) -> str:
    """A line without its graph.

    >>> triple_of('<urn:s> <urn:p> "a b" <urn:g> .')
    '<urn:s> <urn:p> "a b"'
    """
    return line.rsplit(" ", 2)[0]


def subjects(lines: Iterable[str]) -> Iterator[str]:
    for subject, _ in groupby(lines, subject_of):
        yield subject


def triples(lines: Iterable[str]) -> Iterator[str]:
    """The triples of all graphs together, each once."""
    for triple, _ in groupby(lines, triple_of):
        yield triple


def shortened(triple: str) -> str:
    """A triple for people to read, with prefixes.

    >>> shortened('<https://a.example/s> <https://schema.org/name> "A"@en')
    '<https://a.example/s> schema:name "A"@en'
    """
    return _IRI.sub(lambda match: f"{_PREFIX_OF[match[1]]}:{match[2]}", triple.replace(f" <{RDF_TYPE}> ", " a ", 1))


def changes(old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    """What must be deleted from one sorted sequence and added to it to get the other, in their order."""
    former, current = iter(old), iter(new)
    before, now = next(former, None), next(current, None)
    while before is not None or now is not None:
        if before == now:
            before, now = next(former, None), next(current, None)
        elif now is None or (before is not None and before < now):
            assert before is not None  # noqa: S101 - tells the type checker what the conditions above say
            yield "D", before
            before = next(former, None)
        else:
            yield "A", now
            now = next(current, None)
