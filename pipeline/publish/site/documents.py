"""What a release says of one thing, as Turtle and as JSON-LD."""

from collections.abc import Sequence

from pyoxigraph import RdfFormat, Triple, serialize

from pipeline.publish.context import Context
from pipeline.publish.jsonld import write_jsonld
from pipeline.publish.lines import PREFIXES


class Documents:
    def __init__(self, context: Context, base: str) -> None:
        self._context = context
        self._address = f"{base}context.jsonld"

    def turtle(self, triples: Sequence[Triple]) -> bytes:
        written = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
        assert written  # noqa: S101 - bytes, as no file was given
        return written

    def jsonld(self, triples: Sequence[Triple]) -> str:
        """The context stands beside the site once, not in each of its documents."""
        return "".join(write_jsonld(triples, self._context, self._address))
