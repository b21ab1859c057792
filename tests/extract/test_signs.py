"""Every feature that the scorer weighs can be said in plain words, in both languages."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import Extractor, scorer
from pipeline.extract.gold import announcement_of
from pipeline.extract.pack_check import WORD_CLASSES
from pipeline.extract.scorer import ABSENT, WEIGHTS
from pipeline.extract.signs import CLASSES, plain, sign

PRIOR = Path(scorer.__file__).parent / "prior.toml"


def features() -> list[str]:
    entries = json.loads(WEIGHTS.read_text("utf-8")).values()
    tables = [entry["weights"] for entry in entries]
    tables += tomllib.loads(PRIOR.read_text("utf-8")).values()
    asked = {name for entry in entries for tree in entry["trees"] for name in questions(tree)}
    return sorted({name for table in tables for name in table} | asked | {ABSENT + name for name in asked})


def questions(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        feature, _, _, yes, no = tree
        yield feature
        yield from questions(yes)
        yield from questions(no)


@pytest.mark.parametrize("lang", ["en", "ka"])
def test_every_feature_has_words(lang: str) -> None:
    assert [name for name in features() if plain(name, lang) is None] == []


def test_words_for_a_person_are_never_the_name_of_a_feature() -> None:
    said = [plain(name, "en") or "" for name in features()]
    assert [words for words in said if re.search(r"[=&_]|\w\.\w", words)] == []


def test_georgian_words_are_georgian() -> None:
    said = [re.sub("„.*?“", "", plain(name, "ka") or "") for name in features()]  # quoted: words of a text or a pack
    assert [words for words in said if re.search("[A-Za-z]", words)] == []


def test_different_features_are_said_differently() -> None:
    for lang in ("en", "ka"):
        names: dict[str | None, list[str]] = {}
        for name in features():
            names.setdefault(plain(name, lang), []).append(name)
        assert [same for same in names.values() if len(same) > 1] == []


def test_every_class_of_words_has_words_of_its_own() -> None:
    assert set(WORD_CLASSES) <= set(CLASSES)


def test_a_feature_from_elsewhere_stands_for_itself() -> None:
    assert sign("surprise.of=tomorrow", "ka") == "surprise.of=tomorrow"


def test_what_the_features_of_a_reading_are_called_has_words_too() -> None:
    extractor = Extractor.load()
    texts = {
        "en": "The Skerry Museum, formerly the Tarn Library, is a member of the League of Harbours (LIH).",
        "ka": "სვანეთის მუზეუმი 2021 წელს მთის კავშირის წევრი გახდა.",
        "fi": "Tarnin museo liittyi Suomen museoliittoon vuonna 2021.",
    }
    for language, text in texts.items():
        told = announcement_of({"id": "t", "text": text, "language": language})
        judged = [one for reading in extractor.readings(told) for one in extractor.scored(reading)]
        assert judged
        assert [name for one in judged for name in one.judged.features if plain(name, "ka") is None] == []


@pytest.mark.parametrize("verdict", ["claim", "yes", "no", "planned"])
@pytest.mark.parametrize("name", ["parrot", "smollm2:135m", "gpt-4.1-mini", "org/model"])
def test_what_a_language_model_says_is_told_with_its_name(verdict: str, name: str) -> None:
    for lang in ("en", "ka"):
        assert name in (plain(f"model.{verdict}={name}", lang) or "")
