from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import model
from pipeline.model import Announcement, Fact, Finding, Organisation
from pipeline.records import FACT_TYPES, decode, decode_facts, encode, encode_facts


@settings(max_examples=60, deadline=None)
@given(st.one_of(*(st.from_type(kind) for kind in FACT_TYPES.values())))
def test_a_fact_comes_back_as_it_was(fact: Fact) -> None:
    assert repr(decode_facts(encode_facts((fact,)))) == repr((fact,))  # nan is not equal to itself


@settings(max_examples=30, deadline=None)
@given(st.from_type(Announcement))
def test_an_announcement_comes_back_as_it_was(announcement: Announcement) -> None:
    assert decode(Announcement, encode(announcement)) == announcement


@settings(max_examples=30, deadline=None)
@given(st.from_type(Organisation))
def test_an_organisation_comes_back_as_it_was(organisation: Organisation) -> None:
    assert decode(Organisation, encode(organisation)) == organisation


def test_a_finding_comes_back_as_it_was() -> None:
    finding = Finding(code="read.empty", severity="warning", message={"en": "Empty.", "ka": "ცარიელია."}, line=3)
    assert decode(Finding, encode(finding)) == finding


def test_every_kind_of_fact_has_a_slug() -> None:
    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Fact)}
    assert set(FACT_TYPES.values()) == kinds - {Fact}
