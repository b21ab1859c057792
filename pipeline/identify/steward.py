"""What a steward does with authority files: have them checked whole, have lines added to a file of their own."""

import functools
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ResourceError
from pipeline.identify.authority_check import check_clashes, check_shapes
from pipeline.identify.keys import acronym_key, identity_key
from pipeline.identify.table import (
    DELIMITERS,
    Row,
    parse_authority,
    parse_table,
    read_authority,
    table_form,
    write_table,
)
from pipeline.identify.turtle import BASE, SCHEMA, TSV, AuthorityFile
from pipeline.identify.turtle_text import PREFIXES, blocks

LINE = Path("line.tsv")  # what errors call a line that is in no file yet
CALLED = (SCHEMA + "name", SCHEMA + "alternateName", TSV + "formerName")
WORDS = {
    "name": {
        "en": "{place}: “{text}” is also a name of {other}. If they are one organisation keep one entry; if not, give "
        "this name to one of them only.",
        "ka": "{place}: „{text}“ სხვა ორგანიზაციის სახელიცაა: {other}. თუ ეს ერთი ორგანიზაციაა, დატოვეთ ერთი ჩანაწერი; "
        "თუ არა, სახელი მხოლოდ ერთს დაუტოვეთ.",
    },
    "identifier": {
        "en": "{place}: {text} is also an identifier of {other}. If they are one organisation keep one entry; if not, "
        "look the identifier up and take it from the other.",
        "ka": "{place}: {text} სხვა ორგანიზაციის იდენტიფიკატორიცაა: {other}. თუ ეს ერთი ორგანიზაციაა, დატოვეთ ერთი "
        "ჩანაწერი; თუ არა, გადაამოწმეთ და ზედმეტი ამოიღეთ.",
    },
    "acronym": {
        "en": "{place}: the acronym {text} is also that of {other}. Both may keep it; by itself it stands for neither.",
        "ka": "{place}: აბრევიატურა {text} სხვა ორგანიზაციისაცაა: {other}. ორივეს შეუძლია დაიტოვოს; ცალკე აღებული ის "
        "არც ერთს არ ნიშნავს.",
    },
}


def faults_of(paths: Sequence[Path], lang: str) -> list[str]:
    """A sentence for each thing that would stop a run or join two organisations, in the order of the files."""
    files, faults = [], []
    for path in paths:
        try:
            files.append(read_authority(path))
        except ResourceError as error:
            faults += str(error).splitlines()
    faults += check_clashes(files)
    faults += _shared(files, lang, acronyms=False)
    return faults or list(check_shapes(files, lang))


def notes_of(paths: Sequence[Path], lang: str) -> list[str]:
    """Acronyms that several organisations have: allowed, and worth knowing. The files are sound."""
    return list(_shared([read_authority(path) for path in paths], lang, acronyms=True))


def sound(paths: Sequence[Path], beside: Sequence[Path], lang: str) -> list[AuthorityFile]:
    """Files on their own; they may name places that the files beside describe.

    Raises: ResourceError, one line a fault.
    """
    files = [read_authority(path) for path in paths]
    places = _places([read_authority(path) for path in beside], files)
    faults = [*check_clashes(files)] or [*check_shapes([*files, *places], lang)]
    if faults:
        raise ResourceError("\n".join(faults))
    return files


def add(path: Path, rows: Sequence[Row], beside: Sequence[Path], lang: str) -> None:
    """Append organisations to a file of the steward's, made where there is none; nothing is written that is at fault.

    Raises: ResourceError, one line a fault.
    """
    old = path.read_bytes() if path.exists() else b""
    held = parse_authority(path, old) if old else AuthorityFile(path=path, data=old, nodes={})
    twice = [held.place(subject) for row in rows if (subject := f"{BASE}organisation/{row.get('slug')}") in held.nodes]
    if twice:
        raise ResourceError(f"{twice[0]} is there already: change that entry, or choose another slug.")
    new = functools.reduce(functools.partial(_joined, path), rows, old)
    others = [read_authority(one) for one in beside if one.resolve() != path.resolve()]
    files = [*others, parse_authority(path, new)]
    faults = [*check_clashes(files), *_shared(files, lang, acronyms=False)] or [*check_shapes(files, lang)]
    if faults:
        raise ResourceError("\n".join(faults))
    write_beside(path, new)


def write_beside(path: Path, data: bytes) -> None:
    """The old file or the new one stands there, never a half. Raises: ResourceError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            aside = Path(out.name)
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        aside.chmod(path.stat().st_mode if path.exists() else 0o644)
        aside.replace(path)
    except OSError as error:
        raise ResourceError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from error


def _joined(path: Path, old: bytes, row: Row) -> bytes:
    """The file with one organisation more; what stands in it stays as it is."""
    end = b"" if not old or old.endswith(b"\n") else b"\n"
    if path.suffix.lower() in DELIMITERS:
        delimiter, columns = table_form(path, old)
        return old + end + write_table([row], delimiter, header=not old, columns=columns).encode()
    one = parse_table(LINE, write_table([row], "\t").encode())
    known = parse_authority(path, old).nodes if old else {}
    fresh = replace(one, nodes={subject: said for subject, said in one.nodes.items() if known.get(subject) != said})
    return old + end + (b"" if old else PREFIXES.encode()) + "".join(blocks([fresh])).encode()


def _places(beside: Sequence[AuthorityFile], files: Sequence[AuthorityFile]) -> Iterator[AuthorityFile]:
    """Of the files beside only the places, with their addresses, in which the others have a seat."""
    described = {subject for file in files for subject in file.nodes}
    seats = _leads_to("location", *files) - described
    for file in beside:
        places = {subject: said for subject, said in file.nodes.items() if subject in seats}
        addresses = _leads_to("address", replace(file, nodes=places)) - described
        yield replace(file, nodes={**places, **{one: file.nodes[one] for one in addresses if one in file.nodes}})


def _leads_to(name: str, *files: AuthorityFile) -> set[str]:
    every = (said.get(SCHEMA + name, ()) for file in files for said in file.nodes.values())
    return {term.value for terms in every for term in terms}


def _shared(files: Sequence[AuthorityFile], lang: str, *, acronyms: bool) -> Iterator[str]:
    """What two organisations have that one of them only should have; a preferred name of both is told elsewhere."""
    holders: dict[tuple[str, str], dict[str, tuple[AuthorityFile, str]]] = defaultdict(dict)
    for file in files:
        for subject in file.subjects("Organization"):
            for kind, key, text in _keys(file, subject):
                holders[kind, key].setdefault(subject, (file, text))
    for (kind, _), held in sorted(holders.items()):
        if len(held) > 1 and (kind == "acronym") == acronyms:
            (first, (owner, _)), *others = held.items()
            for subject, (file, text) in others:
                place, other = file.place(subject), owner.place(first)
                yield WORDS[kind][lang].format(place=place, text=text, other=other)


def _keys(file: AuthorityFile, subject: str) -> Iterator[tuple[str, str, str]]:
    properties = file.nodes[subject]
    for term in (term for name in CALLED for term in properties.get(name, ())):
        language = getattr(term, "language", None)
        if language:
            yield "name", identity_key(term.value, language), term.value
        else:
            yield "acronym", acronym_key(term.value), term.value
    for node in properties.get(SCHEMA + "identifier", ()):
        for url in file.nodes.get(node.value, {}).get(SCHEMA + "url", ()):
            yield "identifier", url.value, url.value
