"""The language model's server: asked over HTTP, with suspicion, only where the settings say so."""

from pipeline.endpoint.load import load_reader

__all__ = ["load_reader"]
