"""A member that changes its role: `an associate since 2018, raised to full membership` tells of two memberships."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.chunks import Item, Word
from pipeline.extract.reading import Reading
from pipeline.extract.scored import Scored
from pipeline.model import Membership, mint

REACH = 16  # items around the trigger
OLD = frozenset(["former", "ended", "past", "until", "prep:from"])  # words before a role that was
NO_STATUS = ("founding", "working-group")  # what one is beside one's role

Role = tuple[int, str, str]  # item, slug, words


def role_change(reading: Reading, one: Scored, fact: Membership) -> Iterator[Membership]:
    """A membership, in the role it came to and the role it had where its sentence tells of both."""
    items, index = reading.lines[one.candidate.line].items, one.candidate.trigger.index
    roles = list(_roles(items, range(max(0, index - REACH), min(len(items), index + REACH + 1))))
    told = fact.status == "asserted" and fact.event != "left" and len({slug for _, slug, _ in roles}) == 2
    old = _old(items, roles) if told else None
    if old is None:
        yield fact
        return
    new = next(role for role in roles if role[1] != old[1])
    yield replace(fact, event="is_member", role=new[1], role_words=new[2])
    reference = mint("fact", fact.reference, old[1])
    yield replace(fact, event="is_member", role=old[1], role_words=old[2], start=None, reference=reference)


def _roles(items: Sequence[Item], reach: range) -> Iterator[Role]:
    for i in reach:
        item = items[i]
        slugs = sorted(c.removeprefix("role:") for c in item.classes if c.startswith("role:"))
        if isinstance(item, Word) and slugs and slugs[0] not in NO_STATUS:
            yield i, slugs[0], item.token.text


def _old(items: Sequence[Item], roles: Sequence[Role]) -> Role | None:
    """The role that was: a word before it says so, or the sentence tells of a change, and it is not the full one."""
    before = {role: frozenset().union(*(x.classes for x in items[max(0, role[0] - 4) : role[0]])) for role in roles}
    marked = [role for role in roles if not OLD.isdisjoint(before[role])]
    if len({slug for _, slug, _ in marked}) == 1:
        return marked[0]
    first, last = roles[0][0], roles[-1][0]
    if not any("upgrade" in x.classes for x in items[max(0, first - 4) : last + 5]):
        return None
    return next((role for role in roles if role[1] != "full"), roles[0])
