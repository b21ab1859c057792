"""Facts to statements: schema.org and CIDOC CRM side by side, with evidence and lineage, as lines of N-Quads."""

from pipeline.describe.announcement import describe_announcement
from pipeline.describe.former import describe_redirect, describe_tombstone, describe_withdrawal
from pipeline.describe.iris import Iris
from pipeline.describe.organisations import describe_organisation
from pipeline.describe.preferences import describe_preference
from pipeline.resources import resource

CONTEXT = resource("ontology") / "context.jsonld"

__all__ = [
    "CONTEXT",
    "Iris",
    "describe_announcement",
    "describe_organisation",
    "describe_preference",
    "describe_redirect",
    "describe_tombstone",
    "describe_withdrawal",
]
