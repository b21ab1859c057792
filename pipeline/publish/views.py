"""What a release holds beside its statements and their description, made from them while it is still written aside.

A view is a function of the statements, the settings and the release before; it may hold itself back, and then says why.
"""

from collections.abc import Callable, Iterator

from pipeline.model import Finding
from pipeline.publish.draft import Draft
from pipeline.publish.files import Written
from pipeline.publish.harvest import write_harvest
from pipeline.publish.profiles import write_profiles
from pipeline.publish.site import write_site
from pipeline.settings import Settings

View = Callable[[Draft, Settings], Iterator[Written | Finding]]  # names of files count from the draft's folder

VIEWS: tuple[View, ...] = (write_profiles, write_harvest, write_site)


def write_views(draft: Draft, settings: Settings) -> Iterator[Written | Finding]:
    for view in VIEWS:
        yield from view(draft, settings)
