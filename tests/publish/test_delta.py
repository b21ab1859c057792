"""Former dump and delta give the next dump, byte for byte; each resource that changed is named with its fate."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import VerifyError
from pipeline.publish.delta import ADDED, REMOVED, apply_delta, changed_resources, write_delta
from pipeline.publish.lines import read_lines
from tests.command import tsevri
from tests.publish.sample import BASE, ONE, TWO, content, release

TSV = "https://w3id.org/tsevri/ns#"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)
QUADS = st.tuples(st.sampled_from("abcé"), st.sampled_from(["name", "about"]), TEXTS, st.sampled_from("gh"))
HISTORIES = st.lists(st.lists(QUADS, max_size=8), min_size=2, max_size=4)


def trig(quads: list[tuple[str, str, str, str]]) -> str:
    """A release needs to speak of something; the rest is generated."""
    said = (
        f"<graph/{g}> {{ <organisation/{s}> schema:{p} {json.dumps(o, ensure_ascii=False)} }}" for s, p, o, g in quads
    )
    return ONE + "\n".join(said)


def rebuilt(old: Path, delta: Path) -> bytes:
    lines = apply_delta(read_lines(old / "memberships.nq"), read_lines(delta / REMOVED), read_lines(delta / ADDED))
    return "".join(lines).encode()


@settings(max_examples=15, deadline=None)
@given(history=HISTORIES)
def test_former_dump_and_delta_give_the_next_dump(history: list[list[tuple[str, str, str, str]]]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        releases = [release(folder / "out", content(trig(state))).path for state in history]
        for number, old in enumerate(releases):
            for other, new in enumerate(releases):
                delta = folder / f"delta-{number}-{other}"
                write_delta(old, new, delta)
                assert rebuilt(old, delta) == (new / "memberships.nq").read_bytes()
    finally:
        shutil.rmtree(folder)


def test_a_delta_is_refused_where_it_does_not_start(tmp_path: Path) -> None:
    one, two = (release(tmp_path, content(trig)).path for trig in (ONE, TWO))
    write_delta(one, two, tmp_path / "delta")
    with pytest.raises(VerifyError, match="adds what is there already"):
        rebuilt(two, tmp_path / "delta")
    write_delta(two, one, tmp_path / "back")
    with pytest.raises(VerifyError, match="removes what is not there"):
        rebuilt(one, tmp_path / "back")


def quad(subject: str, predicate: str, thing: str) -> str:
    return f"<{BASE}{subject}> <{predicate}> {thing} <{BASE}graph/g> .\n"


TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NAMED = quad("o", "https://schema.org/name", '"A"')
GONE = [quad("o", TYPE, f"<{TSV}Tombstone>"), quad("o", f"{TSV}reason", f"<{TSV}not-stated>")]
MOVED = [quad("o", "http://purl.org/dc/terms/isReplacedBy", f"<{BASE}n>"), quad("o", TYPE, f"<{TSV}Redirect>")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [NAMED], ("created", None, None)),
        ([NAMED], [NAMED.replace('"A"', '"B"')], ("updated", None, None)),
        ([NAMED], GONE, ("withdrawn", f"{TSV}not-stated", None)),
        ([NAMED], MOVED, ("merged", None, f"{BASE}n")),
        (GONE, [NAMED], ("updated", None, None)),
        ([NAMED], [], ("withdrawn", None, None)),
    ],
)
def test_what_became_of_a_resource(
    old: list[str], new: list[str], expected: tuple[str, str | None, str | None]
) -> None:
    (change,) = changed_resources(old, new)
    assert change.resource == f"{BASE}o"
    assert (change.change, change.reason, change.replacement) == expected


def test_what_stays_is_not_named() -> None:
    assert list(changed_resources(GONE, GONE)) == []


def test_the_commands_write_and_apply(tmp_path: Path) -> None:
    one, two = (release(tmp_path / "out", content(trig)).path for trig in (ONE, TWO))
    shown = tsevri("delta", "--json", one, two, "--to", tmp_path / "delta")
    assert shown.code == 0, shown.err
    assert {json.loads(line)["change"] for line in shown.out.splitlines()} == {"created", "updated"}
    assert (tmp_path / "delta" / "changed.jsonl").read_text("utf-8") == shown.out
    assert tsevri("apply", tmp_path / "delta", one / "memberships.nq").out == (two / "memberships.nq").read_text(
        "utf-8"
    )
    refused = tsevri("apply", tmp_path / "delta", two / "memberships.nq")
    assert (refused.code, "another release" in refused.err) == (1, True)
