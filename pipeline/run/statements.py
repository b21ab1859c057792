"""The second half of a run: facts to statements, checked against the shapes, sorted; organisations described."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from pipeline.describe import describe_organisation, describe_preference
from pipeline.identify import Identities, Known
from pipeline.model import Announcement, Fact, Finding, Membership, Organisation
from pipeline.records import decode, encode, encode_facts, mentions_of
from pipeline.run.batches import batches_of
from pipeline.run.cache import key_of
from pipeline.run.conflicts import Dated, dates_of, disagreement, is_conflict, preferred
from pipeline.run.decided import Decided, stale
from pipeline.run.engine import engine_fingerprint
from pipeline.run.merge import SortedSpill
from pipeline.run.names import differing
from pipeline.run.pool import in_order
from pipeline.run.review import is_statement, unpublished
from pipeline.run.shop import Shop
from pipeline.run.work import Resolved, State, Stated
from pipeline.validate import Shapes, check_organisations, check_together

STAGE = "state"
BATCH = 200  # announcements that a worker checks at once
ORGANISATIONS = 500  # organisations checked at once


def state(shop: Shop, known: Iterable[Known], spill: SortedSpill) -> Identities:
    """Put the statements of every announcement that is not held back, and of their organisations, into `spill`."""
    shop.ledger.withdraw(shop.decisions.withdrawn)
    decided = Decided(shop.ledger, shop.decisions)
    identities = _identities(shop, decided, known)
    todo = batches_of(_not_known(shop, decided, identities, spill), BATCH)
    work = partial(State, shop.settings.base, shop.extractor)
    for results in in_order(work, todo, shop.settings.jobs):
        shop.cache.put(STAGE, engine_fingerprint(), [(one.key, _to_text(one)) for one in results])
        for one in results:
            _keep(shop, one, spill)
    shop.ledger.find(_disagreements(shop, decided, identities))
    shop.ledger.find(_preferences(shop, spill))
    _describe_organisations(shop, identities, spill)
    shop.ledger.find(identities.suggestions())
    return identities


def _identities(shop: Shop, decided: Decided, known: Iterable[Known]) -> Identities:
    """Who is who, over all announcements."""
    identities = Identities(shop.folder / "identities", shop.authority, shop.decisions, known)
    for done, (announcement, extracted) in enumerate(shop.ledger.announcements(), 1):
        judged = decided(announcement, extracted)
        facts = judged.facts
        shop.ledger.find(stale(judged, announcement))
        shop.ledger.count("copies", int(announcement.copy_of is not None))
        shop.ledger.find(unpublished(announcement, facts))
        shop.ledger.doubt(fact for fact in facts if not is_statement(fact) and fact.tier != "silent")
        identities.enter(tuple(filter(is_statement, facts)))
        shop.progress("identify", done)
    shop.ledger.find(decided.unread())
    identities.settle()
    return identities


def _not_known(
    shop: Shop, decided: Decided, identities: Identities, spill: SortedSpill
) -> Iterator[tuple[str, Resolved]]:
    """The announcements whose statements the cache does not know; the known ones are kept on the way."""
    for announcement, facts in shop.ledger.announcements():
        resolved = identities.resolve(tuple(filter(is_statement, decided(announcement, facts).facts)))
        _note(shop, announcement, resolved)
        inputs = (encode(announcement), encode_facts(resolved), shop.settings.base, shop.extractor)
        key = key_of(*inputs, engine_fingerprint())
        known = shop.cache.get(STAGE, key)
        if known is None:
            yield key, (announcement, resolved)
        else:
            _keep(shop, _from_text(key, known), spill)


def _note(shop: Shop, announcement: Announcement, facts: Sequence[Fact]) -> None:
    """Remember who is said to belong to whom, and since when, to find announcements that disagree."""
    for one in dates_of(announcement, facts):
        shop.ledger.date(one.thing, one.date, one.fact, one.announcement, encode(one))
    for fact in facts:
        mentioned = (mention.organisation for mention in mentions_of(fact))
        shop.ledger.mention((one for one in mentioned if one is not None), announcement.reference)
        for mention in mentions_of(fact):
            shop.ledger.call(str(mention.organisation), mention.name, announcement)
        if isinstance(fact, Membership):
            pair = f"{fact.member.organisation} {fact.group.organisation}"
            shop.ledger.relate(pair, fact.event == "left", announcement.reference)


def _keep(shop: Shop, one: Stated, spill: SortedSpill) -> None:
    ledger, findings = shop.ledger, [decode(Finding, finding) for finding in one.findings]
    ledger.find(findings)
    ledger.count("announcements")
    shop.progress("check", ledger.counts()["announcements"])
    if any(finding.holds_back for finding in findings):
        ledger.hold_back(one.announcement)
        return
    spill.add(one.lines)
    ledger.use(one.organisations)
    for slug in one.facts:
        ledger.count(f"facts.{slug}")


def _disagreements(shop: Shop, decided: Decided, identities: Identities) -> Iterator[Finding]:
    """What announcements about one membership say that cannot all be true."""
    shapes = Shapes.load()
    worker = State(shop.settings.base, shop.extractor)
    for references in shop.ledger.related():
        judged = [(a, decided(a, f).facts) for a, f in shop.ledger.some(references)]
        resolved = [(a, identities.resolve(tuple(filter(is_statement, facts)))) for a, facts in judged]
        yield from check_together([worker.describe(*one) for one in resolved], shapes, shop.iris)


def _preferences(shop: Shop, spill: SortedSpill) -> Iterator[Finding]:
    """Say which of several dates is preferred, in the release and to the steward."""
    for records in shop.ledger.dated_differently():
        dates = [decode(Dated, record) for record in records]
        if is_conflict(dates):
            best, why = preferred(dates)
            others = [one.fact for one in dates if one.date != best.date]
            spill.add(describe_preference(best.fact, others, why, shop.iris))
            yield disagreement(dates)


def _describe_organisations(shop: Shop, identities: Identities, spill: SortedSpill) -> None:
    shapes = Shapes.load()
    known = {organisation.reference: organisation for organisation in shop.authority.organisations}
    used = (one for one in identities.organisations() if shop.ledger.is_used(one.reference))
    for batch in batches_of(used, ORGANISATIONS):
        lines = [line for organisation in batch for line in describe_organisation(organisation, shop.iris)]
        shop.ledger.find(check_organisations(lines, shapes))
        shop.ledger.count("organisations", len(batch))
        for organisation in batch:
            shop.ledger.name(organisation)
            shop.ledger.find(_names_that_differ(shop, organisation, known))
        spill.add(lines)


def _names_that_differ(shop: Shop, organisation: Organisation, known: Mapping[str, Organisation]) -> Iterator[Finding]:
    sources = partial(shop.ledger.callers, organisation.reference)
    return differing(organisation, known.get(organisation.reference), shop.decisions.names, sources)


def _to_text(one: Stated) -> str:
    return json.dumps([one.announcement, one.lines, one.findings, one.organisations, one.facts], ensure_ascii=False)


def _from_text(key: str, text: str) -> Stated:
    announcement, *tuples = json.loads(text)
    return Stated(key, announcement, *map(tuple, tuples))
