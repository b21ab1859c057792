"""Our own terms, defined in `ontology/tsevri.ttl`."""

_NS = "https://w3id.org/tsevri/ns#"

FACT = f"<{_NS}Fact>"
REDIRECT = f"<{_NS}Redirect>"
SNAPSHOT = f"<{_NS}Snapshot>"
TOMBSTONE = f"<{_NS}Tombstone>"

BYTE_SIZE = f"<{_NS}byteSize>"
CHARSET = f"<{_NS}charset>"
CONFIDENCE = f"<{_NS}confidence>"
FEED_ENTRY = f"<{_NS}feedEntry>"
FINGERPRINT = f"<{_NS}fingerprint>"
FORMER_NAME = f"<{_NS}formerName>"
PREFERRED_BECAUSE = f"<{_NS}preferredBecause>"
PREFERRED_TO = f"<{_NS}preferredTo>"
PROVISIONAL = f"<{_NS}provisional>"
REASON = f"<{_NS}reason>"
RULE = f"<{_NS}rule>"
STATUS = f"<{_NS}status>"

# Types of CIDOC CRM
KIND_ACRONYM = f"<{_NS}acronym>"
KIND_APPROXIMATE = f"<{_NS}approximate>"
KIND_FORMER_NAME = f"<{_NS}former-name>"
KIND_MERGER = f"<{_NS}merger>"
KIND_PART = f"<{_NS}part>"

WITHDRAWN = f"<{_NS}withdrawn>"
NOT_STATED = f"<{_NS}not-stated>"  # why there is a tombstone


def status(slug: str) -> str:
    """The concept of a status of a fact, as `asserted`."""
    return f"<{_NS}{slug}>"
