"""One reconciliation service, whichever version of the protocol it speaks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

from pipeline.errors import ServiceError
from pipeline.read.notices import UnreadableError
from pipeline.read.urls import masked
from pipeline.read.web import Web
from pipeline.reconcile.suggestions import Subject, likeness
from pipeline.run.elsewhere import Suggestion

BATCH, LARGEST_BATCH = 10, 50  # queries at once, where a service says nothing, and whatever it says
CANDIDATES, LONGEST = 3, 500  # of a query; characters of a text that is kept
JSON = {"Accept": "application/json"}
FORM = JSON | {"Content-Type": "application/x-www-form-urlencoded"}
DRAFT = "1.0-draft"

Found = Sequence[Mapping[str, Any]]  # candidates as the service writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """`is_draft`: it speaks 1.0, otherwise 0.1 or 0.2."""

    url: str
    name: str
    is_draft: bool
    batch: int
    view: str | None  # template of the address of a candidate
    web: Web

    def ask(self, subjects: Sequence[Subject], kind: str | None = None) -> list[Found]:
        """The candidates for each of a batch; `kind`: the service's identifier of a type, to narrow the search.

        Raises: ServiceError.
        """
        return self._asked_10(subjects, kind) if self.is_draft else self._asked_02(subjects, kind)

    def suggestions(self, subject: Subject, found: Found) -> list[Suggestion]:
        """What the service said, without what has no identifier or name."""
        sound = [one for one in found if isinstance(one, dict) and isinstance(one.get("id"), str) and one.get("name")]
        return [self._suggestion(subject, one) for one in sound[:CANDIDATES]]

    def _suggestion(self, subject: Subject, one: Mapping[str, Any]) -> Suggestion:
        score, name = one.get("score"), _plain(one["name"])
        return Suggestion(
            reference=subject.reference,
            name=subject.name,
            candidate=_plain(one["id"]),
            address=self._address(_plain(one["id"])),
            candidate_name=name,
            description=_plain(one.get("description") or ""),
            score=float(score) if isinstance(score, int | float) and not isinstance(score, bool) else None,
            match=one.get("match") is True,
            likeness=likeness(subject.name, name),
            service=self.url,
        )

    def _address(self, candidate: str) -> str | None:
        if self.view is None:
            return None
        address = self.view.replace("{{id}}", candidate).replace("{id}", candidate)
        return (
            address if address.startswith(("https://", "http://")) and not set(address) & set(' <>"\\^`{|}') else None
        )

    def _asked_02(self, subjects: Sequence[Subject], kind: str | None) -> list[Found]:
        narrowed = {"type": kind} if kind else {}
        queries = {
            f"q{n}": {"query": one.name, "limit": CANDIDATES, **narrowed} for n, one in enumerate(subjects)
        }  # fmt: skip
        body = urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
        answer = _object(self.web, self.url, FORM, body)
        return [_list(answer.get(key), "result") for key in queries]

    def _asked_10(self, subjects: Sequence[Subject], kind: str | None) -> list[Found]:
        narrowed = {"type": kind} if kind else {}
        queries = [
            {"conditions": [{"matchType": "name", "propertyValue": one.name}], "limit": CANDIDATES, **narrowed,
             **({"lang": one.language} if one.language else {})}
            for one in subjects
        ]  # fmt: skip
        body = json.dumps({"queries": queries}, ensure_ascii=False).encode()
        headers = JSON | {"Content-Type": "application/json"}
        results = _list(_object(self.web, self.url.rstrip("/") + "/match", headers, body), "results")
        if len(results) != len(subjects):
            raise ServiceError(
                f"{masked(self.url)} answered {len(results)} of {len(subjects)} queries: ask again later."
            )
        return [_list(one, "candidates") for one in results]


def connect(url: str, web: Web) -> Service:
    """The service at an address, as its manifest describes it.

    Raises: ServiceError.
    """
    manifest = _object(web, url, JSON, None)
    versions = manifest.get("versions")
    if not isinstance(manifest.get("name"), str) or not (versions is None or isinstance(versions, list)):
        raise ServiceError(f"{masked(url)} is no reconciliation service: its manifest has no name. Check the address.")
    size, view = manifest.get("batchSize"), manifest.get("view")
    template = view.get("url") if isinstance(view, dict) else None
    return Service(
        url=url,
        name=_plain(manifest["name"]),
        is_draft=DRAFT in (versions or ()) and "0.2" not in (versions or ()),
        batch=max(1, min(size, LARGEST_BATCH)) if isinstance(size, int) else BATCH,
        view=urljoin(url, template) if isinstance(template, str) else None,
        web=web,
    )


def _object(web: Web, url: str, headers: Mapping[str, str], body: bytes | None) -> Mapping[str, Any]:
    """Raises: ServiceError."""
    try:
        answer = json.loads(web.answer(url, headers, body))
    except UnreadableError as error:
        raise ServiceError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise ServiceError(f"{masked(url)} answered no JSON: is it the address of a reconciliation service?") from error
    if not isinstance(answer, dict):
        raise ServiceError(f"{masked(url)} answered no JSON object: is it the address of a reconciliation service?")
    return answer


def _list(value: Any, key: str) -> list[Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _plain(value: Any) -> str:
    """A text of a stranger on one line, without what a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)[:LONGEST]).split())
