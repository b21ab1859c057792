"""What harvesters follow from any file server: ResourceSync, a Linked Data Event Stream, an ActivityStreams feed."""

from collections.abc import Iterator

from pipeline.publish.draft import Draft
from pipeline.publish.files import Written
from pipeline.publish.harvest.activities import write_activities
from pipeline.publish.harvest.history import FOLDER, keep_history
from pipeline.publish.harvest.ldes import write_stream
from pipeline.publish.harvest.resourcesync import write_resourcesync
from pipeline.settings import Settings

__all__ = ["write_harvest"]


def write_harvest(draft: Draft, settings: Settings) -> Iterator[Written]:
    """The view `harvest/` of a release."""
    (draft.folder / FOLDER).mkdir()
    with keep_history(draft, settings.base) as history:
        yield from history.files
        yield from write_stream(history)
        yield from write_activities(history)
        yield from write_resourcesync(history)
