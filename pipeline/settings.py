"""Settings: one `tsevri.toml`, read once into frozen records. An unknown key is refused with the nearest known one."""

import difflib
import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from pipeline.errors import SettingsError

FILE_NAME = "tsevri.toml"
DECISIONS = "decisions.jsonl"
PACKS = "packs"  # the folder of language packs of one's own
PLACEHOLDER_BASE = "https://data.example.org/"
LANGUAGES = ("en", "ka")
EXTRACTORS = ("packs", "model", "both")
HTTP_SCHEMES = ("http", "https")
NEAREST = 0.6  # difflib ratio from which a known key is suggested
KIND_WORDS = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", Path: "a path as text"}

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetSettings:
    """What the dataset description (DCAT) says of every release."""

    title: Mapping[str, str] = field(
        default_factory=lambda: {
            "en": "Memberships of heritage organisations",
            "ka": "მემკვიდრეობის ორგანიზაციათა წევრობა",
        }
    )
    description: Mapping[str, str] = field(
        default_factory=lambda: {
            "en": "Who belongs to which body of the heritage sector, as announcements say it, word for word.",
            "ka": "ვინ რომელი გაერთიანების წევრია მემკვიდრეობის სფეროში: რას ამბობს განცხადებები და რა სიტყვებით.",
        }
    )
    publisher: str = "The publisher of this dataset"
    publisher_homepage: str = ""
    contact: str = ""
    licence: str = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How sources are fetched."""

    timeout: float = 20.0  # seconds of silence before a server is given up
    max_bytes: int = 20_000_000
    retries: int = 3
    user_agent: str = "Tsevri/0.1"
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSettings:
    gzip_from: int = 1_000_000  # bytes; a file at least this large gets a .gz copy
    strict: bool = False
    profiles: tuple[str, ...] = ()  # names of `tsevri profiles`
    site: bool = True  # pages, Turtle and JSON-LD of every address, for any web server


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregatorSettings:
    """What aggregators ask beyond the description of the dataset."""

    publisher_language: str = ""  # BCP 47, of the name of the publisher
    data_provider: str = ""  # EDM: the organisation whose announcements they are
    provider: str = ""  # EDM: the organisation that hands them on
    rights: str = ""  # EDM: the rights statement of the announcements themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """The language model that reads beside the packs, at any endpoint that speaks as OpenAI's does."""

    url: str = ""  # up to and without /chat/completions
    name: str = ""
    key_env: str = ""  # name of the environment variable that holds the key; never the key
    timeout: float = 60.0  # seconds for one whole answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a run may be told. Paths are absolute or relative to the working folder."""

    base: str = PLACEHOLDER_BASE
    sources: tuple[str, ...] = ("announcements",)
    output: Path = Path("output")
    archive: Path | None = None  # None: <output>/archive
    decisions: Path | None = None  # None: decisions.jsonl beside the output folder, where there is one
    authority: tuple[Path, ...] = ()  # beside the authority file that Tsevri brings
    jobs: int = 0  # 0: one worker a processor
    lang: str = "en"
    packs: Path | None = (
        None  # folder of language packs of your own; None: packs beside the output folder, where there is one
    )
    extractor: str = "packs"  # of EXTRACTORS; only "packs" sends nothing anywhere
    dataset: DatasetSettings = field(default_factory=DatasetSettings)
    read: ReadSettings = field(default_factory=ReadSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)
    aggregator: AggregatorSettings = field(default_factory=AggregatorSettings)
    model: ModelSettings = field(default_factory=ModelSettings)

    @property
    def archive_folder(self) -> Path:
        return self.archive or self.output / "archive"

    @property
    def decisions_file(self) -> Path:
        """Where decisions are kept; a file that the settings do not name need not be there."""
        return self.decisions or self.output.parent / DECISIONS

    @property
    def packs_folder(self) -> Path:
        """Where packs of one's own are kept; a folder that the settings do not name need not be there."""
        return self.packs or self.output.parent / PACKS

    @property
    def own_packs(self) -> Path | None:
        """The folder of packs that add to those that come along; None where there is none."""
        return self.packs or (self.packs_folder if self.packs_folder.is_dir() else None)

    @property
    def has_placeholder_base(self) -> bool:
        return self.base == PLACEHOLDER_BASE


def load_settings(path: Path) -> Settings:
    """Read `tsevri.toml`; relative paths and source files count from its folder.

    Raises: SettingsError naming the file, the key and the remedy.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no settings file {path}: make one with `tsevri init FOLDER`.") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f'{path} is not valid TOML: {error}. Texts stand in "quotes".') from error
    return _rooted(read_settings(table, str(path)), path.parent)


def read_settings(table: Mapping[str, object], where: str = FILE_NAME) -> Settings:
    """The settings that a parsed TOML table holds; `where` names it in errors."""
    return _checked(_record(Settings, table, where, ""), where)


def find_settings(folder: Path) -> Path | None:
    """The `tsevri.toml` of a folder, where it has one."""
    path = folder / FILE_NAME
    return path if path.is_file() else None


def _record(kind: type[Record], table: Mapping[str, object], where: str, prefix: str) -> Record:
    hints = get_type_hints(kind)
    for key in table:
        if key not in hints:
            raise _unknown(key, list(hints), where, prefix)
    return kind(**{key: _value(hints[key], value, where, prefix + key) for key, value in table.items()})


def _unknown(key: str, known: list[str], where: str, prefix: str) -> SettingsError:
    near = difflib.get_close_matches(key, known, 1, NEAREST)
    remedy = f"did you mean {prefix + near[0]!r}?" if near else f"known keys are {', '.join(known)}."
    return SettingsError(f"{where}: unknown key {prefix + key!r}: {remedy}")


def _value(hint: object, value: object, where: str, key: str) -> object:
    kind = _plain(hint)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, _expect(dict, value, where, key, f"a table [{key}]"), where, key + ".")
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], item, where, key) for item in _list(value, where, key))
    if get_origin(kind) is Mapping:
        table = _expect(dict, value, where, key, 'a table of texts by language, as { en = "…" }')
        return {tag: _scalar(str, text, where, f"{key}.{tag}") for tag, text in table.items()}
    return _scalar(kind, value, where, key)


def _plain(hint: object) -> object:
    """The type itself of `X | None`."""
    if isinstance(hint, UnionType):
        return next(kind for kind in get_args(hint) if kind is not type(None))
    return hint


def _list(value: object, where: str, key: str) -> list[object]:
    return _expect(list, value, where, key, 'a list, as ["…", "…"]')


def _scalar(kind: object, value: object, where: str, key: str) -> object:
    if kind is Path:
        return Path(_expect(str, value, where, key, KIND_WORDS[Path]))
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is int and isinstance(value, bool):
        raise _wrong(value, where, key, KIND_WORDS[int])
    for known, words in KIND_WORDS.items():
        if kind is known:
            return _expect(known, value, where, key, words)
    raise AssertionError(f"{key}: no reader for {kind}")  # a field of a type that settings never had


def _expect(kind: type[Record], value: object, where: str, key: str, words: str) -> Record:
    if not isinstance(value, kind):
        raise _wrong(value, where, key, words)
    return value


def _wrong(value: object, where: str, key: str, words: str) -> SettingsError:
    return SettingsError(f"{where}: {key!r} must be {words}, not {value!r}.")


def _checked(settings: Settings, where: str) -> Settings:
    parts = urlsplit(settings.base)
    whole = parts.scheme in HTTP_SCHEMES and parts.netloc and not (parts.query or parts.fragment)
    if not whole or not settings.base.endswith("/") or any(letter in settings.base for letter in ' <>"{}|\\^`'):
        raise SettingsError(
            f"{where}: 'base' must be a whole http or https address that ends in \"/\", "
            f"as {PLACEHOLDER_BASE}, not {settings.base!r}."
        )
    if settings.lang not in LANGUAGES:
        raise _wrong(settings.lang, where, "lang", " or ".join(f'"{tag}"' for tag in LANGUAGES))
    for key, number in {"jobs": settings.jobs, "read.retries": settings.read.retries}.items():
        if number < 0:
            raise _wrong(number, where, key, "0 or more")
    amounts = {
        "read.timeout": settings.read.timeout,
        "read.max_bytes": settings.read.max_bytes,
        "model.timeout": settings.model.timeout,
    }
    for key, amount in amounts.items():
        if amount <= 0:
            raise _wrong(amount, where, key, "more than 0")
    if settings.extractor not in EXTRACTORS:
        raise _wrong(settings.extractor, where, "extractor", " or ".join(f'"{word}"' for word in EXTRACTORS))
    if settings.extractor != "packs":
        _check_model(settings, where)
    return settings


def _check_model(settings: Settings, where: str) -> None:
    """Raises: SettingsError that names what is missing, before any work."""
    model, asks = settings.model, f"{where}: extractor = {settings.extractor!r} asks a language model"
    for key, value in {"url": model.url, "name": model.name}.items():
        if not value.strip():
            raise SettingsError(
                f"{asks}, but 'model.{key}' is not set: write it into [model], or extractor = \"packs\"."
            )
    parts = urlsplit(model.url)
    if parts.scheme not in HTTP_SCHEMES or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise SettingsError(
            f"{where}: 'model.url' must be a whole http or https address without a query, as http://127.0.0.1:8000/v1, "
            f"not {model.url.rpartition('@')[2]!r}; a key goes into the variable that 'model.key_env' names."
        )
    if model.key_env and parts.scheme == "http" and not is_this_machine(parts.hostname):
        raise SettingsError(f"{where}: 'model.url' must be https where a key is sent: over http anyone can read it.")


def is_this_machine(host: str) -> bool:
    """Whether a host name means this machine.

    >>> [is_this_machine(host) for host in ("localhost", "127.0.0.1", "::1", "127.0.0.1.example.org")]
    [True, True, True, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _rooted(settings: Settings, folder: Path) -> Settings:
    """The settings with relative paths counted from the folder of their file."""
    return replace(
        settings,
        sources=tuple(source if _is_url(source) else str(folder / source) for source in settings.sources),
        output=folder / settings.output,
        archive=settings.archive and folder / settings.archive,
        decisions=settings.decisions and folder / settings.decisions,
        authority=tuple(folder / path for path in settings.authority),
        packs=settings.packs and folder / settings.packs,
    )


def _is_url(source: str) -> bool:
    return urlsplit(source).scheme in HTTP_SCHEMES
