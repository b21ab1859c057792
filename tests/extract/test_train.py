"""Training is reproducible: the committed table is what the gold beside it gives."""

from pathlib import Path

import pytest

from pipeline.extract.documents import load_documents, load_gold
from pipeline.extract.scorer import WEIGHTS
from pipeline.extract.train import as_json, load_prior, train

ROOT = Path(__file__).resolve().parents[2]
OWN, SHARED = sorted((ROOT / "gold").glob("*.jsonl")), sorted((ROOT.parent / "shared" / "gold").glob("*.jsonl"))


@pytest.mark.skipif(not SHARED, reason="half of the gold is not beside this checkout")
def test_the_committed_weights_are_what_training_gives() -> None:
    assert as_json(train(load_documents([*OWN, *SHARED]), load_prior())) == WEIGHTS.read_text("utf-8")


def test_a_text_that_stands_in_two_files_counts_once() -> None:
    assert load_gold([*OWN, *OWN]) == load_gold(OWN)
