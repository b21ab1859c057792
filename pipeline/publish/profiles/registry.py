"""Which profiles there are, where their rules come from, and what each needs in the configuration."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.errors import SettingsError
from pipeline.publish.words import Words
from pipeline.settings import FILE_NAME, Settings

MAIL = re.compile(r"(mailto:)?[^@\s<>\"]+@[^@\s<>\"]+")
LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LICENCE = re.compile(r"https://creativecommons\.org/(licenses|publicdomain)/[a-z-]+/[0-9.]+/")
CREATIVE_COMMONS = (
    r"http://creativecommons\.org/(licenses/by(-nc)?(-sa|-nd)?/(2\.0|3\.0|4\.0)|publicdomain/(zero|mark)/1\.0)/"
)
STATEMENTS = r"http://rightsstatements\.org/vocab/(NoC-NC|NoC-OKLR|InC|InC-EDU|InC-OW-EU|CNE)/1\.0/"
RIGHTS = re.compile(f"{CREATIVE_COMMONS}|{STATEMENTS}")
PUBLISHER = Settings().dataset.publisher  # what stands there until somebody writes a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    name: str
    version: str  # of the rules
    source: str  # address of the rules
    needs: tuple[str, ...]  # keys of NEEDS
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A setting without which a profile cannot be made. `read` gives its value, `fits` says whether that will do."""

    read: Callable[[Settings], str]
    fits: Callable[[str], object]
    example: str


NEEDS: Mapping[str, Need] = {
    "dataset.publisher": Need(
        read=lambda said: said.dataset.publisher,
        fits=lambda text: text.strip() and text != PUBLISHER,
        example="Museums Network",
    ),
    "dataset.contact": Need(
        read=lambda said: said.dataset.contact, fits=MAIL.fullmatch, example="data@museums.example"
    ),
    "dataset.licence": Need(
        read=lambda said: said.dataset.licence,
        fits=LICENCE.fullmatch,
        example="https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "aggregator.publisher_language": Need(
        read=lambda said: said.aggregator.publisher_language, fits=LANGUAGE.fullmatch, example="en"
    ),
    "aggregator.data_provider": Need(
        read=lambda said: said.aggregator.data_provider, fits=str.strip, example="Museums Network"
    ),
    "aggregator.provider": Need(
        read=lambda said: said.aggregator.provider, fits=str.strip, example="National Aggregator"
    ),
    "aggregator.rights": Need(
        read=lambda said: said.aggregator.rights,
        fits=RIGHTS.fullmatch,
        example="http://rightsstatements.org/vocab/InC/1.0/",
    ),
}
DESCRIPTION = ("dataset.publisher", "dataset.contact", "dataset.licence", "aggregator.publisher_language")
PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            name="edm",
            version="EDM external, Metis schema of 2025-12-18",
            source="https://github.com/europeana/metis-schema",
            needs=("aggregator.data_provider", "aggregator.provider", "aggregator.rights"),
            words={
                "en": "Europeana: one record an announcement, with its organisations",
                "ka": "Europeana: თითო ჩანაწერი თითო განცხადებაზე, თავისი ორგანიზაციებით",
            },
        ),
        Profile(
            name="nde",
            version="1.14.0",
            source="https://github.com/netwerk-digitaal-erfgoed/dataset-register",
            needs=DESCRIPTION,
            words={
                "en": "NDE Dataset Register (Netherlands): the dataset in schema.org and DCAT",
                "ka": "NDE-ს მონაცემთა რეესტრი (ნიდერლანდი): მონაცემთა ნაკრები schema.org-ითა და DCAT-ით",
            },
        ),
        Profile(
            name="loda",
            version="2025-05-15",
            source="https://github.com/netwerk-digitaal-erfgoed/lod-aggregator",
            needs=("dataset.publisher", "dataset.licence"),
            words={
                "en": "LOD aggregator of Europeana Common Culture: the dataset and its dump",
                "ka": "Europeana Common Culture-ის LOD აგრეგატორი: მონაცემთა ნაკრები და ჩამოსატვირთი ფაილი",
            },
        ),
        Profile(
            name="dcat-ap",
            version="3.0.1",
            source="https://semiceu.github.io/DCAT-AP/releases/3.0.1/",
            needs=DESCRIPTION,
            words={
                "en": "European data portals: a catalogue with the dataset in it",
                "ka": "ევროპის მონაცემთა პორტალები: კატალოგი, რომელშიც ეს ნაკრებია",
            },
        ),
        Profile(
            name="linked-art",
            version="1.0",
            source="https://linked.art/model/",
            needs=(),
            words={
                "en": "Linked Art: groups, joining and leaving, for users of CIDOC CRM",
                "ka": "Linked Art: ჯგუფები, გაწევრება და გასვლა, CIDOC CRM-ის მომხმარებლისთვის",
            },
        ),
    )
}


def profiles_of(settings: Settings) -> tuple[str, ...]:
    """The profiles asked for, each once, sorted."""
    return tuple(sorted(set(settings.publish.profiles)))


def check_profiles(settings: Settings) -> None:
    """Raises: SettingsError that names an unknown profile, or every setting that is missing for the others."""
    for name in profiles_of(settings):
        if name not in PROFILES:
            near = difflib.get_close_matches(name, PROFILES, 1)
            remedy = f"did you mean {near[0]!r}?" if near else f"known profiles are {', '.join(PROFILES)}."
            raise SettingsError(f"There is no profile {name!r}: {remedy}")
    lacking = {(key, name) for name in profiles_of(settings) for key in missing(PROFILES[name], settings)}
    if lacking:
        raise SettingsError("Nothing was done: " + "; ".join(_said(key, name) for key, name in sorted(lacking)) + ".")


def missing(profile: Profile, settings: Settings) -> list[str]:
    """The settings that a profile needs and that are not there, or not as it needs them."""
    return [key for key in profile.needs if not NEEDS[key].fits(NEEDS[key].read(settings))]


def _said(key: str, name: str) -> str:
    table, _, slug = key.partition(".")
    return f'the profile {name} needs {slug} under [{table}] in {FILE_NAME}, as {slug} = "{NEEDS[key].example}"'
