"""The file beside an announcement."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.read import Given
from tests.read.conftest import Reader

Write = Callable[[str, str | bytes], Path]


def test_a_sidecar_tells_what_the_text_does_not(read: Reader, write: Write) -> None:
    stated = {"title": "T", "language": "en", "published": "2024-01", "url": "https://a.example/1", "publisher": "P"}
    write("a.meta.toml", "\n".join(f'{key} = "{value}"' for key, value in stated.items()))
    announcement = read(write("a.txt", "Words.")).only
    assert {key: getattr(announcement, key) for key in stated} == stated


@pytest.mark.parametrize(
    ("value", "published"),
    [("2024-01-15", "2024-01-15"), ("2024-01-15T10:00:00Z", "2024-01-15"), ("2024", "2024")],
)
def test_a_date_may_stand_without_quotes(read: Reader, write: Write, value: str, published: str) -> None:
    write("a.meta.toml", f"published = {value}")
    assert read(write("a.txt", "Words.")).only.published == published


def test_a_sidecar_is_no_announcement(read: Reader, write: Write) -> None:
    write("a.meta.toml", 'title = "T"')
    reading = read(write("a.txt", "Words.").parent)
    assert (len(reading.announcements), reading.findings) == (1, [])


def test_a_sidecar_wins_over_the_head_and_options_over_both(read: Reader, write: Write) -> None:
    write("a.meta.toml", 'title = "Sidecar"\npublisher = "Sidecar"')
    path = write("a.txt", "---\ntitle: Head\npublisher: Head\nlanguage: en\n---\nWords.")
    announcement = read(path, given=Given(publisher="Options")).only
    assert (announcement.title, announcement.publisher, announcement.language) == ("Sidecar", "Options", "en")


def test_an_unknown_key_is_refused_with_the_nearest_known(read: Reader, write: Write) -> None:
    sidecar = write("a.meta.toml", 'publishd = "2024"')
    reading = read(write("a.txt", "Words."))
    assert (reading.announcements, reading.finding.code, reading.finding.source) == ([], "read.sidecar", str(sidecar))
    assert "“published”" in reading.finding.message["en"]
    assert "„published“" in reading.finding.message["ka"]


@pytest.mark.parametrize("content", [b"title = ", b"\xff", b"title = 5", b"title = [" * 5000, b"#" * 200_000])
def test_a_sidecar_that_cannot_be_used_is_named_and_the_rest_goes_on(
    read: Reader, write: Write, content: bytes
) -> None:
    write("a.meta.toml", content)
    write("a.txt", "Words.")
    reading = read(write("b.txt", "Others.").parent)
    assert ([each.text for each in reading.announcements], reading.codes) == (["Others."], ["read.sidecar"])


def test_a_sidecar_without_its_announcement_is_a_warning(read: Reader, write: Write) -> None:
    finding = read(write("a.meta.toml", 'title = "T"').parent).finding
    assert (finding.code, finding.severity) == ("read.sidecar-alone", "warning")


def test_a_sidecar_of_many_gives_what_can_be_true_of_many(read: Reader, write: Write) -> None:
    write("a.meta.toml", 'url = "https://a.example/1"\npublisher = "P"')
    announcements = read(write("a.jsonl", '{"text": "One."}\n{"text": "Two."}')).announcements
    assert {(each.url, each.publisher) for each in announcements} == {(None, "P")}
