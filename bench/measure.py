"""Measure the stages and the whole path beside the plain way, in one run: `make bench`.

Prints a Markdown table (docs/speed.md holds one). Trust the ratios: seconds differ from machine to machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from announcements import announcements

BENCH = Path(__file__).resolve().parent
STAGE_SIZE = 2_000  # announcements for the measures of single stages
POLL = 0.05  # seconds between two looks at the memory of all processes


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    number: int
    seconds: float
    peak: float | None = None  # MiB, of all processes together

    @property
    def rate(self) -> float:
        return self.number / self.seconds


def write_news(folder: Path, number: int) -> Path:
    path = folder / f"news-{number}.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for record in announcements(number):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def measure_command(name: str, number: int, command: Sequence[str], well: Container[int] = (0,)) -> Measure:
    """Time and memory of a whole command with all processes that it starts."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peak))
    watch.start()
    code = process.wait()
    seconds = time.perf_counter() - start
    watch.join()
    if code not in well:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Measure(name, number, seconds, peak[0])


def _watch(pid: int, peak: list[float]) -> None:
    while Path(f"/proc/{pid}").exists() and not _is_dead(pid):
        peak[0] = max(peak[0], sum(map(_proportional_set, _tree(pid))))
        time.sleep(POLL)


def _is_dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _proportional_set(pid: int) -> float:
    """MiB; pages that several processes share are shared out among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def timed(name: str, number: int, work: Callable[[], object]) -> Measure:
    start = time.perf_counter()
    work()
    return Measure(name, number, time.perf_counter() - start)


def measure_stages(news: Path, folder: Path) -> list[Measure]:
    """Each stage by itself, in one process, on the same announcements."""
    from pipeline.describe import Iris
    from pipeline.extract import Extractor
    from pipeline.identify import Identities, load_authority, load_decisions
    from pipeline.publish import ReleaseContent, publish
    from pipeline.read import Archive, Raw, fetch, parse
    from pipeline.resources import resource
    from pipeline.run.batches import batches_of
    from pipeline.run.merge import SortedSpill
    from pipeline.run.review import is_statement
    from pipeline.run.work import State
    from pipeline.settings import PublishSettings, ReadSettings, Settings
    from pipeline.validate import Shapes, check

    extractor, worker, shapes, iris = (
        Extractor.load(),
        State(Settings().base, "bench"),
        Shapes.load(),
        Iris(Settings().base),
    )
    authority = load_authority([resource("authority") / "networks.ttl"])
    identities = Identities(folder / "identities", authority, load_decisions(None), ())
    read, found, resolved, described = [], [], [], []
    spill = SortedSpill(folder / "spill")

    def reading() -> None:
        for raw in fetch([str(news)], archive=Archive(folder / "archive"), settings=ReadSettings()):
            assert isinstance(raw, Raw)
            read.append(parse(raw)[0])

    def extracting() -> None:
        found.extend(tuple(filter(is_statement, extractor.extract(one))) for one in read)

    def identifying() -> None:
        for facts in found:
            identities.enter(facts)
        identities.settle()
        resolved.extend(map(identities.resolve, found))

    def describing() -> None:
        described.extend(worker.describe(*pair) for pair in zip(read, resolved, strict=True))

    def validating() -> None:
        for batch in batches_of(described, 200):
            check(batch, shapes, iris)

    def publishing(site: bool) -> None:
        if not site:
            for one in described:
                spill.add(one.lines)
        content = ReleaseContent(lines=spill.merged, findings=lambda: iter(()), counts={}, as_of=None)
        output = folder / f"released-{site}"
        output.mkdir()
        publish(content, Settings(output=output, publish=PublishSettings(site=site)), folder / f"work-{site}")

    steps = {
        "read": reading, "extract": extracting, "identify": identifying, "describe": describing,
        "validate": validating, "publish": partial(publishing, False), "publish with a site": partial(publishing, True),
    }  # fmt: skip
    number = sum(1 for _ in news.open("rb"))
    return [timed(name, number, work) for name, work in steps.items()]


def measure_whole(news: Path, number: int, folder: Path, jobs: int) -> tuple[Measure, Measure]:
    """The command as a person runs it, without a site: first with nothing known, then again with nothing changed."""
    settings = news.with_suffix(".toml")
    settings.write_text("[publish]\nsite = false\n", "utf-8")
    command = [
        str(Path(sys.executable).parent / "tsevri"),
        "run",
        str(news),
        "--config",
        str(settings),
        "--output",
        str(folder),
        "--jobs",
        str(jobs),
    ]
    first = measure_command(f"tsevri run, {number:,}", number, command)
    return first, measure_command(f"tsevri run again, {number:,} unchanged", number, command)


def table(rows: Sequence[Measure], plain: Measure) -> str:
    lines = ["| | announcements | announcements/s | peak MiB | × the plain way |", "|---|--:|--:|--:|--:|"]
    for row in rows:
        peak = f"{row.peak:,.0f}" if row.peak else ""
        lines.append(f"| {row.name} | {row.number:,} | {row.rate:,.0f} | {peak} | {row.rate / plain.rate:,.1f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", type=int, default=500, help="announcements for the plain way")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000], help="announcements for the whole path"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as name:
        folder = Path(name)
        news = write_news(folder, arguments.plain)
        command = [sys.executable, str(BENCH / "plain.py"), str(news), str(folder / "plain")]
        plain = measure_command("the plain way", arguments.plain, command)
        rows = [plain, *measure_stages(write_news(folder, STAGE_SIZE), folder / "stages")]
        for number in arguments.sizes:
            rows += measure_whole(write_news(folder, number), number, folder / f"whole-{number}", arguments.jobs)
    sys.stdout.write(table(rows, plain) + "\n")


if __name__ == "__main__":
    main()
