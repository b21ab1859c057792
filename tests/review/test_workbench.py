"""The workbench as a steward uses it: in a real browser, by mouse and by keyboard alone."""

import json
import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.identify.decisions import FactDecision, append, read_lines_of
from pipeline.model import Membership
from tests.review.build import every_kind, organisations, read, settings_in
from tests.review.conftest import DESKTOP, PHONE, Workbench, page_in, start, stop

FOUND = "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))"


def judged(bench: Workbench) -> list[str]:
    return [json.loads(line)["judgement"] for line in bench.lines()]


def count(page: Page) -> int:
    return int(page.locator(".kinds b").first.inner_text())


def a_membership(bench: Workbench) -> Membership:
    facts = (fact for _, found in read(settings_in(bench.folder)) for fact in found)
    return next(one for one in facts if isinstance(one, Membership) and one.tier == "publish" and one.start)


def pages_of(bench: Workbench) -> dict[str, str]:
    settings = settings_in(bench.folder)
    fact = a_membership(bench)
    first, second = [one.reference for one in organisations(settings)][:2]
    named = next(one.reference for one in organisations(settings) if len(one.names) > 3)
    return {
        "queue": "/",
        "announcements": "/announcements",
        "announcement": f"/announcement/{fact.announcement}",
        "fix": f"/announcement/{fact.announcement}/fix/{fact.reference}",
        "organisations": "/organisations?q=museum",
        "organisation": f"/organisation/{named}",
        "compare": f"/compare?left={first}&right={second}",
        "decisions": "/decisions",
        "nothing": "/announcement/none",
    }


def test_a_doubtful_fact_is_rejected_by_keyboard_alone(page: Page, workbench: Workbench) -> None:
    before = count(page)
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.get_by_role("heading", level=1)).to_have_text("What this changes")
    assert workbench.lines() == []
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert (judged(workbench), count(page)) == (["reject"], before - 1)
    page.reload()
    assert judged(workbench) == ["reject"]


def test_the_preview_lists_the_statements_before_anything_is_saved(page: Page, workbench: Workbench) -> None:
    page.locator("button.accept").first.click()
    shown = page.locator(".impact.added li")
    expect(shown.first).to_be_visible()
    assert any("oa:Annotation" in text for text in shown.all_inner_texts())
    assert workbench.lines() == []


def test_a_decision_is_taken_back_by_another_line(page: Page, workbench: Workbench) -> None:
    before = count(page)
    page.locator("button.accept").first.click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Save").click()
    assert (judged(workbench), count(page)) == (["accept", "undo"], before)
    page.goto(workbench.base + "/decisions")
    expect(page.get_by_text("taken back")).to_have_count(1)


def test_several_are_decided_together(page: Page, workbench: Workbench) -> None:
    for number in range(3):
        page.get_by_label("Select").nth(number).check()
    page.get_by_role("button", name="Reject the selected").click()
    page.get_by_label("Why").fill("Not about members.")
    page.get_by_role("button", name="Save").click()
    assert judged(workbench) == ["reject"] * 3
    assert {json.loads(line)["why"] for line in workbench.lines()} == {"Not about members."}
    page.get_by_role("status").get_by_role("button", name="Take back").click()
    page.get_by_role("button", name="Save").click()
    assert judged(workbench)[3:] == ["undo"] * 3


def test_nothing_selected_is_told(page: Page) -> None:
    page.get_by_role("button", name="Reject the selected").click()
    expect(page.get_by_role("alert")).to_contain_text("Select something first")


def test_hovering_a_fact_shows_which_words_gave_which_part(page: Page, workbench: Workbench) -> None:
    fact = a_membership(workbench)
    page.goto(f"{workbench.base}/announcement/{fact.announcement}")
    card = page.locator(f"#fact-{fact.reference}")
    card.hover()
    words = {mark.get_attribute("data-label"): mark.inner_text() for mark in page.locator(".on-part[data-label]").all()}
    assert {"Member": fact.member.surface, "Body": fact.group.surface}.items() <= words.items()
    assert str(fact.start)[:4] in words["From"]
    expect(card).to_contain_text(fact.rule)


def test_the_keyboard_shows_the_same(page: Page, workbench: Workbench) -> None:
    fact = a_membership(workbench)
    page.goto(f"{workbench.base}/announcement/{fact.announcement}")
    page.locator(f"#fact-{fact.reference}").focus()
    expect(page.locator(".on-part[data-label=Member]")).to_have_text(fact.member.surface)


def test_a_claim_that_is_not_asserted_looks_different_and_says_why(page: Page, workbench: Workbench) -> None:
    facts = [fact for _, found in read(settings_in(workbench.folder)) for fact in found]
    planned = next(fact for fact in facts if fact.status == "planned" and fact.tier != "silent")
    page.goto(f"{workbench.base}/announcement/{planned.announcement}")
    card = page.locator(f"#fact-{planned.reference}")
    expect(card).to_contain_text("a plan: “")
    assert card.evaluate("card => getComputedStyle(card).borderLeftStyle") == "dashed"


def test_a_fact_is_corrected_with_words_selected_by_keyboard(page: Page, workbench: Workbench) -> None:
    fact = a_membership(workbench)
    page.goto(f"{workbench.base}/announcement/{fact.announcement}")
    page.locator(f"#fact-{fact.reference}").focus()
    page.keyboard.press("f")
    area = page.locator("#whole-text")
    text = area.input_value()
    words = text.split()[1]
    area.evaluate("(area, at) => { area.focus(); area.setSelectionRange(at, at) }", text.index(words))
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")
    page.get_by_role("button", name="Take what I selected: Member").press("Enter")
    page.get_by_label("From").fill("1999-12")
    page.get_by_role("button", name="See what it changes").press("Enter")
    page.get_by_role("button", name="Save").press("Enter")
    (decision,) = read_lines_of(workbench.decisions)
    assert isinstance(decision, FactDecision) and isinstance(decision.becomes, Membership)
    assert (decision.becomes.member.surface, decision.becomes.start) == (words, "1999-12")
    assert decision.becomes.member.start == text.index(words)
    card = page.locator(f"#fact-{fact.reference}")
    expect(card).to_contain_text("corrected")
    expect(card).to_contain_text(f"As it was found: {fact.member.name}")


@pytest.mark.parametrize(
    ("field", "value", "says"), [("From", "last spring", "Write the date"), ("words", "xyz", "do not stand")]
)
def test_a_wrong_correction_is_told(field: str, value: str, says: str, page: Page, workbench: Workbench) -> None:
    fact = a_membership(workbench)
    page.goto(f"{workbench.base}/announcement/{fact.announcement}/fix/{fact.reference}")
    (page.get_by_label(field) if field == "From" else page.locator("#f-member-words")).fill(value)
    page.get_by_role("button", name="See what it changes").click()
    expect(page.get_by_role("alert")).to_contain_text(says)
    assert workbench.lines() == []


def test_a_draft_outlives_a_reload(page: Page, workbench: Workbench) -> None:
    fact = a_membership(workbench)
    page.goto(f"{workbench.base}/announcement/{fact.announcement}/fix/{fact.reference}")
    page.get_by_label("From").fill("1987")
    page.reload()
    expect(page.get_by_label("From")).to_have_value("1987")


def test_two_organisations_are_compared_and_joined_and_a_contradiction_is_refused(
    page: Page, workbench: Workbench
) -> None:
    first, second = [one.reference for one in organisations(settings_in(workbench.folder))][:2]
    page.goto(f"{workbench.base}/compare?left={first}&right={second}")
    page.get_by_role("button", name="They are two").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="They are one").click()
    expect(page.get_by_role("alert")).to_contain_text("different (Ana, ")
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    assert judged(workbench) == ["different"]


def test_an_organisation_is_mapped_to_the_authority_file_by_name(page: Page, workbench: Workbench) -> None:
    found = next(one for one in organisations(settings_in(workbench.folder)) if one.provisional)
    page.goto(f"{workbench.base}/organisation/{found.reference}")
    page.get_by_label("Compare with another organisation").fill("International Council of Museums")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("in the authority file").first).to_be_visible()
    page.get_by_role("button", name="They are one").click()
    page.get_by_role("button", name="Save").click()
    (line,) = workbench.lines()
    assert json.loads(line)["left"] == found.reference and not json.loads(line)["right"].isdecimal()


def test_a_name_is_split_off_its_organisation(page: Page, workbench: Workbench) -> None:
    named = next(one for one in organisations(settings_in(workbench.folder)) if len(one.names) > 3)
    page.goto(f"{workbench.base}/organisation/{named.reference}")
    page.get_by_role("button", name="This name is another organisation").first.click()
    expect(page.locator(".impact.added")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    assert judged(workbench) == ["different"]


def test_an_announcement_is_withdrawn(page: Page, workbench: Workbench) -> None:
    page.goto(f"{workbench.base}/announcement/{a_membership(workbench).announcement}")
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This announcement is withdrawn.")).to_be_visible()
    assert judged(workbench) == ["withdraw"]


def test_the_interface_is_georgian_when_asked(page: Page, workbench: Workbench) -> None:
    page.get_by_role("link", name="ქართული").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("გადასახედი")
    page.goto(workbench.base + "/decisions")
    assert page.locator("html").get_attribute("lang") == "ka"


@pytest.mark.parametrize("lang", ["en", "ka"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_accessible_and_fits(
    size: tuple[int, int], lang: str, axe: str, browser: Browser, workbench: Workbench
) -> None:
    append(workbench.decisions, [one for _, some in every_kind(settings_in(workbench.folder)) for one in some][:3])
    page = page_in(browser, workbench, size)
    page.goto(f"{workbench.base}/language/{lang}")
    for name, path in pages_of(workbench).items():
        page.goto(workbench.base + path)
        page.evaluate(axe)
        assert (name, page.evaluate(FOUND)) == (name, [])
        width = page.evaluate("document.documentElement.scrollWidth")
        assert (name, width <= size[0]) == (name, True)
    page.goto(workbench.base)
    page.locator("button.accept").first.click()
    page.evaluate(axe)
    assert page.evaluate(FOUND) == []
    page.context.close()


@pytest.mark.parametrize("name", ["queue", "announcement", "fix", "compare"])
def test_at_200_percent_nothing_has_to_be_scrolled_sideways(name: str, browser: Browser, workbench: Workbench) -> None:
    page = page_in(browser, workbench, (DESKTOP[0] // 2, DESKTOP[1] // 2))
    page.goto(workbench.base + pages_of(workbench)[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP[0] // 2
    page.context.close()


def test_two_browsers_lose_no_decision(browser: Browser, workbench: Workbench) -> None:
    pages = [page_in(browser, workbench), page_in(browser, workbench)]
    for number, page in enumerate(pages):
        page.locator("button.reject").nth(number).click()
    for page in pages:
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_be_visible()
    assert len({json.loads(line)["fact"]["reference"] for line in workbench.lines()}) == 2
    for page in pages:
        page.context.close()


def test_a_killed_workbench_loses_nothing_and_the_open_page_goes_on(
    browser: Browser, ran: Path, tmp_path: Path
) -> None:

    shutil.copytree(ran, tmp_path, dirs_exist_ok=True, symlinks=True)
    bench = start(tmp_path)
    page = page_in(browser, bench)
    page.locator("button.reject").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_be_visible()
    bench.process.send_signal(signal.SIGKILL)
    stop(bench)
    again = start(tmp_path, int(bench.base.rpartition(":")[2]))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("To look at")
    assert judged(again) == ["reject"]
    page.context.close()
    stop(again)


def test_a_broken_file_is_named_with_its_line_and_left_as_it_is(page: Page, workbench: Workbench) -> None:
    broken = '{"left": "a", "rigth": "b"}\n'
    workbench.decisions.write_text(broken, "utf-8")
    page.goto(workbench.base)
    expect(page.get_by_role("alert")).to_contain_text("line 1: unknown key “rigth”: did you mean “right”?")
    assert workbench.decisions.read_text("utf-8") == broken
