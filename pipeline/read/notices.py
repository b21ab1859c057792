"""Every finding of the reader: how grave it is, what it says and what to do, in English and Georgian."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import ReadError
from pipeline.model import Finding
from pipeline.read.notice_table import TABLE
from pipeline.read.raw import Note

_LONGEST = 200  # characters of a foreign value that a message repeats
_REASONS: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("permission denied", "წვდომა აკრძალულია"),
    errno.EPERM: ("permission denied", "წვდომა აკრძალულია"),
    errno.ENOTDIR: ("a part of the path is not a folder", "მისამართის ერთ-ერთი ნაწილი საქაღალდე არ არის"),
    errno.ELOOP: ("its symbolic links go round in a circle", "სიმბოლური ბმულები წრეს ქმნის"),
    errno.ENAMETOOLONG: ("its name is too long", "სახელი ძალიან გრძელია"),
    errno.EIO: ("the disk reports a fault", "დისკი შეცდომას იტყობინება"),
}


@dataclass(frozen=True, slots=True)
class Both:
    """A value that has words of its own in each language."""

    en: str
    ka: str


class UnreadableError(ReadError):
    """A source, or a part of it, that cannot be read; `values` fill the words of its finding."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, _words(TABLE[code][1], "en", {"source": "The source", **values}))
        self.values: Mapping[str, object] = values


def finding(told: Note | UnreadableError, source: str, announcement: str | None = None) -> Finding:
    """The finding that a note or an error becomes; `source` and its values fill the words."""
    severity, message, message_ka, remedy, remedy_ka = TABLE[told.code]
    filled = {"source": source, **told.values}
    return Finding(
        code=told.code,
        severity=severity,
        message={"en": _words(message, "en", filled), "ka": _words(message_ka, "ka", filled)},
        remedy={"en": _words(remedy, "en", filled), "ka": _words(remedy_ka, "ka", filled)},
        source=source,
        announcement=announcement,
        value=_shown(told.values["value"]) if "value" in told.values else None,
    )


def reason(error: OSError) -> Both:
    """Why the system refused, in words."""
    known = _REASONS.get(error.errno or 0)
    return Both(*known) if known else Both(error.strerror or str(error), error.strerror or str(error))


def _words(words: str, lang: str, values: Mapping[str, object]) -> str:
    """Foreign values cannot add lines, hide letters or fill the screen."""
    shown = {key: _shown(getattr(value, lang) if isinstance(value, Both) else value) for key, value in values.items()}
    return words.format(**shown)


def _shown(value: object) -> str:
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in str(value)[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
