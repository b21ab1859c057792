"""One ASGI application over a release: pages, SPARQL, OAI-PMH. The worker processes import little: see `app.py`."""
