"""One thing more in a pack's file: the rest of it stays as a person wrote it."""

import tomllib
from pathlib import Path

import pytest

from pipeline.errors import ResourceError
from pipeline.extract.pack_add import Addition, added

PATH = Path("packs/en.toml")
MINE = '# mine\n[language]\ncode = "en"\n\n[words]\njoin = [\n  "hopped aboard",  # as they say\n]\n'


def test_an_empty_file_becomes_one_that_adds() -> None:
    text = added("", "ka", Addition(section="words", key="join", words=("შეუერთდა",)), PATH)
    assert tomllib.loads(text) == {"language": {"code": "ka"}, "words": {"join": ["შეუერთდა"]}}


def test_what_a_person_wrote_stays() -> None:
    text = added(MINE, "en", Addition(section="words", key="join", words=("hops aboard", "hopped aboard")), PATH)
    assert all(line in text for line in ("# mine", "# as they say"))
    assert tomllib.loads(text)["words"]["join"] == ["hopped aboard", "hops aboard"]


@pytest.mark.parametrize(
    ("addition", "section", "entry"),
    [
        (
            Addition(section="example", key="membership", sentence="A joined B.", gives={"member": "A", "group": "B"}),
            "example",
            {"type": "membership", "text": "A joined B.", "gives": {"member": "A", "group": "B"}},
        ),
        (Addition(section="reject", sentence="A may join B."), "reject", {"example": "A may join B."}),
        (
            Addition(section="pattern", key="founded", sentence="A was set up.", match="{organisation} <found>",
                     gives={"organisation": "A"}),
            "pattern",
            {"type": "founded", "match": "{organisation} <found>", "example": "A was set up.",
             "gives": {"organisation": "A"}},
        ),
    ],
)  # fmt: skip
def test_sentences_go_behind_sentences(addition: Addition, section: str, entry: dict[str, object]) -> None:
    text = added(added(MINE, "en", addition, PATH), "en", addition, PATH)
    assert tomllib.loads(text)[section] == [entry, entry]


@pytest.mark.parametrize("broken", ["[words\n", 'words = "join"\n', "[words]\njoin = 3\n"])
def test_a_file_that_cannot_be_added_to_is_named(broken: str) -> None:
    with pytest.raises(ResourceError, match=r"packs/en\.toml"):
        added(broken, "en", Addition(section="words", key="join", words=("hops",)), PATH)
