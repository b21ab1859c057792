"""The page of language packs: add a word, a noun, a sentence or a pattern, and see at once what that changes."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.errors import ResourceError
from pipeline.extract import Extractor
from pipeline.extract.pack import PACKS, Pack, load_common, load_pack
from pipeline.extract.pack_add import SLOTS, Addition, added
from pipeline.extract.pack_check import HEAD_KINDS, TYPES
from pipeline.extract.signs import class_words
from pipeline.languages import name_of
from pipeline.review.desk import Desk
from pipeline.review.edit import FormError
from pipeline.review.forms import Sent, first
from pipeline.review.pages import Pages
from pipeline.run.shop import HIDDEN
from pipeline.run.trial import Change, Promises, change_of, promises_of, with_pack

CLASSES = (
    "join", "leave", "admit", "welcome", "member", "belong", "become", "found", "dissolve", "rename", "former", "merge",
    "part", "based", "unite", "planned", "hypothetical", "neg", "ended", "not_member", "other_relation", "office",
    "person",
)  # fmt: skip
"""Classes of words that a person can fill, in the order of what they tell; the rest is grammar."""
SECTIONS = ("words", "heads", "example", "reject", "pattern")
TRIED = 2_000  # announcements that are read anew for one look
SHOWN = 50
STEM = 4  # letters of a noun that all its forms begin with
CARRIED = ("language", "section", "key", "words", "sentence", "match", "first", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an addition would change."""

    changes: Sequence[Change]
    read: int  # announcements that hold the words
    more: bool  # whether there are others that were not read anew
    promises: Promises
    text: str  # of the file as it will be
    path: Path


@dataclass(slots=True)
class Packing:
    desk: Desk
    pages: Pages
    _readers: dict[str, Extractor] = field(default_factory=dict)  # by what the folder of packs holds

    def page(self, request: Request) -> Response:
        lang, words, folder = self.pages.lang(request), self.pages.words(request), self.desk.settings.packs_folder
        return self.pages.render(
            request,
            "packs.html.j2",
            own=[(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("[!_]*.toml"))],
            folder=folder,
            known=list(self._languages(lang)),
            classes=[(key, class_words(key, lang)) for key in CLASSES],
            nouns=[(key, class_words(key, lang)) for key in HEAD_KINDS],
            types=[(key, words[f"type_{key}"]) for key in TYPES],
            chosen=request.query_params.get("language", lang),
            saved_pack="added" in request.query_params,
        )

    def look(self, request: Request, sent: Sent) -> Response:
        """What the addition would change, with a button to save it."""
        self.desk.held()
        try:
            found, refused = self._look(sent, self.pages.lang(request)), ""
        except ResourceError as error:
            found, refused = None, str(error)
        carried = [(key, value) for key in CARRIED for value in sent.get(key, ())]
        return self.pages.render(
            request, "pack_look.html.j2", look=found, refused=refused, carried=carried, shown=SHOWN,
            language=first(sent, "language"), status=409 if refused else 200,
        )  # fmt: skip

    def save(self, request: Request, sent: Sent) -> Response:
        """Into the file of the workspace: whole, or not at all."""
        language, addition = self._asked(sent)
        folder = self.desk.settings.packs_folder
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{language}.toml"
        with _alone(folder):
            text = added(_text_of(path), language, addition, path)
            self._compiled(path, text)
            fresh = path.with_suffix(".new")
            fresh.write_text(text, "utf-8")
            fresh.replace(path)
        return RedirectResponse(f"/packs?language={quote(language)}&added=1", 303)

    def _look(self, sent: Sent, lang: str) -> Look:
        language, addition = self._asked(sent)
        path = self.desk.settings.packs_folder / f"{language}.toml"
        text = added(_text_of(path), language, addition, path)
        before, pack = self._reader(), self._compiled(path, text)
        after, needles = with_pack(before, pack), _needles(addition)
        changes, read, more = list[Change](), 0, False
        for announcement in self.desk.worklist.in_language((pack.code, *pack.tags)):
            if needles and not any(needle in announcement.text.casefold() for needle in needles):
                continue
            if read == TRIED:
                more = True
                break
            read += 1
            change = change_of(announcement, before, after, lang)
            changes += [change] if change else []
        promises = promises_of(path.name, pack, before, after)
        return Look(changes=changes, read=read, more=more, promises=promises, text=text, path=path)

    def _reader(self) -> Extractor:
        """As the next run would read, made once for what the folder of packs holds."""
        own = self.desk.settings.own_packs
        state = ",".join(f"{path}:{path.stat().st_mtime_ns}" for path in sorted(own.glob("*.toml"))) if own else ""
        if state not in self._readers:
            self._readers = {state: Extractor.load(own=own)}
        return self._readers[state]

    def _compiled(self, path: Path, text: str) -> Pack:
        """The pack with a file of this text. Raises: ResourceError naming what is wrong in it."""
        kept = self.desk.settings.output / HIDDEN / "packs"
        kept.mkdir(parents=True, exist_ok=True)
        trial, shipped = kept / path.name, PACKS / path.name
        trial.write_text(text, "utf-8")
        common = load_common(PACKS)
        return load_pack(shipped, common, own=trial) if shipped.is_file() else load_pack(trial, common)

    def _asked(self, sent: Sent) -> tuple[str, Addition]:
        """Raises: FormError."""
        language, section, key = (first(sent, name).strip() for name in ("language", "section", "key"))
        if language not in {Path(name).stem for name, _ in self._languages("en")}:
            raise FormError("not_a_choice", language)
        allowed = {"words": CLASSES, "heads": HEAD_KINDS, "reject": ("",)}.get(section, TYPES)
        if section not in SECTIONS or key not in allowed:
            raise FormError("not_a_choice", f"{section} {key}".strip())
        words = [word for text in sent.get("words", ()) if (word := " ".join(text.split()).casefold())]
        each = [word.strip() for word in ",".join(words).split(",") if word.strip()]
        sentence, match = (" ".join(first(sent, name).split()) for name in ("sentence", "match"))
        if not (each if section in ("words", "heads") else sentence) or (section == "pattern" and not match):
            raise FormError("nothing_written", "")
        named = zip(SLOTS.get(key, ()), (first(sent, "first").strip(), first(sent, "second").strip()), strict=False)
        gives = {slot: name for slot, name in named if name} if section in ("example", "pattern") else {}
        if section in ("example", "pattern") and not gives:
            raise FormError("nothing_given", sentence)
        return language, Addition(section=section, key=key, words=each, sentence=sentence, match=match, gives=gives)

    def _languages(self, lang: str) -> Iterator[tuple[str, str]]:
        """Codes of packs with the names of their languages, those of the workspace's announcements first."""
        mine = self.desk.worklist.read_languages()
        codes = sorted(path.stem for path in PACKS.glob("[!_]*.toml"))
        for code in sorted(codes, key=lambda code: (code not in mine, code)):
            yield code, name_of(code, lang)


def _text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _needles(addition: Addition) -> Sequence[str]:
    """What an announcement must hold to be read otherwise; nothing where any may be."""
    if addition.section == "heads":
        return [word[: max(STEM, len(word) - STEM)] for word in addition.words]
    if addition.section != "words":
        return ()
    parts = (word.replace("*", " ").replace("...", " ").split() for word in addition.words)
    return [max(part, key=len) for part in parts if part]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Others who save at the same time wait."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
