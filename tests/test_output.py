"""The release in the repository, as a visitor meets it: sound terms, one graph, every quote in place."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from tests.command import ROOT, tsevri
from tests.shared import SHARED, needs_shared

LATEST = ROOT / "output" / "latest"
RDF = [
    *(f"output/latest/memberships.{ending}" for ending in ("ttl", "jsonld", "nq")),
    *(f"output/latest/dataset.{ending}" for ending in ("ttl", "jsonld")),
    "ontology/tsevri.ttl",
    "ontology/kinds.ttl",
]


@needs_shared
@pytest.mark.parametrize("name", RDF)
def test_every_term_exists_and_is_used_as_its_vocabulary_says(name: str) -> None:
    checker = SHARED / "reference" / "ontologies" / "check_terms.py"
    done = subprocess.run([sys.executable, checker, "--strict", ROOT / name], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert " 0 triples" not in done.stdout


def graph_of(name: str) -> Dataset:
    """The triples of a file, without the graphs they are in, in canonical form."""
    syntax = {"ttl": RdfFormat.TURTLE, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}[name.rpartition(".")[2]]
    quads = parse(path=LATEST / name, format=syntax)
    dataset = Dataset(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_the_three_syntaxes_are_one_graph() -> None:
    turtle, jsonld, quads = (graph_of(f"memberships.{ending}") for ending in ("ttl", "jsonld", "nq"))
    assert len(turtle) > 1000
    assert turtle == jsonld == quads


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib says it of its own JSON-LD reader
def test_another_library_reads_the_same_number_of_statements() -> None:
    numbers = {len(rdflib.Graph().parse(LATEST / f"memberships.{ending}")) for ending in ("ttl", "jsonld")}
    assert numbers == {len(graph_of("memberships.nq"))}


def test_the_release_holds_together_and_every_quote_is_in_the_archive() -> None:
    done = tsevri("verify", LATEST)
    assert (done.code, "All is as it was released" in done.out) == (0, True), done.err


def test_the_release_keeps_the_shapes() -> None:
    done = tsevri("validate", LATEST)
    assert done.code == 0, done.err + done.out


def test_one_changed_character_inside_a_quote_names_the_fact(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "output", tmp_path / "output", symlinks=True, ignore=shutil.ignore_patterns(".cache"))
    quote = b"The Westerby Observatory was founded in 1891 by a retired sea captain."
    archived = [path for path in (tmp_path / "output" / "archive").glob("??/*") if quote in path.read_bytes()]
    (touched,) = archived
    touched.write_bytes(touched.read_bytes().replace(b"in 1891 by", b"in 1892 by"))
    done = tsevri("verify", tmp_path / "output" / "latest")
    assert done.code == 1
    assert "/fact/" in done.out + done.err
    assert quote.decode() in done.out + done.err


def test_the_planned_membership_and_the_exhibition_say_nothing() -> None:
    text = (LATEST / "memberships.nq").read_text("utf-8")
    assert "ლურჯი ხევის ბუნების მუზეუმი" not in text.replace('creditText> "ლურჯი ხევის ბუნების მუზეუმი"', "")
    assert "Ines Calloway" not in text


@pytest.mark.parametrize("kind", ["E85_Joining", "E86_Leaving", "E66_Formation", "kinds/working-group"])
def test_the_examples_show_the_kinds_of_event_that_are_sure(kind: str) -> None:
    assert kind in (LATEST / "memberships.nq").read_text("utf-8")


@needs_shared
def test_the_founding_announcement_gives_exactly_what_it_says(tmp_path: Path) -> None:
    seed = next((SHARED / "seeds").glob("*.txt"))
    done = tsevri("run", seed, "--published", "2023-09-20", "--output", tmp_path, "--json", "--jobs", "1")
    assert done.code == 0, done.err
    text = (tmp_path / "latest" / "memberships.nq").read_text("utf-8")
    counts = {key: n for key, n in json.loads(done.out)["counts"].items() if "." in key}
    assert counts == {"facts.formation": 1, "facts.membership": 2, "facts.part_of": 1, "facts.size": 2}
    for said in (
        "organisation/nemo",
        "organisation/tbilisi-museums-union",
        '"2023-09-20"',
        "kinds/working-group",
        '"1992"',
    ):
        assert said in text
    assert '"30000"' in text
    assert '"40"' in text
    assert "380899115" not in "".join(line for line in text.splitlines() if "oa#exact" in line)
    assert "ევროსაბჭო" not in "".join(line for line in text.splitlines() if "schema.org/name" in line)


@needs_shared
def test_without_a_publication_date_the_start_stays_open(tmp_path: Path) -> None:
    seed = next((SHARED / "seeds").glob("*.txt"))
    assert tsevri("run", seed, "--output", tmp_path, "--jobs", "1").code == 0
    assert "startDate" not in (tmp_path / "latest" / "memberships.nq").read_text("utf-8")
