"""The history as an ActivityStreams 2.0 collection, as IIIF Change Discovery and Linked Art read it.

Source: https://iiif.io/api/discovery/1.0/ and https://www.w3.org/TR/activitystreams-core/
"""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.publish.files import Written, write_text
from pipeline.publish.harvest.history import FOLDER, Event, History, named

PAGE = 1000  # activities
NAME = "activities"
CONTEXT = "https://www.w3.org/ns/activitystreams"
TYPES = {"created": "Create", "updated": "Update", "merged": "Move", "withdrawn": "Delete"}


def write_activities(history: History) -> Iterator[Written]:
    """`activities/collection.json` and its pages, the oldest first."""
    folder = history.folder / NAME
    folder.mkdir()
    base = f"{history.base}{FOLDER}/{NAME}/"
    total = sum(1 for _ in history.events())
    pages = -(-total // PAGE)
    for place, events in groupby(history.events(), lambda event: event.number // PAGE):
        page = _page(base, place + 1, pages, [_activity(base, event) for event in events])
        yield named(write_text(folder / f"page-{place + 1}.json", [_text(page)]), f"{FOLDER}/{NAME}")
    ends = {"first": _link(base, 1), "last": _link(base, pages)} if pages else {}
    collection = {
        "@context": CONTEXT, "id": f"{base}collection.json", "type": "OrderedCollection", "totalItems": total, **ends,
    }  # fmt: skip
    yield named(write_text(folder / "collection.json", [_text(collection)]), f"{FOLDER}/{NAME}")


def _page(base: str, number: int, pages: int, activities: list[Mapping[str, object]]) -> Mapping[str, object]:
    """Once a page is full it changes once more, when the next one is begun."""
    page: dict[str, object] = {
        "@context": CONTEXT,
        "id": f"{base}page-{number}.json",
        "type": "OrderedCollectionPage",
        "partOf": {"id": f"{base}collection.json", "type": "OrderedCollection"},
        "startIndex": (number - 1) * PAGE,
    }
    if number > 1:
        page["prev"] = _link(base, number - 1)
    if number < pages:
        page["next"] = _link(base, number + 1)
    return page | {"orderedItems": activities}


def _activity(base: str, event: Event) -> Mapping[str, object]:
    activity: dict[str, object] = {
        "id": f"{base}page-{event.number // PAGE + 1}.json#{event.number}",
        "type": TYPES[event.change],
        "endTime": event.at,
        "object": {"id": event.resource, "type": "Object"},
    }
    if event.replacement:
        activity["target"] = {"id": event.replacement, "type": "Object"}
    if event.reason:
        activity["context"] = {"id": event.reason, "type": "Object"}  # why
    return activity


def _link(base: str, number: int) -> Mapping[str, str]:
    return {"id": f"{base}page-{number}.json", "type": "OrderedCollectionPage"}


def _text(document: Mapping[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
