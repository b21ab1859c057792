"""The list of all organisations, letter by letter, for readers without the search."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.publish.site.folder import SiteFolder, is_safe, parts
from pipeline.publish.site.pages import Pages
from pipeline.publish.site.told import Told

A_PAGE = 500


def write_list(folder: SiteFolder, told: Told, pages: Pages) -> Sequence[tuple[str, str]]:
    """Write `list/<code point>-<number>` pages; gives the first page of each letter."""
    first: list[tuple[str, str]] = []
    for letter, rows in groupby(told.organisations(), lambda row: row[0]):
        listed = [(name, told.path(iri)) for _, name, iri in rows]
        lists = list(parts([entry for entry in listed if is_safe(entry[1])], A_PAGE))
        names = [f"list/{ord(letter):x}-{number}" for number in range(1, len(lists) + 1)] if letter else []
        for name, entries in zip(names, lists, strict=False):
            for file, page in pages.letter(letter, name, names, entries):
                folder.write(file, page)
        first += [(letter, names[0])] if names else []
    return first
