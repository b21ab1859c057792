"""From a query to ranked candidates: by name, by identifier, and by what else is known of an organisation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.identify.keys import identity_key
from pipeline.serve.reconcile.names import SAME, Hit, Names
from pipeline.serve.reconcile.properties import PROPERTIES, values_of
from pipeline.store import ReleaseStore

LIMIT, MOST = 5, 50  # candidates of a query
UNMET = 0.15  # of its score that a candidate loses where nothing that was told of it fits
BESIDE = 4  # times as many candidates are looked at where properties may change their order


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A property with the values that a row of the table gives; `required`: those without are no candidates."""

    property: str
    values: tuple[str, ...]
    required: bool = False
    quantifier: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One row to be matched. `reference`: an identifier of ours, instead of a name."""

    name: str = ""
    reference: str | None = None
    language: str | None = None
    type: str | None = None
    conditions: tuple[Condition, ...] = ()
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`features`: what the score is made of, by id. `match`: no other can be meant."""

    reference: str
    name: str
    score: float
    match: bool
    features: Mapping[str, float | bool]


def candidates(query: Query, names: Names, release: ReleaseStore) -> list[Candidate]:
    """The likeliest first. A candidate is a match where its name is the one asked for and nobody else's."""
    hits = list(_hits(query, names))
    found = [one for hit in hits if (one := _weighed(hit, query.conditions, release)) is not None]
    found.sort(key=lambda one: (-one.score, one.name, one.reference))
    exact = [one for one in found if one.features["name_exact"]]
    only = exact[0] if len(exact) == 1 and exact[0].score == found[0].score else None
    sure = only is not None and not any(one.score == only.score for one in found if one is not only)
    limited = found[: max(1, min(query.limit, MOST))]
    return [replace(one, match=sure and one is only) for one in limited]


def _hits(query: Query, names: Names) -> Iterator[Hit]:
    if query.reference is not None:
        name = names.name(query.reference)
        if name is not None:
            yield Hit(reference=query.reference, name=name, score=SAME, exact=True, acronym=False)
        return
    looked_at = max(query.limit, LIMIT) * (BESIDE if query.conditions else 1) + 1
    yield from names.like(query.name, query.language, min(looked_at, BESIDE * MOST))


def _weighed(hit: Hit, conditions: Sequence[Condition], release: ReleaseStore) -> Candidate | None:
    """A candidate with its score; None where a condition that is required is not met."""
    met = {c.property: _meets(hit.reference, c, release) for c in conditions if c.property in PROPERTIES}
    if any(c.required and not met.get(c.property, False) for c in conditions):
        return None
    share = sum(not one for one in met.values()) / len(met) if met else 0.0
    features: dict[str, float | bool] = {
        "name_likeness": hit.score, "name_exact": hit.exact, "acronym": hit.acronym,
        **{f"property_{name}": one for name, one in met.items()},
    }  # fmt: skip
    score = round(hit.score * (1 - UNMET * share), 1)
    return Candidate(reference=hit.reference, name=hit.name, score=score, match=False, features=features)


def _meets(reference: str, condition: Condition, release: ReleaseStore) -> bool:
    known = values_of(release, reference, PROPERTIES[condition.property])
    told = {_folded(value.text) for value in known} | {value.reference for value in known}
    years = {value.text[:4] for value in known if value.text[:4].isdigit()}
    fits = [_folded(value) in told or value in told or value in years for value in condition.values]
    if condition.quantifier == "none":
        return not any(fits)
    return all(fits) if condition.quantifier == "all" else any(fits)


def _folded(text: str) -> str:
    return identity_key(text, None) or text
