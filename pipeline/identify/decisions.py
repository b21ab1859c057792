"""What stewards decided on who is who: one line of JSON a judgement, appended, signed and reasoned.

A line is undone by another line for the same pair; `unsure` says that nothing is decided.
"""

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import ResourceError

Judgement = Literal["same", "different", "unsure"]
JUDGEMENTS: tuple[Judgement, ...] = ("same", "different", "unsure")
KEYS = ("left", "right", "judgement", "by", "at", "why")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?")
EXAMPLE = '{"left": "…", "right": "…", "judgement": "same", "by": "…", "at": "2025-03-02", "why": "…"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    left: str  # reference or exact name
    right: str
    judgement: Judgement
    by: str
    at: str
    why: str
    place: str = ""  # file and line

    @property
    def pair(self) -> tuple[str, str]:
        return min(self.left, self.right), max(self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The judgements in force: of several lines for one pair the last."""

    all: tuple[Decision, ...] = ()
    fingerprint: str = ""

    def of(self, *judgements: Judgement) -> Iterator[Decision]:
        return (decision for decision in self.all if decision.judgement in judgements)


def load_decisions(path: Path | None) -> Decisions:
    """Raises: ResourceError, one line a fault: file, line, what is wrong and what to do."""
    if path is None:
        return Decisions()
    data = _bytes(path)
    in_force: dict[tuple[str, str], Decision] = {}
    faults: list[str] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                decision = _decision(line, f"{path}, line {number}")
            except ValueError as error:
                faults.append(f"{path}, line {number}: {error}")
            else:
                in_force.pop(decision.pair, None)
                in_force[decision.pair] = decision
    if faults:
        raise ResourceError("\n".join(faults))
    return Decisions(all=tuple(in_force.values()), fingerprint=hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ResourceError(f"There is no file of decisions {path}: mend `decisions` in tsevri.toml.") from error
    except OSError as error:
        raise ResourceError(f"The decisions {path} cannot be read: {error.strerror}.") from error


def _decision(line: bytes, place: str) -> Decision:
    """Raises: ValueError saying what is wrong with the line and what to write."""
    table = _table(line)
    texts = {key: _text(table, key) for key in KEYS}
    judgement = next((known for known in JUDGEMENTS if known == texts["judgement"]), None)
    if judgement is None:
        raise ValueError(f"“judgement” must be same, different or unsure, not “{texts['judgement']}”.")
    if not _DATE.fullmatch(texts["at"]):
        raise ValueError(f"“at” must be the day of the decision, as 2025-03-02, not “{texts['at']}”.")
    if texts["left"] == texts["right"]:
        raise ValueError("“left” and “right” are the same: name two organisations.")
    return Decision(
        left=texts["left"], right=texts["right"], judgement=judgement, by=texts["by"], at=texts["at"], why=texts["why"],
        place=place,
    )  # fmt: skip


def _table(line: bytes) -> Mapping[str, object]:
    try:
        table = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"this is not a line of JSON ({error}): write {EXAMPLE}") from error
    if not isinstance(table, dict):
        raise ValueError(f"this is not a decision: write {EXAMPLE}")
    for key in table:
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            remedy = f"did you mean “{near[0]}”?" if near else f"known keys are {', '.join(KEYS)}."
            raise ValueError(f"unknown key “{key}”: {remedy}")
    return table


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"“{key}” is missing or empty: a decision names left, right, judgement, by, at and why.")
    return value.strip()
