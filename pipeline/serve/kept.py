"""Small answers of a release, kept: a release never changes, so the same question has the same answer."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from pipeline.serve.workers import Question

LARGEST, ALL = 200_000, 50_000_000  # bytes of one answer, and of all that are kept
_EACH_TIME_ANEW = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    media: str
    body: bytes


class KeptAnswers:
    """The last asked ones, as many as there is room for."""

    def __init__(self, room: int = ALL) -> None:
        self._room = room
        self._answers: OrderedDict[Question, Kept] = OrderedDict()
        self._size = 0

    def find(self, question: Question) -> Kept | None:
        found = self._answers.get(question)
        if found is not None:
            self._answers.move_to_end(question)
        return found

    def keep(self, question: Question, media: str, body: bytes) -> None:
        """Nothing is kept that is large, or that would be another answer the next time."""
        if len(body) > LARGEST or question in self._answers or _EACH_TIME_ANEW.search(question.query):
            return
        self._answers[question] = Kept(media, body)
        self._size += _size(question, body)
        while self._size > self._room:
            other, kept = self._answers.popitem(last=False)
            self._size -= _size(other, kept.body)


def _size(question: Question, body: bytes) -> int:
    return len(question.query) + len(body)
