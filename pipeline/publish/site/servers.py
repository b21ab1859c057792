"""Configuration of web servers that answers every address of the site as linked data should be answered."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader

from pipeline.errors import PublishError
from pipeline.publish.site.folder import SiteFolder

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
TYPES: Mapping[str, str] = {
    "html": "text/html", "ttl": "text/turtle", "jsonld": "application/ld+json", "nq": "application/n-quads",
    "css": "text/css",
    "js": "text/javascript", "json": "application/json", "rdfp": "application/rdf-patch", "xml": "application/xml",
    "txt": "text/plain", "gz": "application/gzip", "zip": "application/zip", "svg": "image/svg+xml",
    "nt": "application/n-triples", "rdf": "application/rdf+xml",
}  # fmt: skip
KINDS: Mapping[str, str] = {  # what a client may ask for, as regular expressions; of equal ones the first is given
    "ttl": "(text/turtle|application/x-turtle)", "jsonld": r"(application/ld\+json)",
    "html": r"(text/html|application/xhtml\+xml)", "json": "(application/json)",
}  # fmt: skip
DOCUMENTS = {"ttl": "ttl", "jsonld": "jsonld", "html": "html", "json": "jsonld"}
LEVELS = "A987654321"  # of q, in tenths; A is 1
FILES = ("nginx-http.conf", "nginx-server.conf", "apache.conf", "Caddyfile")
LOADER = PackageLoader("pipeline.publish.site", "configuration")
TEMPLATES = Environment(loader=LOADER, autoescape=False, trim_blocks=True)  # noqa: S701 - no markup


def write_servers(folder: SiteFolder, base: str) -> None:
    """`server/` has one text for each server; what is the operator's own is said in docs/site.md."""
    path = urlsplit(base).path or "/"
    if not all(letter.isalnum() or letter in "/-_.~" for letter in path) or not path.isascii():
        raise PublishError(
            f"{base} has letters that no server configuration may hold: choose another base, or `site = false`."
        )
    told = {
        "path": path, "base": base, "types": TYPES, "policy": POLICY, "pattern": path.replace(".", "[.]"),
        "kinds": KINDS, "documents": DOCUMENTS, "levels": LEVELS,
    }  # fmt: skip
    for name in FILES:
        folder.write(f"server/{name}", TEMPLATES.get_template(name).render(told))
