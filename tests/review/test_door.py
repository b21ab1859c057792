"""Who may come in, and what hostile words and addresses can do: nothing."""

import requests

from tests.review.build import read, settings_in
from tests.review.conftest import Workbench

NO_ENTRY, NOT_HERE = 403, 421


def let_in(bench: Workbench) -> requests.Session:
    session = requests.Session()
    session.get(bench.address)
    return session


def seal(session: requests.Session, bench: Workbench) -> str:
    page = session.get(bench.base + "/").text
    return page.partition('name="seal" value="')[2].partition('"')[0]


def reject(bench: Workbench) -> dict[str, str]:
    announcement, facts = next(one for one in read(settings_in(bench.folder)) if one[1])
    fact = f"{announcement.reference}/{facts[0].reference}"
    return {"judgement": "reject", "fact": fact, "why": "w", "by": "b", "back": "/"}


def test_without_the_token_nobody_comes_in(workbench: Workbench) -> None:
    assert requests.get(workbench.base + "/", timeout=60).status_code == NO_ENTRY
    assert requests.get(workbench.base + "/?token=guess", timeout=60).status_code == NO_ENTRY
    assert requests.get(workbench.base + "/static/review.js", timeout=60).status_code == NO_ENTRY


def test_the_token_opens_and_leaves_the_address(workbench: Workbench) -> None:
    session = let_in(workbench)
    answer = session.get(workbench.address)
    assert (answer.status_code, answer.url) == (200, workbench.base + "/")
    cookie = answer.history[0].headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


def test_another_name_for_this_machine_is_refused(workbench: Workbench) -> None:
    answer = let_in(workbench).get(workbench.base + "/", headers={"Host": "evil.example"})
    assert answer.status_code == NOT_HERE


def test_a_form_without_the_seal_or_from_another_page_saves_nothing(workbench: Workbench) -> None:
    session, form = let_in(workbench), reject(workbench)
    own = {**form, "seal": seal(session, workbench)}
    assert session.post(workbench.base + "/save", data=form).status_code == NO_ENTRY
    for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert session.post(workbench.base + "/save", data=own, headers=header).status_code == NO_ENTRY
    assert workbench.lines() == []
    assert session.post(workbench.base + "/save", data=own).status_code == 200
    assert len(workbench.lines()) == 1


def test_saving_leads_to_no_other_site(workbench: Workbench) -> None:
    session = let_in(workbench)
    form = reject(workbench) | {"seal": seal(session, workbench)}
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        answer = session.post(workbench.base + "/save", data={**form, "back": back}, allow_redirects=False)
        assert answer.headers["location"].startswith("/?saved=")


def test_nothing_comes_from_outside_and_no_script_but_ours_runs(workbench: Workbench) -> None:
    policy = let_in(workbench).get(workbench.base + "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


def test_what_was_typed_is_shown_as_text(workbench: Workbench) -> None:
    session, hostile = let_in(workbench), '"><script>alert(1)</script>'
    for address in ("/announcements?q=", "/organisations?q=", "/compare?left=x&right=", "/?kind=", "/?in="):
        assert "<script>alert" not in session.get(workbench.base + address + hostile).text
    form = reject(workbench) | {"seal": seal(session, workbench), "why": hostile, "by": hostile}
    assert "<script>alert" not in session.post(workbench.base + "/preview", data=form).text
    assert session.post(workbench.base + "/save", data=form).status_code == 200
    assert "<script>alert" not in session.get(workbench.base + "/decisions").text


def test_numbers_and_addresses_that_are_none_are_answered(workbench: Workbench) -> None:
    session = let_in(workbench)
    for path in (
        "/?page=-1",
        "/?page=99999999999",
        "/?page=²",
        "/announcement/%27%20OR%201",
        "/organisation/..%2f..%2f",
    ):
        assert session.get(workbench.base + path).status_code in (200, 404)
    assert session.get(workbench.base + "/static/..%2fapp.py").status_code == 404
