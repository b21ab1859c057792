"""What a steward should know of who is who: what may be one organisation, and what could not be settled."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline.identify.alike import Alike, Label, Likeness
from pipeline.identify.authority import Authority
from pipeline.identify.decisions import Decisions
from pipeline.identify.keys import identity_key, is_part_name, is_weak
from pipeline.identify.notices import (
    acronym_of_several,
    maybe_same,
    more_maybe_same,
    nobody_decided_on,
    same_acronym,
    two_in_authority,
)
from pipeline.identify.settle import Settlement
from pipeline.identify.store import Store
from pipeline.model import Finding

FOR_EACH = 3  # suggestions about one organisation
AT_MOST = 1_000
FILE = "alike.sqlite"


def suggest(
    folder: Path, store: Store, settlement: Settlement, authority: Authority, decisions: Decisions
) -> Iterator[Finding]:
    """What could not be settled, then what may be one organisation, the likest first. Nothing of it was merged."""
    slugs = frozenset(organisation.reference for organisation in authority.organisations)
    places = frozenset(word for place in authority.places for word in identity_key(place, None).split())
    judged = {_pair(store, settlement, decision.left, decision.right) for decision in decisions.all}
    labels = _labels(store, authority)
    with closing(Likeness(folder / FILE, labels, places)) as likeness:
        yield from _troubles(store, settlement, decisions, likeness)
        yield from _acronyms(store, settlement, likeness, slugs, judged)
        pairs = (one for one in likeness.alike() if (one.a, one.b) not in judged and not {one.a, one.b} <= slugs)
        yield from _alike(store, pairs)


def _labels(store: Store, authority: Authority) -> Iterator[Label]:
    for organisation in authority.organisations:
        for name in organisation.names:
            if name.language is not None:
                yield Label(organisation.reference, identity_key(name.text, name.language), name.text)
    for reference, spelling in store.spellings():
        key = identity_key(spelling.name.text, spelling.name.language)
        if spelling.name.kind == "alternate" and not (is_weak(key) or is_part_name(key)):
            yield Label(reference, key, spelling.name.text, spelling.main)


def _troubles(store: Store, settlement: Settlement, decisions: Decisions, likeness: Likeness) -> Iterator[Finding]:
    for two, announcement in sorted(settlement.troubles.two_authorities.items(), key=str):
        yield two_in_authority(two, (likeness.text(two.left), likeness.text(two.right)), announcement)
    for decision in decisions.of("same", "different"):
        for text in (decision.left, decision.right):
            if not settlement.is_authority(text) and not store.occurs(settlement.node_of(text)):
                yield nobody_decided_on(decision, text)


def _acronyms(
    store: Store,
    settlement: Settlement,
    likeness: Likeness,
    slugs: frozenset[str],
    judged: set[tuple[str, str]],
) -> Iterator[Finding]:
    for acronym, owners, alone in settlement.troubles.acronyms:
        references = tuple(sorted({store.reference(owner) for owner in owners}))
        named = [(reference, likeness.text(reference)) for reference in references]
        if alone and len(references) > 1:
            yield acronym_of_several(acronym, named)
        known = [one for one in named if one[0] in slugs]
        new = [one for one in named if one[0] not in slugs and store.is_used(one[0])]
        for one in new[:FOR_EACH]:
            for other in known:
                if tuple(sorted((one[0], other[0]))) not in judged:
                    yield same_acronym(acronym, one, other)


def _alike(store: Store, pairs: Iterator[Alike]) -> Iterator[Finding]:
    told: Counter[str] = Counter()
    left_out = 0
    for pair in pairs:
        if not (store.is_used(pair.a) or store.is_used(pair.b)):
            continue
        if max(told[pair.a], told[pair.b]) >= FOR_EACH or told.total() >= 2 * AT_MOST:
            left_out += 1
            continue
        told.update((pair.a, pair.b))
        yield maybe_same(pair)
    if left_out:
        yield more_maybe_same(left_out)


def _pair(store: Store, settlement: Settlement, left: str, right: str) -> tuple[str, str]:
    one, other = (store.reference(settlement.node_of(text)) for text in (left, right))
    return min(one, other), max(one, other)
