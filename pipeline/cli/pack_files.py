"""Packs as files: those that came along, and those of a workspace that add to them."""

from pathlib import Path

from pipeline.extract.pack import PACKS, Pack, load_common, load_pack

ADDING = """# Adds to the pack for {code} that comes along: write only what it lacks. What may stand here: docs/packs.md
[language]
code = "{code}"

# Nouns that make a name a name: umbrella (networks), site (museums), group, organ, other.
[heads]
#umbrella = []
#site = []

# Words that tell: join, leave, member, found, rename, part, based ...
[words]
#join = []

# A sentence that must be read, and one that must give nothing: `tsevri pack test` tries them.
#[[example]]
#type = "membership"
#text = ""
#gives = {{ member = "", group = "" }}

#[[reject]]
#example = ""
"""


def pack_at(path: Path) -> Pack:
    """The pack of a file; where a pack of its name came along, that one with what the file adds.

    Raises: ResourceError.
    """
    common, shipped = load_common(PACKS), PACKS / path.name
    return load_pack(shipped, common, own=path) if adds(path) else load_pack(path, common)


def adds(path: Path) -> bool:
    """Whether a file adds to a pack that came along."""
    shipped = PACKS / path.name
    return shipped.is_file() and not path.samefile(shipped)
