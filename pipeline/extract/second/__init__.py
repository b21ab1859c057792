"""The second reader: a language model asked about an announcement, and believed only as far as its words stand there.

Pure: what to ask, how an answer is read, where its words stand, what it adds to the facts of the packs.
See docs/model-extractor.md.
"""

from pipeline.extract.second.prompts import Answer, Ask, Prompt
from pipeline.extract.second.reader import Reader, SecondReader

__all__ = ["Answer", "Ask", "Prompt", "Reader", "SecondReader"]
