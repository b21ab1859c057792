"""The vocabularies: our terms are defined, those of others are used rightly, and the context names them all."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

from pipeline.describe import CONTEXT
from pipeline.describe.kinds import LANGUAGES, labels
from pipeline.resources import resource
from tests.describe.build import HERE, everything, triples
from tests.shared import SHARED, needs_shared

ROOT = HERE.parents[1]
ONTOLOGY = resource("ontology")
TSV = "https://w3id.org/tsevri/ns#"
KINDS = Namespace("https://w3id.org/tsevri/kinds/")
CC0 = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
FENCE = re.compile(r"```turtle\n(.*?)```", re.DOTALL)

PACKS = sorted((ROOT / "pipeline" / "extract" / "packs").glob("[a-z]*.toml"))

TERMS = Graph().parse(ONTOLOGY / "tsevri.ttl")
SCHEME = Graph().parse(ONTOLOGY / "kinds.ttl")
SOURCE: Mapping[str, object] = json.loads(CONTEXT.read_text("utf-8"))["@context"]


def json_ld(text: str) -> Graph:
    """As pyoxigraph reads it: rdflib's own reader warns of itself."""
    found = serialize((quad.triple for quad in parse(text, format=RdfFormat.JSON_LD)), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=found, format="nt")


def our_terms(text: str) -> set[URIRef]:
    """Whole IRIs and prefixed names of our namespace."""
    names = re.findall(r"(?:tsv:|w3id\.org/tsevri/ns#)([A-Za-z]+(?:-[a-z]+)*)", text)
    return {URIRef(TSV + name) for name in names}


def documented() -> str:
    """The examples of docs/model.md as one Turtle file."""
    return "\n".join(FENCE.findall((ROOT / "docs" / "model.md").read_text("utf-8")))


def test_every_term_that_is_stated_is_defined() -> None:
    assert our_terms("".join(everything())) <= set(TERMS.subjects(RDF.type, None))


@pytest.mark.parametrize("folder", ["authority", "shapes", "docs"])
def test_every_term_that_files_use_is_defined(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".ttl", ".md")]
    assert files
    for path in files:
        assert our_terms(path.read_text("utf-8")) <= set(TERMS.subjects(RDF.type, None)), path


@pytest.mark.parametrize("language", ["en", "ka"])
def test_every_term_is_explained(language: str) -> None:
    for term in set(TERMS.subjects(RDF.type, None)):
        if str(term).startswith(TSV) and (term, RDF.type, SKOS.ConceptScheme) not in TERMS:
            said = [*TERMS.objects(term, RDFS.comment), *TERMS.objects(term, SKOS.definition)]
            named = [*TERMS.objects(term, RDFS.label), *TERMS.objects(term, SKOS.prefLabel)]
            for literals in (said, named):
                assert [getattr(one, "language", None) for one in literals].count(language) == 1, term


def test_the_licence_is_stated() -> None:
    for graph in (TERMS, SCHEME, json_ld(CONTEXT.read_text("utf-8"))):
        assert (None, DCTERMS.license, CC0) in graph


def test_every_kind_is_named_in_four_languages_and_defined_in_two() -> None:
    kinds = set(SCHEME.subjects(RDF.type, SKOS.Concept))
    assert kinds == set(SCHEME.subjects(RDF.type, CRM.E55_Type)) == set(SCHEME.objects(None, SKOS.hasTopConcept))
    for kind in kinds:
        slug = str(kind).removeprefix(str(KINDS))
        names = {Literal(text, lang=language) for language, text in labels(slug).items()}
        assert set(SCHEME.objects(kind, SKOS.prefLabel)) == names
        assert {str(getattr(name, "language", None)) for name in names} == set(LANGUAGES) == {"en", "ka", "de", "fr"}
        assert {getattr(said, "language", None) for said in SCHEME.objects(kind, SKOS.definition)} == {"en", "ka"}


@pytest.mark.parametrize("language", ["en", "ka", "de", "fr"])
def test_no_two_kinds_are_called_the_same(language: str) -> None:
    names = [str(name) for name in SCHEME.objects(None, SKOS.prefLabel) if getattr(name, "language", None) == language]
    names += [str(name) for name in SCHEME.objects(None, SKOS.altLabel) if getattr(name, "language", None) == language]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.stem)
def test_every_role_of_a_pack_is_a_kind(pack: Path) -> None:
    for slug in tomllib.loads(pack.read_text("utf-8")).get("roles", {}):
        assert (KINDS[slug], RDF.type, SKOS.Concept) in SCHEME, slug


def expanded(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return f"{SOURCE[prefix]}{rest}" if prefix in SOURCE and rest else name


def coercions() -> set[tuple[str, str]]:
    """Each property that the context names, with the kind of value that the name stands for."""
    found = set()
    for definition in SOURCE.values():
        if isinstance(definition, dict):
            kind = definition.get("@type") or definition["@container"]
            found.add((expanded(definition["@id"]), expanded(kind)))
        else:
            found.add((expanded(str(definition)), "plain"))
    return found


def kind_of(value: str) -> str:
    """As `coercions` calls them; a name that sorts by language takes untagged values too."""
    if value.startswith("<"):
        return "@id"
    _, _, datatype = value.rpartition('"^^<')
    return datatype.rstrip(">") if '"^^<' in value else "@language"


def test_the_context_names_every_class_and_property_that_is_stated() -> None:
    names = coercions()
    for _, predicate, value in triples(everything()):
        iri = predicate.strip("<>")
        if iri == str(RDF.type):
            assert (value.strip("<>"), "plain") in names
        elif value.endswith('"'):
            assert names & {(iri, "plain"), (iri, "@language")}
        else:
            assert (iri, kind_of(value)) in names


def test_the_context_names_nothing_that_is_not_stated() -> None:
    stated = {predicate.strip("<>") for _, predicate, _ in triples(everything())}
    about_itself = {str(DCTERMS.license), str(DCTERMS.title)}
    named = {expanded(one["@id"]) for one in SOURCE.values() if isinstance(one, dict)}
    assert named <= stated | about_itself


def test_a_reader_of_json_ld_understands_the_context() -> None:
    node = {
        "id": "https://data.example.org/membership/1",
        "type": ["OrganizationRole", "PC107_has_current_or_former_member"],
        "P107.1_kind_of_member": "kinds:full",
        "roleName": {"en": "full member"},
        "startMonth": "2020-03",
    }
    text = json.dumps({"@context": SOURCE, **node})
    subject = URIRef(node["id"])  # type: ignore[arg-type]  # a text
    expected = {
        (subject, RDF.type, CRM.PC107_has_current_or_former_member),
        (subject, CRM["P107.1_kind_of_member"], KINDS.full),
        (subject, URIRef("https://schema.org/startDate"), Literal("2020-03", datatype=XSD.gYearMonth)),
    }
    found = json_ld(text)
    assert expected <= set(found)
    assert len(found) == len("type type kind name start".split())


def test_the_examples_of_the_documentation_are_turtle() -> None:
    assert len(Graph().parse(data=documented(), format="turtle")) > 100


LEFT_OUT = """
<organisation/wg> a crm:E74_Group . <organisation/new> a crm:E74_Group .
<organisation/a> a crm:E74_Group . <organisation/b> a crm:E74_Group .
<time-span/1992> a crm:E52_Time-Span . <time-span/2019> a crm:E52_Time-Span . <time-span/2021> a crm:E52_Time-Span .
<time-span/2024> a crm:E52_Time-Span . <time-span/2023-09-20> a crm:E52_Time-Span .
<time-span/2024-12-31> a crm:E52_Time-Span .
"""  # types that the examples do not repeat


def check_terms(*files: Path) -> None:
    program = SHARED / "reference" / "ontologies" / "check_terms.py"
    done = subprocess.run([sys.executable, program, "--strict", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_shared
def test_the_vocabularies_of_others_are_used_as_they_are_defined(tmp_path: Path) -> None:
    lines, quads, turtle, examples = everything(), *(tmp_path / name for name in ("all.nq", "all.ttl", "docs.ttl"))
    quads.write_text("".join(lines), "utf-8")
    union = (quad.triple for quad in parse("".join(lines), format=RdfFormat.N_QUADS))
    serialize(union, turtle, format=RdfFormat.TURTLE)
    examples.write_text(documented() + LEFT_OUT, "utf-8")
    check_terms(quads, turtle, examples, *sorted(ONTOLOGY.iterdir()))
