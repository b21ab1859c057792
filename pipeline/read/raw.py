"""What fetching hands to parsing: bytes, where they came from, and what is known of them beside the bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from pipeline.model import Snapshot

ALIASES: Mapping[str, str] = MappingProxyType({"date": "published", "lang": "language", "link": "url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is said of an announcement beside its text, as written and not yet checked."""

    title: str | None = None
    language: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None

    def over(self, other: "Given") -> "Given":
        """These statements first, those of `other` where there are none here."""
        return Given(**{key: getattr(self, key) or getattr(other, key) for key in GIVEN_KEYS})


GIVEN_KEYS = tuple(item.name for item in fields(Given))


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One announcement as fetched: everything that `parse` needs."""

    source: str
    snapshot: Snapshot
    given: Given  # options and sidecar: they win over what the bytes say
    data: bytes
    address: str | None = None  # where a page was in the end, after redirects
    today: str | None = None  # no publication date lies after this day


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding in the making: its code and the values its words need."""

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the bytes alone say."""

    text: str
    stated: Given = Given()
    notes: tuple[Note, ...] = ()


def note(code: str, **values: object) -> Note:
    return Note(code=code, values=values)
