"""A JSON-LD context and the names it gives to IRIs: the part of compaction that our contexts use.

What a term cannot say exactly is said in full, so that a reader always gets back the graph that went in. Terms with
features that are not known here (scoped contexts, lists, reverse properties) are left unused.
Source: https://www.w3.org/TR/json-ld11-api/#compaction-algorithms
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ResourceError

PREFIX_ENDS = tuple(":/?#[]@")  # a term whose IRI ends so may be used as a prefix
KNOWN_KEYS = {"@id", "@type", "@container", "@protected", "@prefix"}
CONTAINERS: Mapping[frozenset[str], bool] = {
    frozenset(): False,
    frozenset({"@set"}): False,
    frozenset({"@language"}): True,
    frozenset({"@language", "@set"}): True,
}
IRI, TAGGED, PLAIN = "@id", "@language", "@none"  # kinds of values; any other kind is the IRI of a datatype
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name for a property. `type` is what its values are when nothing more is said of them."""

    name: str
    iri: str
    type: str | None = None  # @id, @vocab or a datatype
    by_language: bool = False  # values in a table by language
    always_list: bool = False


class Context:
    """Finds the best term for a property and a kind of value, and the shortest safe name of an IRI."""

    def __init__(self, source: Mapping[str, object]) -> None:
        self.source = source
        self._vocabulary = source.get("@vocab")
        self._names = {key for key in source if not key.startswith("@")}
        terms = [term for name in sorted(self._names) if (term := self._term(name))]
        self._by_iri: dict[str, list[Term]] = {}
        for term in terms:
            self._by_iri.setdefault(term.iri, []).append(term)
        self._aliases = {source[name]: name for name in sorted(self._names, reverse=True) if _is_keyword(source[name])}
        prefixes = [(term.iri, term.name) for term in terms if self._is_prefix(term)]
        self._prefixes = sorted(prefixes, key=lambda prefix: (-len(prefix[0]), prefix))
        self._iris: dict[str, str] = {}
        self._terms: dict[tuple[str, str], Term] = {}

    def keyword(self, keyword: str) -> str:
        """`@id` and `@type`, or the other name that the context gives them."""
        return self._aliases.get(keyword, keyword)

    def term(self, predicate: str, kind: str) -> Term:
        """What to call a property for values of one kind. Without a fitting term: its IRI, shortened."""
        if (predicate, kind) not in self._terms:
            self._terms[predicate, kind] = self._best(predicate, kind)
        return self._terms[predicate, kind]

    def class_name(self, iri: str) -> str:
        """The name of a class or datatype: a term, or as `iri`."""
        if iri not in self._iris:
            plain = [term.name for term in self._by_iri.get(iri, ())]
            self._iris[iri] = plain[0] if plain else self.iri(iri)
        return self._iris[iri]

    def iri(self, iri: str) -> str:
        """An IRI where terms do not count: with a prefix, or whole."""
        for namespace, prefix in self._prefixes:
            short = f"{prefix}:{iri[len(namespace) :]}"
            if iri.startswith(namespace) and iri[len(namespace) :] and "://" not in short and short not in self._names:
                return short
        scheme, _, rest = iri.partition(":")
        if scheme in self._names and not rest.startswith("//"):
            raise ResourceError(
                f"<{iri}> would be misread: the JSON-LD context has a term {scheme!r}. Rename the term."
            )
        return iri

    def _best(self, predicate: str, kind: str) -> Term:
        terms = self._by_iri.get(predicate, [])
        for fitting in _preferences(kind):
            for term in terms:
                if (term.type, term.by_language) in fitting:
                    return term
        return Term(name=self.iri(predicate), iri=predicate)

    def _term(self, name: str) -> Term | None:
        definition = self.source[name]
        if isinstance(definition, str):
            definition = {"@id": definition}
        if not isinstance(definition, Mapping) or not definition.keys() <= KNOWN_KEYS:
            return None
        containers = _containers(definition.get("@container"))
        iri, coercion = self._expand(definition.get("@id", name)), definition.get("@type")
        if iri is None or containers not in CONTAINERS or coercion == "@json":
            return None
        return Term(
            name=name,
            iri=iri,
            type=None if coercion in (None, "@none") else self._expand(coercion),
            by_language=CONTAINERS[containers],
            always_list="@set" in containers,
        )

    def _expand(self, name: object) -> str | None:
        """The IRI that a name in the context stands for; keywords stand for themselves."""
        if not isinstance(name, str):
            return None
        prefix, colon, rest = name.partition(":")
        if prefix in self._names and colon and not rest.startswith("//"):
            return _joined(self._expand(_id_of(self.source[prefix])), rest)
        if colon or name in ("@id", "@vocab"):
            return name
        return _joined(self._vocabulary, name)

    def _is_prefix(self, term: Term) -> bool:
        definition = self.source[term.name]
        if isinstance(definition, Mapping):
            return definition.get("@prefix") is True
        return term.iri.endswith(PREFIX_ENDS)


def load_context(path: Path) -> Context:
    """Raises: ResourceError when there is no context in the file."""
    try:
        source = json.loads(path.read_text("utf-8"))["@context"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path} is not a JSON-LD context ({error}): restore it from a copy.") from error
    if not isinstance(source, dict):
        raise ResourceError(f"{path}: '@context' must be one table of terms.")
    return Context(source)


def _preferences(kind: str) -> Iterable[set[tuple[str | None, bool]]]:
    """Terms that fit a kind of value, as (type, by language), the best first."""
    untyped: set[tuple[str | None, bool]] = {(None, False)}
    if kind == IRI:
        return ({("@id", False), ("@vocab", False)}, untyped)
    if kind == TAGGED:
        return ({(None, True)}, untyped)
    if kind == PLAIN:
        return ({(XSD_STRING, False)}, untyped, {(None, True)})
    return ({(kind, False)}, untyped)


def _containers(value: object) -> frozenset[str]:
    if value is None:
        return frozenset()
    return frozenset(value if isinstance(value, list) else [str(value)])


def _id_of(definition: object) -> object:
    return definition.get("@id") if isinstance(definition, Mapping) else definition


def _joined(namespace: object, rest: str) -> str | None:
    return namespace + rest if isinstance(namespace, str) else None


def _is_keyword(definition: object) -> bool:
    return definition in ("@id", "@type")
