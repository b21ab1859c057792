"""PROV-O: what was made from what, by which program."""

_NS = "http://www.w3.org/ns/prov#"

ACTIVITY = f"<{_NS}Activity>"
ENTITY = f"<{_NS}Entity>"
SOFTWARE_AGENT = f"<{_NS}SoftwareAgent>"

ALTERNATE_OF = f"<{_NS}alternateOf>"
USED = f"<{_NS}used>"
WAS_ASSOCIATED_WITH = f"<{_NS}wasAssociatedWith>"
WAS_DERIVED_FROM = f"<{_NS}wasDerivedFrom>"
WAS_GENERATED_BY = f"<{_NS}wasGeneratedBy>"
