"""Lines of N-Quads: canonical, and valid whatever the texts are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from pipeline.describe import describe_organisation
from pipeline.describe.quads import Graph, address, date, plain, tag, typed, words
from pipeline.model import Evidence, Fact, Identifier, Location, Name, Organisation, PartOf, Renaming, Size
from tests.describe.build import (
    ANNOUNCEMENT,
    EXTRACTOR,
    IRIS,
    SNAPSHOT,
    describe,
    everything,
    membership,
    mention,
    rewritten,
    said,
)

HOSTILE = (
    'quotes " and \\ backslashes',
    "lines\n\r\n\tand tabs",
    "\x00\x01\x08\x0b\x0c\x1f\x7f",
    "right \u200fto\u202e left",
    "half a character \ud800 and \udfff",
    "\ufffe\uffff\ufdd0\U0001f3db",
    "<http://a> . } %zz",
)
texts = st.one_of(st.text(st.characters(), max_size=12), st.sampled_from(HOSTILE))


def is_iri(text: str) -> bool:
    try:
        list(parse(f"<{text}> <http://a/b> <{text}> .\n", format=RdfFormat.N_TRIPLES))
    except SyntaxError:
        return False
    return True


def test_pyoxigraph_writes_every_line_as_we_do() -> None:
    assert rewritten(everything()) == everything()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_escaped_as_pyoxigraph_escapes_it(text: str) -> None:
    graph = Graph("http://a/g")
    graph.add("<http://a/s>", "<http://a/p>", plain(text), words(text, "ka"), typed(text, "date"))
    quads = list(parse("".join(graph.lines()), format=RdfFormat.N_QUADS))
    assert rewritten(graph.lines()) == graph.lines()
    assert [getattr(quad.object, "value", None) for quad in quads] == [text] * 3


def test_half_characters_are_replaced() -> None:
    assert plain("a\ud800b") == '"a\ufffdb"'


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts)
def test_no_text_of_an_announcement_breaks_its_lines(one: str, other: str, third: str) -> None:
    member, group = mention(one or "-", other, "m"), mention(other or "-", None, "g")
    evidence = (Evidence(snapshot=SNAPSHOT.digest, start=0, end=len(third), quote=third),)
    plainly = membership(mention("m"), mention("g"))
    facts: list[Fact] = [
        replace(plainly, member=member, group=group, event="left", role=one, start=other, end=third, rule=other),
        replace(plainly, evidence=evidence),
        PartOf(**said("ჯგუფის"), part=member, whole=group, start=third),
        Renaming(**said("ჯგუფის"), old=mention(third, one, "m"), new=member),
        Location(**said("ჯგუფის"), organisation=group, place=other),
        Size(**said("ჯგუფის"), organisation=group, value=1, comparison="exact", unit=one, unit_words=third),
    ]
    announcement = replace(
        ANNOUNCEMENT,
        title=one,
        language=other,
        published=third,
        url=f"https://harbour.example/{one}?{other}#{third}",
        publisher=third,
        snapshot=replace(SNAPSHOT, media_type=one, charset=other, entry=third),
    )
    lines = describe(facts, announcement)
    assert rewritten(lines) == lines


@given(texts, texts, st.sampled_from(["preferred", "acronym", "former", "surface"]))
def test_no_text_of_an_organisation_breaks_its_lines(one: str, other: str, kind: str) -> None:
    organisation = Organisation(
        reference="x",
        names=(Name(text=one, language=other, kind=kind), Name(text=other)),  # type: ignore[arg-type]  # sampled
        homepage=f"https://{one}",
        place=other,
        country=one,
        founded=other,
        identifiers=tuple(Identifier(value=iri, source="") for iri in (one, f"https://register.example/{other}")),
    )
    lines = describe_organisation(organisation, IRIS)
    assert rewritten(lines) == lines


@given(texts)
def test_an_address_is_a_valid_iri_or_none(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}", f"https://a.example:{text}/", f"urn:{text}"):
        found = address(url)
        assert found is None or is_iri(found)


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://harbour.example/a b", "https://harbour.example/a%20b"),
        ('https://harbour.example/"a"?q=<1>#{x}', "https://harbour.example/%22a%22?q=%3C1%3E#%7Bx%7D"),
        ("https://harbour.example/ნავი", "https://harbour.example/ნავი"),
        ("https://harbour.example/%E1%83%9C", "https://harbour.example/%E1%83%9C"),
        ("https://harbour.example/100%", "https://harbour.example/100%25"),
        ("https://harbour.example/\u202e", "https://harbour.example/%E2%80%AE"),
        ("https://ნავი.example/", "https://ნავი.example/"),
        ("  https://harbour.example/ ", "https://harbour.example/"),
        ("urn:isbn:0", "urn:isbn:0"),
    ],
)
def test_what_may_not_stand_in_an_iri_is_encoded(url: str, iri: str) -> None:
    assert address(url) == iri


@pytest.mark.parametrize(
    "url",
    ["", "harbour.example/a", "javascript:alert(1)", "file:///etc", "https://", "https://[zz]/", "http:/x", "urn:"],
)
def test_what_is_no_address_is_left_out(url: str) -> None:
    assert address(url) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ka", "ka"),
        ("sr-Latn", "sr-latn"),
        ("pt_BR", "pt-br"),
        ("de-1996", "de-1996"),
        ("es-419", "es-419"),
        ("en-", "en"),
        ("klingon", "und"),
        ("e", "und"),
        ("", "und"),
        (None, "und"),
    ],
)
def test_a_language_tag_is_well_formed(language: str | None, expected: str) -> None:
    assert tag(language) == expected


@pytest.mark.parametrize(("partial", "kind"), [("1992", "gYear"), ("1992-05", "gYearMonth"), ("1992-05-18", "date")])
def test_a_date_has_the_type_of_its_precision(partial: str, kind: str) -> None:
    assert date(partial) == f'"{partial}"^^<http://www.w3.org/2001/XMLSchema#{kind}>'


def test_every_line_stands_once() -> None:
    lines = describe([membership(mention("a"), mention("b")), membership(mention("a"), mention("b"))])
    assert len(lines) == len(set(lines))


def test_the_same_facts_give_the_same_lines() -> None:
    assert everything() == everything()


def test_there_are_no_blank_nodes() -> None:
    for quad in parse("".join(everything()), format=RdfFormat.N_QUADS):
        assert isinstance(quad.subject, NamedNode)
        assert not str(quad.object).startswith("_:")
        assert isinstance(quad.graph_name, NamedNode)


def test_the_fingerprint_of_the_extractor_is_stated() -> None:
    assert any(f'"{EXTRACTOR}"' in line for line in everything())
