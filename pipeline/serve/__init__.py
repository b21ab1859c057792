"""One ASGI application over a release: pages, SPARQL, OAI-PMH."""

from pipeline.serve.app import create_app
from pipeline.serve.limits import Limits

__all__ = ["Limits", "create_app"]
