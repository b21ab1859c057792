"""Media types: what is offered, what a client would rather have, what a file is."""

from collections.abc import Iterable

TURTLE = "text/turtle"
JSONLD = "application/ld+json"
HTML = "text/html"
SOLUTIONS = {  # offered for SELECT and ASK, the first where the client does not mind; by the name Oxigraph knows
    name: known
    for names, known in (
        (("application/sparql-results+json", "application/json"), "application/sparql-results+json"),
        (("application/sparql-results+xml", "application/xml", "text/xml"), "application/sparql-results+xml"),
        (("text/csv",), "text/csv"),
        (("text/tab-separated-values",), "text/tab-separated-values"),
    )
    for name in names
}
TRIPLES = {  # the same for CONSTRUCT and DESCRIBE
    name: known
    for names, known in (
        ((TURTLE, "application/x-turtle"), TURTLE),
        (("application/n-triples", "text/plain"), "application/n-triples"),
        ((JSONLD, "application/json"), JSONLD),
        (("application/rdf+xml", "application/xml", "text/xml"), "application/rdf+xml"),
    )
    for name in names
}
BY_SUFFIX = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": JSONLD,
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".rdfp": "application/rdf-patch",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
    ".ttl": TURTLE,
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
PLAIN = "text/plain; charset=utf-8"


def with_charset(media: str) -> str:
    """Texts whose readers would otherwise guess; RDF is always UTF-8, and some harvesters want its types bare."""
    return f"{media}; charset=utf-8" if media.startswith("text/") and media not in (TURTLE, "text/xml") else media


def best(accept: str | None, offered: Iterable[str]) -> str | None:
    """Of what is offered (the dearest first) what the client likes best; None where it likes nothing.

    Source: https://www.rfc-editor.org/rfc/rfc9110#name-accept

    >>> best("text/html;q=0.5, application/*;q=0.9", ["text/html", "application/ld+json"])
    'application/ld+json'
    """
    if not accept or not accept.strip():
        return next(iter(offered), None)
    wanted = dict(_wanted(part) for part in accept.split(","))
    rated = [(_quality(name, wanted), -place, name) for place, name in enumerate(offered)]
    quality, _, name = max(rated, default=(0.0, 0, None))
    return name if quality > 0 else None


def _wanted(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    weights = [parameter[2:] for parameter in parameters if parameter[:2].lower() == "q="]
    try:
        return name.lower(), min(1.0, max(0.0, float(weights[0]))) if weights else 1.0
    except ValueError:
        return name.lower(), 0.0


def _quality(name: str, wanted: dict[str, float]) -> float:
    kind = name.split("/")[0]
    return next((wanted[key] for key in (name, f"{kind}/*", "*/*") if key in wanted), 0.0)
