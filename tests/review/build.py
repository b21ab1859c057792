"""A workspace that was run once, and decisions on what is in it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pipeline.identify.decisions import (
    AnyDecision,
    Decision,
    FactDecision,
    NameDecision,
    Undo,
    Withdrawal,
    append,
    parse_line,
    write_line,
)
from pipeline.model import Announcement, Fact, Membership, Organisation
from pipeline.publish.lines import changes, read_lines
from pipeline.records import decode, decode_facts
from pipeline.run import republish, run
from pipeline.run.worklist import worklist_path
from pipeline.settings import Settings
from tests.command import EXAMPLES

SIGNED = {"by": "ana", "at": "2025-03-02T10:00:00Z", "why": "seen"}


def settings_in(folder: Path) -> Settings:
    return Settings(output=folder / "output", jobs=1)


def run_examples(folder: Path) -> Settings:
    settings = settings_in(folder)
    run([str(EXAMPLES)], settings)
    return settings


def read(settings: Settings) -> list[tuple[Announcement, tuple[Fact, ...]]]:
    with closing(sqlite3.connect(worklist_path(settings.output))) as connection:
        rows = connection.execute("SELECT announcement, facts FROM announcements ORDER BY reference").fetchall()
    return [(decode(Announcement, announcement), decode_facts(facts)) for announcement, facts in rows]


def organisations(settings: Settings) -> list[Organisation]:
    with closing(sqlite3.connect(worklist_path(settings.output))) as connection:
        rows = connection.execute("SELECT organisation FROM named ORDER BY reference").fetchall()
    return [decode(Organisation, row[0]) for row in rows]


def made(decision: AnyDecision) -> AnyDecision:
    """With the id that it has in the file."""
    return parse_line(write_line(decision))


def fact_decision(fact: Fact, judgement: str, becomes: Fact | None = None, at: str = SIGNED["at"]) -> AnyDecision:
    signed = {**SIGNED, "at": at}
    return made(FactDecision(judgement=judgement, fact=fact, becomes=becomes, **signed))  # type: ignore[arg-type]


def every_kind(settings: Settings) -> Iterator[tuple[str, Sequence[AnyDecision]]]:
    """One decision of every kind, on what the examples say."""
    facts = [fact for _, found in read(settings) for fact in found]
    published = next(fact for fact in facts if fact.tier == "publish" and fact.status == "asserted")
    doubtful = next(fact for fact in facts if fact.tier == "review" and fact.status == "asserted")
    planned = next(fact for fact in facts if fact.status == "planned" and fact.tier != "silent")
    membership = next(fact for fact in facts if isinstance(fact, Membership) and fact.tier == "publish" and fact.start)
    bodies = organisations(settings)
    network = next(one for one in bodies if len([name for name in one.names if name.kind == "preferred"]) > 1)
    label, other = [name.text for name in network.names if name.kind == "preferred"][:2]
    misspelt = next(one for one in bodies if len(one.names) == 2 and one.names[1].kind == "surface")
    first, second = [one for one in bodies if one.provisional][:2]
    yield "accept", [fact_decision(doubtful, "accept")]
    yield "accept a plan", [fact_decision(planned, "accept")]
    yield "reject", [fact_decision(published, "reject")]
    yield "edit a date", [fact_decision(membership, "edit", replace(membership, start="2001-02"))]
    moved = replace(membership, member=replace(membership.member, name="Museum of Nowhere", names=()))
    yield "edit an organisation", [fact_decision(membership, "edit", moved)]
    yield "same", [made(Decision(left=first.reference, right=second.reference, judgement="same", **SIGNED))]
    yield "different", [made(Decision(left=other, right=label, judgement="different", **SIGNED))]
    yield "unsure", [made(Decision(left=first.reference, right=second.reference, judgement="unsure", **SIGNED))]
    form = misspelt.names[1]
    prefer = NameDecision(organisation=misspelt.reference, name=form.text, language=form.language, **SIGNED)
    yield "prefer", [made(prefer)]
    yield "withdraw", [made(Withdrawal(announcement=published.announcement, **SIGNED))]
    rejected = fact_decision(published, "reject")
    yield "undo", [rejected, made(Undo(of=rejected.id, **{**SIGNED, "at": "2025-03-03"}))]


def real_difference(settings: Settings, decisions: Sequence[AnyDecision]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a release with these decisions adds to the release before it, and removes."""
    former = (settings.output / "latest").resolve()
    append(settings.decisions_file, decisions)
    outcome = republish(settings)
    assert outcome.release is not None
    lines = [list(read_lines(release / "memberships.nq")) for release in (former, outcome.release)]
    found = list(changes(*lines))
    return tuple(line for sign, line in found if sign == "A"), tuple(line for sign, line in found if sign == "D")
