"""Real harvesters follow a release over HTTP: they hold what it says, and keep holding it over the next ones."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from pyoxigraph import RdfFormat, parse

from pipeline.publish import Published
from pipeline.publish.harvest import activities, ldes, resourcesync
from pipeline.publish.harvest.resourcesync import turtle
from pipeline.publish.lines import read_lines, subject_of
from tests.command import files_of
from tests.publish.harvested import serving
from tests.publish.sample import BASE, ONE, TWO, content, lines_of, release, settings_for

NODE = Path(__file__).resolve().parents[1] / "node"
CREATED, VERSION_OF = (f"<http://purl.org/dc/terms/{name}>" for name in ("created", "isVersionOf"))
GONE = """
<graph/tombstones> {
  <announcement/two> a tsv:Tombstone ; tsv:reason tsv:not-stated .
  <organisation/harbour> a tsv:Redirect ; dcterms:isReplacedBy <organisation/network> .
}
"""
THREE = ONE.replace('"NHM"', '"NHMs"')


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ldes, "PAGE", 7)
    monkeypatch.setattr(activities, "PAGE", 7)
    monkeypatch.setattr(resourcesync, "MOST", 10)


def published(output: Path, base: str, *states: str) -> list[Published]:
    """A release for each state, one after the other."""
    return [_published(output, base, state) for state in states]


def _published(output: Path, base: str, state: str) -> Published:
    gone = {subject_of(line) for line in lines_of(GONE)} if GONE in state else set()
    lines = [line for line in lines_of(state) if subject_of(line) not in gone or "/tombstones>" in line]
    moved = sorted(line.replace(BASE, base) for line in lines)
    settings = replace(settings_for(output), base=base)
    return release(output, replace(content(), lines=lambda: iter(moved)), settings)


def documents(release: Published, base: str) -> dict[str, bytes]:
    """The document of every resource that is described, by the path of its address."""
    found: dict[str, list[str]] = {}
    for line in read_lines(release.path / "memberships.nq"):
        if subject_of(line).startswith(base):
            found.setdefault(subject_of(line).removeprefix(base), []).append(line)
    ended = ("ns#Tombstone>", "ns#Redirect>")
    return {f"{path}.ttl": turtle(lines) for path, lines in found.items()
            if not any(end in line for line in lines for end in ended)}  # fmt: skip


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    with serving(tmp_path / "out") as base:
        yield tmp_path / "out", base


def resync(folder: Path, base: str, *, incremental: bool = False) -> dict[str, bytes]:
    """What the harvester holds after it was run."""
    arguments = (
        ["--incremental", "--changelist-uri", f"{base}harvest/changelist.xml"] if incremental else ["--baseline"]
    )
    program = shutil.which("resync-sync", path=str(Path(sys.executable).parent))
    assert program, "resync is not installed: make"
    command = [program, *arguments, "--delete", f"{base.rstrip('/')}={folder / 'copy'}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return files_of(folder / "copy")


def test_a_resourcesync_client_takes_all_and_then_what_changed(served: tuple[Path, str], tmp_path: Path) -> None:
    output, base = served
    (first,) = published(output, base, TWO)
    assert resync(tmp_path, base) == documents(first, base)
    (second,) = published(output, base, THREE + GONE)
    assert resync(tmp_path, base, incremental=True) == documents(second, base)


@pytest.mark.usefixtures("small_pages")
def test_long_lists_are_split_and_the_client_reads_them_all(served: tuple[Path, str], tmp_path: Path) -> None:
    output, base = served
    (first,) = published(output, base, TWO)
    assert resync(tmp_path, base) == documents(first, base)
    assert (first.path / "harvest" / "resourcelist-2.xml").is_file()


def test_the_archives_hold_every_document(tmp_path: Path) -> None:
    (one,) = published(tmp_path, BASE, TWO)
    with ZipFile(one.path / "harvest" / "resourcedump-1.zip") as archive:
        names = set(archive.namelist()) - {"manifest.xml"}
        manifest = archive.read("manifest.xml").decode()
        held = sorted(archive.read(name) for name in names)
    assert held == sorted(documents(one, BASE).values())
    assert {name for name in names if f'path="/{name}"' in manifest} == names


def members(base: str, *options: str) -> list[str]:
    """What the client of the event stream prints: N-Quads."""
    client = NODE / "node_modules" / "ldes-client" / "dist" / "bin" / "cli.js"
    node = shutil.which("node")
    if node is None or not client.exists():
        pytest.skip("ldes-client is not installed: `make test` installs it where npm is")
    url = f"{base}harvest/ldes/stream.ttl"
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    done = subprocess.run([node, client, url, *options], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("<")]


@pytest.mark.usefixtures("small_pages")
def test_an_event_stream_client_replicates_every_version(served: tuple[Path, str]) -> None:
    output, base = served
    releases = published(output, base, ONE, TWO, THREE + GONE)
    events = history(releases[-1])
    versions = [line for line in members(base) if VERSION_OF in line]
    assert len(versions) == len(events) > 21
    assert sorted(line.split()[2] for line in versions) == sorted(f"<{event['resource']}>" for event in events)


@pytest.mark.usefixtures("small_pages")
def test_an_event_stream_client_rebuilds_the_newest_release(served: tuple[Path, str]) -> None:
    output, base = served
    newest = published(output, base, ONE, TWO, THREE + GONE)[-1]
    printed = parse("\n".join(members(base, "--materialize", "--last-version-only")), RdfFormat.TRIG)
    wanted = {str(quad.triple) for quad in parse(path=newest.path / "memberships.nq") if base in str(quad.subject)}
    assert {str(quad.triple) for quad in printed} >= wanted


def history(one: Published) -> list[dict[str, str]]:
    lines = (one.path / "harvest" / "history.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.usefixtures("small_pages")
def test_full_pages_never_change(tmp_path: Path) -> None:
    for before, after in pairwise(published(tmp_path, BASE, ONE, TWO, THREE + GONE, ONE)):
        old, new = (sorted((one.path / "harvest" / "ldes").glob("[0-9]*.ttl")) for one in (before, after))
        kept = {path.name: path.read_text("utf-8") for path in new}
        for path in old:
            text = path.read_text("utf-8")
            assert kept[path.name].startswith(text)
            assert kept[path.name] == text or text.count(VERSION_OF) < ldes.PAGE


@pytest.mark.usefixtures("small_pages")
def test_the_change_feed_can_be_walked_from_its_end(served: tuple[Path, str]) -> None:
    output, base = served
    newest = published(output, base, TWO, THREE + GONE)[-1]
    collection = read(f"{base}harvest/activities/collection.json")
    found: list[dict[str, object]] = []
    page = collection["last"]
    while page:
        read_page = read(page["id"])
        found = read_page["orderedItems"] + found
        page = read_page.get("prev")
    assert len(found) == collection["totalItems"] == len(history(newest))
    assert [one["endTime"] for one in found] == sorted(str(one["endTime"]) for one in found)
    by_object = {one["object"]["id"]: one for one in found}  # type: ignore[index]
    moved, deleted = by_object[f"{base}organisation/harbour"], by_object[f"{base}announcement/two"]
    assert (moved["type"], moved["target"]["id"]) == ("Move", f"{base}organisation/network")  # type: ignore[index]
    assert (deleted["type"], urlsplit(deleted["context"]["id"]).fragment) == ("Delete", "not-stated")  # type: ignore[index]


def read(address: str) -> dict:  # type: ignore[type-arg]
    with urlopen(address) as answer:  # noqa: S310 - our own server
        found: dict = json.load(answer)  # type: ignore[type-arg]
        return found


def test_the_time_moves_on_with_every_release(tmp_path: Path) -> None:
    releases = published(tmp_path, BASE, ONE, TWO, ONE)
    times = [json.loads((one.path / "harvest" / "state.json").read_text("utf-8"))["at"] for one in releases]
    assert times == ["2021-05-06T00:00:00Z", "2021-05-06T00:00:01Z", "2021-05-06T00:00:02Z"]


def test_the_same_history_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (published(tmp_path / name, BASE, ONE, THREE + GONE)[-1] for name in ("one", "other"))
    assert files_of(one.path) == files_of(other.path)
