"""An authority file as a table: one line an organisation, for a spreadsheet. Its columns: docs/authority.md."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from pipeline.errors import ResourceError
from pipeline.identify.cells import cell, literal_of, named, values_of
from pipeline.identify.turtle import (
    BASE,
    SCHEMA,
    TSV,
    TYPE,
    XSD,
    AuthorityFile,
    Properties,
    Term,
    bytes_of,
    parse_authority_file,
)

DELIMITERS = {".tsv": "\t", ".csv": ","}
NAMES = {"name": SCHEMA + "name", "alternate_name": SCHEMA + "alternateName", "former_name": TSV + "formerName"}
STATED = {**NAMES, "url": SCHEMA + "url", "place": SCHEMA + "location", "founding_date": SCHEMA + "foundingDate"}
COLUMNS = (
    "slug", *NAMES, "url", "founding_date", "identifier", "source", "place", "place_name", "address", "country",
)  # fmt: skip
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}  # by the length of what is written
Row = Mapping[str, str]
_SLUG = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SEVERAL = frozenset({*NAMES, "identifier", "source", "place_name"})


def read_authority(path: Path) -> AuthorityFile:
    """Raises: ResourceError, one line a fault, when the file cannot be read as what its name says it is."""
    return parse_authority(path, bytes_of(path))


def parse_authority(path: Path, data: bytes) -> AuthorityFile:
    return parse_table(path, data) if path.suffix.lower() in DELIMITERS else parse_authority_file(path, data)


def parse_table(path: Path, data: bytes) -> AuthorityFile:
    nodes: dict[str, Properties] = {}
    lines: dict[str, int] = {}
    faults: list[str] = []
    for line, row in _rows(path, data):
        try:
            described = dict(_nodes(row))
        except ValueError as error:
            faults.append(f"{path}, line {line}: {error}")
            continue
        for subject, properties in described.items():
            if nodes.get(subject, properties) != properties or (subject in nodes and _is_own(subject)):
                faults.append(
                    f"{path}, line {line}: <{subject.removeprefix(BASE)}> is described otherwise in line "
                    f"{lines[subject]}: write it the same in both, or keep one."
                )
            nodes.setdefault(subject, properties)
            lines.setdefault(subject, line)
    if faults:
        raise ResourceError("\n".join(faults))
    return AuthorityFile(path=path, data=data, nodes=nodes, lines=lines)


def read_rows(path: Path, data: bytes) -> list[Row]:
    """The lines of a table as they are, values not yet looked into. Raises: ResourceError."""
    return [{column: cell(values) for column, values in row.items() if values} for _, row in _rows(path, data)]


def write_table(rows: Iterable[Row], delimiter: str, *, header: bool = True, columns: Sequence[str] = COLUMNS) -> str:
    """Raises: ResourceError when a line says something for which there is no column."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\n", restval="")
    if header:
        writer.writeheader()
    for row in rows:
        missing = [column for column, value in row.items() if value and column not in columns]
        if missing:
            raise ResourceError(f"The table has no column {missing[0]}: put that heading into its first line.")
        writer.writerow({column: value for column, value in row.items() if column in columns})
    return out.getvalue()


def table_form(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """What stands between the cells of a table, and its columns; of an empty one, what its name says."""
    text = data.decode("utf-8-sig")
    delimiter = next((mark for mark in "\t,;" if text.startswith("slug" + mark)), DELIMITERS[path.suffix.lower()])
    header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    return delimiter, tuple(header) or COLUMNS


def rows_of(files: Sequence[AuthorityFile]) -> Iterator[Row]:
    """The lines of a table that says what sound files say; places that no organisation has come last, on their own."""
    nodes = {subject: properties for file in files for subject, properties in file.nodes.items()}
    used: set[str] = set()
    for file in files:
        for subject in file.subjects("Organization"):
            place = _first(nodes[subject], "location")
            used.add(place)
            yield {**_organisation(subject, nodes), **_place(place, nodes)}
    for place in (subject for file in files for subject in file.subjects("Place") if subject not in used):
        yield _place(place, nodes)


def _is_own(subject: str) -> bool:
    return not subject.startswith((BASE + "place/", BASE + "address/"))


# --- nodes to rows


def _organisation(subject: str, nodes: Mapping[str, Properties]) -> Row:
    properties, slug = nodes[subject], subject.rpartition("/")[2]
    sources = [_source(slug, one.value, nodes[one.value]) for one in properties.get(SCHEMA + "subjectOf", ())]
    identifiers = [_identifier(slug, one.value, nodes[one.value]) for one in properties.get(SCHEMA + "identifier", ())]
    return {
        "slug": slug,
        **{column: cell(map(_named, properties.get(iri, ()))) for column, iri in NAMES.items()},
        "url": _cell(_first(properties, "url")),
        "founding_date": _first(properties, "foundingDate"),
        "identifier": cell(identifiers),
        "source": cell(sources),
    }


def _source(slug: str, node: str, properties: Properties) -> str:
    columns = {iri: column for column, iri in STATED.items()}
    stated = [columns[term.value] for term in properties[TSV + "states"]]
    return " ".join([_word(node, "source", slug), _first(properties, "url"), *stated])


def _identifier(slug: str, node: str, properties: Properties) -> str:
    values = (_first(properties, name) for name in ("url", "subjectOf", "propertyID"))
    return " ".join([_word(node, "identifier", slug), *values])


def _place(place: str, nodes: Mapping[str, Properties]) -> Row:
    properties = nodes.get(place, {})
    address = _first(properties, "address")
    return {
        "place": place.removeprefix(BASE + "place/"),
        "place_name": cell(map(_named, properties.get(SCHEMA + "name", ()))),
        "address": address.removeprefix(BASE + "address/"),
        "country": _cell(_first(nodes.get(address, {}), "addressCountry")),
    }


def _word(node: str, kind: str, slug: str) -> str:
    return node.removeprefix(f"{BASE}{kind}/").removeprefix(f"{slug}/")


def _named(term: Term) -> str:
    return named(term) if isinstance(term, ox.Literal) else term.value


def _cell(value: str) -> str:
    return cell([value] if value else [])


def _first(properties: Properties, name: str) -> str:
    values = properties.get(SCHEMA + name, ())
    return values[0].value if values else ""


# --- rows to nodes


def _rows(path: Path, data: bytes) -> Iterator[tuple[int, Mapping[str, list[str]]]]:
    delimiter, _ = table_form(path, data)
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        _check_header(path, header)
        before = reader.line_num
        for values in reader:
            line, before = before + 1, reader.line_num
            if len(values) > len(header):
                raise ResourceError(
                    f"{path}, line {line}: {len(values)} cells under {len(header)} headings: "
                    "put a cell that holds the separator between double quotes."
                )
            if any(values):
                yield line, {column: values_of(value) for column, value in zip(header, values, strict=False)}
    except csv.Error as error:
        raise ResourceError(f"{path}, line {reader.line_num}: {error}: mend the quotes of that line.") from error


def _check_header(path: Path, header: Sequence[str]) -> None:
    unknown = [column for column in header if column not in COLUMNS]
    if unknown or "slug" not in header or len(set(header)) < len(header):
        about = f"there is no column {unknown[0]!r}" if unknown else "each column stands once, and slug must be there"
        raise ResourceError(f"{path}, line 1: {about}: the headings are {', '.join(COLUMNS)}.")


def _nodes(row: Mapping[str, list[str]]) -> Iterator[tuple[str, Properties]]:
    """Raises: ValueError with a sentence for the first thing that cannot be read."""
    for column, values in row.items():
        if len(values) > 1 and column not in _SEVERAL:
            raise ValueError(f"{column} takes one value: write a | that belongs to it as \\|.")
    if row["slug"]:
        yield from _organisation_nodes(_slug(row["slug"][0], "slug"), row)
    elif any(values for column, values in row.items() if column not in ("place", "place_name", "address", "country")):
        raise ValueError("an organisation without a slug: give it one, as ne-mo.")
    yield from _place_nodes(row)


def _organisation_nodes(slug: str, row: Mapping[str, list[str]]) -> Iterator[tuple[str, Properties]]:
    subject = f"{BASE}organisation/{slug}"
    identifiers = [_identifier_node(slug, value) for value in row.get("identifier", ())]
    sources = [_source_node(slug, subject, value) for value in row.get("source", ())]
    said: dict[str, Iterable[Term]] = {
        TYPE: [_class("Organization")],
        **{iri: [_literal(value, column) for value in row.get(column, ())] for column, iri in NAMES.items()},
        SCHEMA + "url": [_iri(value) for value in row.get("url", ())],
        SCHEMA + "location": [_node("place", value) for value in row.get("place", ())],
        SCHEMA + "foundingDate": [_date(value) for value in row.get("founding_date", ())],
        SCHEMA + "identifier": [ox.NamedNode(node) for node, _ in identifiers],
        SCHEMA + "subjectOf": [ox.NamedNode(node) for node, _ in sources],
    }
    yield subject, _properties(said)
    yield from _once([*sources, *identifiers])


def _once(nodes: Sequence[tuple[str, Properties]]) -> Iterator[tuple[str, Properties]]:
    seen: set[str] = set()
    for subject, properties in nodes:
        if subject in seen:
            raise ValueError(f"{subject.rpartition('/')[2]!r} stands twice: give each source a word of its own.")
        seen.add(subject)
        yield subject, properties


def _source_node(slug: str, subject: str, value: str) -> tuple[str, Properties]:
    word, *rest = value.split(" ")
    if len(rest) < 2:
        raise ValueError(f"the source {value!r} must be: a word, the address of the page, the columns that it states.")
    unknown = [column for column in rest[1:] if column not in STATED]
    if unknown:
        raise ValueError(f"the source {word} states {unknown[0]!r}: use {', '.join(STATED)}.")
    return _path("source", slug, word), _properties(
        {
            TYPE: [_class("WebPage")],
            SCHEMA + "url": [_iri(rest[0])],
            SCHEMA + "about": [ox.NamedNode(subject)],
            TSV + "states": [ox.NamedNode(STATED[column]) for column in rest[1:]],
        }
    )


def _identifier_node(slug: str, value: str) -> tuple[str, Properties]:
    parts = value.split(" ", 3)
    if len(parts) < 4:
        raise ValueError(
            f"the identifier {value!r} must be: a word, its address, the address of the page that states it, "
            "the name of the register."
        )
    word, url, page, register = parts
    return _path("identifier", slug, word), _properties(
        {
            TYPE: [_class("PropertyValue")],
            SCHEMA + "propertyID": [ox.Literal(register)],
            SCHEMA + "url": [_iri(url)],
            SCHEMA + "subjectOf": [_iri(page)],
        }
    )


def _place_nodes(row: Mapping[str, list[str]]) -> Iterator[tuple[str, Properties]]:
    """Nothing for a place that is only named: another line or another file describes it."""
    names, place, address = (row.get(column, []) for column in ("place_name", "place", "address"))
    if not (names or address or row.get("country")):
        return
    if not place:
        raise ValueError("a place without a slug: write it in the column place.")
    address = address or place
    said = [_literal(value, "place_name") for value in names]
    where = [_node("address", address[0])]
    yield (
        f"{BASE}place/{_slug(place[0], 'place')}",
        _properties({TYPE: [_class("Place")], SCHEMA + "name": said, SCHEMA + "address": where}),
    )
    country = [ox.Literal(value) for value in row.get("country", ())]
    yield where[0].value, _properties({TYPE: [_class("PostalAddress")], SCHEMA + "addressCountry": country})


def _properties(said: Mapping[str, Iterable[Term]]) -> Properties:
    return {iri: terms for iri, terms in ((iri, tuple(terms)) for iri, terms in said.items()) if terms}


def _class(name: str) -> ox.NamedNode:
    return ox.NamedNode(SCHEMA + name)


def _node(kind: str, slug: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}{kind}/{_slug(slug, kind)}")


def _path(kind: str, slug: str, word: str) -> str:
    path = word if "/" in word else f"{slug}/{word}"
    return _iri(f"{BASE}{kind}/{path}").value


def _slug(value: str, column: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError(f"{column} {value!r} must be small letters a-z, digits and single hyphens, a letter first.")
    return value


def _literal(value: str, column: str) -> ox.Literal:
    try:
        return literal_of(value)
    except ValueError:
        raise ValueError(f"{column} {value!r}: write the language behind an @, as Museum Network@en.") from None


def _date(value: str) -> ox.Literal:
    if len(value) not in DATES:
        raise ValueError(f"founding_date {value!r}: write 1992, 1992-05 or 1992-05-18.")
    return ox.Literal(value, datatype=ox.NamedNode(XSD + DATES[len(value)]))


def _iri(value: str) -> ox.NamedNode:
    try:
        if value.split(":")[0] in ("http", "https"):
            return ox.NamedNode(value)
    except ValueError:
        pass
    raise ValueError(f"{value!r} is no web address: write it whole, as https://www.ne-mo.org/.")
