"""What stewards decided: lines of JSON, appended, signed and reasoned; the state in force is a fold over them."""

from pipeline.identify.decisions.facts import Judged, judge, matched, nearest, orphans_of, published_as, same_words
from pipeline.identify.decisions.file import append, load_decisions, read_lines_of
from pipeline.identify.decisions.fold import Decisions, fold, undone
from pipeline.identify.decisions.lines import parse_line, write_line
from pipeline.identify.decisions.records import (
    JUDGEMENTS,
    AnyDecision,
    Decision,
    FactDecision,
    Judgement,
    NameDecision,
    Undo,
    Withdrawal,
)

__all__ = [
    "JUDGEMENTS",
    "AnyDecision",
    "Decision",
    "Decisions",
    "FactDecision",
    "Judged",
    "Judgement",
    "NameDecision",
    "Undo",
    "Withdrawal",
    "append",
    "fold",
    "judge",
    "load_decisions",
    "matched",
    "nearest",
    "orphans_of",
    "parse_line",
    "published_as",
    "read_lines_of",
    "same_words",
    "undone",
    "write_line",
]
