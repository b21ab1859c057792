"""The packs that are at hand: those that come along, and those of a workspace."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import ResourceError
from pipeline.extract.pack import PACKS, Pack, bytes_of, fingerprint_of, load_common, load_pack, parsed


class Packs(Mapping[str, Pack]):
    """The packs of a folder by language tag; a file of the folder `own` adds to the pack of its name, or is one.
    Each is compiled when the first announcement needs it. Raises ResourceError."""

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        if own is not None and not own.is_dir():
            raise ResourceError(
                f"There is no folder {own} of language packs: make it, or take 'packs' out of tsevri.toml."
            )
        self.common = load_common(folder)
        self.paths: dict[str, Path] = {}
        self.fingerprints: dict[str, str] = {}
        self.loaded: dict[Path, Pack] = {}
        self.own = {path.stem: path for path in sorted(own.glob("[!_]*.toml"))} if own else {}
        shipped = sorted(folder.glob("[!_]*.toml"))
        new = [path for stem, path in self.own.items() if folder / path.name not in shipped]
        for path in (*shipped, *new):
            language, digest = _language(path)
            self.fingerprints[path.stem] = self._digest(path, digest)
            for tag in (language.get("code", path.stem), *language.get("also", ())):
                if path in new and tag in self.paths:
                    stem = self.paths[tag].stem
                    raise ResourceError(f"{path}: {tag} is read by the pack {stem}: call the file {stem}.toml.")
                self.paths.setdefault(tag, path)

    def _digest(self, path: Path, digest: str) -> str:
        whole = fingerprint_of(digest, self.common[1])
        added = self.adds_to(path)
        return whole if added is None else fingerprint_of(whole, hashlib.sha256(bytes_of(added)).hexdigest())

    def adds_to(self, path: Path) -> Path | None:
        """The file of the workspace that adds to a pack."""
        own = self.own.get(path.stem)
        return None if own == path else own

    def __getitem__(self, tag: str) -> Pack:
        path = self.paths[tag]
        if path not in self.loaded:
            self.loaded[path] = load_pack(path, self.common, self.adds_to(path))
        return self.loaded[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, tag: object) -> bool:
        return tag in self.paths


def load_packs(folder: Path = PACKS, own: Path | None = None) -> Packs:
    """All packs of a folder by language tag, with those of a workspace; Python only ever sees the tags."""
    return Packs(folder, own)


def _language(path: Path) -> tuple[Mapping[str, Any], str]:
    """Section [language] of a pack, without reading the rest; the digest of the file."""
    data = bytes_of(path)
    table = parsed(path, data.partition(b"\n[heads]")[0])
    language = table.get("language", {})
    return language if isinstance(language, dict) else {}, hashlib.sha256(data).hexdigest()
