"""The queue as one page for a colleague: opened without a server, decided in, and sent back as a file of decisions."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from markupsafe import Markup

from pipeline.errors import UsageError
from pipeline.identify.decisions.lines import slim
from pipeline.resources import PACKAGE
from pipeline.review.desk import Desk, name_of_user, open_desk
from pipeline.review.words import WORDS
from pipeline.review.worklist import PAGE, Item
from pipeline.run.review import say
from pipeline.settings import LANGUAGES, Settings

FOLDER = PACKAGE / "review"
MOST = 2_000  # things to look at in one page


def write_pack(path: Path, settings: Settings) -> int:
    """How many things to look at it holds. Raises: UsageError when there is nothing, or it cannot be written."""
    desk = open_desk(settings, name_of_user())
    desk.held()
    entries = list(_entries(desk))
    if not entries:
        raise UsageError("Nothing is waiting for a decision: there is nothing to hand out.")
    try:
        path.write_text(make_pack(entries, settings.lang), "utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    return len(entries)


def make_pack(entries: list[Mapping[str, object]], lang: str) -> str:
    """One file: style, script and data are inside; its policy lets nothing in from outside."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    style, script = ((FOLDER / "static" / name).read_text("utf-8") for name in ("review.css", "pack.js"))
    data = json.dumps([entry["data"] for entry in entries], ensure_ascii=False).replace("<", "\\u003c")
    return environment.get_template("pack.html.j2").render(
        entries=entries, words=WORDS, languages=LANGUAGES, chosen=lang, data=Markup(data),  # noqa: S704 - no "<" is left
        style=Markup(style), script=Markup(script), style_digest=_digest(style), script_digest=_digest(script),  # noqa: S704 - our own files
    )  # fmt: skip


def _entries(desk: Desk) -> Iterator[Mapping[str, object]]:
    page = 0
    while page * PAGE < MOST and (items := desk.worklist.items("", "", page)):
        for item in items:
            entry = _entry(item, desk)
            if entry is not None:
                yield entry
        page += 1


def _entry(item: Item, desk: Desk) -> Mapping[str, object] | None:
    """What a page needs of an item: what it says, and the beginning of the line that decides it."""
    shown: dict[str, object] = {"item": item, "title": item.title or item.source}
    if item.kind == "match":
        names = {"en": item.finding.message["en"], "ka": item.finding.message["ka"]}
        data: object = {"left": item.a, "right": item.b}
        return shown | {"said": names, "judgements": ("same", "different", "unsure"), "data": data}
    if item.kind in ("uncertain", "claim") and item.announcement:
        found = desk.worklist.announcement(item.announcement)
        fact = next((one for one in found[1] if one.reference == item.fact), None) if found else None
        if fact is not None:
            said = {lang: say(fact, lang) for lang in LANGUAGES}
            return shown | {"said": said, "judgements": ("accept", "reject"), "data": {"fact": slim(fact)}}
    return None


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
