"""tsevri.toml: what it may hold, and what is said when it holds something else."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.resources import PACKAGE
from pipeline.settings import Settings, load_settings, read_settings

TEMPLATE = (PACKAGE / "cli" / "template.toml").read_text("utf-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "tsevri.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_empty_file_gives_the_defaults() -> None:
    assert read_settings({}) == Settings()


def test_the_template_shows_every_key_with_its_default(tmp_path: Path) -> None:
    shown = load_settings(written(tmp_path, re.sub(r"(?m)^#(?=\S)", "", TEMPLATE)))
    defaults = replace(
        Settings(),
        sources=(str(tmp_path / "announcements"),),
        output=tmp_path / "output",
        archive=tmp_path / "output/archive",
        decisions=tmp_path / "decisions.jsonl",
        packs=tmp_path / "packs",
    )
    assert shown == defaults


def test_no_key_is_missing_from_the_template() -> None:
    shown = set(re.findall(r"(?m)^#?(\w+) = ", TEMPLATE)) | set(re.findall(r"(?m)^\[(\w+)\]", TEMPLATE))
    nested = (Settings().dataset, Settings().read, Settings().publish, Settings().aggregator, Settings().model)
    known = set(Settings.__slots__).union(*(record.__slots__ for record in nested))
    assert shown == known


def test_the_template_as_written_is_accepted(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, TEMPLATE)).has_placeholder_base


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    path = written(tmp_path, 'outptu = "here"\n')
    with pytest.raises(SettingsError, match=rf"{re.escape(str(path))}: unknown key 'outptu': did you mean 'output'\?"):
        load_settings(path)


def test_an_unknown_key_in_a_table_is_named_with_the_table() -> None:
    with pytest.raises(SettingsError, match=r"unknown key 'read.time_out': did you mean 'read.timeout'\?"):
        read_settings({"read": {"time_out": 3}})


def test_a_key_like_no_other_is_refused_with_all_known_keys() -> None:
    with pytest.raises(SettingsError, match="known keys are base, sources, output"):
        read_settings({"zzz": 1})


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"jobs": "two"}, "'jobs' must be a whole number, not 'two'"),
        ({"jobs": True}, "'jobs' must be a whole number, not True"),
        ({"jobs": -1}, "'jobs' must be 0 or more"),
        ({"lang": "de"}, "'lang' must be \"en\" or \"ka\", not 'de'"),
        ({"output": 5}, "'output' must be a path as text"),
        ({"authority": "one.ttl"}, "'authority' must be a list"),
        ({"authority": [1]}, "'authority' must be a path as text"),
        ({"dataset": "x"}, r"'dataset' must be a table \[dataset\]"),
        ({"dataset": {"title": "x"}}, "'dataset.title' must be a table of texts by language"),
        ({"dataset": {"title": {"en": 1}}}, "'dataset.title.en' must be a text"),
        ({"publish": {"strict": 1}}, "'publish.strict' must be true or false"),
        ({"read": {"timeout": 0}}, "'read.timeout' must be more than 0"),
    ],
)
def test_a_wrong_value_is_named(table: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        read_settings(table)


@pytest.mark.parametrize(
    "base",
    [
        "data.example.org/",
        "/data/",
        "ftp://example.org/",
        "https://example.org/data",
        "https:///x/",
        "https://example.org/?q=/",
        "https://example.org/#/",
        "https://exa mple.org/",
        "https://example.org/<x>/",
    ],
)
def test_a_base_that_is_no_whole_web_address_is_refused(base: str) -> None:
    with pytest.raises(SettingsError, match="'base' must be a whole http or https address"):
        read_settings({"base": base})


def test_a_whole_number_will_do_for_seconds() -> None:
    assert read_settings({"read": {"timeout": 5}}).read.timeout == 5.0


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, 'sources = ["news", "https://example.org/feed"]\noutput = "out"\n'))
    assert settings.sources == (str(tmp_path / "news"), "https://example.org/feed")
    assert settings.archive_folder == tmp_path / "out" / "archive"


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="make one with `tsevri init FOLDER`"):
        load_settings(tmp_path / "tsevri.toml")


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 2"):
        load_settings(written(tmp_path, 'jobs = 1\nbase = "\n'))


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tsevri.toml"
    path.write_bytes(b'lang = "\xff"\n')
    with pytest.raises(SettingsError, match="is not UTF-8"):
        load_settings(path)
