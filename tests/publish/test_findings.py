"""Findings for people and for machines."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.model import Finding
from pipeline.publish import findings as module
from pipeline.publish.findings import Tally, write_html, write_json
from pipeline.settings import Settings
from tests.publish.sample import FINDING, content, release

HELD_BACK = replace(FINDING, severity="violation", code="shape.x", source="https://a.example/1", announcement="two")
WARNING = replace(FINDING, severity="warning", code="read.x", source="news/three.txt", announcement="three")
ALL = (FINDING, HELD_BACK, replace(HELD_BACK, line=9), WARNING)
COUNTS = {"announcements": 7, "copies": 0, "facts.membership": 3}


def page(*findings: Finding, settings: Settings | None = None) -> str:
    tally = Tally()
    list(tally.counting(findings))
    parts = write_html(lambda: iter(findings), "2021-abc", "2021", COUNTS, tally, settings or Settings())
    return "".join(parts)


class Elements(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_machines_get_every_finding_and_its_numbers() -> None:
    text = "".join(write_json(ALL, COUNTS, Tally()))
    found = json.loads(text)
    assert [finding["code"] for finding in found["findings"]] == ["fact.planned", "shape.x", "shape.x", "read.x"]
    assert found["numbers"] == {"violation": 2, "warning": 1, "info": 1, "held_back": 1}
    assert found["counts"] == COUNTS


def test_each_finding_is_a_line_of_json() -> None:
    lines = "".join(write_json(ALL, {}, Tally())).splitlines()[1:-3]
    assert [json.loads(line.rstrip(","))["severity"] for line in lines] == ["info", "violation", "violation", "warning"]


def test_without_findings_it_is_still_json() -> None:
    assert json.loads("".join(write_json((), {}, Tally())))["findings"] == []


def test_what_was_held_back_comes_first() -> None:
    text = page(*ALL)
    order = [text.index(f'<section class="{severity}">') for severity in ("violation", "warning", "info")]
    assert order == sorted(order)


def test_findings_about_one_announcement_stand_together() -> None:
    assert page(*ALL).count("<article>") == 3


def test_both_languages_stand_in_the_page_with_the_chosen_one_switched_on() -> None:
    for lang in ("en", "ka"):
        text = page(*ALL, settings=Settings(lang=lang))
        assert "A plan, not yet a fact." in text and "ეს გეგმაა." in text
        assert re.findall(r'id="in-(\w+)" checked', text) == [lang]


def test_a_message_in_one_language_only_is_shown_in_both() -> None:
    text = page(replace(FINDING, message={"en": "Only English."}))
    assert text.count("Only English.") == 2


def test_the_numbers_of_the_run_are_on_top() -> None:
    text = page(*ALL)
    assert "<dd>7</dd>" in text and "<dd>3</dd>" in text
    assert "re-posts" not in text  # there were none


def test_without_findings_the_page_says_so() -> None:
    assert "every announcement went through" in page()


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'&"


def test_hostile_texts_stay_texts() -> None:
    finding = replace(
        HELD_BACK,
        source=HOSTILE,
        sentence=HOSTILE,
        message={"en": HOSTILE, "ka": HOSTILE},
        remedy={"en": HOSTILE, "ka": HOSTILE},
        value=HOSTILE,
        focus=HOSTILE,
        code=HOSTILE,
    )
    elements = Elements(page(finding))
    assert {tag for tag, _ in elements.found} & {"script", "img"} == set()
    assert elements.text.count("<script>alert(1)</script>") == 9
    assert "{{ 7*7 }}" in elements.text


@pytest.mark.parametrize("source", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", "news/one.txt"])
def test_only_web_addresses_become_links(source: str) -> None:
    links = [attrs["href"] for tag, attrs in Elements(page(replace(FINDING, source=source))).found if tag == "a"]
    assert set(links) == {"findings.json"}


def test_a_web_address_becomes_a_link_that_tells_nothing_of_us() -> None:
    (link,) = [attrs for _, attrs in Elements(page(HELD_BACK)).found if attrs.get("href") == "https://a.example/1"]
    assert link["rel"] == "noreferrer noopener"


def test_the_page_asks_nothing_of_any_network() -> None:
    elements = Elements(page(*ALL))
    loading = [attrs for tag, attrs in elements.found if tag in ("link", "script", "img", "iframe") or "src" in attrs]
    assert [attrs.get("href") for attrs in loading] == ["data:,"]
    style = page().partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import", style)


def test_the_policy_of_the_page_allows_its_own_style_alone() -> None:
    text = page()
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [
        str(attrs["content"])
        for _, attrs in Elements(text).found
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';") and f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_a_long_section_is_cut_and_says_where_the_rest_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOWN", 2)
    text = page(*(replace(FINDING, line=number) for number in range(1, 6)))
    assert text.count('<div class="finding">') == 2
    assert "The first 2 of 5." in text


def test_findings_are_taken_one_by_one() -> None:
    taken = 0

    def many() -> Iterator[Finding]:
        nonlocal taken
        for number in range(1, 50):
            taken += 1
            yield replace(FINDING, line=number)

    parts = write_json(many(), {}, Tally())
    next(parts)
    assert taken == 1


def test_the_page_of_a_release_names_it(tmp_path: Path) -> None:
    path = release(tmp_path, content()).path
    assert path.name in (path / "findings.html").read_text("utf-8")
