"""A release with every profile, of announcements that are as hostile as they are allowed to be."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.publish import Published
from pipeline.settings import AggregatorSettings, DatasetSettings, PublishSettings, Settings
from tests.publish.sample import BASE, TWO, content, release, settings_for

ALL = ("edm", "nde", "loda", "dcat-ap", "linked-art")
FULL = DatasetSettings(
    publisher="Harbour Data Desk", publisher_homepage="https://harbour.example/", contact="desk@harbour.example"
)
AGGREGATOR = AggregatorSettings(
    publisher_language="en",
    data_provider="Harbour Museum & <Friends>",
    provider="Harbour Aggregator",
    rights="http://rightsstatements.org/vocab/InC/1.0/",
)
HOSTILE = """
<graph/hostile> {
  <announcement/hostile> a schema:NewsArticle ;
    schema:headline "]]> <script>alert(1)</script> &amp; \\u0001\\u202Eevil"@en ;
    schema:datePublished "2021-05-06"^^xsd:date ; schema:inLanguage "en" ; prov:wasDerivedFrom <snapshot/hostile> ;
    schema:url <https://harbour.example/a'b?c=%22d%22&e=(f);g#h> ; schema:creditText "  \\u0000"@en ;
    schema:about <organisation/hostile> , <organisation/nameless> .
  <snapshot/hostile> schema:encodingFormat "text/html" .
  <organisation/hostile> a schema:Organization, crm:E74_Group ; crm:P1_is_identified_by <name/hostile> ;
    schema:name "<b>\\"Museum\\"</b>\\u0008"@en, "Second"@en, "Third"@und, "Fourth" ; schema:alternateName "\\uFFFE" ;
    schema:foundingDate "1900"^^xsd:gYear, "1901"^^xsd:gYear ; schema:memberOf <membership/hostile> ;
    schema:sameAs <javascript:alert(1)>, <http://www.wikidata.org/entity/Q1> ;
    schema:location <place/hostile> .
  <name/hostile> crm:P190_has_symbolic_content "<b>\\"Museum\\"</b>\\u0008"@en .
  <place/hostile> a schema:Place ; schema:name "A"@en, "B"@en .
  <membership/hostile> schema:memberOf <organisation/network> ; schema:endDate "2020"^^xsd:gYear .
  <announcement/script> a schema:NewsArticle ; schema:headline "Script"@en ; schema:inLanguage "en" ;
    schema:url <javascript:alert(1)> ; prov:wasDerivedFrom <snapshot/hostile> .
  <announcement/silent> a schema:NewsArticle ; schema:url <https://harbour.example/silent> ;
    prov:wasDerivedFrom <snapshot/hostile> .
}
"""


def settings_of(output: Path, *names: str, **changes: object) -> Settings:
    said = {"dataset": FULL, "aggregator": AGGREGATOR, "publish": PublishSettings(profiles=names or ALL, gzip_from=1)}
    return settings_for(output, **{**said, **changes})


def profiled(output: Path, *names: str, trig: str = TWO + HOSTILE, **changes: object) -> Published:
    return release(output, content(trig), settings_of(output, *names, **changes))


def entries(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


__all__ = ["ALL", "BASE", "entries", "profiled", "settings_of"]
