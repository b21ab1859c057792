"""Where announcements disagree all of them stand; of their facts one is preferred, and it is said why."""

from collections.abc import Iterable

from pipeline.describe import terms
from pipeline.describe.iris import Iris
from pipeline.describe.quads import Graph, node
from pipeline.describe.terms import tsv


def describe_preference(fact: str, others: Iterable[str], why: str, iris: Iris) -> list[str]:
    """`fact` and `others` are references of facts, `why` the slug of a reason: decided, most-precise or newest."""
    graph = Graph(iris.preferences)
    subject, reason = node(iris.fact(fact)), tsv.status(why)
    graph.add(subject, tsv.PREFERRED_TO, *(node(iris.fact(other)) for other in others))
    graph.add(subject, tsv.PREFERRED_BECAUSE, reason)
    graph.add(reason, terms.RDF_TYPE, terms.SKOS_CONCEPT)
    return graph.lines()
