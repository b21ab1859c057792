"""The records that the stages hand on: frozen, without I/O.

A text is never altered: every `start` and `end` counts code points into `Announcement.text`, `end` is exclusive.
Dates are partial dates as written: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["asserted", "planned", "negated", "ended", "hypothetical"]
Tier = Literal["publish", "review", "silent"]
Event = Literal["joined", "is_member", "left"]
Comparison = Literal["at_least", "about", "exact"]
Severity = Literal["violation", "warning", "info"]
MODEL_RULE = "model:"  # begins the rule of a fact that only a language model claims
NameKind = Literal["preferred", "alternate", "acronym", "former", "surface"]


def mint(kind: str, *parts: str) -> str:
    """A reference that is a function of raw source values: 20 hex digits, no separators that could be ambiguous.

    >>> mint("organisation", "ქსელი") == mint("organisation", "ქსელი")
    True
    >>> mint("membership", "a", "bc") == mint("membership", "ab", "c")
    False
    """
    key = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Archived bytes and what is needed to read the same text from them again."""

    digest: str  # SHA-256 of the bytes, hex
    size: int  # bytes
    media_type: str  # text/plain, text/markdown, text/html, application/json (one line of JSONL), application/atom+xml
    charset: str | None = None  # as detected when the bytes were read
    entry: str | None = None  # which entry of a feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One announcement as read. What the source does not say stays None."""

    reference: str  # mint("announcement", url) or, without a URL, mint("announcement", snapshot digest)
    snapshot: Snapshot
    source: str  # as the steward knows it: path (with line number), URL, "standard input"
    text: str
    title: str | None = None
    language: str | None = None  # BCP 47
    published: str | None = None  # partial date
    url: str | None = None
    publisher: str | None = None  # name of the organisation whose page it is, where the source says so
    copy_of: str | None = None  # reference of the announcement with the same text that came first


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words: `quote == announcement.text[start:end]`, always."""

    snapshot: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    text: str
    language: str | None = None  # None for acronyms and where it is not known
    kind: NameKind = "alternate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organisation as one announcement names it."""

    name: str  # citation form: nominative, spelling of the body rather than the headline
    language: str | None  # language of `name`
    surface: str  # exact substring of the text, as inflected there
    start: int  # where `surface` stands
    end: int
    names: tuple[Name, ...] = ()  # other names bound to it here: inflected forms, acronym, translations
    kind: str = "other"  # umbrella (association, network), site (museum, library), group (working group), organ, other
    organisation: str | None = None  # set by identify: reference of the organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One signed contribution to a score, or a word that decided the status."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries. `reference` is minted from announcement, type, spans and values by the extractor."""

    reference: str
    announcement: str
    evidence: tuple[Evidence, ...]  # first the sentence that says it, then supporting lines
    status: Status = "asserted"
    confidence: float = 0.0  # 0 to 1, three decimals, calibrated
    tier: Tier = "review"
    rule: str = ""  # ka:membership.state.1
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    member: Mention
    group: Mention
    event: Event
    role: str | None = None  # slug of ontology/kinds: full, associate, founding, honorary, observer, working-group …
    role_words: str | None = None  # as written
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formation(Fact):
    organisation: Mention
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissolution(Fact):
    organisation: Mention
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming(Fact):
    old: Mention
    new: Mention
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger(Fact):
    parts: tuple[Mention, ...]
    result: Mention | None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Fact):
    part: Mention
    whole: Mention
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Fact):
    organisation: Mention
    place: str  # as written
    place_name: str | None = None  # citation form


@dataclass(frozen=True, slots=True, kw_only=True)
class Size(Fact):
    organisation: Mention
    value: int
    comparison: Comparison
    unit: str  # slug: museums, countries, members, organisations, or the words as written
    unit_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    value: str  # an IRI: http://www.wikidata.org/entity/Q…, http://viaf.org/viaf/…
    source: str  # the page that states it


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that the authority file or an earlier release knows."""

    reference: str  # last part of its IRI
    names: tuple[Name, ...]
    homepage: str | None = None
    place: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    founded: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should know about: where it is, what it is, what to do.

    `message` and `remedy` are keyed by language (en and ka at least).
    """

    code: str  # slug: read.not-utf8, extract.no-pack, shape.membership-member …
    severity: Severity
    message: Mapping[str, str]
    remedy: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None  # Announcement.source, or the path or URL that could not be read
    announcement: str | None = None
    line: int | None = None  # 1-based, of the sentence in the text
    column: int | None = None  # 1-based
    sentence: str | None = None
    fact: str | None = None
    focus: str | None = None  # IRI of the node that a shape complains about
    shape: str | None = None
    path: str | None = None
    value: str | None = None

    @property
    def holds_back(self) -> bool:
        """Whether the announcement named here stays out of the release."""
        return self.severity == "violation" and self.announcement is not None
