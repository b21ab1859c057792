"""The files of `faults/`: each is an update that breaks one rule of a valid release, and says which one."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph

from pipeline.validate.statements import statements_of
from tests.validate.valid import all_lines

FOLDER = Path(__file__).with_name("faults")
PREFIXES = """
PREFIX : <https://data.example.org/>
PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dqv: <http://www.w3.org/ns/dqv#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kinds: <https://w3id.org/tsevri/kinds/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX tsv: <https://w3id.org/tsevri/ns#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`joining-member.missing` breaks the rule `joining-member`, as its first line says: `# MinCount`."""

    name: str
    component: str
    update: str

    @property
    def rule(self) -> str:
        return self.name.partition(".")[0]


@cache
def faults() -> tuple[Fault, ...]:
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.ru")))


def _read(path: Path) -> Fault:
    first, _, update = path.read_text("utf-8").partition("\n")
    return Fault(name=path.stem, component=first.removeprefix("# "), update=update)


def broken(fault: Fault) -> Graph:
    """The valid release with the fault in it."""
    graph = valid_graph()
    graph.update(PREFIXES + fault.update)
    return graph


def valid_graph() -> Graph:
    graph = Graph()
    graph += _valid()
    return graph


@cache
def _valid() -> Graph:
    return statements_of(all_lines()).graph
