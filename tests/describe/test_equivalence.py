"""The law between the two models: every membership, date and role is in either, and both give the same rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.query import ResultRow

from pipeline.model import Event, Fact, PartOf
from tests.describe.build import (
    ANNOUNCEMENT,
    FACTS,
    HERE,
    IRIS,
    MUSEUM,
    NETWORK,
    Row,
    describe,
    membership,
    mention,
    query,
    rows,
    said,
    union,
)

SCHEMA = "https://schema.org/"
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
PLACES = [mention(f"Museum of Pier {number}", "en") for number in range(3)]
EVENTS: Sequence[Event] = ("joined", "is_member", "left")
ROLES = (None, "full", "associate", "working-group", "keeper of keys")


def day(year: int, month: int, number: int) -> str:
    return f"{year:04}-{month:02}-{number:02}"


years = st.integers(1000, 2100)
months = st.integers(1, 12)
partial_dates = st.one_of(
    years.map(str),
    st.builds(lambda year, month: day(year, month, 1)[:7], years, months),
    st.builds(day, years, months, st.integers(1, 28)),
)
organisations = st.sampled_from(PLACES)
memberships = st.builds(
    membership,
    organisations,
    organisations,
    st.sampled_from(EVENTS),
    st.sampled_from(ROLES),
    st.none() | partial_dates,
    st.none() | partial_dates,
)
parts = st.builds(
    lambda part, whole, start, end: PartOf(**said("ჯგუფის"), part=part, whole=whole, start=start, end=end),
    organisations,
    organisations,
    st.none() | partial_dates,
    st.none() | partial_dates,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(memberships | parts, max_size=4), max_size=3))
def test_both_models_give_the_same_rows(announcements: list[list[Fact]]) -> None:
    lines = [
        line
        for number, facts in enumerate(announcements)
        for line in describe(facts, replace(ANNOUNCEMENT, reference=f"a{number}"))
    ]
    assert rows(lines, "schema") == rows(lines, "crm")


def row(start: str | None = None, end: str | None = None, role: str | None = None, left: str = "false") -> Row:
    member, group = (IRIS.organisation(str(one.organisation)) for one in (MUSEUM, NETWORK))
    return member, group, role, start, end, left


@pytest.mark.parametrize("model", ["schema", "crm"])
class TestRows:
    @pytest.mark.parametrize("date", ["2023-09-20", "2024-02", "2023-02", "1992", "2023-12-31"])
    def test_a_date_keeps_its_precision(self, model: str, date: str) -> None:
        lines = describe([membership(MUSEUM, NETWORK, start=date, end=date)])
        assert rows(lines, model) == {row(start=date, end=date, left="true")}

    def test_a_state_without_a_date_is_a_membership(self, model: str) -> None:
        assert rows(describe([membership(MUSEUM, NETWORK)]), model) == {row()}

    def test_a_leaving_without_a_date_is_known(self, model: str) -> None:
        assert rows(describe([membership(MUSEUM, NETWORK, "left")]), model) == {row(left="true")}

    def test_each_role_of_a_pair_has_its_own_dates(self, model: str) -> None:
        affiliate = membership(MUSEUM, NETWORK, "left", "affiliate", end="2010")
        full = membership(MUSEUM, NETWORK, "joined", "full", start="2011")
        assert rows(describe([affiliate, full]), model) == {
            row(end="2010", role="affiliate member", left="true"),
            row(start="2011", role="full member"),
        }

    def test_a_part_is_no_member(self, model: str) -> None:
        part = PartOf(**said("ჯგუფის"), part=MUSEUM, whole=NETWORK, start="2001", end="2002")
        assert rows(describe([part, membership(MUSEUM, NETWORK, "joined")]), model) == {row()}

    def test_announcements_add_to_one_membership(self, model: str) -> None:
        joined = describe([membership(MUSEUM, NETWORK, start="2001")])
        left = describe([membership(MUSEUM, NETWORK, end="2002")], replace(ANNOUNCEMENT, reference="a2"))
        assert rows([*joined, *left], model) == {row(start="2001", end="2002", left="true")}

    def test_rdflib_answers_as_pyoxigraph_does(self, model: str) -> None:
        lines = describe(FACTS)
        solutions = [row for row in union(lines).query(query(model)) if isinstance(row, ResultRow)]
        found = {tuple(None if value is None else str(value) for value in row) for row in solutions}
        assert found == rows(lines, model)


SIDES = {
    "schema": ["member", "memberOf", "roleName", "startDate", "endDate", "OrganizationRole", "LeaveAction", "object"],
    "crm": [
        "PC107_has_current_or_former_member",
        "P01_has_domain",
        "P02_has_range",
        "P107_has_current_or_former_member",
        "P107.1_kind_of_member",
        "E55_Type",
        "E85_Joining",
        "P143_joined",
        "P144_joined_with",
        "P144.1_kind_of_member",
        "E86_Leaving",
        "P145_separated",
        "P146_separated_from",
        "P2_has_type",
        "P4_has_time-span",
        "P82a_begin_of_the_begin",
        "P82b_end_of_the_end",
    ],
}
MUTANTS = [(SCHEMA, term) for term in SIDES["schema"]] + [(CRM, term) for term in SIDES["crm"]]


@pytest.mark.parametrize(("namespace", "term"), MUTANTS, ids=[term for _, term in MUTANTS])
def test_without_one_kind_of_statement_the_rows_differ(namespace: str, term: str) -> None:
    lines = describe([membership(MUSEUM, NETWORK, "left", "observer", start="2001-05", end="2010-06-07")])
    kept = [line for line in lines if f"<{namespace}{term}>" not in line]
    assert len(kept) < len(lines)
    assert rows(lines, "schema") == rows(lines, "crm")
    assert rows(kept, "schema") != rows(kept, "crm")


@pytest.mark.parametrize("namespace", [SCHEMA, CRM])
def test_without_one_of_the_models_its_rows_are_gone(namespace: str) -> None:
    kept = [line for line in describe(FACTS) if namespace not in line]
    assert not rows(kept, "schema" if namespace == SCHEMA else "crm")
    assert rows(kept, "crm" if namespace == SCHEMA else "schema")


@pytest.mark.parametrize("model", ["schema", "crm"])
def test_the_documentation_shows_the_queries(model: str) -> None:
    assert query(model) in (HERE.parents[1] / "docs" / "model.md").read_text("utf-8")
