"""What every describer writes on: the graph of one announcement, and the nodes that many facts need."""

from calendar import monthrange

from pipeline.describe import terms
from pipeline.describe.iris import Iris
from pipeline.describe.quads import Graph, node, plain, typed, words
from pipeline.describe.terms import crm, schema
from pipeline.model import Mention

YEAR, MONTH = 4, 7  # lengths of partial dates
LAST_MONTH = 12


class Sheet:
    """A graph under way."""

    def __init__(self, iris: Iris, graph: str) -> None:
        self.iris = iris
        self.graph = Graph(iris.graph(graph))
        self.add = self.graph.add
        self.organisations: dict[str, None] = {}  # nodes, in the order of their first mention
        self.events: dict[str, None] = {}  # events and assignments, likewise

    def organisation(self, mention: Mention) -> str:
        group = node(self.iris.organisation(reference_of(mention)))
        if group not in self.organisations:
            self.organisations[group] = None
            self.add(group, terms.RDF_TYPE, schema.ORGANIZATION, crm.E74_GROUP)
        return group

    def minted(self, kind: str, *values: str | None) -> str:
        """The node of a thing of our own; unknown values count as empty."""
        return node(self.iris.minted(kind, *(value or "" for value in values)))

    def event(self, kind: str, *values: str | None) -> str:
        """The node of something that happened or was said."""
        event = self.minted(kind, *values)
        self.events[event] = None
        return event

    def type(self, concept: str) -> str:
        """One of our concepts, as a type of CIDOC CRM."""
        self.add(concept, terms.RDF_TYPE, crm.E55_TYPE)
        return concept

    def dated(self, event: str, partial: str | None) -> None:
        """When an event took place: the time-span from the first to the last second of a partial date."""
        if partial:
            span = node(self.iris.time_span(partial))
            first, last = bounds(partial)
            self.add(event, crm.P4_HAS_TIME_SPAN, span)
            self.add(span, terms.RDF_TYPE, crm.E52_TIME_SPAN)
            self.add(span, crm.P82A_BEGIN_OF_THE_BEGIN, typed(f"{first}T00:00:00Z", "dateTime"))
            self.add(span, crm.P82B_END_OF_THE_END, typed(f"{last}T23:59:59Z", "dateTime"))

    def appellation(self, organisation: str, reference: str, name: str, language: str | None, kind: str | None) -> str:
        """A name of an organisation, as CIDOC CRM has it. `kind` is one of our concepts."""
        appellation = self.minted("name", reference, name, language)
        linguistic = crm.E33_E41_LINGUISTIC_APPELLATION if language else crm.E41_APPELLATION
        self.add(organisation, crm.P1_IS_IDENTIFIED_BY, appellation)
        self.add(appellation, terms.RDF_TYPE, linguistic)
        self.add(appellation, crm.P190_HAS_SYMBOLIC_CONTENT, name_literal(name, language))
        if kind:
            self.add(appellation, crm.P2_HAS_TYPE, self.type(kind))
        return appellation


def reference_of(mention: Mention) -> str:
    """Raises: ValueError when the organisation was not identified, which comes before description."""
    if mention.organisation is None:
        raise ValueError(f"{mention.name!r} has no organisation: resolve the facts before they are described.")
    return mention.organisation


def name_literal(name: str, language: str | None) -> str:
    """Names carry a tag where their language is known; acronyms have none."""
    return words(name, language) if language else plain(name)


def bounds(partial: str) -> tuple[str, str]:
    """The first and the last day of a partial date. What is no date comes back as it is: the shapes find it.

    >>> bounds("1992"), bounds("2024-02"), bounds("2023-09-20")
    (('1992-01-01', '1992-12-31'), ('2024-02-01', '2024-02-29'), ('2023-09-20', '2023-09-20'))
    """
    if len(partial) == YEAR:
        return f"{partial}-01-01", f"{partial}-12-31"
    if len(partial) == MONTH:
        return f"{partial}-01", f"{partial}-{_days(partial)}"
    return partial, partial


def _days(month: str) -> int:
    """How many days a month has; 31 for what is no month, so that the fault shows where it was made."""
    year, _, number = month.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= LAST_MONTH and int(year)):
        return 31
    return monthrange(int(year), int(number))[1]
