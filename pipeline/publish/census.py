"""Counting what a release holds while its triples pass by."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from pipeline.publish.jsonld import RDF_TYPE


class Census:
    """Numbers of triples, resources, properties and members of each class. Triples come subject by subject."""

    def __init__(self) -> None:
        self.triples = 0
        self.resources = 0
        self.classes: Counter[str] = Counter()
        self._properties: set[str] = set()

    @property
    def properties(self) -> int:
        return len(self._properties)

    def counting(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """The same triples, counted once they have all passed."""
        subject = None
        for triple in triples:
            self.triples += 1
            if triple.subject != subject:
                subject = triple.subject
                self.resources += 1
            predicate = triple.predicate.value
            self._properties.add(predicate)
            if predicate == RDF_TYPE and isinstance(triple.object, NamedNode):
                self.classes[triple.object.value] += 1
            yield triple
