"""The records that the release has for Europeana: as they were checked and published, not made anew."""

from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipeline.store import ReleaseStore

NAMESPACE = "http://www.europeana.eu/schemas/edm/"
SCHEMA = "http://www.europeana.eu/schemas/edm/EDM.xsd"
RECORDS = Path("profiles") / "edm" / "records.zip"  # an entry an announcement: <reference>.xml
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def has_edm(release: ReleaseStore) -> bool:
    return _records(release.release) is not None


def has_record(release: ReleaseStore, reference: str) -> bool:
    records = _records(release.release)
    return records is not None and f"{reference}.xml" in records.NameToInfo


def digest_of_edm(release: ReleaseStore, reference: str) -> str:
    """Another where the record is another; empty where there is none."""
    records = _records(release.release)
    if records is None or f"{reference}.xml" not in records.NameToInfo:
        return ""
    return f"{records.getinfo(f'{reference}.xml').CRC:08x}"


def make_edm(release: ReleaseStore, reference: str) -> etree._Element | None:
    """None: the announcement has no place in EDM."""
    records = _records(release.release)
    if records is None or not has_record(release, reference):
        return None
    return etree.fromstring(records.read(f"{reference}.xml"), SAFE)


@lru_cache(maxsize=2)
def _records(release: Path) -> ZipFile | None:
    try:
        return ZipFile(release / RECORDS)
    except (OSError, BadZipFile):
        return None
