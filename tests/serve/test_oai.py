"""OAI-PMH 2.0, asked by real harvesters. Clauses: https://www.openarchives.org/OAI/openarchivesprotocol.html"""

import json
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import requests
from lxml import etree
from oaipmh_scythe import Scythe
from pyoxigraph import RdfFormat, parse
from sickle import Sickle

from pipeline.describe import Iris, describe_tombstone
from pipeline.publish import ReleaseContent
from pipeline.serve.oai.arguments import Listing
from pipeline.serve.oai.verbs import OAI
from tests.publish.sample import BASE, ONE, TWO, announcement, content, lines_of, release
from tests.serve.server import serving

RECORDS, GONE, CHANGED = 10_000, 300, 50
NAMESPACES = {"o": OAI, "dc": "http://purl.org/dc/elements/1.1/"}
WAIT = 60
SCHEMA = "https://schema.org/"
A, STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2001/XMLSchema#date"
GROUPS = 20


def small(number: int, title: str = "News") -> list[str]:
    """An announcement of few statements: a membership in one of twenty groups, in English or Georgian."""
    reference, language = f"n{number:05}", "en" if number % 2 else "ka"
    subject, membership = f"<{BASE}announcement/{reference}>", f"<{BASE}membership/{reference}>"
    group = f"<{BASE}organisation/group-{number % GROUPS}>"
    statements = [
        f"{subject} <{A}> <{SCHEMA}NewsArticle>",
        f'{subject} <{SCHEMA}headline> "{title} {number}"@{language}',
        f'{subject} <{SCHEMA}inLanguage> "{language}"',
        f'{subject} <{SCHEMA}datePublished> "2024-01-01"^^<{STRING}>',
        f"{subject} <{SCHEMA}about> {group}",
        f"{membership} <{A}> <{SCHEMA}OrganizationRole>",
        f"{membership} <{SCHEMA}memberOf> {group}",
    ]
    return [f"{statement} <{BASE}graph/{reference}> .\n" for statement in statements]


def names() -> list[str]:
    graph = f"<{BASE}graph/organisations> .\n"
    return [f'<{BASE}organisation/group-{n}> <{SCHEMA}name> "Group {n}"@en {graph}' for n in range(GROUPS)]


def of(*parts: list[str]) -> ReleaseContent:
    lines = sorted(line for part in parts for line in part)
    return replace(content(), lines=lambda: iter(lines))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release of 10,000 announcements."""
    folder = tmp_path_factory.mktemp("harvested")
    release(folder, of(names(), *(small(number) for number in range(RECORDS))))
    return folder


def next_release(folder: Path) -> None:
    """Of the 10,000, the first 300 are withdrawn, and 50 have another title."""
    gone = [line for n in range(GONE) for line in describe_tombstone(f"{BASE}announcement/n{n:05}", None, Iris(BASE))]
    changed = [small(number, "Better news") for number in range(GONE, GONE + CHANGED)]
    kept = [small(number) for number in range(GONE + CHANGED, RECORDS)]
    release(folder, of(names(), gone, *changed, *kept))


def ask(server: str, **arguments: str) -> etree._Element:
    answer = requests.get(f"{server}oai", arguments, timeout=WAIT)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return etree.fromstring(answer.content)


def codes(answer: etree._Element) -> list[str]:
    return [str(error.get("code")) for error in answer.findall("o:error", NAMESPACES)]


def text(answer: etree._Element, path: str) -> list[str]:
    return [str(found.text) for found in answer.findall(path, NAMESPACES)]


def test_ten_thousand_records_with_deletions(many: Path) -> None:
    """A release comes while harvesters are at work: their tokens go on, and the next harvest has what they missed."""
    with serving(many / "latest") as server:
        first = ask(server, verb="Identify").findtext(".//o:earliestDatestamp", "", NAMESPACES)
        records = Sickle(f"{server}oai", timeout=WAIT).ListRecords(metadataPrefix="oai_dc")
        seen = {record.header.identifier for record, _ in zip(records, range(250), strict=False)}
        old = ask(server, verb="ListIdentifiers", metadataPrefix="oai_dc")
        next_release(many)
        _until_deleted(server)
        seen |= {record.header.identifier for record in records}
        assert len(seen) == RECORDS

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Scythe(f"{server}oai", timeout=WAIT) as scythe:
                changed: list[Any] = list(scythe.list_records(metadata_prefix="oai_dc", from_=_after(first)))
        deleted = {record.header.identifier for record in changed if record.header.deleted}
        assert deleted == {f"{BASE}announcement/n{number:05}" for number in range(GONE)}
        titles = [record.metadata["title"][0] for record in changed if not record.header.deleted]
        assert sorted(titles) == sorted(f"Better news {number}" for number in range(GONE, GONE + CHANGED))

        token = old.findtext(".//o:resumptionToken", "", NAMESPACES)
        assert len(text(ask(server, verb="ListIdentifiers", resumptionToken=token), ".//o:identifier")) == 1000
        in_group = Sickle(f"{server}oai", timeout=WAIT).ListIdentifiers(metadataPrefix="oai_dc", set="group:group-7")
        headers = list(in_group)
        assert len(headers) == RECORDS // GROUPS
        assert sum(header.deleted for header in headers) == GONE // GROUPS


def _until_deleted(server: str) -> None:
    for _ in range(WAIT * 5):
        answer = ask(server, verb="GetRecord", metadataPrefix="oai_dc", identifier=f"{BASE}announcement/n00001")
        if answer.find(".//o:header[@status='deleted']", NAMESPACES) is not None:
            return
        time.sleep(0.2)
    raise AssertionError("the new release was not picked up")


def _after(instant: str) -> str:
    """The next second."""
    return f"{datetime.fromisoformat(instant) + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"


def test_it_identifies_itself(server: str) -> None:
    identity = Sickle(f"{server}oai").Identify()
    assert identity.baseURL == f"{BASE}oai"
    assert identity.deletedRecord == "persistent"
    assert identity.granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert identity.adminEmail == "webmaster@data.example.org"


def test_records_are_in_sets_by_group_and_language(server: str) -> None:
    client = Sickle(f"{server}oai")
    sets = {found.setSpec: found.setName for found in client.ListSets()}
    assert sets["group:network"] == "Network of Harbour Museums"
    assert sets.keys() == {"group", "group:network", "language", "language:en"}
    for spec in sets:
        assert len(list(client.ListRecords(metadataPrefix="oai_dc", set=spec))) == 2


def test_dublin_core_says_who_what_when(server: str) -> None:
    record = Sickle(f"{server}oai").GetRecord(identifier=f"{BASE}announcement/one", metadataPrefix="oai_dc")
    said = record.metadata
    assert said["title"] == ['News "one"']
    assert said["date"] == ["2020-03-02"]
    assert said["identifier"] == [f"{BASE}announcement/one", "https://harbour.example/news/one"]
    assert "Network of Harbour Museums" in said["subject"]
    assert said["rights"] == ["https://creativecommons.org/publicdomain/zero/1.0/"]


def test_jsonld_is_the_graph_of_the_announcement(server: str) -> None:
    answer = ask(server, verb="GetRecord", identifier=f"{BASE}announcement/one", metadataPrefix="jsonld")
    document = answer.findtext(".//{https://w3id.org/tsevri/ns/oai-jsonld}document")
    assert document and json.loads(document)
    triples = {str(quad.triple) for quad in parse(document, RdfFormat.JSON_LD)}
    lines = lines_of(ONE.replace("0.940", "0.94"))  # the store writes numbers in their shortest form
    own = {line.partition(f" <{BASE}graph/one>")[0] for line in lines if f" <{BASE}graph/one> ." in line}
    assert own <= triples


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("badVerb", {}),
        ("badVerb", {"verb": "ListEverything"}),
        ("badArgument", {"verb": "Identify", "set": "group"}),
        ("badArgument", {"verb": "GetRecord", "metadataPrefix": "oai_dc"}),
        ("badArgument", {"verb": "GetRecord", "identifier": "x" * 5000, "metadataPrefix": "oai_dc"}),
        ("badArgument", {"verb": "ListRecords"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2024-02-30"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "yesterday"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "99999-01-01"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "2024-05-18T25:00:00Z"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2024-05-18T09:30:00+02:00"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": ""}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2024-01-02",
                         "until": "2024-01-01"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2024-01-02",
                         "until": "2024-01-03T00:00:00Z"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "x"}),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "broken"}),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "W10"}),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "გ"}),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": Listing(verb="ListSets").token()}),
        ("badResumptionToken", {"verb": "ListSets", "resumptionToken": "x"}),
        ("cannotDisseminateFormat", {"verb": "ListRecords", "metadataPrefix": "marc21"}),
        ("cannotDisseminateFormat", {"verb": "ListIdentifiers", "metadataPrefix": "../../etc"}),
        ("idDoesNotExist", {"verb": "GetRecord", "identifier": f"{BASE}organisation/harbour",
                            "metadataPrefix": "oai_dc"}),
        ("idDoesNotExist", {"verb": "ListMetadataFormats", "identifier": "oai:x:1' OR '1'='1"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "1990-01-01"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "group:none"}),
    ],
)  # fmt: skip
def test_every_fault_has_its_code(server: str, code: str, arguments: dict[str, str]) -> None:
    answer = ask(server, **arguments)
    assert codes(answer) == [code]
    assert len(answer) == 3  # responseDate, request, error: 3.2


def test_an_argument_that_stands_twice_is_bad(server: str) -> None:
    answer = requests.get(f"{server}oai?verb=Identify&verb=Identify", timeout=WAIT)
    assert codes(etree.fromstring(answer.content)) == ["badVerb"]
    answer = requests.get(f"{server}oai?verb=ListRecords&metadataPrefix=a&metadataPrefix=b", timeout=WAIT)
    assert codes(etree.fromstring(answer.content)) == ["badArgument"]


def test_post_is_as_good_as_get(server: str) -> None:
    answer = requests.post(f"{server}oai", {"verb": "Identify"}, timeout=WAIT)
    assert text(etree.fromstring(answer.content), ".//o:protocolVersion") == ["2.0"]
    assert requests.post(f"{server}oai", "x" * 1_000_000, timeout=WAIT).status_code == 413


def test_every_token_that_is_damaged_is_refused(server: str) -> None:
    token = Listing(verb="ListRecords", prefix="oai_dc", date="2024", after="n1", given=1).token()
    for place in range(0, len(token), 7):
        answer = ask(server, verb="ListRecords", resumptionToken=f"{token[:place]}~{token[place:]}")
        assert codes(answer) == ["badResumptionToken"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A release whose words are markup and control characters."""
    folder = tmp_path_factory.mktemp("hostile")
    words = r'"]]></dc:title><script>alert(1)</script>&\u0001\u202E\uFFFF"@en'
    line = f"<{BASE}announcement/one> <{SCHEMA}headline> {words} <{BASE}graph/one> .\n"
    release(folder, of(lines_of(TWO.replace(announcement("two"), "")), [line]))
    with serving(folder / "latest") as address:
        yield address


@pytest.mark.parametrize("prefix", ["oai_dc", "jsonld"])
def test_hostile_words_stay_words(hostile: str, prefix: str) -> None:
    answer = ask(hostile, verb="GetRecord", identifier=f"{BASE}announcement/one", metadataPrefix=prefix)
    assert "script" not in {etree.QName(element).localname for element in answer.iter()}
    assert "<script>" in "".join(map(str, answer.itertext()))


def test_the_records_for_europeana_are_those_of_the_release(tmp_path: Path) -> None:
    """Where the release has them; an announcement that EDM has no place for has no record of that format."""
    made = release(tmp_path, content(TWO)).path / "profiles" / "edm"
    made.mkdir(parents=True)
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    with ZipFile(made / "records.zip", "w") as records:
        records.writestr("one.xml", f'<rdf:RDF xmlns:rdf="{rdf}"><rdf:Description rdf:about="one"/></rdf:RDF>')
    with serving(tmp_path / "latest") as server:
        assert text(ask(server, verb="ListMetadataFormats"), ".//o:metadataPrefix") == ["oai_dc", "jsonld", "edm"]
        answer = ask(server, verb="ListRecords", metadataPrefix="edm")
        assert len(answer.findall(".//o:record", NAMESPACES)) == 1
        assert answer.find(f".//o:metadata/{{{rdf}}}RDF/{{{rdf}}}Description", NAMESPACES) is not None
        two = ask(server, verb="GetRecord", metadataPrefix="edm", identifier=f"{BASE}announcement/two")
        assert codes(two) == ["cannotDisseminateFormat"]
        listed = text(ask(server, verb="ListIdentifiers", metadataPrefix="edm"), ".//o:identifier")
        assert listed == [f"{BASE}announcement/one"]


def test_a_list_without_any_record_of_its_format_says_so(tmp_path: Path) -> None:
    made = release(tmp_path, content(TWO)).path / "profiles" / "edm"
    made.mkdir(parents=True)
    ZipFile(made / "records.zip", "w").close()
    with serving(tmp_path / "latest") as server:
        for verb in ("ListRecords", "ListIdentifiers"):
            assert codes(ask(server, verb=verb, metadataPrefix="edm")) == ["noRecordsMatch"]
            assert codes(ask(server, verb=verb, metadataPrefix="oai_dc")) == []
