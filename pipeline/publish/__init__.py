"""Statements and findings become a release, which can be checked, compared and read again."""

from pipeline.publish.changes import Changed, diff
from pipeline.publish.former import former_release, vanished
from pipeline.publish.holdings import Holdings, Known, Proof, Tie, holdings, known_of
from pipeline.publish.names import read_known
from pipeline.publish.release import Published, ReleaseContent, publish
from pipeline.publish.verify import Verification, verify

__all__ = [
    "Changed",
    "Holdings",
    "Known",
    "Proof",
    "Published",
    "ReleaseContent",
    "Tie",
    "Verification",
    "diff",
    "former_release",
    "holdings",
    "known_of",
    "publish",
    "read_known",
    "vanished",
    "verify",
]
