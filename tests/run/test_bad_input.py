"""Bad input costs only itself: a clear finding, the rest of the batch goes on, the former release stays."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.run import run
from pipeline.settings import ReadSettings, Settings
from tests.command import ROOT, TSEVRI, files_of, tsevri
from tests.read.site import Answer, serve
from tests.run.test_release import JOINED, LEFT, make, note, statements

NEWS = ROOT / "bench" / "announcements.py"


def spoil(folder: Path) -> dict[str, str]:
    """Every kind of bad file beside two good ones; the code that each is to be told by."""
    note(note(folder, "good", JOINED), "later", LEFT)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "zeros.txt").write_bytes(b"\0" * 5000)
    (folder / "bare.html").write_text("<html><head></head><body></body></html>", "utf-8")
    (folder / "impossible.txt").write_text(
        "---\nlanguage: en\npublished: 2024-02-31\n---\nThe Tide Archive is old.\n", "utf-8"
    )
    (folder / "future.txt").write_text(
        "---\nlanguage: en\npublished: 2999-01-01\n---\nThe Tide Mill is here.\n", "utf-8"
    )
    (folder / "foreign.txt").write_text("---\nlanguage: sw\n---\nMakumbusho yamejiunga na mtandao.\n", "utf-8")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "utf16.txt").write_text("The Lamp Museum was founded in 1950.", "utf-16")
    lines = [
        json.dumps({"text": f"Notice {n}.", "language": "en", "url": f"https://n.example/{n}"}) for n in range(1000)
    ]
    lines[500] = '{"text": "half'
    (folder / "many.jsonl").write_text("\n".join(lines), "utf-8")
    return {
        "empty.txt": "read.empty", "zeros.txt": "read.", "bare.html": "read.", "impossible.txt": "read.date",
        "future.txt": "read.date-future", "foreign.txt": "extract.no-pack", "many.jsonl, line 501": "read.",
    }  # fmt: skip


def test_every_bad_file_is_told_and_the_good_ones_are_published(tmp_path: Path) -> None:
    expected = spoil(tmp_path / "news")
    done = tsevri("run", tmp_path / "news", "no-such-file.txt", "--output", tmp_path / "out", "--json", "--jobs", "1")
    said = json.loads(done.out)
    told = [(str(finding["source"]), finding["code"]) for finding in said["findings"]]
    missing = [
        name for name, code in expected.items() if not any(s.endswith(name) and c.startswith(code) for s, c in told)
    ]
    assert missing == []
    assert ("no-such-file.txt", "read.missing") in told
    assert said["counts"]["announcements"] >= 999 + 2
    assert said["counts"]["facts.membership"] == 2
    assert done.code == 1
    assert all(finding["message"]["en"] and finding["message"]["ka"] for finding in said["findings"])


def test_a_run_that_reads_nothing_makes_no_release_and_says_so(tmp_path: Path) -> None:
    done = tsevri("run", "no-such-file.txt", "--output", tmp_path)
    assert done.code == 2
    assert "no-such-file.txt" in done.err
    assert not (tmp_path / "latest").exists()


def test_the_former_release_stays_when_a_run_reads_nothing(tmp_path: Path) -> None:
    first = make(note(tmp_path / "news", "a", JOINED), tmp_path / "out")
    assert tsevri("run", "no-such-file.txt", "--output", tmp_path / "out").code == 2
    assert (tmp_path / "out" / "latest").resolve() == first.release


@pytest.mark.parametrize(("option", "value"), [("--published", "2024-13-01"), ("--language", "Georgian")])
def test_what_a_person_mistypes_stops_the_run(option: str, value: str, tmp_path: Path) -> None:
    done = tsevri("run", note(tmp_path / "news", "a", JOINED), "--output", tmp_path / "out", option, value)
    assert done.code == 2
    assert value in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["decisions.jsonl", "authority.ttl"])
def test_a_broken_file_of_the_steward_stops_the_run_and_is_named(name: str, tmp_path: Path) -> None:
    key = "decisions" if name.endswith("jsonl") else "authority"
    value = f'"{name}"' if key == "decisions" else f'["{name}"]'
    (tmp_path / name).write_text("{broken", "utf-8")
    (tmp_path / "tsevri.toml").write_text(f"{key} = {value}\n", "utf-8")
    done = tsevri("run", note(tmp_path / "news", "a", JOINED), cwd=tmp_path)
    assert done.code == 2
    assert name in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "output" / "latest").exists()


def start(output: Path, news: Path) -> subprocess.Popen[bytes]:
    command = [*TSEVRI, "run", str(news), "--output", str(output), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "news.jsonl"
    with path.open("wb") as out:
        subprocess.run([sys.executable, NEWS, "1500"], stdout=out, check=True)
    return path


def wait_for(path: Path) -> None:
    """Until a run has begun to put results there."""
    for _ in range(600):
        if path.exists() and path.stat().st_size > 0:
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} never came")


def test_a_killed_run_leaves_the_former_release_and_the_next_run_just_works(many: Path, tmp_path: Path) -> None:
    first = make(note(tmp_path / "news", "a", JOINED), tmp_path / "out")
    running = start(tmp_path / "out", many)
    wait_for(tmp_path / "out" / ".cache" / "results.sqlite-wal")
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert (tmp_path / "out" / "latest").resolve() == first.release
    again = tsevri("run", many, "--output", tmp_path / "out")
    assert again.code == 0, again.err
    fresh = make(many, tmp_path / "fresh")
    assert set(statements(fresh).splitlines()) <= set(
        (tmp_path / "out" / "latest" / "memberships.nq").read_text("utf-8").splitlines()
    )


def test_ctrl_c_ends_at_once_and_leaves_the_former_release(many: Path, tmp_path: Path) -> None:
    first = make(note(tmp_path / "news", "a", JOINED), tmp_path / "out")
    running = start(tmp_path / "out", many)
    wait_for(tmp_path / "out" / ".cache" / "results.sqlite-wal")
    running.send_signal(signal.SIGINT)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Nothing was published" in words
    assert b"Traceback" not in words
    assert (tmp_path / "out" / "latest").resolve() == first.release
    assert list((tmp_path / "out" / ".cache" / "work").iterdir()) == []


def test_a_full_disk_leaves_the_former_release(many: Path, tmp_path: Path) -> None:
    """No file may grow beyond a size, which the operating system reports as it reports a full disk."""
    first = make(note(tmp_path / "news", "a", JOINED), tmp_path / "out")
    before = files_of(tmp_path / "out" / "latest")
    done = subprocess.run(
        [*TSEVRI, "run", str(many), "--output", str(tmp_path / "out"), "--jobs", "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000)),
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "untouched" in done.stderr or "cannot be written" in done.stderr
    assert (tmp_path / "out" / "latest").resolve() == first.release
    assert files_of(tmp_path / "out" / "latest") == before


ITEM = "<item><title>{n}</title><link>https://feed.example/{n}</link><description>{text}</description></item>"
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><language>en</language>{items}</channel></rss>'
)


def feed(*items: tuple[str, str]) -> Answer:
    body = RSS.format(items="".join(ITEM.format(n=n, text=text) for n, text in items))
    return Answer(body=body.encode(), headers={"Content-Type": "application/rss+xml"})


def read_feed(address: str, output: Path) -> str:
    settings = Settings(output=output, jobs=1, read=ReadSettings(allow_private=True))
    return statements(run([address], settings))


def test_an_entry_that_a_feed_no_longer_shows_stays(tmp_path: Path) -> None:
    with serve() as site:
        site.answers["/feed"] = [feed(("1", JOINED)), feed(("2", "The Tide Archive was founded in 1950."))]
        before = read_feed(f"{site.address}/feed", tmp_path)
        after = read_feed(f"{site.address}/feed", tmp_path)
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "Tombstone" not in after


def test_a_page_that_cannot_be_reached_any_more_stays(tmp_path: Path) -> None:
    page = f"<html lang='en'><body><article><h1>News</h1><p>{JOINED}</p></article></body></html>"
    with serve() as site:
        site.answers["/page"] = [Answer(body=page.encode()), Answer(status=503)]
        before = read_feed(f"{site.address}/page", tmp_path)
    after = read_feed(f"{site.address}/page", tmp_path)
    assert before == after
