"""Shapes that cannot be used are found when they are read, with the file, the line and the remedy."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.resources import resource
from pipeline.validate import Shapes

HEAD = """\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/tsevri/shapes#> .
@prefix tsv: <https://w3id.org/tsevri/ns#> .
shape:place a sh:NodeShape ; sh:targetClass schema:Place ; sh:property shape:place-name ; rdfs:label "P"@en , "ა"@ka .
"""
ASK = '[ sh:select "SELECT $this { $this schema:name ?name }" ]'
WORDS = 'sh:message "No."@en , "არა."@ka ; tsv:remedy "Do."@en , "ქენით."@ka'


def load(folder: Path, rule: str) -> Shapes:
    (folder / "places.ttl").write_text(f"{HEAD}\n{rule}\n", "utf-8")
    return Shapes.load(folder)


def refusal(folder: Path, rule: str) -> str:
    with pytest.raises(ResourceError) as caught:
        load(folder, rule)
    return str(caught.value)


def test_a_rule_is_read_with_its_words_path_and_severities(tmp_path: Path) -> None:
    shapes = load(
        tmp_path,
        f"shape:place-name sh:path schema:name ; sh:minCount 1 ; sh:severity sh:Warning ;\n"
        f"  tsv:severityTogether sh:Info ; {WORDS} .",
    )
    (rule,) = shapes.rules.values()
    assert (rule.code, rule.severity, rule.together) == ("place-name", "warning", "info")
    assert rule.path == "https://schema.org/name"
    assert (rule.message["ka"], rule.remedy["en"]) == ("არა.", "Do.")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("shape:place-name sh:path ]", "this is not Turtle"),
        ("shape:place-name sh:path schema:name ; sh:minCount 1 .", "shape:place-name has no sh:message in @en and @ka"),
        (f"shape:place-name sh:path schema:name ; sh:minCount 1 ; {WORDS} ; sh:severity sh:Fatal .", "is no severity"),
        (f"shape:place-name sh:path [] ; sh:minCount 1 ; {WORDS} .", "its sh:path leads nowhere"),
        (f"shape:place-name sh:path schema:name ; sh:minCount 1 , 2 ; {WORDS} .", "minCount"),
        (f'shape:place-name sh:path schema:name ; sh:sparql [ sh:select "SELECT $this" ] ; {WORDS} .', "is not SPARQL"),
        (f"shape:place-name sh:path schema:name ; sh:minCount 1 ; sh:sparql {ASK} ; {WORDS} .", "one constraint only"),
    ],
)
def test_a_broken_rule_is_refused_with_file_line_and_remedy(tmp_path: Path, rule: str, said: str) -> None:
    message = refusal(tmp_path, rule)
    assert message.startswith(f"{tmp_path / 'places.ttl'}, line 8: ")
    assert said in message
    assert message.endswith("or restore the shapes that came with Tsevri.")


def test_a_rule_that_no_shape_knows_how_to_run_is_refused(tmp_path: Path) -> None:
    assert f"{tmp_path / 'places.ttl'}, line" in refusal(tmp_path, "")


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="holds no shapes"):
        Shapes.load(tmp_path)


def test_the_fingerprint_changes_with_any_byte_of_the_shapes(tmp_path: Path) -> None:
    folder = tmp_path / "shapes"
    shutil.copytree(resource("shapes"), folder)
    assert Shapes.load(folder).fingerprint == Shapes.load().fingerprint
    with (folder / "dates.ttl").open("a") as file:
        file.write("# one more line\n")
    assert Shapes.load(folder).fingerprint != Shapes.load().fingerprint
