"""A release: what lies in it, that its syntaxes agree, that it is there whole or not at all."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, parse

from pipeline.errors import PublishError, SettingsError
from pipeline.publish import former_release
from pipeline.publish.lines import PREFIXES
from pipeline.settings import DatasetSettings, PublishSettings
from tests.publish.sample import BASE, FINDING, ONE, TWO, content, files, lines_of, release, settings_for
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "SHA256SUMS",
    "changes.rdfp",
    "context.jsonld",
    "dataset.jsonld",
    "dataset.ttl",
    "findings.html",
    "findings.json",
    "memberships.jsonld",
    "memberships.nq",
    "memberships.ttl",
]


def canonical(path: Path) -> Dataset:
    """The triples of a file, whatever graphs they are in."""
    dataset = Dataset(Quad(*quad.triple) for quad in parse(path=path))
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_a_release_has_these_files(tmp_path: Path) -> None:
    assert [name for name in files(release(tmp_path).path) if "/" not in name] == NAMES


def test_the_three_syntaxes_are_the_same_graph(tmp_path: Path) -> None:
    path = release(tmp_path, content(TWO)).path
    turtle, jsonld, nquads = (canonical(path / f"memberships.{suffix}") for suffix in ("ttl", "jsonld", "nq"))
    assert len(turtle) > 100
    assert turtle == jsonld == nquads


def test_the_description_is_the_same_graph_in_both_syntaxes(tmp_path: Path) -> None:
    path = release(tmp_path).path
    assert canonical(path / "dataset.ttl") == canonical(path / "dataset.jsonld")


def test_n_quads_are_the_lines_as_given(tmp_path: Path) -> None:
    assert (release(tmp_path).path / "memberships.nq").read_text("utf-8") == "".join(lines_of(ONE))


def test_the_name_holds_the_newest_date_and_twelve_digits(tmp_path: Path) -> None:
    assert re.fullmatch(r"2021-05-06-[0-9a-f]{12}", release(tmp_path).path.name)


def test_a_release_without_any_date_is_called_undated(tmp_path: Path) -> None:
    path = release(tmp_path, content(ONE, as_of=None)).path
    assert path.name.startswith("undated-")
    assert "issued" not in (path / "dataset.ttl").read_text("utf-8")


def test_latest_is_a_relative_link_to_the_newest(tmp_path: Path) -> None:
    for made in (content(ONE), content(TWO)):
        path = release(tmp_path, made).path
        assert (tmp_path / "latest").readlink() == Path(path.name)


def test_the_work_folder_is_left_empty(tmp_path: Path) -> None:
    release(tmp_path)
    assert list((tmp_path / ".work").iterdir()) == []


def test_the_same_content_leaves_the_release_as_it_is(tmp_path: Path) -> None:
    first = release(tmp_path)
    before = (first.path / "memberships.nq").stat()
    again = release(tmp_path)
    assert (again.path, again.unchanged, first.unchanged) == (first.path, True, False)
    assert (first.path / "memberships.nq").stat() == before


def test_a_release_that_followed_another_is_left_as_it_is_too(tmp_path: Path) -> None:
    release(tmp_path, content(ONE))
    second = release(tmp_path, content(TWO))
    assert release(tmp_path, content(TWO)).unchanged
    assert former_release(tmp_path, BASE) == second.path


@pytest.mark.parametrize(
    "settings",
    [
        {"base": "https://other.example.org/"},
        {"dataset": DatasetSettings(publisher="Another")},
        {"lang": "ka"},
        {"publish": PublishSettings(gzip_from=1)},
    ],
)
def test_other_settings_make_another_release(tmp_path: Path, settings: dict[str, object]) -> None:
    first = release(tmp_path)
    assert release(tmp_path, content(), settings_for(tmp_path, **settings)).path != first.path


def test_another_finding_makes_another_release(tmp_path: Path) -> None:
    first = release(tmp_path)
    assert release(tmp_path, content(ONE, FINDING)).path != first.path


def test_going_back_makes_a_third_release_with_its_own_changes(tmp_path: Path) -> None:
    first, second, third = (release(tmp_path, content(trig)).path for trig in (ONE, TWO, ONE))
    assert len({first, second, third}) == 3
    head = (third / "changes.rdfp").read_text("utf-8").splitlines()[:2]
    assert head == [f"H id <{BASE}release/{third.name}> .", f"H prev <{BASE}release/{second.name}> ."]


def test_the_changes_turn_the_former_release_into_this_one(tmp_path: Path) -> None:
    old, new = (release(tmp_path, content(trig)).path for trig in (TWO, ONE))
    lines = set((old / "memberships.nq").read_text("utf-8").splitlines())
    for row in (new / "changes.rdfp").read_text("utf-8").splitlines():
        sign, _, line = row.partition(" ")
        if sign == "D":
            lines.remove(line)
        elif sign == "A":
            lines.add(line)
    assert sorted(lines) == (new / "memberships.nq").read_text("utf-8").splitlines()


def test_with_another_base_there_is_no_former_release(tmp_path: Path) -> None:
    release(tmp_path)
    assert former_release(tmp_path, "https://other.example.org/") is None


def test_large_files_have_a_compressed_copy_with_the_same_bytes(tmp_path: Path) -> None:
    path = release(tmp_path, content(), settings_for(tmp_path, publish=PublishSettings(gzip_from=5000))).path
    found = files(path)
    large = [name for name in NAMES if name != "SHA256SUMS" and len(found[name]) >= 5000]
    assert "memberships.nq" in large and "findings.json" not in large
    assert [name.removesuffix(".gz") for name in found if name.endswith(".gz")] == large
    assert all(gzip.decompress(found[f"{name}.gz"]) == found[name] for name in large)
    assert "application/gzip" in found["dataset.ttl"].decode()


def test_sha256sum_confirms_every_file(tmp_path: Path) -> None:
    path = release(tmp_path, content(), settings_for(tmp_path, publish=PublishSettings(gzip_from=1))).path
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    whole, site = (
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.count(": OK\n")
        for folder in (path, path / "site")
    )
    assert (whole + site, site > 10) == (len(files(path)) - 1, True)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_other_hash_seeds_locales_and_time_zones_give_the_same_bytes(tmp_path: Path, seed: str) -> None:
    expected = files(release(tmp_path / "here", content(TWO, FINDING)).path)
    program = (
        "import sys; from pathlib import Path; from tests.publish.sample import *;"
        "release(Path(sys.argv[1]), content(TWO, FINDING))"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tbilisi"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "there")], cwd=ROOT, env=environment, check=True)
    assert files(tmp_path / "there" / "latest") == expected


def test_one_more_announcement_changes_only_lines_about_its_own_subjects(tmp_path: Path) -> None:
    old, new = (release(tmp_path, content(trig)).path for trig in (ONE, TWO))
    before = (old / "memberships.jsonld").read_text("utf-8").splitlines()
    after = (new / "memberships.jsonld").read_text("utf-8").splitlines()
    assert [line for line in before if line.rstrip(",}") not in {line.rstrip(",}") for line in after}] == []


def broken(then: BaseException) -> Iterator[str]:
    yield from lines_of(ONE)
    raise then


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), OSError(5, "Input/output error")])
def test_when_the_disk_fails_the_former_release_stays(tmp_path: Path, error: OSError) -> None:
    former = release(tmp_path)
    before = files(former.path)
    with pytest.raises(PublishError, match=rf"{error.strerror}.*the former release is untouched"):
        release(tmp_path, replace(content(TWO), lines=lambda: broken(error)))
    assert (tmp_path / "latest").resolve() == former.path
    assert files(former.path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([".work", former.path.name, "latest"])
    assert list((tmp_path / ".work").iterdir()) == []


@pytest.mark.parametrize("limit", [3_000, 12_000, 16_000])
def test_a_full_disk_at_any_file_leaves_the_former_release(tmp_path: Path, limit: int) -> None:
    """The system lets no file grow beyond the limit: each limit strikes in another file."""
    former = release(tmp_path)
    program = (
        "import resource, sys; from pathlib import Path; from tests.publish.sample import *;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2); release(Path(sys.argv[1]), content(TWO))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(limit)], cwd=ROOT, capture_output=True, text=True
    )
    assert "PublishError: The release could not be written" in run.stderr
    assert (tmp_path / "latest").resolve() == former.path
    assert list((tmp_path / ".work").iterdir()) == []


CRASH = """
import os, signal, sys
from pathlib import Path
from tests.publish.sample import *
import pipeline.publish.release as module

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

owner, name = (Path, sys.argv[2]) if hasattr(Path, sys.argv[2]) else (module, sys.argv[2])
setattr(owner, name, die)
release(Path(sys.argv[1]), content(TWO))
"""


@pytest.mark.parametrize(
    "moment", ["_write_turtle", "_write_description", "sync_folder", "rename", "symlink_to", "replace"]
)
def test_a_kill_at_any_moment_leaves_the_former_release_and_the_next_run_just_works(
    tmp_path: Path, moment: str
) -> None:
    expected = tmp_path / "undisturbed"
    release(expected)
    undisturbed = release(expected, content(TWO))
    output = tmp_path / "output"
    former = release(output)
    before = files(former.path)
    killed = subprocess.run([sys.executable, "-c", CRASH, str(output), moment], cwd=ROOT, capture_output=True)
    assert killed.returncode == -9, killed.stderr.decode()
    assert ((output / "latest").resolve(), files(former.path)) == (former.path, before)
    subprocess.run(["rm", "-r", str(output / ".work")], check=True)  # as the next run does: see run/folder.py
    assert files(release(output, content(TWO)).path) == files(undisturbed.path)


def test_a_statement_that_is_no_rdf_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="not valid RDF"):
        release(tmp_path, replace(content(), lines=lambda: iter(["<https://a.example/s> oops .\n"])))
    assert not (tmp_path / "latest").exists()


@pytest.mark.parametrize("dataset", [DatasetSettings(licence="not an address"), DatasetSettings(title={"e n": "x"})])
def test_a_description_that_cannot_be_written_names_the_settings(tmp_path: Path, dataset: DatasetSettings) -> None:
    with pytest.raises(SettingsError, match=r"\[dataset\] cannot be described.*tsevri.toml"):
        release(tmp_path, content(), settings_for(tmp_path, dataset=dataset))
    assert not (tmp_path / "latest").exists()


def test_a_folder_called_latest_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    with pytest.raises(PublishError):
        release(tmp_path)
    assert (tmp_path / "latest").is_dir() and not (tmp_path / "latest").is_symlink()


@needs_shared
def test_every_term_in_the_release_is_used_as_its_vocabulary_says(tmp_path: Path) -> None:
    path = release(tmp_path, content(TWO)).path
    check = SHARED / "reference" / "ontologies" / "check_terms.py"
    rdf = [str(path / name) for name in NAMES if name.endswith((".ttl", ".nq", "memberships.jsonld", "dataset.jsonld"))]
    assert len(rdf) == 5
    run = subprocess.run([sys.executable, str(check), "--strict", *rdf], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_prefixes_do_not_overlap() -> None:
    namespaces = sorted(PREFIXES.values())
    assert [a for a in namespaces for b in namespaces if a != b and a.startswith(b)] == []
