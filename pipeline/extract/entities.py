"""Who is who inside one announcement: aliases, misspellings, short forms, `the organisation`, `we`, `it`.

Entities are never shared between announcements here; that is the work of identify.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from pipeline.extract.mentions import Chunk, Item, Word
from pipeline.extract.pack import HeadForm, Pack
from pipeline.extract.tokens import Sentence, normal
from pipeline.model import Mention, Name

TYPO_LENGTH = 7  # shorter words that differ by a letter are different words: Riga, Vija


@dataclass(slots=True)
class Entity:
    """An organisation of this announcement while it is being read."""

    number: int
    chunks: list[Chunk] = field(default_factory=list)
    in_title: list[bool] = field(default_factory=list)
    head: HeadForm | None = None
    first: int = 0  # sentence of the first mention
    count: int = 0

    @property
    def kind(self) -> str:
        return self.head.kind if self.head else "none"

    @property
    def acronym(self) -> bool:
        return any(chunk.kind == "acronym" for chunk in self.chunks)

    @property
    def named(self) -> bool:
        return any(chunk.kind in ("name", "acronym", "line") for chunk in self.chunks)


class Entities:
    """The entities of one announcement, filled sentence by sentence in reading order."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.all: list[Entity] = []
        self.of_key: dict[tuple[str, ...], int] = {}
        self.merged: dict[int, int] = {}
        self.of_chunk: dict[tuple[int, int], int] = {}
        self.recent: list[int] = []

    def find(self, number: int) -> int:
        while number in self.merged:
            number = self.merged[number]
        return number

    def get(self, chunk: Chunk) -> Entity | None:
        """The entity that a chunk names or points to; None for `we` and for what could not be resolved."""
        number = self.of_chunk.get((chunk.start, chunk.end))
        return None if number is None else self.all[self.find(number)]

    def living(self) -> Iterator[Entity]:
        return (e for e in self.all if e.number not in self.merged)

    def read(self, sentence: Sentence, items: Sequence[Item], index: int) -> None:
        title = sentence.block == "title"
        for item in items:
            if isinstance(item, Chunk):
                self.place(item, title, index)
        self.bind_brackets(items)
        self.bind_dashes(items)

    def place(self, chunk: Chunk, title: bool, index: int) -> None:
        if chunk.kind == "self":
            return
        number = self.resolve(chunk) if chunk.kind in ("bare", "pronoun") else self.named(chunk, index)
        if number is None:
            return
        entity = self.all[self.find(number)]
        self.of_chunk[chunk.start, chunk.end] = entity.number
        entity.count += 1
        if chunk.kind not in ("bare", "pronoun"):
            entity.chunks.append(chunk)
            entity.in_title.append(title)
            entity.head = entity.head or chunk.head
        if entity.number in self.recent:
            self.recent.remove(entity.number)
        self.recent.append(entity.number)

    def named(self, chunk: Chunk, index: int) -> int:
        key = self.key(chunk)
        number = self.of_key.get(key)
        if number is None:
            number = self.near(key, chunk)
        if number is None:
            number = len(self.all)
            self.all.append(Entity(number, first=index))
        self.of_key.setdefault(key, number)
        return self.find(number)

    def key(self, chunk: Chunk) -> tuple[str, ...]:
        words = re.findall(r"[^\W_]+", normal(citation(chunk, self.pack)))
        return tuple(w for w in words if w not in self.pack.links) or tuple(words)

    def near(self, key: tuple[str, ...], chunk: Chunk) -> int | None:
        """A former name that this one misspells, shortens or completes; None when there is more than one."""
        if chunk.kind == "acronym":
            return None
        found = {
            self.find(number)
            for other, number in self.of_key.items()
            if misspelt(key, other) or (chunk.kind in ("name", "weak") and self.shortened(key, other, number, chunk))
        }
        return found.pop() if len(found) == 1 else None

    def shortened(self, key: tuple[str, ...], other: tuple[str, ...], number: int, chunk: Chunk) -> bool:
        short, long = sorted((key, other), key=len)
        if len(short) == len(long) or len(short) < 2:
            return False
        entity = self.all[self.find(number)]
        same_head = chunk.head is not None and entity.head is not None and chunk.head.lemma == entity.head.lemma
        return same_head and (long[: len(short)] == short or long[-len(short) :] == short)

    def resolve(self, chunk: Chunk) -> int | None:
        """The entity that `the association` or `it` points back to: same head noun, else same kind of head."""
        back = [self.all[n] for n in reversed(self.recent) if self.all[n].named]
        if chunk.kind == "pronoun" or chunk.head is None:
            return back[0].number if back else None
        lemma, kind = chunk.head.lemma, chunk.head.kind
        for entity in back:
            if entity.head is not None and entity.head.lemma == lemma:
                return entity.number
        for entity in back:
            if entity.kind == kind or (kind == "umbrella" and entity.kind == "none" and entity.acronym):
                return entity.number
        return None

    def bind_brackets(self, items: Sequence[Item]) -> None:
        """`long name (English Name – ACRONYM)`: what stands in brackets right after a name is the name again."""
        for i, item in enumerate(items[:-1]):
            following = items[i + 1]
            if not (isinstance(item, Chunk) and isinstance(following, Word) and following.token.text in "(（["):
                continue
            for other in _inside(items, i + 1):
                if self.is_alias(item, other):
                    self.bind(item, other)

    def is_alias(self, chunk: Chunk, other: Chunk) -> bool:
        if chunk.kind not in ("name", "weak", "acronym", "line") or other.kind not in ("name", "acronym", "weak"):
            return False
        if other.kind == "acronym" or other.head is not None:
            return True
        return not self.pack.capitals and other.text.isascii() and len(other.text.split()) > 2

    def bind_dashes(self, items: Sequence[Item]) -> None:
        """`ACRONYM – Long Name`, `Long Name – ACRONYM`, `Long Name, or ACRONYM for short`: by the initials."""
        for i, item in enumerate(items):
            if not isinstance(item, Chunk) or item.kind not in ("name", "weak", "acronym"):
                continue
            for other in items[i + 1 : i + 4]:
                if isinstance(other, Chunk) and {item.kind, other.kind} in ({"name", "acronym"}, {"weak", "acronym"}):
                    short, long = (item, other) if item.kind == "acronym" else (other, item)
                    if initials_match(short.text, long.text):
                        self.bind(item, other)

    def bind(self, chunk: Chunk, other: Chunk) -> None:
        a, b = self.get(chunk), self.get(other)
        if a is None or b is None or a is b:
            return
        a, b = (a, b) if a.number < b.number else (b, a)
        self.merged[b.number] = a.number
        a.chunks.extend(b.chunks)
        a.in_title.extend(b.in_title)
        a.count += b.count
        a.head = a.head or b.head
        self.recent = [n for n in self.recent if n != b.number]
        if a.number not in self.recent:
            self.recent.append(a.number)

    def finish(self) -> None:
        """Bind acronyms that stand alone to the one entity whose initials they are."""
        for entity in list(self.living()):
            if all(chunk.kind == "acronym" for chunk in entity.chunks):
                acronym = entity.chunks[0].text
                owners = [
                    e
                    for e in self.living()
                    if e is not entity and not e.acronym and any(initials_match(acronym, c.text) for c in e.chunks)
                ]
                if len(owners) == 1:
                    self.bind(owners[0].chunks[0], entity.chunks[0])

    def announcer(self, as_group: bool) -> Entity | None:
        """Who says `we`: the network when it welcomes, else the body that the announcement is about."""
        named = [e for e in self.living() if e.named]
        wanted = [e for e in named if (e.kind == "umbrella") == as_group]
        ranked = sorted(wanted or ([] if as_group else named), key=lambda e: (-e.count, e.first, e.number))
        return ranked[0] if ranked else None

    def mention(self, entity: Entity, chunk: Chunk | None) -> Mention:
        """The public record of an entity, seen from one of its chunks."""
        main = self.main(entity)
        seen = chunk if chunk is not None and chunk.kind in ("name", "acronym", "weak", "line") else main
        name = citation(main, self.pack)
        others = sorted({*self.names(entity)} - {name})
        return Mention(
            name=name,
            language=self.language(name),
            surface=seen.text,
            start=seen.start,
            end=seen.end,
            names=tuple(self.name(text) for text in others),
            kind=entity.kind if entity.kind != "none" else "other",
        )

    def main(self, entity: Entity) -> Chunk:
        """The chunk whose spelling names the entity: a whole name, in the language of the text, from the body."""
        own = [c for c in entity.chunks if c.kind in ("name", "line")] or entity.chunks
        if not self.pack.capitals:
            own = [c for c in own if not c.text.isascii()] or own
        body = [c for c in own if not entity.in_title[entity.chunks.index(c)]] or own
        keys = [self.key(c) for c in body]
        return max(body, key=lambda c: (len(self.key(c)), keys.count(self.key(c)), -c.start))

    def names(self, entity: Entity) -> Iterator[str]:
        for chunk in entity.chunks:
            yield chunk.text
            if chunk.kind in ("name", "line"):
                yield citation(chunk, self.pack)

    def name(self, text: str) -> Name:
        if re.fullmatch(r"[^\W\d_a-z][^\W_a-z&.]{1,11}", text) and text.upper() == text and " " not in text:
            is_acronym = text.isascii() or self.pack.capitals
            return Name(text=text, language=None if is_acronym else self.pack.code, kind="acronym" if is_acronym else "surface")
        return Name(text=text, language=self.language(text), kind="alternate")

    def language(self, name: str) -> str | None:
        if self.pack.capitals:
            return self.pack.code
        return "en" if name.isascii() else self.pack.code


def citation(chunk: Chunk, pack: Pack) -> str:
    """The name in the nominative: the head in its citation form, adjectives before it in agreement."""
    if not pack.head_final or chunk.head is None or chunk.head.case == "nom":
        return chunk.text
    words = re.split(r"(\s+)", chunk.text)
    place = next((i for i in range(len(words) - 1, -1, -1) if _is_form(words[i], chunk.head, pack)), None)
    if place is None:
        return chunk.text
    words[place] = chunk.head.lemma
    for i in range(place - 2, -1, -2):
        bare = _nominative_adjective(words[i], pack)
        if bare is None:
            break
        words[i] = bare
    return "".join(words)


def _is_form(word: str, head: HeadForm, pack: Pack) -> bool:
    form = pack.head(normal(word.strip(".,;:()„“”\"«»")))
    return form is not None and form.lemma == head.lemma


def _nominative_adjective(word: str, pack: Pack) -> str | None:
    for ending in pack.adjective_endings:
        match = re.fullmatch(rf"(.+{ending})(?:მა|ს|ი)?", word)
        if match:
            return match[1] + "ი"
    return None


def misspelt(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names differ by no more than a slip of the pen in long words.

    >>> misspelt(("თბილისის", "მუზუმების", "გაერთიანება"), ("თბილისის", "მუზეუმების", "გაერთიანება"))
    True
    >>> misspelt(("museum", "riga"), ("museum", "rija"))
    False
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differ) < len(a) and all(
        min(len(x), len(y)) >= TYPO_LENGTH and OSA.distance(x, y, score_cutoff=1) <= 1 for x, y in differ
    )


def initials_match(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the initials of a name, small words left out or not.

    >>> initials_match("IALM", "International Association of Lighthouse Museums")
    True
    """
    letters = [c for c in acronym.lower() if c.isalpha()]
    words = re.findall(r"[^\W\d_]+", name)
    capitals = [w[0].lower() for w in words if w[0].isupper() or not w.isascii()]
    every = [w[0].lower() for w in words]
    return len(letters) > 1 and (letters == capitals or letters == every)


def _inside(items: Sequence[Item], bracket: int) -> Iterator[Chunk]:
    for item in items[bracket + 1 : bracket + 14]:
        if isinstance(item, Chunk):
            yield item
        elif item.token.text in ")）]":
            return
