"""The gold form of facts, which outside tools read: see gold/README.md. Reading gold, writing predictions."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz.fuzz import ratio

from pipeline.model import (
    Announcement,
    Dissolution,
    Fact,
    Formation,
    Location,
    Membership,
    Mention,
    Merger,
    PartOf,
    Renaming,
    Size,
    Snapshot,
    mint,
)

TYPES: Mapping[type[Fact], str] = {
    Membership: "membership", Formation: "founded", Dissolution: "dissolved", Renaming: "renamed",
    Merger: "merged", PartOf: "part_of", Location: "located_in", Size: "size",
}  # fmt: skip
ENTITIES: Mapping[str, tuple[str, ...]] = {
    "membership": ("member", "group"), "founded": ("organisation",), "dissolved": ("organisation",),
    "renamed": ("old", "new"), "merged": ("parts", "result"), "part_of": ("part", "whole"),
    "located_in": ("organisation",), "size": ("organisation",),
}  # fmt: skip
PLAIN: Mapping[str, tuple[str, ...]] = {
    "membership": ("event", "role", "start", "end"), "founded": ("date",), "dissolved": ("date",),
    "renamed": ("date",), "merged": ("date",), "part_of": ("start", "end"),
    "located_in": ("place", "place_name"), "size": ("value", "comparison", "unit"),
}  # fmt: skip
LIKENESS = 84  # per cent, as in the scorer that gold is measured with


def announcement_of(record: Mapping[str, Any]) -> Announcement:
    """The announcement of a gold record."""
    text = record["text"]
    digest = mint("gold", record["id"], text)
    return Announcement(
        reference=digest,
        snapshot=Snapshot(digest=digest, size=len(text.encode()), media_type="text/plain"),
        source=record["id"],
        text=text,
        title=record.get("title"),
        language=record.get("language"),
        published=record.get("published"),
        url=record.get("url"),
    )


def prediction(record_id: str, facts: Iterable[Fact]) -> dict[str, Any]:
    """One line of predictions: the facts of one announcement in gold form."""
    return {"id": record_id, "facts": [gold_fact(fact) for fact in facts if fact.tier != "silent"]}


def gold_fact(fact: Fact) -> dict[str, Any]:
    kind = TYPES[type(fact)]
    first, *support = fact.evidence
    out: dict[str, Any] = {"type": kind}
    for slot in ENTITIES[kind]:
        value = getattr(fact, slot)
        out[slot] = [_entity(m) for m in value] if isinstance(value, tuple) else _entity(value) if value else None
    out.update({key: getattr(fact, key) for key in PLAIN[kind]})
    return {
        **out,
        "evidence": {"quote": first.quote, "start": first.start, "end": first.end},
        "support": [e.quote for e in support],
        "confidence": fact.confidence,
        "tier": fact.tier,
        "status": fact.status,
        "rule": fact.rule,
    }


def _entity(mention: Mention) -> dict[str, Any]:
    return {
        "name": mention.name,
        "surface": mention.surface,
        "aliases": [n.text for n in mention.names if n.text != mention.surface],
    }


# --- comparing with gold, for training -----------------------------------------------------------------------------


def folded(name: str) -> str:
    """A name without what does not tell names apart: case, quotes, kinds of dash, a leading article."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub(r"[\"'“”„«»‘’‚‹›()\[\]]", "", text)
    text = re.sub(r"[-‐‑–—]", "-", re.sub(r"\s+", " ", text)).strip(" .,;:-")
    return re.sub(r"^(?:the|der|die|das|le|la|les|l|el|il|lo|de|het|a|az|ο|η|το) (?=\w)", "", text)


def gold_names(entity: Mapping[str, Any] | str) -> frozenset[str]:
    if isinstance(entity, str):
        return frozenset([folded(entity)])
    return frozenset(folded(n) for n in (entity["name"], entity["surface"], *entity["aliases"]) if n)


def same_names(mine: Iterable[str], gold: Iterable[str], likeness: int = LIKENESS) -> bool:
    """Whether any of my names is, or is much like, one of gold's, which are folded already."""
    gold = list(gold)
    return any(a == b or ratio(a, b) >= likeness for a in map(folded, mine) for b in gold)


def same_members(mine: Sequence[Iterable[str]], gold: Sequence[frozenset[str]]) -> bool:
    """Whether two lists of entities are the same, in any order."""
    left = list(gold)
    for names in mine:
        names = list(names)
        hit = next((g for g in left if same_names(names, g)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left
