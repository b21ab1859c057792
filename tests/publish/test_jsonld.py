"""Compact JSON-LD: readable, and the same graph for every reader."""

import json
import re
from collections.abc import Iterator, Mapping

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from pipeline.errors import PublishError, ResourceError
from pipeline.publish.context import Context, load_context
from pipeline.publish.jsonld import write_jsonld
from pipeline.resources import resource
from tests.publish.sample import ONE, lines_of

# rdflib's JSON-LD parser uses what rdflib itself has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

NAMES = "https://names.example/"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: Mapping[str, object] = {
    "n": NAMES,
    "xsd": XSD,
    "id": "@id",
    "name": {"@id": "n:name", "@container": "@language"},
    "knows": {"@id": "n:knows", "@type": "@id"},
    "kind": {"@id": "n:kind", "@type": "@vocab"},
    "all": {"@id": "n:all", "@type": "@id", "@container": "@set"},
    "day": {"@id": "n:date", "@type": "xsd:date"},
    "year": {"@id": "n:date", "@type": "xsd:gYear"},
    "code": "n:code",
    "Thing": "n:Thing",
    "list": {"@id": "n:list", "@container": "@list"},
    "back": {"@reverse": "n:knows"},
}


@pytest.fixture(autouse=True)
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # rdflib would read "007" as "7"


def document(triples: list[Triple], context: Mapping[str, object] = CONTEXT) -> str:
    return "".join(write_jsonld(sorted(set(triples), key=str), Context(context)))


def node(*said: tuple[str, NamedNode | Literal], context: Mapping[str, object] = CONTEXT) -> dict[str, object]:
    triples = [Triple(NamedNode("urn:s"), NamedNode(NAMES + name), value) for name, value in said]
    found: dict[str, object] = json.loads(document(triples, context))["@graph"][0]
    return found


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


def read_by_pyoxigraph(text: str) -> set[str]:
    return {str(quad.triple) for quad in parse(text, RdfFormat.JSON_LD)}


def read_by_rdflib(text: str) -> set[str]:
    lines = rdflib.Graph().parse(data=text, format="json-ld").serialize(format="nt")
    return {str(quad.triple) for quad in parse(lines, RdfFormat.N_TRIPLES)}


def test_a_node_is_told_in_the_words_of_the_context() -> None:
    said = node(
        ("name", Literal("A", language="en")),
        ("name", Literal("ა", language="ka")),
        ("knows", NamedNode("urn:o")),
        ("date", typed("1992", "gYear")),
        ("code", Literal("x")),
    )
    assert said == {"id": "urn:s", "name": {"en": "A", "ka": "ა"}, "knows": "urn:o", "year": "1992", "code": "x"}


def test_classes_are_named_by_terms() -> None:
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    text = document([Triple(NamedNode("urn:s"), kind, NamedNode(NAMES + name)) for name in ("Thing", "Other")])
    assert json.loads(text)["@graph"] == [{"id": "urn:s", "@type": ["n:Other", "Thing"]}]


@pytest.mark.parametrize(
    ("name", "value", "key", "plain"),
    [
        ("name", Literal("A"), "name", {"@none": "A"}),
        ("name", typed("A", "token"), "n:name", {"@value": "A", "@type": "xsd:token"}),
        ("knows", Literal("A"), "n:knows", "A"),
        ("code", Literal("A", language="en"), "code", {"@value": "A", "@language": "en"}),
        ("code", NamedNode("urn:o"), "code", {"@id": "urn:o"}),
        ("code", typed("007", "integer"), "code", {"@value": "007", "@type": "xsd:integer"}),
        ("date", typed("x", "gMonth"), "n:date", {"@value": "x", "@type": "xsd:gMonth"}),
        ("all", NamedNode("urn:o"), "all", ["urn:o"]),
        ("kind", NamedNode(NAMES + "Thing"), "kind", "Thing"),
        ("knows", NamedNode(NAMES + "Thing"), "knows", "n:Thing"),
        ("list", NamedNode("urn:o"), "n:list", {"@id": "urn:o"}),
        ("odd/x", NamedNode("urn:o"), "n:odd/x", {"@id": "urn:o"}),
    ],
)
def test_what_a_term_cannot_say_is_said_in_full(name: str, value: NamedNode | Literal, key: str, plain: object) -> None:
    assert node((name, value)) == {"id": "urn:s", key: plain}


def test_a_default_language_does_not_get_into_plain_texts() -> None:
    context = {**CONTEXT, "@language": "en"}
    text = document([Triple(NamedNode("urn:s"), NamedNode(NAMES + "code"), Literal("A"))], context)
    assert read_by_pyoxigraph(text) == read_by_rdflib(text) == {'<urn:s> <https://names.example/code> "A"'}


iris = st.sampled_from(
    ["urn:a", "https://data.example.org/a b".replace(" ", "%20"), NAMES + "Thing", NAMES + "x/y", NAMES, XSD + "date"]
)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6)
literals = (
    st.builds(Literal, texts)
    | st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["en", "ka", "sr-latn"]))
    | st.builds(typed, st.sampled_from(["007", "1.50", "true", "", "x"]), st.sampled_from(["integer", "date", "gYear"]))
)
predicates = st.sampled_from(["name", "knows", "kind", "all", "date", "code", "list", "back", "other", "a/b", "n:x"])
graphs = st.lists(
    st.builds(
        lambda s, p, o: Triple(NamedNode(s), NamedNode(NAMES + p), o),
        iris,
        predicates,
        st.builds(NamedNode, iris) | literals,
    ),
    min_size=1,
    max_size=12,
)


@given(triples=graphs)
def test_every_reader_gets_back_the_graph_that_went_in(triples: list[Triple]) -> None:
    text = document(triples)
    assert read_by_pyoxigraph(text) == set(map(str, triples))
    assert read_by_rdflib(text) == set(map(str, triples))


def our_triples() -> Iterator[Triple]:
    for line in lines_of(ONE):
        for quad in parse(line, RdfFormat.N_QUADS):
            yield quad.triple


def test_our_context_says_our_whole_model_without_falling_back() -> None:
    text = "".join(write_jsonld(our_triples(), load_context(resource("ontology") / "context.jsonld")))
    keys = {key for found in json.loads(text)["@graph"] for key in found}
    assert "memberOf" in keys
    assert [key for key in sorted(keys) if re.search(r":|^@", key)] == []


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(PublishError, match="no blank nodes"):
        document([Triple(BlankNode(), NamedNode(NAMES + "name"), Literal("A"))])


def test_an_iri_that_the_context_would_misread_is_refused() -> None:
    with pytest.raises(ResourceError, match="a term 'code'"):
        node(("knows", NamedNode("code:x")))


def test_a_file_without_a_context_is_named() -> None:
    path = resource("ontology") / "tsevri.ttl"
    with pytest.raises(ResourceError, match=r"tsevri\.ttl is not a JSON-LD context"):
        load_context(path)
