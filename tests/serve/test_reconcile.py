"""Our organisations as a reconciliation service: both versions of the protocol, over real HTTP."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.serve.server import serving
from tests.shared import SHARED

EXAMPLE = Path(__file__).resolve().parents[2] / "output" / "latest"
VALIDATOR = SHARED / "reference" / "reconciliation" / "validate_recon.py"
SECONDS = 30


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over the example release, served from a copy: caches are made beside a release."""
    folder = tmp_path_factory.mktemp("releases")
    shutil.copytree(EXAMPLE.resolve(), folder / EXAMPLE.resolve().name)
    (folder / "latest").symlink_to(EXAMPLE.resolve().name)
    with serving(folder / "latest") as address:
        yield f"{address}reconcile"


def match(service: str, *queries: dict[str, Any]) -> list[list[dict[str, Any]]]:
    batch = {f"q{n}": query for n, query in enumerate(queries)}
    answer = requests.post(service, data={"queries": json.dumps(batch)}, timeout=SECONDS)
    assert answer.status_code == 200, answer.text
    return [answer.json()[key]["result"] for key in batch]


def match_10(service: str, **query: Any) -> list[dict[str, Any]]:
    answer = requests.post(f"{service}/draft/match", json={"queries": [query]}, timeout=SECONDS)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"][0]["candidates"]
    return found


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validators are not beside this checkout")
@pytest.mark.parametrize(("version", "path"), [("0.2", ""), ("1.0-draft", "/draft")])
def test_the_schemas_of_the_protocol_find_nothing(service: str, version: str, path: str) -> None:
    command = [sys.executable, str(VALIDATOR), "--version", version, "--service", service + path, "--query", "Museum"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count(": valid")) == (0, 2), done.stdout + done.stderr


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validators are not beside this checkout")
@pytest.mark.parametrize("version", ["0.2", "1.0-draft"])
def test_suggestions_and_extensions_fit_their_schemas(service: str, version: str, tmp_path: Path) -> None:
    root = service if version == "0.2" else f"{service}/draft"
    reference = match(service, {"query": "Port Hallow Harbour Museum"})[0][0]["id"]
    asked = {"ids": [reference], "properties": [{"id": "memberOf"}, {"id": "name"}, {"id": "nobody-knows"}]}
    if version == "0.2":
        extended = requests.post(root, data={"extend": json.dumps(asked)}, timeout=SECONDS)
    else:
        extended = requests.post(f"{root}/extend", json=asked, timeout=SECONDS)
    documents = {
        "data-extension-response": extended.json(),
        "data-extension-property-proposal": requests.get(f"{root}/extend/propose", timeout=SECONDS).json(),
        **{
            f"suggest-{kinds}-response": requests.get(f"{root}/suggest/{kind}?prefix=p", timeout=SECONDS).json()
            for kind, kinds in (("entity", "entities"), ("property", "properties"), ("type", "types"))
        },
    }
    for kind, document in documents.items():
        path = tmp_path / f"{kind}.json"
        path.write_text(json.dumps(document), "utf-8")
        command = [sys.executable, str(VALIDATOR), "--version", version, kind, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "European Network of Coastal Museums" in json.dumps(documents["data-extension-response"])


def test_the_same_name_in_another_form_is_a_match(service: str) -> None:
    english, georgian = match(
        service, {"query": "the port hallow HARBOUR Museum"}, {"query": "ზღვისკარის მუზეუმების გაერთიანებამ"}
    )
    assert [one["match"] for one in english[:1] + georgian[:1]] == [True, True]
    assert english[0]["name"] == "Port Hallow Harbour Museum"
    assert georgian[0]["name"] == "ზღვისკარის მუზეუმების გაერთიანება"


def test_a_likeness_and_an_acronym_are_no_match(service: str) -> None:
    alike, acronym = match(service, {"query": "Museum of Rope and Salt"}, {"query": "ENCM"})
    assert (alike[0]["name"], alike[0]["match"]) == ("Museum of Salt and Rope", False)
    assert (acronym[0]["name"], acronym[0]["match"]) == ("European Network of Coastal Museums", False)


def test_what_is_known_beside_the_name_changes_the_score(service: str) -> None:
    told = {"query": "Port Hallow Harbour Museum"}
    fits = {"properties": [{"pid": "memberOf", "v": "European Network of Coastal Museums"}]}
    differs = {"properties": [{"pid": "memberOf", "v": "League of Deserts"}]}
    plain, right, wrong = (one[0] for one in match(service, told, told | fits, told | differs))
    assert plain["score"] == right["score"] == 100
    assert wrong["score"] < right["score"]
    assert {"id": "property_memberOf", "value": True} in right["features"]


def test_a_condition_that_is_required_leaves_nobody_else(service: str) -> None:
    name = {"matchType": "name", "propertyValue": "Port Hallow Harbour Museum"}
    place = {"matchType": "property", "propertyId": "location", "propertyValue": "Atlantis", "required": True}
    assert match_10(service, conditions=[name])[0]["match"]
    assert match_10(service, conditions=[name, place]) == []


def test_an_identifier_is_looked_up(service: str) -> None:
    reference = match(service, {"query": "Museum of Salt and Rope"})[0][0]["id"]
    found = match_10(service, conditions=[{"matchType": "id", "propertyValue": reference}])
    assert [one["name"] for one in found] == ["Museum of Salt and Rope"]


def test_a_preview_may_be_framed_and_escapes(service: str) -> None:
    reference = match(service, {"query": "Museum of Salt and Rope"})[0][0]["id"]
    page = requests.get(f"{service}/preview", params={"id": reference}, timeout=SECONDS)
    assert "frame-ancestors" not in page.headers["content-security-policy"]
    assert "European Network of Coastal Museums" in page.text
    assert requests.get(f"{service}/preview", params={"id": "<script>"}, timeout=SECONDS).status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"queries": "{"}, "no JSON"),
        ({"queries": "[]"}, "must be an object"),
        ({"queries": '{"q0": 1}'}, "queries/q0"),
        ({"queries": '{"q0": {"query": 1}}'}, "queries/q0/query"),
        ({"queries": '{"q0": {"query": "a", "limit": -1}}'}, "queries/q0/limit"),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})}, "100 queries"),
        ({"queries": "[" * 100_000}, "no JSON"),
        ({"queries": "x" * 2_100_000}, "bytes at most"),
        ({"extend": '{"ids": 1}'}, "list of"),
    ],
)
def test_a_bad_request_is_told_what_is_wrong(service: str, data: dict[str, str], words: str) -> None:
    answer = requests.post(service, data=data, timeout=SECONDS)
    assert answer.status_code == 400
    assert words in answer.json()["error"]


@pytest.mark.parametrize("name", ["", " ", "\0", "%' OR 1=1 --", "😀" * 400, "a" * 10_000, '"'])
def test_any_name_may_be_asked_for(service: str, name: str) -> None:
    assert match(service, {"query": name})[0] is not None
