"""The authority as a table: what goes to a spreadsheet comes back the same, and a slip in a line is told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ResourceError
from pipeline.identify import load_authority
from pipeline.identify.authority import Authority
from pipeline.identify.cells import cell, literal_of, named, values_of
from pipeline.identify.table import COLUMNS, parse_authority, parse_table, read_authority, rows_of, write_table
from pipeline.identify.turtle import AuthorityFile
from pipeline.identify.turtle_text import turtle_text
from pipeline.resources import resource
from tests.identify.faults import SOUND

SHIPPED = resource("authority") / "networks.ttl"
TABLE = Path("ours.tsv")
HOSTILE = st.text(
    st.one_of(st.sampled_from("|\\@\"'=+-;,\t\n\r \x00\x85\u2028<>&\u202e"), st.characters(exclude_categories=["Cs"]))
)
TAGGED = st.tuples(HOSTILE.filter(bool), st.sampled_from(["en", "ka", "zh-hant"])).map(lambda pair: "@".join(pair))
LINE = {
    "slug": "lhm",
    "name": "League of Mills@en",
    "source": "about https://mills.example/about name",
}


def there_and_back(file: AuthorityFile, delimiter: str) -> AuthorityFile:
    path = TABLE if delimiter == "\t" else TABLE.with_suffix(".csv")
    return parse_table(path, write_table(rows_of([file]), delimiter).encode())


def text(file: AuthorityFile) -> str:
    return "".join(turtle_text([file]))


@pytest.mark.parametrize("delimiter", ["\t", ","])
@pytest.mark.parametrize("path", [SHIPPED, SOUND], ids=lambda path: path.name)
def test_a_table_says_what_its_turtle_says(path: Path, delimiter: str) -> None:
    file = read_authority(path)
    back = there_and_back(file, delimiter)
    assert back.nodes == file.nodes
    assert text(back) == text(file)


def test_the_shipped_file_is_written_byte_for_byte_below_its_heading() -> None:
    data = SHIPPED.read_text("utf-8")
    assert text(there_and_back(read_authority(SHIPPED), "\t")) == data[data.index("@prefix") :]


def test_a_run_reads_a_table_as_it_reads_turtle(tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(write_table(rows_of([read_authority(SOUND)]), ","), "utf-8")
    found, wanted = load_authority([table]), load_authority([SOUND])
    assert strip(found) == strip(wanted)
    assert found.organisations[0].identifiers[0].source == "https://register.example/page/7"


def strip(authority: Authority) -> tuple[object, ...]:
    return authority.organisations, authority.places


@given(st.lists(HOSTILE.filter(bool)))
def test_any_values_come_out_of_a_cell_as_they_went_in(values: list[str]) -> None:
    written = cell(values)
    assert values_of(written) == values
    assert not set("\t\n\r") & set(written)


@given(HOSTILE, st.sampled_from(["", "en", "zh-hant"]))
def test_any_name_keeps_its_text_and_its_language(name: str, language: str) -> None:
    literal = literal_of(f"{name}@{language}")
    assert literal_of(named(literal)) == literal
    assert (literal.value, literal.language or "") == (name, language)


@settings(max_examples=60)
@given(
    names=st.lists(TAGGED, max_size=3), register=HOSTILE.filter(bool), place=TAGGED, delimiter=st.sampled_from("\t,")
)
def test_hostile_values_go_from_turtle_to_table_and_back(
    names: list[str], register: str, place: str, delimiter: str
) -> None:
    row = {
        **LINE,
        "alternate_name": cell(names),
        "identifier": cell([f"register https://register.example/7 https://register.example/page {register}"]),
        "place": "weir",
        "place_name": cell([place]),
        "country": "GB",
    }
    first = parse_table(TABLE, write_table([row], "\t").encode())
    turtle = parse_authority(Path("ours.ttl"), text(first).encode())
    assert {s: dict(said) for s, said in turtle.nodes.items()} == deduplicated(first)
    assert there_and_back(turtle, delimiter).nodes == turtle.nodes
    assert text(there_and_back(turtle, delimiter)) == text(turtle)


def deduplicated(file: AuthorityFile) -> dict[str, object]:
    return {s: {p: tuple(values) for p, values in said.items()} for s, said in file.nodes.items()}


def test_no_cell_begins_as_a_formula() -> None:
    assert cell(['=HYPERLINK("https://evil.example")', "+1", "-1", "@x"]).split(" | ") == [
        '\\=HYPERLINK("https://evil.example")', "\\+1", "\\-1", "\\@x",
    ]  # fmt: skip


@pytest.mark.parametrize(("delimiter", "before"), [(";", ""), (";", "\ufeff"), ("\t", ""), (",", "\ufeff")])
def test_a_table_that_a_spreadsheet_saved_in_its_own_way_is_read(delimiter: str, before: str) -> None:
    data = before + write_table([LINE], delimiter).replace("\n", "\r\n")
    assert text(parse_table(Path("ours.csv"), data.encode())) == text(
        parse_table(TABLE, write_table([LINE], "\t").encode())
    )


FAULTS = {
    "heading": ("slug\tnames\n", "line 1: there is no column 'names'"),
    "no slug heading": ("name\nA@en\n", "line 1: each column stands once, and slug must be there"),
    "slug": ("slug\tname\n../x\tA@en\n", "line 2: slug '../x' must be small letters"),
    "no slug": ("slug\tname\n\tA@en\n", "line 2: an organisation without a slug"),
    "cells": ("slug\tname\na\tA@en\tB\n", "line 2: 3 cells under 2 headings"),
    "language": ("slug\tname\na\tA@not a tag\n", "line 2: name 'A@not a tag': write the language behind an @"),
    "two homepages": ("slug\turl\na\thttps://a.example/ | https://b.example/\n", "line 2: url takes one value"),
    "script": ("slug\turl\na\tjavascript:alert(1)\n", "line 2: 'javascript:alert(1)' is no web address"),
    "quotes in an address": ("slug\turl\na\thttps://a.example/<b>\n", "line 2: 'https://a.example/<b>' is no web"),
    "date": ("slug\tfounding_date\na\t18.5.1992\n", "line 2: founding_date '18.5.1992': write 1992"),
    "source": ("slug\tsource\na\tabout\n", "line 2: the source 'about' must be: a word, the address"),
    "stated": ("slug\tsource\na\tabout https://a.example/ nam\n", "line 2: the source about states 'nam': use name"),
    "identifier": ("slug\tidentifier\na\twikidata https://a.example/\n", "line 2: the identifier 'wikidata https"),
    "twice": ("slug\tname\na\tA@en\nb\tB@en\na\tC@en\n", "line 4: <organisation/a> is described otherwise in line 2"),
    "place": (
        "slug\tplace\tplace_name\na\tweir\tWeir@en\nb\tweir\tWehr@de\n",
        "line 3: <place/weir> is described otherwise in line 2",
    ),
    "place without slug": ("slug\tplace_name\na\tWeir@en\n", "line 2: a place without a slug"),
    "quotes": ('slug\tname\na\t"A"@en\n', "line 2:"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_slip_in_a_table_is_told_with_its_line(fault: str) -> None:
    data, told = FAULTS[fault]
    with pytest.raises(ResourceError) as error:
        parse_table(TABLE, data.encode())
    assert f"{TABLE}, {told}" in str(error.value)


def test_a_rule_that_a_line_breaks_is_told_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    path.write_text(write_table([LINE, {**LINE, "slug": "b", "name": "B@en", "source": ""}], "\t"), "utf-8")
    with pytest.raises(ResourceError, match=r"ours\.tsv, line 3, <organisation/b>"):
        load_authority([path])


def test_the_page_of_the_docs_names_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs/authority.md").read_text("utf-8")
    assert [column for column in COLUMNS if f"| `{column}` |" not in page] == []
