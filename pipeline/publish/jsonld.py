"""Compact JSON-LD from triples that come subject by subject: one node object a resource, one property a line."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Triple

from pipeline.errors import PublishError
from pipeline.publish.context import IRI, PLAIN, TAGGED, XSD_STRING, Context, Term

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Values = dict[str, list[object]]  # by language where the term says so


def write_jsonld(triples: Iterable[Triple], context: Context, address: str | None = None) -> Iterator[str]:
    """The parts of one document. Memory holds one resource at a time. The context is shown, or named by its address."""
    said = _json(address) if address else _shown(context)
    yield '{\n"@context": ' + said + ',\n"@graph": [\n'
    separator = ""
    for subject, group in groupby(triples, lambda triple: triple.subject):
        yield separator + _node(subject, group, context)
        separator = ",\n"
    yield "\n]\n}\n"


def _shown(context: Context) -> str:
    return "{" + ",\n ".join(f"{_json(name)}: {_json(meaning)}" for name, meaning in context.source.items()) + "}"


def _node(subject: object, triples: Iterable[Triple], context: Context) -> str:
    classes: list[str] = []
    tables: dict[Term, Values] = {}
    for triple in triples:
        value = triple.object
        if triple.predicate.value == RDF_TYPE and isinstance(value, NamedNode):
            classes.append(context.class_name(value.value))
        else:
            term = context.term(triple.predicate.value, _kind(value))
            language, plain = _value(value, term, context)
            tables.setdefault(term, {}).setdefault(language, []).append(plain)
    head = [f"{_json(context.keyword('@id'))}: {_json(_name(subject, context))}"]
    if classes:
        head.append(f"{_json(context.keyword('@type'))}: {_json(_alone(classes))}")
    body = [f"{_json(term.name)}: {_json(_merged(term, table))}" for term, table in tables.items()]
    return "{" + ",\n ".join(head + sorted(body)) + "}"


def _kind(value: object) -> str:
    if not isinstance(value, Literal):
        return IRI
    if value.language:
        return TAGGED
    return PLAIN if value.datatype.value == XSD_STRING else value.datatype.value


def _value(value: object, term: Term, context: Context) -> tuple[str, object]:
    """The value as the term needs it, and under which language it goes (where the term sorts by language)."""
    if not isinstance(value, Literal):
        return PLAIN, _reference(value, term, context)
    if term.by_language:
        return value.language or PLAIN, value.value
    if value.language:
        return PLAIN, {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == (term.type or XSD_STRING):
        return PLAIN, value.value if "@language" not in context.source or term.type else {"@value": value.value}
    return PLAIN, {"@value": value.value, "@type": context.class_name(datatype)}


def _reference(value: object, term: Term, context: Context) -> object:
    if term.type == "@vocab" and isinstance(value, NamedNode):
        return context.class_name(value.value)
    name = _name(value, context)
    return name if term.type else {"@id": name}


def _name(node: object, context: Context) -> str:
    if not isinstance(node, NamedNode):
        raise PublishError(f"{node} has no IRI: a release holds no blank nodes and no quoted triples.")
    return context.iri(node.value)


def _merged(term: Term, table: Values) -> object:
    if term.by_language:
        return {tag: _list(values, term) for tag, values in sorted(table.items())}
    return _list(table[PLAIN], term)


def _list(values: list[object], term: Term) -> object:
    return values if term.always_list else _alone(values)


def _alone(values: list[object] | list[str]) -> object:
    return values[0] if len(values) == 1 else values


_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: it is asked for every value
