"""docs/queries/README.md, made from the queries: `python -m pipeline.store.handbook`."""

from collections.abc import Iterator

from pipeline.resources import resource
from pipeline.store.contract import CRM, FOLDER, Query, contract

INDEX = "README.md"
HEAD = """\
# The query contract

Questions that users of such data ask, in files of one SPARQL 1.1 query each. `tsevri query NAME` asks the latest
release; [sparql.md](../sparql.md) shows how to ask in a store of your own. A query whose name ends with `-crm` asks in
CIDOC CRM what its twin asks in schema.org, and both give the same rows.

**The contract.** Each query is asked of the example release with rdflib and with Oxigraph whenever the code changes,
and the answers are compared with recorded ones: a query that works today works with the next release. Every query says
`DISTINCT` or counts distinct things, so it gives the same in a store whose default graph is the union of all graphs and
gives a statement once for each graph that holds it.

What can be put otherwise (`tsevri query members-on-date --set groupName=NEMO`) stands in `VALUES ?name { "…" }` or
`BIND("…" AS ?name)` at the head of the query. This page is generated: `make answers`.

| query | why · რატომ | to set |
|---|---|---|
"""


def handbook() -> str:
    return HEAD + "".join(f"{line}\n" for line in _rows(contract()))


def _rows(queries: tuple[Query, ...]) -> Iterator[str]:
    names = {query.name for query in queries}
    for query in queries:
        if query.name.removesuffix(CRM) in names - {query.name}:
            continue
        twin = f" · [crm]({query.name}{CRM}.rq)" if query.name + CRM in names else ""
        marks = [
            f"*{mark}*" for mark in (query.outside, query.empty and f"empty in the example: {query.empty}") if mark
        ]
        why = "<br>".join([query.why["en"], query.why["ka"], *marks])
        settable = ", ".join(f"`{variable}`" for variable in query.settable)
        yield f"| [{query.name}]({query.name}.rq){twin} | {why} | {settable} |"


if __name__ == "__main__":
    (resource(FOLDER) / INDEX).write_text(handbook(), "utf-8")
