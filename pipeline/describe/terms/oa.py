"""Web Annotation Vocabulary: which words of which snapshot."""

_NS = "http://www.w3.org/ns/oa#"

ANNOTATION = f"<{_NS}Annotation>"
SPECIFIC_RESOURCE = f"<{_NS}SpecificResource>"
TEXT_POSITION_SELECTOR = f"<{_NS}TextPositionSelector>"
TEXT_QUOTE_SELECTOR = f"<{_NS}TextQuoteSelector>"

END = f"<{_NS}end>"
EXACT = f"<{_NS}exact>"
HAS_BODY = f"<{_NS}hasBody>"
HAS_SELECTOR = f"<{_NS}hasSelector>"
HAS_SOURCE = f"<{_NS}hasSource>"
HAS_TARGET = f"<{_NS}hasTarget>"
START = f"<{_NS}start>"
