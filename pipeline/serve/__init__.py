"""One ASGI application over a release: pages, SPARQL, OAI-PMH."""
