"""When something happened and in which role, from the words of the sentence that says it and its neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeGuard

from pipeline.extract.candidate import At, Candidate
from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.dates import DateMention
from pipeline.extract.modality import boundary, clause, told_before
from pipeline.extract.pack import Pack
from pipeline.extract.reading import Line, Reading
from pipeline.model import Event

FAMILIES: Mapping[str, str] = {
    "join": "member", "admit": "member", "welcome": "member", "member": "member", "belong": "member",
    "become": "member", "leave": "leave", "ended": "leave", "found": "found", "dissolve": "dissolve",
    "rename": "rename", "former": "rename", "merge": "merge", "based": "based",
}  # fmt: skip
OF_TYPE = {"founded": "found", "dissolved": "dissolve", "renamed": "rename", "merged": "merge"}
VERBS = ("join", "leave", "found", "dissolve", "rename", "merge", "become")
CLAUSE = 8  # a clause between a date and a trigger weighs as much as so many items
COMMA = 2
MINUTES = 8  # sentences back that may say on which day a meeting decided
WIDE = 20  # items around a trigger in which a sentence may tell of two roles
CHANGING = frozenset(["founding", "working-group", "section"])  # roles that do not give way to others
HEAD = 6  # sentences at the head of a text that may be dated
DAY = len("2025-01-31")
BACK = 3  # sentences back that `on the same day` may mean


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence with the items it spans and how it is introduced."""

    date: DateMention
    first: int
    last: int
    classes: frozenset[str]  # since, until, by_then: of the words in it and right before it
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Period:
    start: str | None = None
    end: str | None = None


def dates_of(line: Line, pack: Pack) -> list[Dated]:
    """The dates of a sentence among its items."""
    out = []
    for date in line.dates:
        at = [i for i, item in enumerate(line.items) if item.start < date.end and date.start < item.end]
        if at:
            words = line.items[max(0, at[0] - 2) : at[-1] + 1]
            own = line.items[at[0] : at[-1] + 1]
            classes = frozenset[str]().union(*(x.classes for x in own), *_introduction(words[: len(words) - len(own)]))
            classes |= frozenset[str]().union(*(pack.classes(f"-{x.token.ending}") for x in own if _ending(x)))
            bracketed = at[0] > 0 and line.items[at[0] - 1].words == "("
            out.append(Dated(date, at[0], at[-1], classes, bracketed))
    return out


def _ending(item: Item) -> TypeGuard[Word]:
    return isinstance(item, Word) and bool(item.token.ending)


def _introduction(words: Sequence[Item]) -> Iterator[frozenset[str]]:
    """Classes of the words before a date, the nearest first, as far as a mark or a name."""
    for item in reversed(words):
        if isinstance(item, Chunk) or item.token.kind == "mark":
            return
        yield item.classes


def date_of(reading: Reading, c: Candidate) -> str | None:
    """When an organisation was founded, dissolved, renamed or merged."""
    line = reading.lines[c.line]
    found = _governed(reading, line, c.trigger.index, frozenset([OF_TYPE[c.type]]))
    if found:
        return found[0].date.value
    told = _same_day(reading, c.line) or _takes_effect(reading, c.line)
    return told or (_occasion(reading, c.line, 2) if c.type == "founded" else None)


def period_of(reading: Reading, c: Candidate, event: Event, but: str | None = None) -> Period:
    """Start and end of a membership as far as the text tells, `but` being a date of something else."""
    families = frozenset(["leave", "member"] if event == "left" else ["member"])
    effect = _takes_effect(reading, c.line) if event != "is_member" else None
    for index, at in _places(reading, c):
        line = reading.lines[index]
        mine = [d for d in _governed(reading, line, at, families) if d.date.value != but]
        governed = _of_member(line, mine, c.where("member"), index)
        period = _period(governed, event)
        if period != Period():
            return _with_effect(period, event, effect)
    if event == "is_member":
        return Period()
    back = MINUTES if "admit" in reading.lines[c.line].classes or event == "left" else 2
    told = effect or _same_day(reading, c.line) or _occasion(reading, c.line, back)
    if told is None and c.entity("group").kind != "group":
        told = _headed(reading, c.line)
    return Period(told, None) if event == "joined" else Period(None, told)


def _with_effect(period: Period, event: Event, effect: str | None) -> Period:
    """A period with the day on which the next sentence says that it begins or ends, if it says so."""
    if effect is None:
        return period
    return Period(effect, period.end) if event == "joined" else Period(period.start, effect)


def _places(reading: Reading, c: Candidate) -> Iterator[At]:
    """Where to look for dates: the line of a listed member, then the sentence that says it."""
    member = c.where("member")
    if member[0] != c.line and member[1] >= 0:
        yield member
    yield c.line, c.trigger.index
    occasion = told_before(reading, c.line)
    if occasion is not None:
        items = reading.lines[occasion].items
        yield occasion, next(i for i, x in enumerate(items) if not x.classes.isdisjoint(("admit", "join")))


def _period(dates: Sequence[Dated], event: Event) -> Period:
    if event == "left":
        ends = [d for d in dates if "by_then" not in d.classes and not ("since" in d.classes and _long_ago(d, dates))]
        ends.sort(key=lambda d: d.classes.isdisjoint(("until", "by_then")))
        since = [d for d in dates if "since" in d.classes and d not in ends[:1]]
        until = ends and not ends[0].classes.isdisjoint(("until", "by_then"))  # `was a member from 2011 until 2015`
        return Period(since[0].date.value if since and until else None, ends[0].date.value if ends else None)
    since = [d for d in dates if "since" in d.classes or (d.date.relative and "today" not in d.classes)]
    until = [d for d in dates if "until" in d.classes]
    if event == "is_member":
        return Period(since[0].date.value if since else None, until[0].date.value if until and since else None)
    starts = [d for d in dates if d.classes.isdisjoint(("until", "by_then"))]
    return Period(starts[0].date.value if starts else None, None)


def _long_ago(date: Dated, dates: Sequence[Dated]) -> bool:
    """A member since 2011 that leaves in 2024: the earlier of two dates is not the end."""
    return any(other.date.value > date.date.value for other in dates)


def _governed(reading: Reading, line: Line, index: int, mine: frozenset[str]) -> list[Dated]:
    """The dates of a sentence that belong to a trigger, nearest first."""
    rivals = [(i, f) for i, item in enumerate(line.items) if isinstance(item, Word) and (f := _families(item))]
    found = []
    for date in dates_of(line, reading.pack):
        cost = _cost(line, date, index)
        own = [_cost(line, date, i) for i, families in rivals if not mine.isdisjoint(families)]
        others = [_cost(line, date, i) for i, families in rivals if mine.isdisjoint(families)]
        if min([cost, *own]) <= min(others, default=cost) and cost < 3 * CLAUSE:
            told = any(i < date.first and not mine.isdisjoint(families) for i, families in rivals)
            found.append((cost + CLAUSE * (told and _joined_on(line, date, index)), date.first, date))
    return [date for _, _, date in sorted(found, key=lambda x: x[:2])]


def _joined_on(line: Line, date: Dated, index: int) -> bool:
    """`a member of A since 1990 and of B since 2004`: the date before `and` belongs to what stood before it."""
    return date.last < index and any("and" in item.classes for item in line.items[date.last + 1 : index])


def _families(item: Word) -> frozenset[str]:
    return frozenset(FAMILIES[name] for name in item.classes if name in FAMILIES)


def _cost(line: Line, date: Dated, index: int) -> int:
    between = line.items[date.last + 1 : index] if index > date.last else line.items[index + 1 : date.first]
    depth = list(accumulate((x.words == "(") - (x.words == ")") for x in between))
    outer = [x for x, inside in zip(between, depth, strict=True) if not inside]
    marks = sum(CLAUSE if boundary(x) else COMMA if x.words == "," else 0 for x in outer)
    verbs = between[1:] if index < date.first else [*between[1:], line.items[index]]
    new_clause = any("and" in x.classes and _opens(y) for x, y in zip(between, verbs, strict=False))
    return len(outer) + marks + CLAUSE * new_clause


def _opens(item: Item) -> bool:
    """Whether `and` goes on with a verb: `left in May and joined`."""
    return isinstance(item, Word) and not item.classes.isdisjoint(VERBS)


def _of_member(line: Line, dates: list[Dated], member: At, index: int) -> list[Dated]:
    """Of several dates the one right behind this member of an enumeration; one in brackets is its owner's alone."""
    run = line.runs.get(member[1], (member[1],)) if member[0] == index else ()
    after = next((i for i in run if i > member[1]), len(line.items))
    mine = [d for d in dates if member[1] < d.first < after]
    if not mine and member[0] == index:  # `in March – A, in June – B`
        mine = [d for d in dates if 0 < member[1] - d.last <= 2]
    kept = [d for d in dates if not d.bracketed or d in mine]
    if len(run) > 1 and len(kept) > 1:
        return [d for d in kept if d in mine] + [d for d in kept if d not in mine]
    return kept


def _same_day(reading: Reading, index: int) -> str | None:
    """`On the same day`: the last date that was told."""
    if "same_day" not in reading.lines[index].classes:
        return None
    for line in reversed(reading.lines[max(0, index - BACK) : index]):
        if line.dates:
            return line.dates[-1].value
    return None


def _takes_effect(reading: Reading, index: int) -> str | None:
    """The date in the next sentence that says from when it holds."""
    following = reading.lines[index + 1] if index + 1 < len(reading.lines) else None
    if following is None or "effect" not in following.classes or not following.dates:
        return None
    same = following.sentence.paragraph == reading.lines[index].sentence.paragraph
    return following.dates[0].value if same else None


def _occasion(reading: Reading, index: int, back: int) -> str | None:
    """The day of the meeting in a sentence before that admitted whom this sentence names."""
    for line in reversed(reading.lines[max(0, index - back) : index]):
        days = [d.value for d in line.dates if len(d.value) == DAY]
        told = line.sentence.block != "title" or back == MINUTES
        if told and "occasion" in line.classes and len(days) == 1:
            return days[0]
        if line.dates and back != MINUTES:
            return None
    return None


def _headed(reading: Reading, index: int) -> str | None:
    """The day of minutes or of a letter: the only one that the lines at the head of the text tell before a sentence."""
    days = {d.value for line in reading.lines[: min(HEAD, index)] for d in line.dates if len(d.value) == DAY}
    return days.pop() if len(days) == 1 else None


# --- roles ---------------------------------------------------------------------------------------------------------


Role = tuple[str, str]  # slug, words


@dataclass(frozen=True, slots=True)
class Change:
    """From one role to another; `since` is when the former one began."""

    former: Role
    new: Role
    since: str | None


def role_of(reading: Reading, c: Candidate) -> tuple[str | None, str | None]:
    """The role's slug and its words, where the text gives the member one."""
    for index, reach in _role_places(reading, c):
        found = _roles(reading.lines[index], reach)
        if found is not None:
            return found
    return ("working-group", None) if c.entity("group").kind == "group" else (None, None)


def change_of_role(reading: Reading, c: Candidate) -> Change | None:
    """The former and the new role of a member that a sentence gives two, being about it alone."""
    line = reading.lines[c.line]
    if len(line.runs.get(c.where("member")[1], ())) > 1 or len(set(_members(reading, line))) > 1:
        return None
    told = dict[str, tuple[int, Role]]()
    for i in clause(line.items, c.trigger.index, WIDE, WIDE):
        role = _roles(line, [i])
        if role is not None:
            told.setdefault(role[0], (i, role))
    if len(told) != 2 or not CHANGING.isdisjoint(told):
        return None
    (before, former), (after, new) = sorted(told.values(), key=lambda role: role[1][0] == "full")
    return Change(former, new, _since(reading, line, before, after))


def _since(reading: Reading, line: Line, before: int, after: int) -> str | None:
    """Since when a member has had its former role: `an associate since 2018, it becomes a full member`."""
    for date in dates_of(line, reading.pack):
        nearer = _cost(line, date, before) < _cost(line, date, after)
        if nearer and not date.date.relative and date.classes.isdisjoint(("until", "by_then")):
            return date.date.value
    return None


def _members(reading: Reading, line: Line) -> Iterator[int]:
    """The organisations of a sentence that are no network or group."""
    for _, chunk in line.chunks():
        entity = reading.entity(chunk)
        if entity is not None and entity.named and entity.kind not in ("umbrella", "group"):
            yield entity.number


def _role_places(reading: Reading, c: Candidate) -> Iterator[tuple[int, Sequence[int]]]:
    """Where a role may stand, best first: with this member of an enumeration, its list line, around the trigger."""
    line, index, member = reading.lines[c.line], c.trigger.index, c.where("member")
    if member[0] != c.line and member[1] >= 0:
        yield member[0], range(len(reading.lines[member[0]].items))
    elif member[1] >= 0:
        run = line.runs.get(member[1], (member[1],))
        after = next((i for i in run if i > member[1]), min(len(line.items), member[1] + 5))
        yield c.line, [i for i in range(member[1] + 1, after) if _bracketed(line.items, i)]
        if len(run) > 1 and any(_roles(line, range(a + 1, b)) for a, b in pairwise(run)):
            yield from ((c.line, reach) for reach in _between(line, run, member[1]))
    around = clause(line.items, index, 5, 8)
    yield c.line, sorted(around, key=lambda i: (abs(i - index), i))
    if member[0] == c.line and member[1] >= 0:
        reach = range(max(0, member[1] - 4), min(len(line.items), member[1] + 6))
        wide = clause(line.items, index, 14, 14)
        yield c.line, [i for i in sorted(reach, key=lambda i: abs(i - member[1])) if i in wide]


def _between(line: Line, run: Sequence[int], member: int) -> Iterator[Sequence[int]]:
    """What an enumeration says of one member: behind its name as far as `and`, and between `and` and its name."""
    before = max((i for i in run if i < member), default=None)
    after = min((i for i in run if i > member), default=min(len(line.items), member + 6))
    joint = _and(line, range(member + 1, after)) if after in run else None
    yield range(member + 1, after if joint is None else joint)
    joint = _and(line, range(before + 1, member)) if before is not None else None
    if joint is not None:
        yield range(joint + 1, member)


def _and(line: Line, reach: Sequence[int]) -> int | None:
    return next((i for i in reach if "and" in line.items[i].classes), None)


def _bracketed(items: Sequence[Item], i: int) -> bool:
    return any(x.words == "(" for x in items[max(0, i - 3) : i])


def _roles(line: Line, reach: Sequence[int]) -> tuple[str, str] | None:
    """The first role word of these items."""
    for i in reach:
        item = line.items[i]
        if isinstance(item, Word):
            slug = next((c.removeprefix("role:") for c in sorted(item.classes) if c.startswith("role:")), None)
            if slug is not None:
                return slug, item.token.text
    return None
