"""Gold announcements and the sentences of packs, read once: candidates with the answers that a person gives."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.extract.decode import decode, judge_all, score_all
from pipeline.extract.entities import Entity
from pipeline.extract.gold import announcement_of, folded, gold_names, prediction, same_members, same_names
from pipeline.extract.pack import Example, Pack
from pipeline.extract.reading import Reading, read
from pipeline.extract.scored import Judged
from pipeline.extract.scorer import Scorer
from pipeline.extract.shelf import load_packs

SLOTS = ("member", "group", "organisation", "old", "new", "part", "whole", "parts", "result")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate with the answer that gold gives."""

    type: str
    features: Mapping[str, float]
    right: bool
    at: int = 0  # which of the judged ones of its announcement


@dataclass(frozen=True, slots=True)
class Document:
    """A gold announcement, read once; weights come and go."""

    record: Mapping[str, Any]
    reading: Reading
    judged: tuple[Judged, ...]
    rows: tuple[Row, ...]

    def predicted(self, scorer: Scorer) -> list[dict[str, Any]]:
        facts = decode(self.reading, score_all(self.judged, scorer), scorer)
        found: list[dict[str, Any]] = prediction(self.record["id"], facts)["facts"]
        return found


def load_gold(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The records of all files by id; a text that stands in several files counts once."""
    records = [
        json.loads(line) | {"author": author_of(path)}
        for path in paths
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    by_text = {record["text"]: record for record in sorted(records, key=lambda r: str(r["id"]), reverse=True)}
    return sorted(by_text.values(), key=lambda record: str(record["id"]))


def author_of(path: Path) -> str:
    """Who wrote a file of gold: announcements of one hand are alike, so that folds of them flatter."""
    return "third" if path.stem.endswith("-third") else "first"


def document_of(record: Mapping[str, Any], pack: Pack) -> Document:
    reading = read(announcement_of(record), pack)
    judged = tuple(judge_all(reading))
    return Document(record, reading, judged, tuple(_rows(record, reading, judged)))


def _rows(record: Mapping[str, Any], reading: Reading, judged: Sequence[Judged]) -> Iterator[Row]:
    """The candidates that count: asserted ones which gold does not call uncertain."""
    for at, one in enumerate(judged):
        if one.status != "asserted":
            continue
        facts = [fact for fact in record["facts"] if _agrees(reading, one, fact)]
        if facts and not any(_told_there(reading, one, fact) for fact in facts):
            continue  # right, but told elsewhere: whether this sentence tells it too, gold does not say
        if facts or not any(_agrees(reading, one, fact) for fact in record.get("uncertain", ())):
            yield Row(one.candidate.type, one.features, bool(facts), at)


def _told_there(reading: Reading, one: Judged, fact: Mapping[str, Any]) -> bool:
    """Whether the sentence of a candidate, or the line of a list that names a part of it, is among the evidence."""
    quotes = fact["evidence"] if isinstance(fact["evidence"], list) else [fact["evidence"]]
    lines = {one.candidate.line, *(at[0] for slot in one.candidate.slots.values() for at in slot)}
    spans = [(reading.lines[line].sentence.start, reading.lines[line].sentence.end) for line in sorted(lines)]
    for quote in quotes:
        text = quote["quote"] if isinstance(quote, dict) else str(quote)
        start = reading.text.find(text)
        if start < 0 or any(start < end and begin < start + len(text) for begin, end in spans):
            return True
    return False


def _agrees(reading: Reading, one: Judged, fact: Mapping[str, Any]) -> bool:
    c = one.candidate
    if fact["type"] != c.type:
        return False
    if c.type == "membership" and (fact["event"] == "left") != (one.event == "left"):
        return False
    if c.type == "size" and fact["value"] != c.value:
        return False
    if c.place is not None and not _same_place(reading.text[slice(*c.place)], fact):
        return False
    return all(_slot_agrees(reading.entities.names, c.entities.get(slot), fact.get(slot)) for slot in SLOTS)


def _same_place(place: str, fact: Mapping[str, Any]) -> bool:
    """Whether a place is that of a fact, as the text has it or as it is cited: endings may differ."""
    return any(folded(place)[:4] == folded(fact[key])[:4] for key in ("place", "place_name") if fact.get(key))


def _slot_agrees(names: Any, mine: Sequence[Entity] | None, gold: Any) -> bool:
    if mine is None or gold is None:
        return mine is None and gold is None
    if isinstance(gold, list):
        return same_members([list(names(e)) for e in mine], [gold_names(g) for g in gold])
    return same_names(names(mine[0]), gold_names(gold))


def load_documents(paths: Sequence[Path]) -> list[Document]:
    """The gold announcements in a language that has a pack."""
    packs = load_packs()
    return [document_of(r, packs[r["language"]]) for r in load_gold(paths) if r["language"] in packs]


@cache
def lessons(language: str) -> tuple[Document, ...]:
    """The sentences that the pack of a language promises to read: they teach, and are never measured on."""
    pack = load_packs()[language]
    return tuple(_lesson(pack, example) for example in pack.examples) if pack.code == language else ()


def _lesson(pack: Pack, example: Example) -> Document:
    """Only candidates of the type that a sentence is about get an answer; a reject is about memberships."""
    record = {"id": f"pack-{pack.code}", "text": example.text, "language": pack.code, "facts": []}
    reading = read(announcement_of(record), pack)
    judged = tuple(judge_all(reading))
    kind = example.type if example.gives else "membership"
    rows = (
        Row(kind, one.features, _promised(one, reading, example), at)
        for at, one in enumerate(judged)
        if one.status == "asserted" and one.candidate.type == kind
    )
    return Document(record, reading, judged, tuple(rows))


def _promised(one: Judged, reading: Reading, example: Example) -> bool:
    """Whether a candidate is what an example gives."""
    named = {"part": "parts"} if example.type == "merged" else {}
    slots = {named.get(slot, slot): gold_names(name) for slot, name in example.gives.items()}
    return bool(slots) and all(
        any(same_names(reading.entities.names(entity), names) for entity in one.candidate.entities[slot])
        for slot, names in slots.items()
        if slot in one.candidate.entities
    )
