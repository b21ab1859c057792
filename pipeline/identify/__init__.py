"""Names become organisations: by decisions, the authority file, the release before, and what announcements bind."""

from pipeline.identify.authority import Authority, load_authority
from pipeline.identify.decisions import Decision, Decisions, load_decisions
from pipeline.identify.identities import Identities
from pipeline.identify.keys import identity_key
from pipeline.identify.known import Known, KnownName, KnownRedirect

__all__ = [
    "Authority",
    "Decision",
    "Decisions",
    "Identities",
    "Known",
    "KnownName",
    "KnownRedirect",
    "identity_key",
    "load_authority",
    "load_decisions",
]
