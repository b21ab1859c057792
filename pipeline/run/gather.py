"""The first half of a run: sources to announcements and facts in the ledger."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pipeline.model import Announcement, Finding
from pipeline.read import Raw
from pipeline.records import decode
from pipeline.run.batches import batches_of
from pipeline.run.cache import key_of
from pipeline.run.engine import engine_fingerprint
from pipeline.run.journal import journal_line, write_journal
from pipeline.run.merge import SortedSpill
from pipeline.run.pool import in_order
from pipeline.run.review import same_address
from pipeline.run.shop import Shop, answers_folder
from pipeline.run.work import Understand, Understood

STAGE = "understand"
BATCH = 50  # announcements handed to a worker at once


def gather(shop: Shop, raws: Iterable[Raw | Finding]) -> None:
    """Read and understand every announcement; what was understood before comes from the cache."""
    journal = SortedSpill(shop.folder / "journal")
    keep = _Keeper(shop)
    todo = batches_of(_not_known(shop, raws, journal, keep), BATCH)
    understand = partial(Understand, shop.settings, answers_folder(shop.settings))
    for results in in_order(understand, todo, shop.settings.jobs):
        lasting = [(one.key, _to_text(one)) for one in results if not one.passing]
        shop.cache.put(STAGE, engine_fingerprint(), lasting)
        for one in results:
            keep(one)
    shop.ledger.find(same_address(kept, source) for kept, source in shop.ledger.hidden())
    write_journal(shop.settings.archive_folder, journal.merged())


class _Keeper:
    """Enters what was understood into the ledger and counts."""

    def __init__(self, shop: Shop) -> None:
        self._shop, self._done = shop, 0

    def __call__(self, one: Understood) -> None:
        ledger = self._shop.ledger
        ledger.find(decode(Finding, finding) for finding in one.findings)
        if one.announcement is not None:
            ledger.enter(decode(Announcement, one.announcement), one.facts)
        self._done += 1
        self._shop.progress("read", self._done)


def _not_known(
    shop: Shop, raws: Iterable[Raw | Finding], journal: SortedSpill, keep: Callable[[Understood], None]
) -> Iterator[tuple[str, Raw]]:
    """The announcements that the cache does not know, with their keys; the known ones are kept on the way."""
    for raw in raws:
        if isinstance(raw, Finding):
            shop.ledger.find([raw])
            continue
        line = journal_line(raw)
        journal.add([line])
        key = key_of(line, shop.reader, engine_fingerprint())
        known = shop.cache.get(STAGE, key)
        if known is None:
            yield key, raw
        else:
            keep(_from_text(key, known))


def _to_text(one: Understood) -> str:
    return json.dumps([one.announcement, one.facts, one.findings], ensure_ascii=False)


def _from_text(key: str, text: str) -> Understood:
    announcement, facts, findings = json.loads(text)
    return Understood(key, announcement, facts, tuple(findings))
