"""A decision on its way: first what it would change, then into the file."""

from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.errors import ResourceError
from pipeline.identify.decisions import AnyDecision
from pipeline.publish.lines import shortened, triple_of
from pipeline.review.desk import Desk
from pipeline.review.forms import Sent, decisions_of, first
from pipeline.review.pages import Pages, safe_back
from pipeline.run.preview import Impact

NAMED = 50  # decisions saved together that one button takes back
CARRIED = frozenset({"seal", "why", "by", "back"})  # fields that the page of the preview has itself


class Deciding:
    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk, self._pages = desk, pages

    def preview(self, request: Request, sent: Sent) -> Response:
        """What the decision would change, with a button to save it."""
        asked = self._with_reason(request, sent)
        proposed = self._decisions(asked)
        if not proposed:
            return self._pages.error(request, "nothing_chosen", 400)
        refused, found = "", Impact(added=(), removed=())
        try:
            found = self._desk.preview.impact(self._desk.book.read().lines, proposed)
        except ResourceError as error:
            refused = str(error)
        carried = [(key, value) for key, values in sent.items() if key not in CARRIED for value in values]
        return self._pages.render(
            request,
            "preview.html.j2",
            decisions=[self._pages.told(request, one) for one in proposed],
            added=[shortened(triple_of(line)) for line in found.added],
            removed=[shortened(triple_of(line)) for line in found.removed],
            refused=refused,
            carried=carried,
            why=first(asked, "why"),
            by=first(asked, "by"),
            back=safe_back(first(sent, "back", "/")),
            status=409 if refused else 200,
        )

    def save(self, request: Request, sent: Sent) -> Response:
        """Append; then back to where the person was, so that a reload does not save again."""
        proposed = self._decisions(sent)
        self._desk.book.add(proposed)
        back = safe_back(first(sent, "back", "/"))
        path, hash_, fragment = back.partition("#")
        joint = "&" if "?" in path else "?"
        saved = quote(",".join(one.id for one in proposed[:NAMED]))
        response = RedirectResponse(f"{path}{joint}saved={saved}{hash_}{fragment}", 303)
        response.set_cookie("by", quote(first(sent, "by")), max_age=31_536_000, samesite="strict", httponly=True)
        return response

    def _with_reason(self, request: Request, sent: Sent) -> Sent:
        words = self._pages.words(request)
        why = first(sent, "why") or words.get(f"reason_{first(sent, 'judgement')}", "")
        return {**sent, "why": [why], "by": [first(sent, "by") or self._pages.by(request)]}

    def _decisions(self, sent: Sent) -> Sequence[AnyDecision]:
        return decisions_of(sent, self._desk.worklist.announcement, first(sent, "by").strip(), self._desk.now())
