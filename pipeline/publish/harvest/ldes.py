"""The history as a Linked Data Event Stream: a page of members each thousand events, only the last one ever grows.

Source: https://semiceu.github.io/LinkedDataEventStreams/ and https://treecg.github.io/specification/
"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

from pipeline.publish.files import Written, write_text
from pipeline.publish.harvest.history import FOLDER, Event, History, named
from pipeline.publish.lines import RDF_TYPE, triple_of

PAGE = 1000  # members
NAME = "ldes"
AS = "https://www.w3.org/ns/activitystreams#"
DCTERMS = "http://purl.org/dc/terms/"
LDES = "https://w3id.org/ldes#"
TREE = "https://w3id.org/tree#"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
TYPES = {"created": "Create", "updated": "Update", "merged": "Delete", "withdrawn": "Delete"}


def write_stream(history: History) -> Iterator[Written]:
    """`ldes/stream.ttl`, the view, and `ldes/<number>.ttl`, its pages."""
    folder = history.folder / NAME
    folder.mkdir()
    for number, text in _pages(history):
        yield named(write_text(folder / f"{number}.ttl", text), f"{FOLDER}/{NAME}")
    yield named(write_text(folder / "stream.ttl", _view(history)), f"{FOLDER}/{NAME}")


def _pages(history: History) -> Iterator[tuple[int, Iterable[str]]]:
    """Pages of former releases as they are; the last of them goes on."""
    full, rest = divmod(history.begin, PAGE)
    former = history.former / NAME if history.former else Path()
    for number in range(1, full + 1):
        yield number, [(former / f"{number}.ttl").read_text("utf-8")]
    kept = [(former / f"{full + 1}.ttl").read_text("utf-8")] if rest else []
    fresh = enumerate(history.changes(), history.begin)
    for place, group in groupby(fresh, lambda one: one[0] // PAGE):
        page = _address(history, str(place + 1))
        start = kept or [f"<{page}> <{RDF_TYPE}> <{TREE}Node> .\n"]
        yield place + 1, chain(start, (_member(history, page, n, change.change, change.resource, change.lines)
                                       for n, change in group))  # fmt: skip
        kept = []
    if kept:
        yield full + 1, kept


def _address(history: History, page: str) -> str:
    return f"{history.base}{FOLDER}/{NAME}/{page}.ttl"


def _member(history: History, page: str, number: int, change: str, resource: str, lines: Iterable[str]) -> str:
    """A version of a resource: what is said of it from then on."""
    version = f"<{page}#{number}>"
    said = dict.fromkeys(triple_of(line).partition(" ")[2] for line in lines)
    return "".join(
        (
            f"<{_address(history, 'stream')}#stream> <{TREE}member> {version} .\n",
            f"{version} <{DCTERMS}isVersionOf> <{resource}> .\n",
            f'{version} <{DCTERMS}created> "{history.at}"^^<{DATE_TIME}> .\n',
            f"{version} <{RDF_TYPE}> <{AS}{TYPES[change]}> .\n",
            *(f"{version} {triple} .\n" for triple in said),
        )
    )


def _view(history: History) -> Iterator[str]:
    view = _address(history, "stream")
    stream = f"<{view}#stream>"
    yield f"{stream} <{RDF_TYPE}> <{LDES}EventStream> .\n"
    yield f"{stream} <{LDES}timestampPath> <{DCTERMS}created> .\n"
    yield f"{stream} <{LDES}versionOfPath> <{DCTERMS}isVersionOf> .\n"
    for kind in ("Create", "Update", "Delete"):
        yield f"{stream} <{LDES}version{kind}Path> <{RDF_TYPE}> .\n"
        yield f"{stream} <{LDES}version{kind}Object> <{AS}{kind}> .\n"
    yield f"{stream} <{TREE}view> <{view}> .\n"
    yield f"<{view}> <{RDF_TYPE}> <{TREE}Node> .\n"
    for place, events in groupby(history.events(), lambda event: event.number // PAGE):
        yield from _relations(view, _address(history, str(place + 1)), place + 1, events)


def _relations(view: str, page: str, number: int, events: Iterator[Event]) -> Iterator[str]:
    """A page holds nothing before its first member and, once it is full, nothing after its last."""
    times = [event.at for event in events]
    yield from _relation(view, page, f"from-{number}", "GreaterThanOrEqualToRelation", times[0])
    if len(times) == PAGE:
        yield from _relation(view, page, f"to-{number}", "LessThanOrEqualToRelation", times[-1])


def _relation(view: str, page: str, name: str, kind: str, at: str) -> Iterator[str]:
    relation = f"<{view}#{name}>"
    yield f"<{view}> <{TREE}relation> {relation} .\n"
    yield f"{relation} <{RDF_TYPE}> <{TREE}{kind}> .\n"
    yield f"{relation} <{TREE}node> <{page}> .\n"
    yield f"{relation} <{TREE}path> <{DCTERMS}created> .\n"
    yield f'{relation} <{TREE}value> "{at}"^^<{DATE_TIME}> .\n'
