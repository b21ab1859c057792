import sqlite3
from pathlib import Path

from pipeline.run.cache import Cache, key_of


def test_the_border_between_inputs_counts() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_what_was_put_is_found_by_another_run(tmp_path: Path) -> None:
    Cache(tmp_path / "cache.sqlite").put("extract", "1", [("key", "ფაქტი")])
    assert Cache(tmp_path / "cache.sqlite").get("extract", "key") == "ფაქტი"


def test_a_result_belongs_to_its_stage(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("extract", "1", [("key", "x")])
    assert cache.get("describe", "key") is None


def test_results_of_other_versions_are_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("extract", "1", [("old", "x")])
    cache.put("extract", "2", [("new", "x")])
    cache.forget_other_versions("extract", "2")
    assert (cache.get("extract", "old"), cache.get("extract", "new")) == (None, "x")


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this was a database once" * 100)
    cache = Cache(path)
    cache.put("extract", "1", [("key", "x")])
    assert cache.get("extract", "key") == "x"


def test_one_may_read_while_another_is_in_the_middle_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    cache = Cache(path)
    cache.put("extract", "1", [("key", "x")])
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM results")
    assert cache.get("extract", "key") == "x"
    writer.close()
