"""The pages, each made from the desk in the language of the person."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.describe.kinds import labels
from pipeline.errors import TsevriError
from pipeline.extract.dates import find_dates
from pipeline.extract.explain import verdict_of
from pipeline.extract.shelf import load_packs
from pipeline.extract.signs import sign
from pipeline.identify.decisions import AnyDecision, Decision, FactDecision, NameDecision, Undo, Withdrawal
from pipeline.model import Announcement, Fact, Organisation
from pipeline.resources import PACKAGE
from pipeline.review.desk import Desk
from pipeline.review.edit import FormError, fields_of
from pipeline.review.guard import HEADERS
from pipeline.review.marks import DatesIn, mentions_by_part, pieces
from pipeline.review.words import words_in
from pipeline.review.worklist import PAGE
from pipeline.run.elsewhere import suggested_for
from pipeline.run.review import EVENTS, say
from pipeline.settings import LANGUAGES

TEMPLATES = PACKAGE / "review" / "templates"
WEB = ("http://", "https://")
Told = Mapping[str, object]


class Pages:
    def __init__(self, desk: Desk, seal: str) -> None:
        self._desk, self._seal, self._packs = desk, seal, load_packs()
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"say": say, "sign": sign, "verdict": verdict_of, "parts": mentions_by_part}
        self._templates.globals |= {
            "label": label_of,
            "is_web": is_web,
            "status_word": status_word,
            "value_of": value_of,
        }

    def render(self, request: Request, template: str, *, status: int = 200, **values: object) -> Response:
        lang = self.lang(request)
        html = self._templates.get_template(template).render(
            w=words_in(lang),
            lang=lang,
            languages=LANGUAGES,
            seal=self._seal,
            here=here_of(request),
            by=values.pop("by", self.by(request)),
            saved=request.query_params.get("saved", ""),
            path=request.url.path,
            **values,
        )
        return HTMLResponse(html, status, HEADERS)

    def lang(self, request: Request) -> str:
        chosen = request.cookies.get("lang", self._desk.settings.lang)
        return chosen if chosen in LANGUAGES else self._desk.settings.lang

    def words(self, request: Request) -> Mapping[str, str]:
        return words_in(self.lang(request))

    def by(self, request: Request) -> str:
        return unquote(request.cookies.get("by", "")) or self._desk.by

    def queue(self, request: Request) -> Response:
        self._desk.held()
        worklist, asked = self._desk.worklist, request.query_params
        kind, language, page = asked.get("kind", ""), asked.get("in", ""), page_of(request)
        counts = worklist.counts(language)
        items = worklist.items(kind if kind in counts else "", language, page)
        return self.render(
            request, "queue.html.j2", items=items, counts=counts, total=sum(counts.values()), kind=kind,
            language=language, known=worklist.languages(), page=page, more=len(items) == PAGE,
        )  # fmt: skip

    def announcements(self, request: Request) -> Response:
        words, page = request.query_params.get("q", "").strip(), page_of(request)
        found = self._desk.worklist.announcements(words, page)
        return self.render(
            request, "announcements.html.j2", found=found, words=words, page=page, more=len(found) == PAGE
        )

    def announcement(self, request: Request) -> Response:
        held, reference = self._desk.held(), request.path_params["reference"]
        found = self._desk.worklist.announcement(reference)
        if found is None:
            return self.error(request, "none_found", 404)
        announcement, facts = found
        shown = self._desk.shown(announcement, facts)
        shown.sort(key=lambda one: (one.hidden, one.fact.evidence[0].start))
        marked = [one.fact for one in shown if not one.hidden]
        cut = list(pieces(announcement.text, marked, self._dates_in(announcement)))
        return self.render(
            request, "announcement.html.j2", announcement=announcement, shown=shown, pieces=cut,
            findings=self._desk.worklist.findings(reference), withdrawn=held.in_force.withdrawn.get(reference),
        )  # fmt: skip

    def _dates_in(self, announcement: Announcement) -> DatesIn:
        pack = self._packs.get((announcement.language or "").partition("-")[0])
        if pack is None:
            return lambda start, end: ()
        return lambda start, end: find_dates(announcement.text, start, end, pack, announcement.published)

    def fix(self, request: Request) -> Response:
        self._desk.held()
        found = self._desk.worklist.announcement(request.path_params["reference"])
        wanted = request.path_params["fact"]
        shown = next((one for one in self._desk.shown(*found) if one.fact.reference == wanted), None) if found else None
        if found is None or shown is None:
            return self.error(request, "no_such_fact", 404)
        start = shown.became if shown.decision and shown.became else shown.fact
        return self.render(
            request, "fix.html.j2", announcement=found[0], fact=shown.fact, start=start, fields=list(fields_of(start)),
            names=self._desk.worklist.names(),
        )  # fmt: skip

    def organisations(self, request: Request) -> Response:
        words, page = request.query_params.get("q", "").strip(), page_of(request)
        found = self._desk.worklist.organisations(words, page)
        return self.render(
            request, "organisations.html.j2", found=found, words=words, page=page, more=len(found) == PAGE
        )

    def organisation(self, request: Request) -> Response:
        self._desk.held()
        worklist, page = self._desk.worklist, page_of(request)
        found = worklist.organisation(request.path_params["reference"])
        if found is None:
            return self.error(request, "none_found", 404)
        mentioning = worklist.mentioning(found.reference, page)
        return self.render(
            request, "organisation.html.j2", organisation=found, alike=worklist.alike(found), mentioning=mentioning,
            uses=worklist.uses(found.reference), page=page, more=len(mentioning) == PAGE,
            elsewhere=suggested_for(self._desk.settings.output, found.reference),
        )  # fmt: skip

    def compare(self, request: Request) -> Response:
        """Two organisations side by side."""
        self._desk.held()
        worklist = self._desk.worklist
        wanted = [request.query_params.get(side, "") for side in ("left", "right")]
        known = [worklist.called(text.strip()) for text in wanted]
        found = [one for one in known if one is not None]
        if len(found) < len(wanted) or found[0].reference == found[1].reference:
            return self.error(request, "none_found", 404)
        sides = [
            {
                "organisation": one,
                "uses": worklist.uses(one.reference),
                "mentioning": worklist.mentioning(one.reference)[:5],
            }
            for one in found
        ]
        return self.render(request, "compare.html.j2", sides=sides)

    def decisions(self, request: Request) -> Response:
        held, page = self._desk.held(), page_of(request)
        newest = held.lines[::-1][page * PAGE : (page + 1) * PAGE]
        rows = [self.told(request, one) | {"undone": one.id in held.undone} for one in newest]
        return self.render(request, "decisions.html.j2", rows=rows, page=page, more=len(newest) == PAGE)

    def language(self, request: Request) -> Response:
        response = RedirectResponse(safe_back(request.query_params.get("back", "/")), 303)
        if request.path_params["lang"] in LANGUAGES:
            response.set_cookie("lang", request.path_params["lang"], max_age=31_536_000, samesite="strict")
        return response

    def error(self, request: Request, key: str, status: int, detail: str = "") -> Response:
        return self.render(request, "error.html.j2", status=status, message=self.words(request)[key], detail=detail)

    def trouble(self, request: Request, error: TsevriError) -> Response:
        if isinstance(error, FormError):
            return self.error(request, error.key, 400, error.value)
        return self.error(request, "refused" if request.method == "POST" else "error", 409, str(error))

    def told(self, request: Request, decision: AnyDecision) -> dict[str, object]:
        """A decision in words."""
        lang = self.lang(request)
        row: dict[str, object] = {"id": decision.id, "by": decision.by, "at": decision.at, "why": decision.why}
        match decision:
            case FactDecision():
                name = {"accept": "accept", "reject": "reject", "edit": "fix"}[decision.judgement]
                said = [say(decision.fact, lang), *([say(decision.becomes, lang)] if decision.becomes else [])]
                return row | {
                    "judgement": name,
                    "said": said,
                    "sentence": decision.sentence,
                    "link": _link(decision.fact),
                }
            case Decision():
                return row | {
                    "judgement": decision.judgement,
                    "said": self._names(decision),
                    "sentence": "",
                    "link": "",
                }
            case NameDecision():
                return row | {"judgement": "prefer", "said": [decision.name], "sentence": "", "link": ""}
            case Withdrawal():
                link = f"/announcement/{quote(decision.announcement, safe='')}"
                return row | {"judgement": "withdraw", "said": [decision.announcement], "sentence": "", "link": link}
            case Undo():
                taken_back = next((one for one in self._desk.book.read().lines if one.id == decision.of), None)
                known = self.told(request, taken_back) if taken_back else {"said": [decision.of]}
                return row | {"judgement": "undo", "said": known["said"], "sentence": "", "link": ""}

    def _names(self, decision: Decision) -> list[str]:
        found = [(text, self._desk.worklist.organisation(text)) for text in (decision.left, decision.right)]
        return [label_of(one) if one else text for text, one in found]


def label_of(organisation: Organisation, lang: str = "") -> str:
    """What an organisation is called, in a language where it can be."""
    preferred = [name for name in organisation.names if name.kind == "preferred"] or list(organisation.names)
    own = next((name.text for name in preferred if name.language == lang), None)
    return own or (preferred[0].text if preferred else organisation.reference)


def is_web(address: str | None) -> bool:
    """Whether an address that was read may become a link: no other scheme does."""
    return bool(address) and str(address).startswith(WEB)


def status_word(fact: Fact) -> str:
    """The word of the text that decided the status."""
    return next((reason.feature.partition(": ")[2] for reason in fact.reasons if ": " in reason.feature), "")


def value_of(name: str, fact: Fact, lang: str) -> str:
    """A part of a fact that is no organisation, in words."""
    value = str(getattr(fact, name))
    if name == "role":
        return labels(value).get(lang, value)
    return EVENTS[value][lang] if name == "event" else value


def page_of(request: Request) -> int:
    text = request.query_params.get("page", "0")
    return min(int(text), 1_000_000) if text.isdecimal() and text.isascii() and len(text) < 8 else 0


def here_of(request: Request) -> str:
    """The address of the page without what was only said once."""
    kept = "&".join(
        f"{quote(key)}={quote(value)}" for key, value in request.query_params.multi_items() if key != "saved"
    )
    return f"{request.url.path}{'?' + kept if kept else ''}" if request.method == "GET" else "/"


def safe_back(path: str) -> str:
    """A path of ours: an address elsewhere is not one."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


def _link(fact: Fact) -> str:
    return f"/announcement/{fact.announcement}#fact-{fact.reference}"
