"""The same as the command, from Python; graphs are rdflib's. See docs/python.md."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import rdflib

from pipeline.describe import Iris, describe_announcement, describe_organisation
from pipeline.errors import UsageError
from pipeline.extract import Extractor
from pipeline.identify import Identities, load_authority, load_decisions
from pipeline.model import Announcement, Fact, Finding, Snapshot, mint
from pipeline.publish import Verification
from pipeline.publish.changes import NQUADS
from pipeline.publish.lines import read_lines
from pipeline.read import Given, Raw, parse
from pipeline.resources import resource
from pipeline.run import Outcome, run
from pipeline.run.review import is_statement
from pipeline.run.shop import AUTHORITY
from pipeline.settings import Settings
from pipeline.validate import Shapes, check_graph
from pipeline.validate.statements import quads_of, rdflib_term


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An announcement and the facts in it, of every status and however certain."""

    announcement: Announcement
    facts: tuple[Fact, ...]


def find_facts(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Found:
    """The facts in a text. Without `language` it is recognised; without `published`, "from today" has no date.

    Raises: UsageError when there is nothing to read in the text.
    """
    data = text.encode("utf-8", "surrogatepass")
    snapshot = Snapshot(digest=mint("text", text), size=len(data), media_type="text/plain", charset="utf-8")
    given = Given(language=language, published=published, title=title, url=url)
    announcement, findings = parse(Raw(source="text", snapshot=snapshot, given=given, data=data))
    if announcement is None:
        raise UsageError(findings[0].message["en"])
    return Found(announcement=announcement, facts=tuple(Extractor.load().extract(announcement)))


def to_graph(*found: Found, base: str = Settings().base) -> rdflib.Dataset:
    """What would be published of some announcements: a named graph for each, and one of their organisations."""
    iris, fingerprint, lines = Iris(base), Extractor.load().fingerprint, list[str]()
    published = [(one.announcement, tuple(filter(is_statement, one.facts))) for one in found]
    with tempfile.TemporaryDirectory() as folder:
        authority = load_authority((resource("authority") / AUTHORITY,))
        identities = Identities(Path(folder), authority, load_decisions(None), ())
        for _, facts in published:
            identities.enter(facts)
        identities.settle()
        for announcement, facts in published:
            lines += describe_announcement(announcement, identities.resolve(facts), iris, fingerprint)
        for organisation in identities.organisations():
            lines += describe_organisation(organisation, iris)
    return _dataset(lines)


def check(graph: rdflib.Graph) -> list[Finding]:
    """What the shapes say of a graph."""
    return list(check_graph(graph, Shapes.load()).findings)


def make_release(sources: Sequence[str | Path], *, output: Path, settings: Settings | None = None) -> Outcome:
    """Read the sources and leave a release in `output`, as `tsevri run` does.

    Raises: UsageError, PublishError.
    """
    return run([str(source) for source in sources], replace(settings or Settings(), output=output))


def load_release(release: Path) -> rdflib.Dataset:
    """The statements of a release, one named graph an announcement; the default graph is all of them."""
    return _dataset(read_lines(release / NQUADS))


def verify_release(release: Path, archive: Path | None = None) -> tuple[Finding, ...]:
    """What does not hold: the sums of a release, every quote in it against the archive. Raises: VerifyError."""
    return tuple(Verification(release, archive or release.resolve().parent / "archive").findings())


def _dataset(lines: Iterable[str]) -> rdflib.Dataset:
    """Literals stay as they are written: rdflib's own reader would make 007 a 7."""
    dataset = rdflib.Dataset(default_union=True)
    for quad in quads_of(lines):
        subject, predicate, value = (rdflib_term(term) for term in quad.triple)
        dataset.graph(rdflib_term(quad.graph_name)).add((subject, predicate, value))  # type: ignore[arg-type]
    return dataset
