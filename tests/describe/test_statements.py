"""What each fact becomes."""

from dataclasses import replace

import pytest

from pipeline.describe import describe_announcement, describe_organisation, describe_redirect, describe_tombstone
from pipeline.describe.sheet import bounds
from pipeline.model import Dissolution, Fact, Formation, Location, Merger, Name, Organisation, PartOf, Renaming, Size
from tests.describe.build import (
    ANNOUNCEMENT,
    FACTS,
    GROUP,
    HERE,
    IRIS,
    MUSEUM,
    NETWORK,
    ORGANISATION,
    describe,
    everything,
    membership,
    mention,
    said,
    triples,
)

CRM = "http://www.cidoc-crm.org/cidoc-crm/"
SCHEMA = "https://schema.org/"
TSV = "https://w3id.org/tsevri/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
Found = set[tuple[str, str, str]]


def objects(found: Found, predicate: str, subject: str | None = None) -> list[str]:
    """Sorted, without angle brackets."""
    wanted = f"<{predicate}>"
    return sorted(o.strip("<>") for s, p, o in found if p == wanted and subject in (None, s.strip("<>")))


def instances(found: Found, kind: str) -> list[str]:
    return sorted(s.strip("<>") for s, p, o in found if p == RDF_TYPE and o == f"<{kind}>")


def only(found: Found, kind: str) -> str:
    (node,) = instances(found, kind)
    return node


def organisation(reference: str | None) -> str:
    return IRIS.organisation(str(reference))


NET, HARBOUR = organisation(NETWORK.organisation), organisation(MUSEUM.organisation)


class TestMembership:
    def test_the_role_stands_between_the_two_from_both_sides(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK)]))
        role = only(found, SCHEMA + "OrganizationRole")
        assert objects(found, SCHEMA + "member", NET) == objects(found, SCHEMA + "memberOf", HARBOUR) == [role]
        assert objects(found, SCHEMA + "member", role) == [HARBOUR]
        assert objects(found, SCHEMA + "memberOf", role) == [NET]

    def test_a_property_class_comes_with_its_plain_property(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK)]))
        node = only(found, CRM + "PC107_has_current_or_former_member")
        assert objects(found, CRM + "P01_has_domain", node) == [NET]
        assert objects(found, CRM + "P02_has_range", node) == [HARBOUR]
        assert objects(found, CRM + "P107_has_current_or_former_member", NET) == [HARBOUR]

    def test_a_kind_is_called_the_same_in_both_models(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK, role="observer")]))
        kind = only(found, CRM + "E55_Type")
        assert kind == "https://w3id.org/tsevri/kinds/observer"
        labels = objects(found, "http://www.w3.org/2000/01/rdf-schema#label", kind)
        assert labels == objects(found, SCHEMA + "roleName")
        assert '"დამკვირვებელი"@ka' in labels

    def test_a_kind_that_the_scheme_does_not_have_is_called_by_its_slug(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK, role="keeper-of-keys")]))
        assert objects(found, SCHEMA + "roleName") == ['"keeper of keys"@en']

    def test_a_state_alone_is_no_joining(self) -> None:
        assert not instances(triples(describe([membership(MUSEUM, NETWORK)])), CRM + "E85_Joining")

    @pytest.mark.parametrize("start", [None, "2020-03"])
    def test_an_accession_is_a_joining(self, start: str | None) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK, "joined", start=start)]))
        joining = only(found, CRM + "E85_Joining")
        assert objects(found, CRM + "P143_joined", joining) == objects(found, SCHEMA + "agent", joining) == [HARBOUR]
        assert objects(found, CRM + "P144_joined_with", joining) == [NET]
        spans = [IRIS.time_span(start)] if start else []
        assert objects(found, CRM + "P4_has_time-span", joining) == spans

    def test_a_joining_tells_its_role(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK, "joined", "full")]))
        node = only(found, CRM + "PC144_joined_with")
        assert objects(found, CRM + "P01_has_domain", node) == instances(found, CRM + "E85_Joining")
        assert objects(found, CRM + "P144.1_kind_of_member", node) == [IRIS.kind("full")]

    def test_a_departure_is_a_leaving_of_its_kind(self) -> None:
        found = triples(describe([membership(MUSEUM, NETWORK, "left", "full")]))
        leaving = only(found, CRM + "E86_Leaving")
        assert objects(found, CRM + "P145_separated", leaving) == [HARBOUR]
        assert objects(found, CRM + "P146_separated_from", leaving) == [NET]
        assert objects(found, CRM + "P2_has_type", leaving) == [IRIS.kind("full")]
        assert objects(found, SCHEMA + "object", leaving) == instances(found, SCHEMA + "OrganizationRole")

    def test_one_pair_in_one_role_is_one_membership(self) -> None:
        facts = [membership(MUSEUM, NETWORK, start="2001"), membership(MUSEUM, NETWORK, end="2002")]
        assert len(instances(triples(describe(facts)), SCHEMA + "OrganizationRole")) == 1

    def test_another_announcement_names_the_same_membership(self) -> None:
        fact = membership(MUSEUM, NETWORK, "joined", "full", "2001")
        other = describe([fact], replace(ANNOUNCEMENT, reference="a2", language="en"))
        for kind in (SCHEMA + "OrganizationRole", CRM + "E85_Joining", CRM + "PC144_joined_with"):
            assert only(triples(other), kind) == only(triples(describe([fact])), kind)

    def test_an_organisation_that_nobody_identified_is_refused(self) -> None:
        stranger = replace(MUSEUM, organisation=None)
        with pytest.raises(ValueError, match="resolve the facts before they are described"):
            describe([membership(stranger, NETWORK)])


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("1992", "1992-01-01", "1992-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2023-04", "2023-04-01", "2023-04-30"),
        ("2023-09-20", "2023-09-20", "2023-09-20"),
        ("2023-13", "2023-13-01", "2023-13-31"),
        ("0000-02", "0000-02-01", "0000-02-31"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),
    ],
)
def test_a_time_span_lasts_as_long_as_the_date_says(partial: str, first: str, last: str) -> None:
    assert bounds(partial) == (first, last)


def test_an_impossible_date_is_stated_as_it_is_for_the_shapes_to_find() -> None:
    found = triples(describe([Formation(**said("1992"), organisation=NETWORK, date="2024-02-31")]))
    assert objects(found, SCHEMA + "foundingDate") == [f'"2024-02-31"^^<{XSD}date']
    assert objects(found, CRM + "P82a_begin_of_the_begin") == [f'"2024-02-31T00:00:00Z"^^<{XSD}dateTime']


def test_a_founding_is_a_date_and_a_formation() -> None:
    found = triples(describe([Formation(**said("1992"), organisation=NETWORK, date="1992")]))
    assert objects(found, SCHEMA + "foundingDate", NET) == [f'"1992"^^<{XSD}gYear']
    formation = only(found, CRM + "E66_Formation")
    assert objects(found, CRM + "P95_has_formed", formation) == [NET]
    assert objects(found, CRM + "P4_has_time-span", formation) == [IRIS.time_span("1992")]


def test_a_dissolution_is_a_date_and_a_deliberate_event() -> None:
    found = triples(describe([Dissolution(**said("გაუქმდა"), organisation=NETWORK, date="2020")]))
    assert objects(found, SCHEMA + "dissolutionDate", NET) == [f'"2020"^^<{XSD}gYear']
    dissolution = only(found, CRM + "E68_Dissolution")
    assert instances(found, CRM + "E7_Activity") == [dissolution]
    assert objects(found, CRM + "P99_dissolved", dissolution) == [NET]


@pytest.mark.parametrize("kind", [Formation, Dissolution])
def test_an_event_without_a_date_has_no_time(kind: type[Formation] | type[Dissolution]) -> None:
    lines = "".join(describe([kind(**said("1992"), organisation=NETWORK)]))
    assert "time-span" not in lines
    assert "foundingDate" not in lines
    assert "dissolutionDate" not in lines


def test_a_renaming_keeps_both_names_and_dates_the_new_one() -> None:
    old = mention("ღუზების კავშირი", "ka", NETWORK.organisation)
    found = triples(describe([Renaming(**said("კავშირი"), old=old, new=NETWORK, date="2019")]))
    renaming = only(found, CRM + "E13_Attribute_Assignment")
    (new,) = objects(found, CRM + "P141_assigned", renaming)
    assert objects(found, CRM + "P190_has_symbolic_content", new) == ['"ნავსადგურთა ქსელი"@ka']
    assert objects(found, CRM + "P177_assigned_property_of_type", renaming) == [CRM + "P1_is_identified_by"]
    assert len(objects(found, CRM + "P1_is_identified_by", NET)) == 2
    former = [s.strip("<>") for s, _, o in found if o == f"<{TSV}former-name>"]
    assert objects(found, CRM + "P190_has_symbolic_content", former[0]) == ['"ღუზების კავშირი"@ka']
    for prop in (TSV + "formerName", SCHEMA + "alternateName"):
        assert objects(found, prop, NET) == ['"ღუზების კავშირი"@ka']


class TestMerger:
    a, b, c = mention("a"), mention("b"), mention("c")

    def iris(self, *mentions: str | None) -> list[str]:
        return sorted(map(organisation, mentions))

    def test_a_new_body_is_formed_from_its_parts(self) -> None:
        found = triples(describe([Merger(**said("გაერთიანდა"), parts=(self.a, self.b), result=self.c, date="2021")]))
        merger = only(found, CRM + "E66_Formation")
        assert objects(found, CRM + "P95_has_formed", merger) == self.iris(self.c.organisation)
        parts = self.iris(self.a.organisation, self.b.organisation)
        assert objects(found, CRM + "P151_was_formed_from", merger) == parts

    def test_the_result_may_be_unknown(self) -> None:
        found = triples(describe([Merger(**said("გაერთიანდა"), parts=(self.a, self.b), result=None)]))
        assert instances(found, CRM + "E66_Formation")
        assert not objects(found, CRM + "P95_has_formed")

    def test_where_one_takes_up_the_others_nothing_is_formed(self) -> None:
        found = triples(describe([Merger(**said("გაერთიანდა"), parts=(self.a, self.b), result=self.a)]))
        assert not instances(found, CRM + "E66_Formation")
        merger = only(found, CRM + "E7_Activity")
        bodies = self.iris(self.a.organisation, self.b.organisation)
        assert objects(found, CRM + "P11_had_participant", merger) == bodies
        assert objects(found, CRM + "P2_has_type", merger) == [TSV + "merger"]

    def test_the_end_of_the_parts_is_not_guessed(self) -> None:
        lines = "".join(describe([Merger(**said("გაერთიანდა"), parts=(self.a, self.b), result=self.c, date="2021")]))
        assert "dissol" not in lines.lower()


class TestPart:
    part = PartOf(**said("ჯგუფის"), part=GROUP, whole=NETWORK)

    def test_a_part_has_a_parent_and_a_kind_of_its_own(self) -> None:
        found = triples(describe([self.part]))
        group = organisation(GROUP.organisation)
        assert objects(found, SCHEMA + "parentOrganization", group) == [NET]
        assert objects(found, SCHEMA + "subOrganization", NET) == [group]
        assert objects(found, CRM + "P107_has_current_or_former_member", NET) == [group]
        assert objects(found, CRM + "P107.1_kind_of_member") == [TSV + "part"]
        assert not objects(found, SCHEMA + "member")

    def test_a_dated_part_is_a_role_and_a_joining(self) -> None:
        found = triples(describe([replace(self.part, start="2001", end="2002")]))
        assert objects(found, SCHEMA + "startDate", only(found, SCHEMA + "Role")) == [f'"2001"^^<{XSD}gYear']
        assert instances(found, CRM + "E85_Joining")
        assert instances(found, CRM + "E86_Leaving")
        assert not instances(found, SCHEMA + "JoinAction")


def test_a_location_is_a_place_in_both_models() -> None:
    fact = Location(**said("ბათუმშია"), organisation=NETWORK, place="ბათუმშია", place_name="ბათუმი")
    found = triples(describe([fact]))
    place = only(found, CRM + "E53_Place")
    assert objects(found, SCHEMA + "location", NET) == [place]
    assert objects(found, CRM + "P74_has_current_or_former_residence", NET) == [place]
    assert objects(found, SCHEMA + "name", place) == ['"ბათუმი"@ka']
    assert objects(found, CRM + "P141_assigned", only(found, CRM + "E13_Attribute_Assignment")) == [place]


SIZE = Size(**said("მუზეუმს"), organisation=NETWORK, value=40, comparison="exact", unit="museums", unit_words="მუზეუმს")


@pytest.mark.parametrize(
    ("comparison", "crm", "schema", "approximate"),
    [
        ("exact", "P90_has_value", "value", []),
        ("about", "P90_has_value", "value", [TSV + "approximate"]),
        ("at_least", "P90a_has_lower_value_limit", "minValue", []),
    ],
)
def test_a_size_says_how_exact_it_is(comparison: str, crm: str, schema: str, approximate: list[str]) -> None:
    found = triples(describe([replace(SIZE, comparison=comparison)]))  # type: ignore[arg-type]  # one of the three
    dimension, size = only(found, CRM + "E54_Dimension"), only(found, SCHEMA + "Observation")
    assert objects(found, CRM + crm, dimension) == objects(found, SCHEMA + schema, size) == [f'"40"^^<{XSD}integer']
    assert objects(found, CRM + "P2_has_type", dimension) == approximate
    assert objects(found, SCHEMA + "measurementQualifier", size) == approximate
    others = {"P90_has_value", "P90a_has_lower_value_limit"} - {crm}
    assert not any(objects(found, CRM + other) for other in others)


def test_a_size_is_dated_by_its_announcement() -> None:
    found = triples(describe([SIZE]))
    size = only(found, SCHEMA + "Observation")
    assert objects(found, SCHEMA + "observationDate", size) == [f'"2023-09-20"^^<{XSD}date']
    assert objects(found, CRM + "P4_has_time-span", size) == [IRIS.time_span("2023-09-20")]


@pytest.mark.parametrize(
    ("unit", "iri", "label"),
    [
        ("museums", "unit/museums", '"museums"@en'),
        ("member institutions", "unit/member-institutions", '"member institutions"@en'),
        ("წევრი", "unit/", '"წევრი"@ka'),
    ],
)
def test_a_unit_is_called_by_its_slug_or_by_the_words(unit: str, iri: str, label: str) -> None:
    found = triples(describe([replace(SIZE, unit=unit)]))
    node = only(found, CRM + "E58_Measurement_Unit")
    assert node.startswith(IRIS.base + iri)
    assert objects(found, CRM + "P91_has_unit") == objects(found, SCHEMA + "unitCode") == [node]
    assert objects(found, "http://www.w3.org/2000/01/rdf-schema#label", node) == [label]


class TestOrganisation:
    found = triples(describe_organisation(ORGANISATION, IRIS))

    def test_names_go_by_their_kind(self) -> None:
        assert objects(self.found, SCHEMA + "name", NET) == ['"Network of Ports"@en', '"ნავსადგურთა ქსელი"@ka']
        others = ['"PORTNET"', '"Ports’ Network"@en', '"ღუზების კავშირი"@ka']
        assert objects(self.found, SCHEMA + "alternateName", NET) == others
        assert objects(self.found, TSV + "formerName", NET) == ['"ღუზების კავშირი"@ka']

    def test_an_inflected_form_is_hidden(self) -> None:
        hidden = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
        assert objects(self.found, hidden, NET) == ['"ნავსადგურთა ქსელის"@ka']
        assert '"ნავსადგურთა ქსელის"@ka' not in objects(self.found, CRM + "P190_has_symbolic_content")

    def test_every_name_is_an_appellation(self) -> None:
        names = [*objects(self.found, SCHEMA + "name", NET), *objects(self.found, SCHEMA + "alternateName", NET)]
        assert objects(self.found, CRM + "P190_has_symbolic_content") == sorted(names)

    def test_an_acronym_is_no_linguistic_appellation(self) -> None:
        (acronym,) = [s for s, _, o in self.found if o == '"PORTNET"' and "/name/" in s]
        assert (acronym, RDF_TYPE, f"<{CRM}E41_Appellation>") in self.found
        assert (acronym, f"<{CRM}P2_has_type>", f"<{TSV}acronym>") in self.found

    def test_what_the_authority_file_knows_is_stated(self) -> None:
        assert objects(self.found, SCHEMA + "url", NET) == ["https://portnet.example/"]
        assert objects(self.found, SCHEMA + "sameAs", NET) == ["https://register.example/id/7"]
        assert objects(self.found, SCHEMA + "foundingDate", NET) == [f'"1992"^^<{XSD}gYear']
        assert objects(self.found, SCHEMA + "addressCountry") == ['"GE"']
        assert objects(self.found, TSV + "provisional", NET) == [f'"true"^^<{XSD}boolean']

    def test_a_founding_is_the_same_event_as_in_an_announcement(self) -> None:
        said_so = triples(describe([Formation(**said("1992"), organisation=NETWORK, date="1992")]))
        assert only(self.found, CRM + "E66_Formation") == only(said_so, CRM + "E66_Formation")

    def test_what_is_not_known_is_not_stated(self) -> None:
        lines = describe_organisation(Organisation(reference="x", names=(Name(text="X", kind="preferred"),)), IRIS)
        assert len(lines) == 6

    def test_it_has_a_graph_of_its_own(self) -> None:
        lines = describe_organisation(ORGANISATION, IRIS)
        assert {line.rsplit(" ", 2)[1] for line in lines} == {f"<{IRIS.organisations}>"}


def test_a_redirect_leads_to_the_new_address() -> None:
    found = triples(describe_redirect("old", "new", IRIS, "2024-05-01"))
    assert only(found, TSV + "Redirect") == organisation("old")
    assert objects(found, "http://purl.org/dc/terms/isReplacedBy") == [organisation("new")]
    assert objects(found, "http://purl.org/dc/terms/date") == [f'"2024-05-01"^^<{XSD}date']


def test_a_tombstone_says_why() -> None:
    found = triples(describe_tombstone(IRIS.base + "membership/1", None, IRIS))
    assert objects(found, TSV + "reason", only(found, TSV + "Tombstone")) == [TSV + "not-stated"]
    assert not objects(found, "http://purl.org/dc/terms/date")


def test_an_announcement_is_a_graph_of_its_own() -> None:
    lines = describe_announcement(ANNOUNCEMENT, FACTS, IRIS, "f")
    assert {line.rsplit(" ", 2)[1] for line in lines} == {f"<{IRIS.graph('a1')}>"}


def test_the_whole_announcement_comes_out_as_it_was_approved() -> None:
    assert sorted(describe(FACTS)) == (HERE / "announcement.nq").read_text("utf-8").splitlines(keepends=True)


def test_every_fact_has_statements() -> None:
    for fact in FACTS:
        alone: list[Fact] = [fact]
        assert objects(triples(describe(alone)), "http://www.w3.org/ns/oa#hasBody")


LANGUAGELESS = {
    SCHEMA + name for name in ("alternateName", "inLanguage", "sha256", "encodingFormat", "addressCountry")
} | {
    TSV + "rule", TSV + "charset", TSV + "fingerprint", "http://www.w3.org/ns/oa#exact",
    CRM + "P190_has_symbolic_content", "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip


def test_literals_of_language_carry_a_tag() -> None:
    bare = {p.strip("<>") for _, p, o in triples(everything()) if o.startswith('"') and o.endswith('"')}
    assert bare == LANGUAGELESS
