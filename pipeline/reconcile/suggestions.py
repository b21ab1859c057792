"""Who is asked about, and how alike two names are."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode
from rapidfuzz import fuzz

from pipeline.identify.keys import identity_key, is_acronym, script_language
from pipeline.publish.dataset import SCHEMA
from pipeline.serve.reconcile.names import organisations
from pipeline.store import ReleaseStore

SAME_AS = NamedNode(SCHEMA + "sameAs")
ALL = DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An organisation of ours, and the name that a service is asked for."""

    reference: str
    name: str
    language: str | None


def subjects_of(release: ReleaseStore, *, known_too: bool = False) -> Iterator[Subject]:
    """The organisations that nobody has identified elsewhere yet; with `known_too` all of them."""
    for reference, names in organisations(release):
        node = NamedNode(f"{release.base}organisation/{reference}")
        if not known_too and any(release.store.quads_for_pattern(node, SAME_AS, None, ALL)):
            continue
        long = [name for name in names if not is_acronym(name.value)]
        if long:
            yield Subject(reference=reference, name=long[0].value, language=long[0].language)


def likeness(name: str, other: str) -> int:
    """How alike two names are, whatever their form and spelling: 100 for the same name."""
    one, two = (identity_key(text, script_language(text)) for text in (name, other))
    return 100 if one == two else min(99, int(fuzz.token_sort_ratio(one, two)))
