"""A release: written aside, named by its content, renamed into place, and only then pointed at by `latest`.

Whatever happens in between, `latest` points at the former release or at the new one.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pyoxigraph import Triple, parse

from pipeline.errors import PublishError
from pipeline.model import Finding
from pipeline.publish.census import Census
from pipeline.publish.changes import NQUADS, patch
from pipeline.publish.context import Context, load_context
from pipeline.publish.dataset import CONTEXT as DATASET_CONTEXT
from pipeline.publish.dataset import PREFIXES as DATASET_PREFIXES
from pipeline.publish.dataset import Release, describe_dataset, release_iri
from pipeline.publish.draft import Draft
from pipeline.publish.files import SUMS, Written, compress, sums, sync_folder, write_text
from pipeline.publish.findings import Tally, write_html, write_json
from pipeline.publish.former import DESCRIPTION, LATEST, read_description
from pipeline.publish.jsonld import write_jsonld
from pipeline.publish.lines import PREFIXES, read_lines
from pipeline.publish.profiles import absent_profiles, profiles_of
from pipeline.publish.quality import Quality, load_quality
from pipeline.publish.turtle import write_turtle
from pipeline.publish.views import write_views
from pipeline.records import plain
from pipeline.resources import resource
from pipeline.settings import Settings

CONTEXT_FILE = "context.jsonld"
NAME_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseContent:
    """All that a release is made of. Lines and findings are asked for several times and must come back the same."""

    lines: Callable[[], Iterator[str]]  # N-Quads, sorted by code point, each once, each ending with a newline
    findings: Callable[[], Iterator[Finding]]  # those about one announcement are neighbours
    counts: Mapping[str, int]  # of the run, for people; a function of the inputs like everything else
    as_of: str | None  # newest publication date
    former: Path | None = None  # the release before, as `former_release` finds it
    fingerprint: str = ""  # of the inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    path: Path
    unchanged: bool  # the content is that of the latest release, which was left as it is
    findings: tuple[Finding, ...] = ()  # of views that were held back


def publish(content: ReleaseContent, settings: Settings, folder: Path) -> Published:
    """Make a release in `settings.output`, working in `folder` on the same file system.

    Raises: PublishError; then the former release is untouched.
    """
    staging = folder / "release"
    try:
        staging.mkdir(parents=True)
        return _publish(content, settings, staging)
    except OSError as error:
        raise PublishError(
            f"The release could not be written to {settings.output} ({error.strerror}): the former release is "
            "untouched. Free some space or choose another --output, then run again."
        ) from error
    except SyntaxError as error:
        raise PublishError(f"The release was not made: a statement in it is not valid RDF ({error}).") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _publish(content: ReleaseContent, settings: Settings, staging: Path) -> Published:
    tally = Tally()
    statements = write_text(staging / NQUADS, content.lines())
    findings = write_text(staging / "findings.json", write_json(content.findings(), content.counts, tally))
    context = _write_context(staging)
    quality = load_quality()
    identity = _identity([statements, findings, context], settings, quality)
    former = content.former
    if former and former.name == _name(content.as_of, identity, read_description(former).previous):
        return Published(path=former, unchanged=True, findings=tuple(absent_profiles(former, settings)))
    name = _name(content.as_of, identity, former.name if former else None)
    page = write_html(content.findings, name, content.as_of, content.counts, tally, settings)
    census = Census()
    files = [statements, findings, context, write_text(staging / "findings.html", page)]
    files += [_write_turtle(staging), _write_jsonld(staging, census), _write_changes(staging, former, name, settings)]
    files += _compress(staging, files, settings)
    release = Release(
        name=name,
        previous=former.name if former else None,
        as_of=content.as_of,
        fingerprint=content.fingerprint,
        census=census,
        files=files,
        quality=quality,
    )
    draft = Draft(folder=staging, name=name, former=former, as_of=content.as_of, release=release)
    views = list(write_views(draft, settings))
    description = _write_description(staging, release, settings)
    beside = [view for view in views if isinstance(view, Written)]
    write_text(staging / SUMS, sums([*files, *description, *_compress(staging, description, settings), *beside]))
    held_back = tuple(view for view in views if isinstance(view, Finding))
    return Published(path=_put_in_place(staging, settings.output / name), unchanged=False, findings=held_back)


def _identity(content: list[Written], settings: Settings, quality: Quality | None) -> str:
    """What makes the content of one release another than that of the next."""
    said = [settings.base, plain(settings.dataset), settings.publish.gzip_from, settings.lang]
    said += [quality.digest] if quality else []
    said += [plain(profiles_of(settings)), plain(settings.aggregator)] if settings.publish.profiles else []
    said += ["site"] if settings.publish.site else []
    return json.dumps([[file.digest for file in content], said], ensure_ascii=False, sort_keys=True)


def _name(as_of: str | None, identity: str, previous: str | None) -> str:
    """The release before counts: who adds a statement and takes it back has made three releases."""
    digest = hashlib.sha256(json.dumps([identity, previous]).encode()).hexdigest()
    return f"{as_of or 'undated'}-{digest[:NAME_DIGITS]}"


def _write_context(staging: Path) -> Written:
    return write_text(staging / CONTEXT_FILE, [(resource("ontology") / CONTEXT_FILE).read_text("utf-8")])


def _write_turtle(staging: Path) -> Written:
    return write_turtle(staging / "memberships.ttl", _triples(staging), PREFIXES)


def _write_jsonld(staging: Path, census: Census) -> Written:
    context = load_context(staging / CONTEXT_FILE)
    return write_text(staging / "memberships.jsonld", write_jsonld(census.counting(_triples(staging)), context))


def _triples(staging: Path) -> Iterator[Triple]:
    """The triples of all graphs, each once: a triple that several graphs say has its lines side by side."""
    for triple, _ in groupby(quad.triple for quad in parse(path=staging / NQUADS)):
        yield triple


def _write_changes(staging: Path, former: Path | None, name: str, settings: Settings) -> Written:
    old = read_lines(former / NQUADS) if former else ()
    previous = release_iri(settings.base, former.name) if former else None
    new = read_lines(staging / NQUADS)
    return write_text(staging / "changes.rdfp", patch(old, new, release_iri(settings.base, name), previous))


def _write_description(staging: Path, release: Release, settings: Settings) -> list[Written]:
    triples = describe_dataset(release, settings)
    turtle = write_turtle(staging / DESCRIPTION, triples, DATASET_PREFIXES)
    jsonld = write_text(staging / "dataset.jsonld", write_jsonld(triples, Context(DATASET_CONTEXT)))
    return [turtle, jsonld]


def _compress(staging: Path, files: list[Written], settings: Settings) -> list[Written]:
    return [compress(staging / file.name) for file in files if file.size >= settings.publish.gzip_from]


def _put_in_place(staging: Path, release: Path) -> Path:
    """Rename the finished folder to its name, then switch `latest` to it."""
    sync_folder(staging)
    if release.exists():  # complete, but a crash came before `latest` was switched
        release.rename(staging.parent / "replaced")
    staging.rename(release)
    link = staging.parent / LATEST
    link.symlink_to(release.name)
    link.replace(release.parent / LATEST)
    sync_folder(release.parent)
    return release
