"""What can be asked of an organisation beside its name: to tell namesakes apart, and to fill columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode

from pipeline.publish.dataset import SCHEMA
from pipeline.serve.reconcile.names import NAMES, literals
from pipeline.store import ReleaseStore

ALL = DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """`path`: predicates from an organisation to the value; `entity`: whether the value is an organisation itself."""

    id: str
    name: str
    path: tuple[str, ...]
    entity: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """`reference` where the value is an organisation of the release."""

    text: str
    language: str | None = None
    reference: str | None = None


PROPERTIES: Mapping[str, Property] = {
    one.id: one
    for one in (
        Property(id="name", name="Name", path=("name",)),
        Property(id="alternateName", name="Other names", path=("alternateName",)),
        Property(id="foundingDate", name="Founded", path=("foundingDate",)),
        Property(id="dissolutionDate", name="Dissolved", path=("dissolutionDate",)),
        Property(id="location", name="Place", path=("location", "name")),
        Property(id="memberOf", name="Member of", path=("memberOf", "memberOf"), entity=True),
        Property(id="parentOrganization", name="Part of", path=("parentOrganization",), entity=True),
        Property(id="sameAs", name="The same elsewhere", path=("sameAs",)),
    )
}


def values_of(release: ReleaseStore, reference: str, wanted: Property) -> list[Value]:
    """The values of a property, each once, in the order of their words."""
    found = {(v.text, v.language, v.reference): v for v in _values(release, reference, wanted)}
    return [found[key] for key in sorted(found, key=str)]


def _values(release: ReleaseStore, reference: str, wanted: Property) -> Iterator[Value]:
    nodes = [NamedNode(f"{release.base}organisation/{reference}")]
    for step, name in enumerate(wanted.path, 1):
        predicate = NamedNode(SCHEMA + name)
        objects = [q.object for n in nodes for q in release.store.quads_for_pattern(n, predicate, None, ALL)]
        nodes = [one for one in objects if isinstance(one, NamedNode)]
        if step == len(wanted.path):
            yield from (Value(text=o.value, language=o.language) for o in objects if isinstance(o, Literal))
    yield from (_named(release, node) if wanted.entity else Value(text=node.value) for node in nodes)


def _named(release: ReleaseStore, node: NamedNode) -> Value:
    names = literals(release, node, NAMES)
    text = names[0].value if names else node.value
    prefix = f"{release.base}organisation/"
    known = node.value.removeprefix(prefix) if node.value.startswith(prefix) else None
    return Value(text=text, language=names[0].language if names else None, reference=known)
