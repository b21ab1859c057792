"""A search that needs no server: names in shards by the first two letters of each of their words."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from pipeline.publish.index import Index
from pipeline.publish.site.folder import SiteFolder, is_safe

PREFIX = 2
NAMES = """
SELECT DISTINCT subject, object FROM said WHERE predicate IN ('name', 'alternate', 'former', 'hidden')
AND subject LIKE ? ORDER BY subject, object
"""
Entry = tuple[str, str, str]  # shard, name, path


def write_search(folder: SiteFolder, index: Index, base: str) -> None:
    """`search/<code points>.js` for each beginning, and `search/sizes.js` with the number of names in each."""
    entries = sqlite3.connect("")
    try:
        entries.execute("CREATE TABLE entry (shard TEXT, name TEXT, path TEXT, PRIMARY KEY (shard, name, path))")
        entries.executemany("INSERT OR IGNORE INTO entry VALUES (?, ?, ?)", _entries(index, base))
        rows = entries.execute("SELECT shard, name, path FROM entry ORDER BY shard, name, path")
        sizes: dict[str, int] = {}
        for shard, its in groupby(rows, lambda row: str(row[0])):
            names = [[name, path] for _, name, path in its]
            sizes[shard] = len(names)
            folder.write(f"search/{shard}.js", f"tsevriNames({json.dumps(shard)}, {_json(names)});\n")
        folder.write("search/sizes.js", f"window.tsevriSizesKnown = {json.dumps(sizes, sort_keys=True)};\n")
    finally:
        entries.close()


def _entries(index: Index, base: str) -> Iterator[Entry]:
    for subject, text in index.rows(NAMES, f"{base}organisation/%"):
        path = str(subject).removeprefix(base)
        if is_safe(path):
            yield from ((shard, str(text), path) for shard in sorted(shards_of(str(text))))


def shards_of(name: str) -> set[str]:
    """The names of the shards that a name is found in, as search.js makes them of what a reader types."""
    cleaned = "".join(letter if letter.isalnum() else " " for letter in name.lower())
    return {"-".join(f"{ord(letter):x}" for letter in word[:PREFIX]) for word in cleaned.split() if len(word) >= PREFIX}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
