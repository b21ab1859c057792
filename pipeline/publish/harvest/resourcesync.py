"""Static ResourceSync: the Turtle document of every resource, which changed when, and all of them in archives.

Source: https://www.openarchives.org/rs/1.1/resourcesync
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby, starmap
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.publish.files import Written, seal, write_text
from pipeline.publish.harvest.history import FOLDER, History, named
from pipeline.publish.lines import triples

MOST = 50_000  # entries of a sitemap
TURTLE = "text/turtle"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:rs="http://www.openarchives.org/rs/terms/">\n'
)
CHANGES = {"created": "created", "updated": "updated", "merged": "deleted", "withdrawn": "deleted"}
CAPABILITIES = ("resourcelist", "changelist", "resourcedump")
OLDEST = (1980, 1, 1, 0, 0, 0)  # the only day that a zip file of ours knows
Entry = TypeVar("Entry")


def document_of(resource: str) -> str:
    """Where the Turtle document of a resource is."""
    return f"{resource}.ttl"


def turtle(lines: Iterable[str]) -> bytes:
    """The document of a resource from its lines: N-Triples, which is Turtle."""
    return "".join(f"{triple} .\n" for triple in triples(lines)).encode()


def write_resourcesync(history: History) -> Iterator[Written]:
    yield from _write_source(history)
    listed = (_listed(resource, history.modified(resource)) for resource, _ in history.current())
    yield from _write_list(history, "resourcelist", f'at="{history.at}"', listed, history.size(current=True))
    first = next((event.at for event in history.events()), history.at)
    span = f'from="{first}" until="{history.at}"'
    yield from _write_list(history, "changelist", span, starmap(_changed, history.latest()), history.size())
    yield from _write_dump(history)


def _write_source(history: History) -> Iterator[Written]:
    """The source description, which the server gives at /.well-known/resourcesync, and the list of capabilities."""
    here = f"{history.base}{FOLDER}/"
    capability = _url(f"{here}capabilitylist.xml", '<rs:md capability="capabilitylist"/>')
    described = _link("describedby", f"{history.base}dataset/memberships")
    yield _write(history, "resourcesync.xml", '<rs:md capability="description"/>' + described, [capability])
    entries = [_url(f"{here}{kind}.xml", f'<rs:md capability="{kind}"/>') for kind in CAPABILITIES]
    about = '<rs:md capability="capabilitylist"/>' + _link("up", f"{here}resourcesync.xml")
    yield _write(history, "capabilitylist.xml", about, entries)


def _write_list(history: History, kind: str, when: str, entries: Iterable[str], size: int) -> Iterator[Written]:
    """One sitemap or, of more entries than one may hold, several and their index."""
    here = f"{history.base}{FOLDER}/"
    about = f'<rs:md capability="{kind}" {when}/>' + _link("up", f"{here}capabilitylist.xml")
    if size <= MOST:
        yield _write(history, f"{kind}.xml", about, entries)
        return
    names: list[str] = []
    for number, part in _portions(entries):
        names.append(f"{kind}-{number}.xml")
        yield _write(history, names[-1], about + _link("index", f"{here}{kind}.xml"), part)
    yield _write(history, f"{kind}.xml", about, [_url(here + name, "", "sitemap") for name in names], "sitemapindex")


def _write_dump(history: History) -> Iterator[Written]:
    """The documents in archives of at most as many as a sitemap may list, and the list of these."""
    here, packed = f"{history.base}{FOLDER}/", list[str]()
    documents = ((resource, turtle(lines)) for resource, lines in history.current())
    for number, part in _portions(documents):
        written = named(_pack(history, f"resourcedump-{number}.zip", part))
        yield written
        about = f'<rs:md type="application/zip" length="{written.size}" hash="sha-256:{written.digest}"/>'
        packed.append(_url(history.base + written.name, about))
    up = _link("up", f"{here}capabilitylist.xml")
    yield _write(history, "resourcedump.xml", f'<rs:md capability="resourcedump" at="{history.at}"/>{up}', packed)


def _pack(history: History, name: str, documents: Iterable[tuple[str, bytes]]) -> Written:
    """Files are numbered: no address becomes a path."""
    path, entries = history.folder / name, list[str]()
    with ZipFile(path, "x") as archive:
        for number, (resource, data) in enumerate(documents, 1):
            file = f"resources/{number}.ttl"
            archive.writestr(_file(file), data, ZIP_DEFLATED)
            digest = sha256(data).hexdigest()
            md = f'<rs:md type="{TURTLE}" length="{len(data)}" hash="sha-256:{digest}" path="/{file}"/>'
            entries.append(_listed(resource, history.modified(resource), md))
        about = f'<rs:md capability="resourcedump-manifest" at="{history.at}"/>'
        archive.writestr(_file("manifest.xml"), "".join(_sitemap(about, entries)), ZIP_DEFLATED)
    return seal(path)


def _file(name: str) -> ZipInfo:
    return ZipInfo(name, OLDEST)


def _write(history: History, name: str, about: str, entries: Iterable[str], root: str = "urlset") -> Written:
    return named(write_text(history.folder / name, _sitemap(about, entries, root)))


def _sitemap(about: str, entries: Iterable[str], root: str = "urlset") -> Iterator[str]:
    yield HEAD.format(root=root) + about + "\n"
    yield from entries
    yield f"</{root}>\n"


def _listed(resource: str, modified: str, about: str = f'<rs:md type="{TURTLE}"/>') -> str:
    return _url(document_of(resource), f"<lastmod>{modified}</lastmod>{about}")


def _changed(resource: str, at: str, change: str) -> str:
    """The last change of a resource alone: a client that keeps the creation of what was deleted later forgets both."""
    about = f'<rs:md change="{CHANGES[change]}" datetime="{at}"/>'
    return _url(document_of(resource), f"<lastmod>{at}</lastmod>{about}")


def _url(address: str, about: str, kind: str = "url") -> str:
    return f"<{kind}><loc>{escape(address)}</loc>{about}</{kind}>\n"


def _link(relation: str, address: str) -> str:
    return f"<rs:ln rel={quoteattr(relation)} href={quoteattr(address)}/>"


def _portions(entries: Iterable[Entry]) -> Iterator[tuple[int, Iterator[Entry]]]:
    """As many as a sitemap may hold, numbered from 1."""
    for place, part in groupby(enumerate(entries), lambda one: one[0] // MOST):
        yield place + 1, (entry for _, entry in part)
