"""Text to facts: packs of word classes, candidates for every choice, a small readable scorer. No I/O, no RDF."""

from pipeline.extract.extractor import Extractor

__all__ = ["Extractor"]
