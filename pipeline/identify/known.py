"""What the release before this one calls its organisations."""

from dataclasses import dataclass

from pipeline.model import NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    reference: str
    text: str
    language: str | None = None
    kind: NameKind = "preferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRedirect:
    """A reference that gave way before: it led to `now`."""

    reference: str
    now: str


Known = KnownName | KnownRedirect
