"""What the preview of a decision shows is what the next release changes: for every kind of decision."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import ResourceError, UsageError
from pipeline.identify.decisions import AnyDecision, Decision
from pipeline.run.preview import Preview
from pipeline.settings import Settings
from tests.review.build import SIGNED, every_kind, made, organisations, real_difference, settings_in

KINDS = (
    "accept", "accept a plan", "reject", "edit a date", "edit an organisation", "same", "different", "unsure", "prefer",
    "withdraw", "undo",
)  # fmt: skip
CHANGES_NOTHING = ("unsure", "undo")


@pytest.fixture
def settings(ran: Path, tmp_path: Path) -> Settings:
    """A workspace of its own with the same release."""
    shutil.copytree(ran, tmp_path, dirs_exist_ok=True, symlinks=True)
    return settings_in(tmp_path)


@pytest.fixture
def preview(settings: Settings) -> Iterator[Preview]:
    with closing(Preview(settings)) as preview:
        yield preview


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_is_what_the_next_release_changes(kind: str, settings: Settings, preview: Preview) -> None:
    decisions = dict(every_kind(settings))[kind]
    shown = preview.impact((), decisions)
    assert (shown.added, shown.removed) == real_difference(settings, decisions)
    assert bool(shown.added or shown.removed) == (kind not in CHANGES_NOTHING)


def test_a_decision_is_shown_beside_those_saved_before(settings: Settings, preview: Preview) -> None:
    kinds = dict(every_kind(settings))
    alone = preview.impact((), kinds["prefer"])
    beside = preview.impact(kinds["reject"], kinds["prefer"])
    assert alone == beside


def test_a_same_across_a_different_is_refused_and_names_it(settings: Settings, preview: Preview) -> None:
    first, second, third = [one.reference for one in organisations(settings) if one.provisional][:3]

    def pair(left: str, right: str, judgement: str) -> AnyDecision:
        return made(Decision(left=left, right=right, judgement=judgement, **SIGNED))  # type: ignore[arg-type]

    held = [pair(first, second, "different"), pair(first, third, "same")]
    with pytest.raises(ResourceError, match=f"“{first}” and “{second}” different \\(ana, 2025-03-02"):
        preview.impact(held, [pair(third, second, "same")])


def test_without_a_run_there_is_nothing_to_show(tmp_path: Path) -> None:
    with closing(Preview(settings_in(tmp_path))) as preview, pytest.raises(UsageError, match="begin with `tsevri run"):
        preview.impact((), ())
