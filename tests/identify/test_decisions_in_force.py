"""What is in force: a fold over lines in any order; and what it makes of facts, now and after the text changed."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pipeline.errors import ResourceError
from pipeline.identify.decisions import (
    AnyDecision,
    Decision,
    FactDecision,
    Undo,
    Withdrawal,
    append,
    fold,
    judge,
    load_decisions,
    parse_line,
    read_lines_of,
    write_line,
)
from pipeline.model import Announcement, Evidence, Fact, Membership, Mention, Snapshot, mint
from tests.command import ROOT

SENTENCE = "The Old Mill Museum joined the League of Historic Mills in 2021."
SIGNED = {"by": "ana", "at": "2025-03-02T10:00:00Z", "why": "seen"}


def announcement(text: str = SENTENCE) -> Announcement:
    snapshot = Snapshot(digest="0" * 64, size=len(text), media_type="text/plain")
    return Announcement(
        reference=mint("announcement", "a"), snapshot=snapshot, source="a.txt", text=text, language="en"
    )


def mention(name: str, text: str = SENTENCE) -> Mention:
    start = text.index(name)
    return Mention(name=name, language="en", surface=name, start=start, end=start + len(name))


def membership(member: str = "Old Mill Museum", start: str | None = "2021", text: str = SENTENCE) -> Membership:
    at = text.index("The Old")
    sentence = text[at : text.index(".", at) + 1]
    return Membership(
        reference=mint("fact", member, str(start), str(at)),
        announcement=announcement().reference,
        evidence=(Evidence(snapshot="0" * 64, start=at, end=at + len(sentence), quote=sentence),),
        tier="publish",
        rule="en:membership.event.1",
        member=mention(member, text),
        group=mention("League of Historic Mills", text),
        event="joined",
        start=start,
    )


def on(fact: Fact, judgement: str, becomes: Fact | None = None) -> FactDecision:
    decision = parse_line(write_line(FactDecision(judgement=judgement, fact=fact, becomes=becomes, **SIGNED)))  # type: ignore[arg-type]
    assert isinstance(decision, FactDecision)
    return decision


def pair(left: str, right: str, judgement: str, at: str = "2025-03-02") -> AnyDecision:
    line = {"left": left, "right": right, "judgement": judgement, "by": "ana", "at": at, "why": "seen"}
    return parse_line(json.dumps(line), f"line of {at}")


def test_a_line_is_read_as_it_was_written() -> None:
    fact = membership()
    for decision in (
        on(fact, "reject"),
        on(fact, "edit", replace(fact, start="2020")),
        parse_line(write_line(Withdrawal(announcement="a" * 20, **SIGNED))),
        pair("a", "b", "same"),
    ):
        assert parse_line(write_line(decision)).id == decision.id


@settings(deadline=None)
@given(some.permutations(range(6)))
def test_the_order_of_the_lines_makes_no_difference(order: list[int]) -> None:
    fact = membership()
    reject, accept = on(fact, "reject"), on(fact, "accept")
    lines = [
        reject,
        accept,
        pair("a", "b", "same", "2025-03-02"),
        pair("a", "b", "different", "2025-03-03T12:00:00+04:00"),
        pair("a", "b", "unsure", "2025-03-03T09:00:00Z"),
        parse_line(write_line(Undo(of=accept.id, **SIGNED))),
    ]
    found = fold(lines[number] for number in order)
    assert [one.judgement for one in found.all] == ["unsure"]
    assert [one.judgement for one in found.facts.values()] == ["reject"]


def test_an_undo_that_was_undone_takes_nothing_back() -> None:
    reject = on(membership(), "reject")
    undo = parse_line(write_line(Undo(of=reject.id, **SIGNED)))
    again = parse_line(write_line(Undo(of=undo.id, **SIGNED)))
    assert not fold([reject, undo]).facts
    assert fold([reject, undo, again]).facts


def test_a_same_after_a_different_is_refused_until_that_is_taken_back() -> None:
    different, same = pair("a", "b", "different", "2025-03-02"), pair("b", "a", "same", "2025-03-03")
    with pytest.raises(
        ResourceError, match=r"line of 2025-03-03 says .* line of 2025-03-02 judged “a” and “b” different"
    ):
        fold([same, different])
    undo = parse_line(write_line(Undo(of=different.id, **SIGNED)))
    assert [one.judgement for one in fold([same, different, undo]).all] == ["same"]


def test_a_rejected_fact_is_gone_and_an_accepted_one_is_certain() -> None:
    fact = replace(membership(), tier="review", status="planned", confidence=0.3)
    assert judge(announcement(), [fact], [on(fact, "reject")]).facts == ()
    (accepted,) = judge(announcement(), [fact], [on(fact, "accept")]).facts
    assert (accepted.reference, accepted.status, accepted.tier, accepted.rule) == (
        fact.reference, "asserted", "publish", "decision:accept",
    )  # fmt: skip


def test_a_corrected_fact_stands_under_a_reference_of_its_own() -> None:
    fact = membership()
    (corrected,) = judge(announcement(), [fact], [on(fact, "edit", replace(fact, start="2020-05"))]).facts
    assert isinstance(corrected, Membership)
    assert (corrected.start, corrected.reference != fact.reference) == ("2020-05", True)


def test_a_decision_holds_while_the_sentence_stands_though_another_pack_reads_it_differently() -> None:
    fact, other = membership(), membership(start="2021-01")
    judged = judge(announcement(), [other], [on(fact, "reject")])
    assert (judged.facts, judged.stale) == ((), ())
    (kept,) = judge(announcement(), [], [on(fact, "accept")]).facts
    assert isinstance(kept, Membership) and kept.start == "2021"


def test_a_decision_holds_while_the_same_is_found_though_the_sentence_changed() -> None:
    text = "News! The Old Mill Museum has joined the League of Historic Mills in 2021."
    moved = membership(text=text)
    judged = judge(announcement(text), [moved], [on(membership(), "reject")])
    assert (judged.facts, judged.stale) == ((), ())


def test_words_are_found_where_they_stand_now() -> None:
    text = "News of today. " + SENTENCE
    (kept,) = judge(announcement(text), [], [on(membership(), "accept")]).facts
    assert isinstance(kept, Membership)
    spans = [(one.start, one.end) for one in (kept.evidence[0], kept.member)]
    assert [text[start:end] for start, end in spans] == [SENTENCE, "Old Mill Museum"]


def test_when_both_changed_the_decision_is_stale_and_the_fact_as_it_was_found() -> None:
    text = "The Old Mill Museum left the League of Historic Mills in 2024."
    fact = replace(membership(text=text, start=None), event="left", end="2024")
    judged = judge(announcement(text), [fact], [decision := on(membership(), "reject")])
    assert (judged.facts, judged.stale) == ((fact,), (decision,))


def test_what_the_file_holds_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(
        '{"left": "a",  "right": "b", "judgement": "unsure", "by": "i", "at": "2025-01-01", "why": "w"}', "utf-8"
    )
    before = path.read_text("utf-8")
    append(path, [on(membership(), "reject")])
    append(path, [on(membership(), "reject")])
    assert path.read_text("utf-8").startswith(before + "\n")
    assert len(load_decisions(path).facts) == 1 and len(read_lines_of(path)) == 2


def test_a_broken_file_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("{broken\n", "utf-8")
    with pytest.raises(ResourceError, match="line 1: this is not a line of JSON"):
        append(path, [pair("a", "b", "same")])
    assert path.read_text("utf-8") == "{broken\n"


def _append_many(path: Path, name: str) -> None:
    for number in range(20):
        append(path, [pair(name, str(number), "same")])


def test_those_who_append_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_append_many, args=(path, name)) for name in ("ana", "nino", "giorgi")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(read_lines_of(path)) == 60


def test_a_process_killed_while_it_saves_loses_nothing_that_it_saved(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    code = (
        "import sys; from pathlib import Path; from tests.identify.test_decisions_in_force import pair, append\n"
        "for n in range(10**6): append(Path(sys.argv[1]), [pair('x', str(n), 'same')]); print(n, flush=True)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(25)]
    os.kill(child.pid, signal.SIGKILL)
    said += child.stdout.readlines()
    child.wait()
    child.stdout.close()
    saved = {one.right for one in read_lines_of(path) if isinstance(one, Decision)}
    assert {line.strip() for line in said if line.endswith("\n")} <= saved


def test_the_files_of_two_stewards_merge_with_git_without_conflict(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
        return subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    path = tmp_path / "decisions.jsonl"
    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("*.jsonl merge=union\n", "utf-8")
    path.write_text("", "utf-8")
    git("add", ".")
    git("commit", "-qm", "begin")
    for branch, name in (("ana", "a"), ("nino", "b")):
        git("switch", "-qc", branch, "main")
        append(path, [pair(name, str(number), "different") for number in range(3)])
        git("commit", "-qam", branch)
    git("merge", "-q", "-m", "join", "ana")
    assert len(load_decisions(path).all) == 6


def test_lines_in_another_order_give_the_same_decisions(tmp_path: Path) -> None:
    lines = [write_line(pair("a", str(number), "different")) for number in range(9)]
    shuffled = random.Random(1).sample(lines, len(lines))  # noqa: S311 - an order, not a secret
    for name, some_lines in (("one", lines), ("other", shuffled)):
        (tmp_path / name).write_text("".join(some_lines), "utf-8")
    assert {one.id for one in load_decisions(tmp_path / "one").all} == {
        one.id for one in load_decisions(tmp_path / "other").all
    }
