"""Faults of an authority file: each is one slip of the pen in `authority/sound.ttl`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SOUND = Path(__file__).parent / "authority" / "sound.ttl"
SECOND = """
<organisation/{slug}> a schema:Organization ;
    schema:name "{name}"@en ; schema:subjectOf <source/{slug}/about> .
<source/{slug}/about> a schema:WebPage ;
    schema:url <https://other.example/> ; schema:about <organisation/{slug}> ; tsv:states schema:name .
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    old: str
    new: str
    says: str  # what the error says, in English
    node: str = "<organisation/lhm>"


NAMES = 'schema:name "League of Historic Mills"@en , "ძველი წისქვილების ლიგა"@ka ;'
STATES = "tsv:states schema:name , schema:alternateName"
END = 'schema:addressCountry "GB" .'

SHAPE_FAULTS: Mapping[str, Fault] = {
    "slug-with-capitals": Fault(old="organisation/lhm", new="organisation/LHM", says="must be <organisation/SLUG>", node="<organisation/LHM>"),
    "no-name": Fault(old=NAMES, new="", says="must have a preferred name"),
    "name-without-tag": Fault(old='Mills"@en ,', new='Mills" ,', says="must have a preferred name"),
    "two-names-of-one-language": Fault(old='ლიგა"@ka', new='ლიგა"@en', says="only one preferred name in a language"),
    "alternate-with-space": Fault(old='"Mills League"', new='"Mills League "', says="without a space at either end"),
    "alternate-as-number": Fault(old='"LHM"', new="7", says="must be a text without a space"),
    "long-name-without-tag": Fault(old='"Mills League"@en', new='"League of the Mills of Weir"', says="at most 20 characters"),
    "former-name-without-tag": Fault(old='Old Mills"@en', new='the Oldest of All Mills"', says="former name must have a language tag"),
    "homepage-as-text": Fault(old="url <https://mills.example/> ;", new='url "https://mills.example/" ;', says="must be one web address"),
    "two-homepages": Fault(old="url <https://mills.example/> ;", new="url <https://mills.example/> , <https://m.example/> ;", says="must be one web address"),
    "place-not-described": Fault(old="schema:location <place/weir>", new="schema:location <place/wear>", says="one place that the file describes"),
    "month-that-is-none": Fault(old='"1992"^^xsd:gYear', new='"1992-13"^^xsd:gYearMonth', says="one date that exists"),
    "day-that-is-none": Fault(old='"1992"^^xsd:gYear', new='"1992-02-30"^^xsd:date', says="one date that exists"),
    "date-as-text": Fault(old='"1992"^^xsd:gYear', new='"1992"', says="one date that exists"),
    "year-with-time-zone": Fault(old='"1992"^^xsd:gYear', new='"1992Z"^^xsd:gYear', says="without a time zone"),
    "identifier-not-described": Fault(old="identifier <identifier/lhm/register>", new="identifier <identifier/lhm/other>", says="An identifier must be a node"),
    "no-source": Fault(old="schema:subjectOf <source/lhm/about> .", new=".", says="must name the pages"),
    "fact-that-no-source-states": Fault(old="schema:location , schema:foundingDate .", new="schema:location .", says="No source of the organisation states"),
    "unknown-property": Fault(old="schema:url <https://mills.example/> ;", new="schema:url <https://mills.example/> ; schema:email <https://a.example/> ;", says="cannot have this property"),
    "source-slug": Fault(old="source/lhm/about", new="source/lhm/About", says="must be <source/SLUG/WORD>", node="<source/lhm/About>"),
    "source-without-page": Fault(old="schema:url <https://mills.example/about> ;", new="", says="must have the web address of its page", node="<source/lhm/about>"),
    "source-about-nobody": Fault(old="schema:about <organisation/lhm> ;", new="", says="about one organisation", node="<source/lhm/about>"),
    "source-states-nothing": Fault(old=STATES + " , tsv:formerName , schema:url , schema:location , schema:foundingDate .", new=".", says="which properties", node="<source/lhm/about>"),
    "source-states-another": Fault(old=STATES, new="tsv:states schema:subjectOf , schema:name , schema:alternateName", says="which properties", node="<source/lhm/about>"),
    "source-of-another": Fault(old=END, new=END + SECOND.format(slug="other", name="Other League").replace("subjectOf <source/other/about>", "subjectOf <source/other/about> , <source/lhm/about>"), says="named by the organisation that it is about", node="<source/lhm/about>"),
    "source-with-more": Fault(old="schema:about <organisation/lhm> ;", new="schema:about <organisation/lhm> ; schema:name \"About\"@en ;", says="A source cannot have this property", node="<source/lhm/about>"),
    "identifier-slug": Fault(old="identifier/lhm/register", new="identifier/lhm", says="must be <identifier/SLUG/REGISTER>", node="<identifier/lhm>"),
    "identifier-without-register": Fault(old='schema:propertyID "Example register" ;', new="", says="must name its register", node="<identifier/lhm/register>"),
    "identifier-as-text": Fault(old="<https://register.example/id/7>", new='"7"', says="address of the organisation in the register", node="<identifier/lhm/register>"),
    "identifier-without-source": Fault(old="schema:subjectOf <https://register.example/page/7> .", new=".", says="page that states it", node="<identifier/lhm/register>"),
    "identifier-of-nobody": Fault(old="schema:identifier <identifier/lhm/register> ;", new="", says="exactly one organisation", node="<identifier/lhm/register>"),
    "identifier-with-more": Fault(old='"Example register" ;', new='"Example register" ; schema:name "7"@en ;', says="An identifier cannot have this property", node="<identifier/lhm/register>"),
    "place-slug": Fault(old="place/weir", new="place/Weir", says="must be <place/SLUG>", node="<place/Weir>"),
    "place-name-without-tag": Fault(old='"ვირი"@ka', new='"ვირი"', says="names with language tags", node="<place/weir>"),
    "place-without-english": Fault(old='"Weir"@en', new='"Wehr"@de', says="must have an English name", node="<place/weir>"),
    "place-without-address": Fault(old="schema:address <address/weir> .", new=".", says="one address that the file describes", node="<place/weir>"),
    "place-of-nobody": Fault(old="schema:location <place/weir> ;", new="", says="No organisation has its seat", node="<place/weir>"),
    "place-with-more": Fault(old='"ვირი"@ka ;', new='"ვირი"@ka ; schema:url <https://weir.example/> ;', says="A place cannot have this property", node="<place/weir>"),
    "address-slug": Fault(old="address/weir", new="address/Weir", says="must be <address/SLUG>", node="<address/Weir>"),
    "country-in-words": Fault(old='"GB"', new='"Britain"', says="two capital letters", node="<address/weir>"),
    "address-of-nobody": Fault(old="schema:address <address/weir> .", new="schema:address <address/wear> . <address/wear> a schema:PostalAddress ; schema:addressCountry \"GB\" .", says="No place has this address", node="<address/weir>"),
    "address-with-more": Fault(old=END, new='schema:addressCountry "GB" ; schema:name "Weir"@en .', says="Use schema:addressCountry alone", node="<address/weir>"),
}  # fmt: skip

FORM_FAULTS: Mapping[str, Fault] = {
    "broken-turtle": Fault(old='"LHM" ,', new='"LHM ,', says="not valid Turtle", node="line 8"),
    "blank-node": Fault(old="<place/weir> ;", new='[ a schema:Place ] ;', says="blank nodes", node="sound.ttl"),
    "absolute-address": Fault(old="<organisation/lhm> a", new="<https://data.example/organisation/lhm> a", says="only relative addresses", node="<https://data.example/organisation/lhm>"),
    "no-class": Fault(old="<place/weir> a schema:Place ;", new="<place/weir>", says="has no class", node="<place/weir>"),
    "two-classes": Fault(old="a schema:Place ;", new="a schema:Place , schema:WebPage ;", says="has 2 classes", node="<place/weir>"),
    "misspelt-class": Fault(old="a schema:Organization", new="a schema:Organisation", says="did you mean <https://schema.org/Organization>"),
    "schema-with-http": Fault(old="<https://schema.org/>", new="<http://schema.org/>", says="did you mean <https://schema.org/Organization>"),
}  # fmt: skip
