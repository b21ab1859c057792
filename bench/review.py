"""How fast the workbench answers over many announcements and organisations: `python bench/review.py [ANNOUNCEMENTS]`.

The worklist is made of invented records by the real ledger; the pages are asked for in the process, as a browser would.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette

from pipeline.model import Announcement, Finding, Name, Organisation, Snapshot, mint
from pipeline.records import encode_facts
from pipeline.review.app import make_app
from pipeline.review.desk import open_desk
from pipeline.review.guard import Guard
from pipeline.run.ledger import Ledger
from pipeline.run.worklist import place_worklist, worklist_path
from pipeline.settings import Settings
from tests.identify.test_decisions_in_force import SENTENCE, membership

ANNOUNCEMENTS, ORGANISATIONS_SHARE, ASKED = 100_000, 2, 40
TOKEN = "bench"  # noqa: S105 - of a workbench that nobody can reach
WORDS = (
    "harbour mill canal lantern orchard copper glass salt rope tower meadow river forest valley island bridge".split()
)


def main(number: int) -> None:
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(output=Path(folder) / "output")
        fill(settings, number, chance)
        desk = open_desk(settings, "bench")
        figures = asyncio.run(measure(make_app(desk, Guard(TOKEN)), number, chance))
        desk.preview.close()
        desk.worklist.close()
    print(json.dumps(figures, indent=1))  # noqa: T201 - what it is for


def fill(settings: Settings, number: int, chance: random.Random) -> None:
    path = worklist_path(settings.output)
    path.parent.mkdir(parents=True)
    with closing(Ledger(path.with_name("ledger.sqlite"))) as ledger:
        for i in range(number // ORGANISATIONS_SHARE):
            text = f"{chance.choice(WORDS).title()} {chance.choice(WORDS)} museum of {chance.choice(WORDS)} {i}"
            names = (Name(text=text, language="en", kind="preferred"),)
            ledger.name(Organisation(reference=organisation(i), names=names, provisional=True))
        for i in range(number):
            enter(ledger, i, number, chance)
        place_worklist(ledger, settings.output)


def organisation(number: int) -> str:
    return mint("organisation", str(number))


def enter(ledger: Ledger, i: int, number: int, chance: random.Random) -> None:
    fact = replace(
        membership(),
        reference=mint("fact", str(i)),
        announcement=mint("announcement", str(i)),
        tier="review",
        confidence=chance.random(),
    )
    text = SENTENCE + " " + " ".join(chance.choice(WORDS) for _ in range(150))
    snapshot = Snapshot(digest=f"{i:064x}", size=len(text), media_type="text/plain")
    announcement = Announcement(
        reference=fact.announcement, snapshot=snapshot, source=f"news/{i}.txt", text=text, language="en",
        title=f"News {i} of the {chance.choice(WORDS)}", published=f"{chance.randint(1990, 2024)}-05-01",
    )  # fmt: skip
    ledger.enter(announcement, encode_facts((fact,)))
    ledger.doubt([fact])
    bodies = [organisation(chance.randrange(number // ORGANISATIONS_SHARE)) for _ in range(2)]
    ledger.mention(bodies, fact.announcement)
    ledger.find([
        Finding(
            code="fact.uncertain", severity="info", message={"en": "m", "ka": "m"}, source=announcement.source,
            announcement=fact.announcement, sentence=SENTENCE, fact=fact.reference,
        )
    ])  # fmt: skip


async def measure(app: Starlette, number: int, chance: random.Random) -> dict[str, object]:
    kinds: dict[str, Callable[[], str]] = {
        "queue": lambda: f"/?page={chance.randrange(20)}",
        "queue, deep": lambda: f"/?page={chance.randrange(number // 25)}",
        "announcement": lambda: f"/announcement/{mint('announcement', str(chance.randrange(number)))}",
        "search announcements": lambda: f"/announcements?q=News%20{chance.randrange(number)}",
        "search organisations": lambda: f"/organisations?q={chance.choice(WORDS)}",
        "organisation": lambda: f"/organisation/{organisation(chance.randrange(number // ORGANISATIONS_SHARE))}",
        "decisions": lambda: "/decisions",
    }
    await ask(app, "/")
    return {kind: percentiles([await ask(app, address()) for _ in range(ASKED)]) for kind, address in kinds.items()}


async def ask(app: Starlette, address: str) -> float:
    path, _, query = address.partition("?")
    sent: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            sent.append(int(str(message["status"])))

    headers = [(b"host", b"127.0.0.1:80"), (b"cookie", f"tsevri-review-80={TOKEN}".encode())]
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": headers, "server": ("127.0.0.1", 80), "scheme": "http", "root_path": "", "http_version": "1.1",
    }  # fmt: skip
    began = time.perf_counter()
    answer: Callable[..., Awaitable[None]] = app
    await answer(scope, receive, send)
    assert sent == [200], (address, sent)
    return time.perf_counter() - began


def percentiles(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    at = {"p50": ordered[len(ordered) // 2], "p95": ordered[int(len(ordered) * 0.95)]}
    return {name: round(seconds * 1000, 1) for name, seconds in at.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ANNOUNCEMENTS)
