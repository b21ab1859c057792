"""Whether a pack reads its own sentences as it promises: every pattern and example gives its fact, no reject one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.extractor import Extractor
from pipeline.extract.gold import TYPES, announcement_of
from pipeline.extract.pack import Example, Pack
from pipeline.model import Fact, Membership, Mention


@dataclass(frozen=True, slots=True)
class Broken:
    """A sentence that is not read as promised, and what was read instead."""

    example: Example
    facts: tuple[Fact, ...]


def extractor_of(pack: Pack, known: Extractor) -> Extractor:
    """An extractor that reads with one pack, which need not be one of those that came along."""
    return Extractor(dict.fromkeys((pack.code, *pack.tags), pack), known.scorer, pack.fingerprint)


def broken_promises(pack: Pack, extractor: Extractor) -> Iterator[Broken]:
    """Every sentence of a pack that is not read as promised."""
    for example in pack.examples:
        facts = extractor.extract(announcement_of({"id": "pack", "text": example.text, "language": pack.code}))
        if not (_kept(example, facts) if example.gives else _refused(facts)):
            yield Broken(example, tuple(facts))


def _kept(example: Example, facts: list[Fact]) -> bool:
    mine = [fact for fact in facts if TYPES[type(fact)] == example.type]
    return any(all(_gives(fact, slot, name) for slot, name in example.gives.items()) for fact in mine)


def _gives(fact: Fact, slot: str, name: str) -> bool:
    value = getattr(fact, slot, None) or getattr(fact, f"{slot}s", None)  # one `part` of those that merged
    mentions = value if isinstance(value, tuple) else (value,)
    return any(isinstance(m, Mention) and name in (m.name, *(n.text for n in m.names)) for m in mentions) or (
        str(value) == name
    )


def _refused(facts: list[Fact]) -> bool:
    """A reject may be kept for a person to look at, but is never published as a membership."""
    return not any(isinstance(f, Membership) and f.status == "asserted" and f.tier == "publish" for f in facts)
