"""Sources to announcements: files, folders, pages, feeds and standard input. `fetch` does the I/O, `parse` is pure."""

from pipeline.languages import language_of
from pipeline.read.archive import Archive
from pipeline.read.fetch import fetch
from pipeline.read.parse import parse
from pipeline.read.raw import Given, Raw
from pipeline.read.text import text_of

__all__ = ["Archive", "Given", "Raw", "fetch", "language_of", "parse", "text_of"]
