"""The shapes files as records: which rules there are, what they say to a steward, where they stand."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from pyshacl.errors import ReportableRuntimeError
from pyshacl.helper.path_helper import shacl_path_to_sparql_path
from pyshacl.shapes_graph import ShapesGraph
from rdflib import SH, Literal, Namespace, URIRef
from rdflib.namespace import RDFS
from rdflib.term import Node

from pipeline.errors import ResourceError
from pipeline.model import Severity
from pipeline.validate.statements import NotRdf11Error, Statements, fault_of

SHAPES = Namespace("https://w3id.org/tsevri/shapes#")
TSV = Namespace("https://w3id.org/tsevri/ns#")
SHOWN = {str(SHAPES): "shape:", str(SH): "sh:", str(TSV): "tsv:", str(RDFS): "rdfs:"}
LANGUAGES = ("en", "ka")
OTHERS = frozenset({"authority.ttl"})  # shapes for what goes in, which `identify` reads
SEVERITIES: Mapping[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
REPAIR = "Mend that place, or restore the shapes that came with Tsevri"
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One property shape, or node shape without properties: what is asked, and what to do when it is not so."""

    iri: str
    code: str  # membership-member
    severity: Severity
    together: Severity  # when the fault only arises from what several announcements say together
    message: Words
    remedy: Words
    path: str | None  # an IRI or, where it takes several steps, a path of SPARQL


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rules for one kind of node: a node shape with a target."""

    iri: str
    code: str
    label: Words
    file: str
    rules: tuple[Rule, ...]


class ShapesFiles:
    """The Turtle files of a folder, as one graph and as text to point into."""

    def __init__(self, folder: Path) -> None:
        self._files = _read(folder)
        statements = Statements()
        for path, data in self._files.items():
            _add(statements, path, data)
        self.graph = statements.graph

    @property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for path, data in self._files.items():
            digest.update(hashlib.sha256(path.name.encode()).digest() + hashlib.sha256(data).digest())
        return digest.hexdigest()

    def groups(self) -> tuple[Group, ...]:
        """Every node shape with a target, by file and name.

        Raises: ResourceError.
        """
        targeted = {node for target in TARGETS for node in self.graph.subjects(target)}
        return tuple(sorted(map(self._group, targeted), key=lambda group: (group.file, group.code)))

    def broken(self, node: Node, fault: str) -> ResourceError:
        """The error that names where the shape `node` stands."""
        path, line = self._find(node)
        return ResourceError(f"{path}, line {line}: {fault}. {REPAIR}.")

    def _group(self, node: Node) -> Group:
        rules = list(self.graph.objects(node, SH.property)) or [node]
        return Group(
            iri=str(node),
            code=_code(node),
            label=self._words(node, RDFS.label),
            file=self._find(node)[0].name,
            rules=tuple(sorted(map(self._rule, rules), key=lambda rule: rule.code)),
        )

    def _rule(self, node: Node) -> Rule:
        severity = self._severity(node, SH.severity, "violation")
        return Rule(
            iri=str(node),
            code=_code(node),
            severity=severity,
            together=self._severity(node, TSV.severityTogether, severity),
            message=self._words(node, SH.message),
            remedy=self._words(node, TSV.remedy),
            path=self._path(node),
        )

    def _path(self, node: Node) -> str | None:
        path = self.graph.value(node, SH.path)
        if path is None or isinstance(path, URIRef):
            return path and str(path)
        try:
            return str(shacl_path_to_sparql_path(ShapesGraph(self.graph), path))
        except (ReportableRuntimeError, NotImplementedError) as error:
            raise self.broken(node, f"its sh:path leads nowhere ({error})") from error

    def _severity(self, node: Node, predicate: URIRef, default: Severity) -> Severity:
        value = self.graph.value(node, predicate)
        if value is None:
            return default
        if value not in SEVERITIES:
            raise self.broken(node, f"{value} is no severity: use sh:Violation, sh:Warning or sh:Info")
        return SEVERITIES[value]

    def _words(self, node: Node, predicate: URIRef) -> Words:
        words = {text.language: str(text) for text in self.graph.objects(node, predicate) if isinstance(text, Literal)}
        missing = [f"@{language}" for language in LANGUAGES if language not in words]
        if missing:
            raise self.broken(node, f"{shown(node)} has no {shown(predicate)} in {' and '.join(missing)}")
        return {language: words[language] for language in LANGUAGES}

    def _find(self, node: Node) -> tuple[Path, int]:
        """The file and line where a shape begins; a shape without a name is laid to the first line of all."""
        name = _code(node).encode()
        for path, data in self._files.items():
            for number, line in enumerate(data.splitlines(), 1):
                if line[:1].strip() and line.split()[0].rpartition(b":")[2] == name:
                    return path, number
        return next(iter(self._files)), 1


def shown(node: Node) -> str:
    """An IRI with the prefixes that the shapes use."""
    text = str(node)
    for namespace, prefix in SHOWN.items():
        text = text.replace(namespace, prefix)
    return text


def _code(node: Node) -> str:
    return str(node).removeprefix(str(SHAPES))


def _read(folder: Path) -> dict[Path, bytes]:
    try:
        files = {path: path.read_bytes() for path in sorted(folder.glob("*.ttl")) if path.name not in OTHERS}
    except OSError as error:
        raise ResourceError(f"{error.filename} cannot be read: {error.strerror}.") from error
    if not files:
        raise ResourceError(f"{folder} holds no shapes (*.ttl). Restore the folder that came with Tsevri.")
    return files


def _add(statements: Statements, path: Path, data: bytes) -> None:
    try:
        statements.add(ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError as error:
        fault = f"{path}, line {error.lineno}: this is not Turtle ({fault_of(error)})"
        raise ResourceError(f"{fault}. {REPAIR}.") from error
    except NotRdf11Error as error:
        raise ResourceError(f"{path}: a triple term of RDF 1.2 is no part of a shape. {REPAIR}.") from error
