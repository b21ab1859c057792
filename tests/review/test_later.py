"""What becomes of decisions when sources change: they hold, or are shown again; they never just vanish."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pipeline.identify.decisions import AnyDecision, append
from pipeline.model import Fact
from pipeline.review.desk import open_desk
from pipeline.run import Outcome, run
from pipeline.settings import Settings
from tests.review.build import fact_decision, read, settings_in

SENTENCE = "The Old Mill Museum joined the League of Historic Mills (LHM) on 3 May 2021."


def announce(folder: Path, text: str, url: str = "https://news.example/1") -> None:
    news = folder / "news"
    news.mkdir(exist_ok=True)
    address = f"url: {url}\n" if url else ""
    (news / "one.txt").write_text(f"---\nlanguage: en\npublished: 2022-01-01\n{address}---\n{text}\n", "utf-8")


def made(folder: Path) -> tuple[Settings, Outcome]:
    settings = settings_in(folder)
    return settings, run([str(folder / "news")], settings)


def decided(settings: Settings, judgement: str) -> Sequence[AnyDecision]:
    facts: list[Fact] = [fact for _, found in read(settings) for fact in found if fact.tier == "publish"]
    return append(settings.decisions_file, [fact_decision(facts[0], judgement)])


def kinds(settings: Settings) -> list[str]:
    desk = open_desk(settings, "ana")
    with closing(desk.worklist), closing(desk.preview):
        desk.held()
        return [item.kind for item in desk.worklist.items("", "", 0)]


def statements(outcome: Outcome) -> str:
    assert outcome.release is not None
    return (outcome.release / "memberships.nq").read_text("utf-8")


def test_a_decision_survives_another_run_and_another_text_around_its_sentence(tmp_path: Path) -> None:
    announce(tmp_path, SENTENCE)
    settings, _ = made(tmp_path)
    decided(settings, "reject")
    announce(tmp_path, f"Good news for all mills. {SENTENCE}")
    _, outcome = made(tmp_path)
    assert "OrganizationRole" not in statements(outcome)
    assert "decision.stale" not in outcome.codes


def test_a_decision_survives_though_an_announcement_without_an_address_has_another_reference(tmp_path: Path) -> None:
    announce(tmp_path, SENTENCE, url="")
    settings, _ = made(tmp_path)
    decided(settings, "reject")
    announce(tmp_path, f"{SENTENCE} It rained.", url="")
    _, outcome = made(tmp_path)
    assert "OrganizationRole" not in statements(outcome)
    assert "decision.stale" not in outcome.codes


def test_when_sentence_and_extraction_changed_it_is_shown_again(tmp_path: Path) -> None:
    announce(tmp_path, SENTENCE)
    settings, _ = made(tmp_path)
    decided(settings, "reject")
    announce(tmp_path, "The Rope Museum joined the League of Historic Mills (LHM) on 9 June 2022.")
    _, outcome = made(tmp_path)
    assert "OrganizationRole" in statements(outcome)
    assert outcome.codes["decision.stale"] == 1
    assert "stale" in kinds(settings)


def test_a_decision_on_an_announcement_that_is_gone_is_shown_again(tmp_path: Path) -> None:
    announce(tmp_path, SENTENCE)
    settings, _ = made(tmp_path)
    decided(settings, "accept")
    announce(tmp_path, "Nothing happened.", url="https://news.example/2")
    _, outcome = made(tmp_path)
    assert outcome.codes["decision.stale"] == 1


def test_sources_that_disagree_wait_for_a_person(tmp_path: Path) -> None:
    announce(tmp_path, SENTENCE)
    (tmp_path / "news" / "one.txt").rename(tmp_path / "news" / "two.txt")
    announce(tmp_path, SENTENCE.replace("3 May", "4 May"), url="https://news.example/2")
    settings, _ = made(tmp_path)
    assert kinds(settings)[0] == "conflict"
