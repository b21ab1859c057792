"""Answers of a model on disk, by model, prompt and text: what was asked once is not asked again."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from pipeline.extract.second import Prompt


def key_of(model: str, prompt: Prompt) -> str:
    """SHA-256 over the model's name and everything that it is sent to answer.

    >>> key_of("a", Prompt("", "bc", {})) == key_of("ab", Prompt("", "c", {}))
    False
    """
    whole = json.dumps([model, prompt.system, prompt.schema, prompt.user], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


class Kept:
    """One file an answer. Many processes may read and write: a file is whole or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        try:
            answer = json.loads(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None
        return answer if isinstance(answer, str) else None

    def put(self, key: str, answer: str) -> None:
        """A disk that is full costs the next run a question, not this run its result."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(json.dumps(answer))
            Path(name).replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
