"""The IRIs of everything a release speaks of: `<base>{type}/{reference}`."""

import re
from urllib.parse import quote

from pipeline.describe.quads import clean
from pipeline.model import Evidence, Snapshot, mint

KINDS = "https://w3id.org/tsevri/kinds/"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Iris:
    """References that nobody gives are minted from the values that make a thing what it is."""

    def __init__(self, base: str) -> None:
        self.base = base

    def organisation(self, reference: str) -> str:
        return f"{self.base}organisation/{reference}"

    def announcement(self, reference: str) -> str:
        return f"{self.base}announcement/{reference}"

    def fact(self, reference: str) -> str:
        return f"{self.base}fact/{reference}"

    def graph(self, name: str) -> str:
        """`name` is the reference of an announcement."""
        return f"{self.base}graph/{name}"

    @property
    def organisations(self) -> str:
        """The graph of what is said of organisations apart from any announcement."""
        return self.graph("organisations")

    @property
    def preferences(self) -> str:
        """The graph of which facts are preferred where announcements disagree."""
        return self.graph("preferences")

    @property
    def tombstones(self) -> str:
        """The graph of IRIs of earlier releases."""
        return self.graph("tombstones")

    def snapshot(self, snapshot: Snapshot) -> str:
        """The same bytes read in two ways are two snapshots."""
        return self.minted("snapshot", *_reading(snapshot))

    def evidence(self, evidence: Evidence, snapshot: Snapshot) -> str:
        return self.minted("evidence", *_reading(snapshot), str(evidence.start), str(evidence.end))

    def membership(self, member: str, group: str, role: str | None) -> str:
        """`member` and `group` are references of organisations."""
        return self.minted("membership", member, group, role or "")

    def time_span(self, partial: str) -> str:
        return f"{self.base}time-span/{quote(clean(partial), safe='')}"

    def kind(self, slug: str) -> str:
        """A kind of membership: the same in every dataset."""
        return KINDS + quote(clean(slug), safe="")

    def unit(self, unit: str) -> str:
        slug = unit.replace(" ", "-")
        return f"{self.base}unit/{slug}" if SLUG.fullmatch(slug) else self.minted("unit", unit)

    def minted(self, kind: str, *values: str) -> str:
        """What has no reference of its own: `kind` is the type in the IRI."""
        return f"{self.base}{kind}/{mint(kind, *map(clean, values))}"


def _reading(snapshot: Snapshot) -> tuple[str, ...]:
    return snapshot.digest, snapshot.media_type, snapshot.charset or "", snapshot.entry or ""
