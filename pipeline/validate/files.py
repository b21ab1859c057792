"""RDF files as a steward has them, in whatever syntax, read into the statements that are checked."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from lxml import etree

from pipeline.errors import UsageError
from pipeline.validate.statements import NotRdf11Error, Statements, fault_of

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
RELEASED = ("memberships.ttl", "dataset.ttl")  # of a release: its other files say the same
KNOWN = ", ".join(FORMATS)


def read_files(paths: Iterable[Path]) -> Statements:
    """The union of what all files say; a folder is a release.

    Raises: UsageError naming the file, the line where there are lines, and the remedy.
    """
    statements = Statements()
    for path in paths:
        for file in _files(path):
            _read(file, statements)
    return statements


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = [path / name for name in RELEASED if (path / name).is_file()]
    if not files:
        raise UsageError(f"{path} is not a release: there is no {' and no '.join(RELEASED)} in it. Name the RDF files.")
    yield from files


def _read(path: Path, statements: Statements) -> None:
    syntax = FORMATS.get(path.suffix.lower())
    if syntax is None:
        raise UsageError(f"{path}: its syntax is not known by its name. It must end in one of {KNOWN}.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    if syntax == ox.RdfFormat.RDF_XML and b"<!ENTITY" in data:
        raise UsageError(f"{path} declares XML entities, with which a small file can fill the memory. Write them out.")
    try:
        statements.add(ox.parse(data, format=syntax, base_iri=path.resolve().as_uri(), rename_blank_nodes=True))
    except SyntaxError as error:
        raise _broken(path, syntax, data, error) from error
    except NotRdf11Error as error:
        raise UsageError(f"{path}: a triple term of RDF 1.2 cannot be checked. Write it as RDF 1.1.") from error


def _broken(path: Path, syntax: ox.RdfFormat, data: bytes, error: SyntaxError) -> UsageError:
    if "LoadDocumentCallback" in str(error.msg):
        return UsageError(f"{path}: its @context is elsewhere and is not fetched. Write it into the file.")
    line = error.lineno or _xml_line(data)
    where = f"{path}, line {line}" if line else str(path)
    return UsageError(f"{where}: this is not {syntax.name} ({fault_of(error)}). Mend that place and try again.")


def _xml_line(data: bytes) -> int | None:
    """Where XML breaks; pyoxigraph says what is wrong with it but not where."""
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return error.lineno
    return None
