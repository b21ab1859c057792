"""Who is who inside one announcement: aliases, misspellings, short forms, `the organisation`, `we`, `it`.

Entities are never shared between announcements here; that is the work of identify.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.chunks import Chunk, Item, Word
from pipeline.extract.declension import HeadForm
from pipeline.extract.names import Key, citation, initials, initials_match, key_of, misspelt, nominative_adjective
from pipeline.extract.pack import Pack
from pipeline.extract.tokens import Sentence
from pipeline.model import Mention, Name

MEMORY = 40  # organisations back that `it` or `the association` may mean
FORMERLY = 3  # items from `formerly` to the name that it speaks of
BUCKET = 50  # names that share a word and are looked through for slips of the pen
NAMED = ("name", "acronym")


@dataclass(slots=True)
class Entity:
    """An organisation of this announcement while it is being read."""

    number: int
    chunks: list[Chunk] = field(default_factory=list)
    in_title: list[bool] = field(default_factory=list)
    head: HeadForm | None = None
    first: int = 0  # sentence of the first mention
    last: int = 0
    count: int = 0
    quoted: bool = False
    definite: bool = False  # a name without a head noun that an article makes a thing: the Pewter Room

    @property
    def kind(self) -> str:
        return self.head.kind if self.head else "none"

    @property
    def acronym(self) -> bool:
        return any(chunk.kind == "acronym" for chunk in self.chunks[:MEMORY])

    @property
    def named(self) -> bool:
        if self.quoted or self.definite:
            return True
        return any(c.kind in NAMED or (c.kind == "line" and c.head) for c in self.chunks[:MEMORY])


class Entities:
    """The entities of one announcement, filled sentence by sentence in reading order."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.all: list[Entity] = []
        self.of_key: dict[Key, int] = {}
        self.of_end: dict[Key, list[int]] = {}  # beginnings and ends of longer names
        self.of_edges: dict[tuple[str, str], list[Key]] = {}  # names by first and last word
        self.of_word: dict[tuple[int, str], list[Key]] = {}  # names by length and word
        self.with_word: dict[str, dict[int, None]] = {}
        self.merged: dict[int, int] = {}
        self.of_chunk: dict[tuple[int, int], int] = {}
        self.recent: dict[int, None] = {}  # in order, the last one newest
        self.firsts: dict[int, int] = {}  # the organisation that a sentence names first
        self.announcers: dict[bool, Entity | None] = {}
        self.mains: dict[int, Chunk] = {}
        self.called: dict[int, tuple[int, tuple[str, ...]]] = {}
        self.former: set[int] = set()  # that only a sentence about what something was called before names
        self.renaming = False  # whether the sentence that is being read tells of one

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
        names = sum(isinstance(item, Chunk) and item.kind in ("name", "weak", "line") for item in items)
        self.renaming = names > 1 and any(not item.classes.isdisjoint(("rename", "former")) for item in items)
        for i, item in enumerate(items):
            if isinstance(item, Chunk):
                self.place(item, title, index, _preceded(items, i))
                self.note_former(item, items[max(0, i - FORMERLY) : i])
        self.bind_brackets(items)
        self.bind_dashes(items)

    def place(self, chunk: Chunk, title: bool, index: int, definite: bool = False) -> None:
        if chunk.kind == "self":
            return
        pointing = chunk.kind in ("bare", "pronoun")
        number = self.resolve(chunk, index) if pointing or self.describes(chunk) else None
        if number is not None and pointing and _compound(chunk) and not self.spoken_of(chunk, number):
            number = None  # `das Stadtmuseum` is not the open-air museum before it
        if number is None:
            if pointing and not _compound(chunk):
                return
            if pointing:
                chunk, pointing = replace(chunk, kind="name"), False  # `Museumsverband` names what no text named before
            number = self.named(chunk, index, definite)
        entity = self.all[self.find(number)]
        self.of_chunk[chunk.start, chunk.end] = entity.number
        entity.count += 1
        entity.last = index
        if entity.named:
            self.firsts.setdefault(index, entity.number)
        if not pointing:
            entity.chunks.append(chunk)
            entity.in_title.append(title)
            entity.head = entity.head or chunk.head
            entity.quoted = entity.quoted or chunk.quoted
            entity.definite = entity.definite or (definite and " " in chunk.text)
        self.recent.pop(entity.number, None)
        self.recent[entity.number] = None

    def note_former(self, chunk: Chunk, before: Sequence[Item]) -> None:
        entity = self.get(chunk)
        if entity is not None and entity.count == 1 and any("former" in item.classes for item in before):
            self.former.add(entity.number)

    def spoken_of(self, chunk: Chunk, number: int) -> bool:
        """Whether a former mention holds what stands before the head of a compound."""
        chunks = self.all[self.find(number)].chunks[:MEMORY]
        stem = chunk.text.lower()[: len(chunk.text) - len(chunk.head.form if chunk.head else "")]
        return any(stem in c.text.lower() for c in chunks)

    def describes(self, chunk: Chunk) -> bool:
        """Whether a name only describes, as `the Georgian museum` does: a head and one adjective that agrees."""
        words = chunk.text.split()
        plain = not self.pack.capitals and chunk.kind == "name" and len(words) == 2 and not chunk.quoted
        return plain and nominative_adjective(words[0], self.pack) is not None

    # --- the same name again -------------------------------------------------------------------------------------

    def named(self, chunk: Chunk, index: int, definite: bool) -> int:
        key = key_of(chunk, self.pack)
        number = self.of_key.get(key)
        if number is None and len(key) == 1 and _compound(chunk):
            number = self.only_one_with(key[0])
        if number is None:
            number = self.near(key, chunk, definite)
        if number is None:
            number = len(self.all)
            self.all.append(Entity(number, first=index))
        if key not in self.of_key:
            self.learn(key, number)
        if chunk.inner:
            inner = tuple(re.findall(r"[^\W_]+", chunk.inner.lower()))
            self.of_key.setdefault(inner, number)
        return self.find(number)

    def only_one_with(self, word: str) -> int | None:
        """The one organisation whose name holds a word: `Museumsverband` after `Museumsverband Sachsen`."""
        found = {self.find(number) for number in self.with_word.get(word, ())}
        return found.pop() if len(found) == 1 else None

    def learn(self, key: Key, number: int) -> None:
        self.of_key[key] = number
        for n in range(1, len(key)):
            self.of_end.setdefault(key[-n:], []).append(number)
            if n > 1:
                self.of_end.setdefault(key[:n], []).append(number)
        if len(key) > 2:
            self.of_edges.setdefault((key[0], key[-1]), []).append(key)
        for word in key:
            self.with_word.setdefault(word, {})[number] = None
            self.of_word.setdefault((len(key), word), []).append(key)

    def near(self, key: Key, chunk: Chunk, definite: bool) -> int | None:
        """A former name that this one misspells, shortens or completes; None when there is more than one."""
        if chunk.kind == "acronym" or self.renaming:
            return None  # an old and a new name may be much alike
        alike = [k for word in key for k in self.of_word.get((len(key), word), ())[:BUCKET] if misspelt(key, k)]
        found = {self.find(self.of_key[k]) for k in alike}
        if chunk.kind in ("name", "weak"):
            found |= set(self.shortened(key, chunk, definite))
        return found.pop() if len(found) == 1 else None

    def shortened(self, key: Key, chunk: Chunk, definite: bool) -> Iterator[int]:
        if len(key) > 1 or (definite and chunk.kind == "weak"):
            for number in self.of_end.get(key, ())[:BUCKET]:
                entity = self.all[self.find(number)]
                if (len(key) > 1 and _same_head(chunk.head, entity.head)) or (len(key) == 1 and entity.named):
                    yield entity.number
        if len(key) > 1:
            for longer in self.of_edges.get((key[0], key[-1]), ())[:BUCKET]:
                number = self.find(self.of_key[longer])
                if len(longer) > len(key) and _inside_of(key, longer) and _same_head(chunk.head, self.all[number].head):
                    yield number
            if len(key) > 2 and (key[0], key[-1]) in self.of_key:
                shorter = self.find(self.of_key[key[0], key[-1]])
                if _same_head(chunk.head, self.all[shorter].head):
                    yield shorter
        if len(key) > 1 and self.pack.compounds and (key[0],) in self.of_key and chunk.head is not None:
            first = self.find(self.of_key[(key[0],)])
            if len(key[0]) > len(chunk.head.form) + 2 and _same_head(chunk.head, self.all[first].head):
                yield first
        for n in range(2, len(key)):
            for part in (key[:n], key[-n:]):
                found = self.of_key.get(part)
                if found is not None and _same_head(chunk.head, self.all[self.find(found)].head):
                    yield self.find(found)

    def resolve(self, chunk: Chunk, index: int) -> int | None:
        """The entity that `the association` or `it` points back to: same head noun, else same kind of head."""
        if chunk.kind == "pronoun":
            first = self.firsts.get(index, self.firsts.get(index - 1))
            if first is not None:
                return self.find(first)
        back = [e for _, n in zip(range(MEMORY), reversed(self.recent), strict=False) if (e := self.all[n]).named]
        if chunk.kind == "pronoun" or chunk.head is None:
            return back[0].number if back else None
        lemma, kind = chunk.head.lemma, chunk.head.kind
        same = [e for e in back if e.head is not None and self.one_noun(e.head.lemma, lemma)]
        same = [e for e in same if e.number not in self.former] or same
        if same:
            return max(same, key=lambda e: self.salience(e, index)).number
        alike = [e for e in back if _alike(kind, e)]
        return alike[0].number if alike else None

    def one_noun(self, lemma: str, said: str) -> bool:
        """Whether `der Bund` may mean a `Museumsbund`."""
        compound = self.pack.compounds and len(said) > 3 and lemma.endswith(said)
        return lemma == said or compound

    def salience(self, entity: Entity, index: int) -> float:
        """How much an organisation is what is talked of: the headline's, the last sentence's, the most named."""
        subject = entity.number in (self.firsts.get(index), self.firsts.get(index - 1))
        titled = any(entity.in_title[:MEMORY])
        return 2.0 * titled + 2.0 * subject + 1.5 * (entity.last >= index - 1) + 0.5 * min(entity.count, 3)

    # --- two names for one ---------------------------------------------------------------------------------------

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
        a.quoted = a.quoted or b.quoted
        self.recent.pop(b.number, None)
        self.recent.setdefault(a.number, None)

    def finish(self) -> None:
        """Bind acronyms to the one entity whose initials they are, descriptions to the one that they may mean."""
        for entity in list(self.living()):
            if entity.chunks and all(map(self.describes, entity.chunks)):
                same = [e for e in self.living() if e is not entity and e.named and _same_head(e.head, entity.head)]
                if len(same) == 1:
                    self.bind(same[0].chunks[0], entity.chunks[0])
        owners: dict[str, set[int]] = {}
        for entity in self.living():
            if not entity.acronym:
                for chunk in entity.chunks[:MEMORY]:
                    for letters in initials(chunk.text):
                        owners.setdefault(letters, set()).add(entity.number)
        for entity in list(self.living()):
            if entity.chunks and all(chunk.kind == "acronym" for chunk in entity.chunks):
                letters = "".join(c for c in entity.chunks[0].text.lower() if c.isalpha())
                found = owners.get(letters, set())
                if len(found) == 1 and len(letters) > 1:
                    self.bind(self.all[self.find(next(iter(found)))].chunks[0], entity.chunks[0])

    # --- after reading -------------------------------------------------------------------------------------------

    def announcer(self, as_group: bool) -> Entity | None:
        """Who says `we`: the network when it welcomes, else the body that the announcement is about."""
        if as_group not in self.announcers:
            every = [e for e in self.living() if e.named]
            named = [e for e in every if e.number not in self.former] or every
            wanted = [e for e in named if (e.kind == "umbrella" or _abbreviated(e)) == as_group]
            ranked = sorted(wanted or ([] if as_group else named), key=_prominence)
            self.announcers[as_group] = ranked[0] if ranked else None
        return self.announcers[as_group]

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
        if entity.number not in self.mains:
            self.mains[entity.number] = self._main(entity)
        return self.mains[entity.number]

    def _main(self, entity: Entity) -> Chunk:
        pairs = list(zip(entity.chunks, entity.in_title, strict=True))
        own = [(c, t) for c, t in pairs if c.kind in ("name", "line") and not self.describes(c)] or pairs
        if not self.pack.capitals:
            own = [(c, t) for c, t in own if not c.text.isascii()] or own
        body = [c for c, title in own if not title] or [c for c, _ in own]
        keys = {c.start: key_of(c, self.pack) for c in body}
        times = Counter(keys.values())
        return max(body, key=lambda c: (len(keys[c.start]), times[keys[c.start]], -c.start))

    def names(self, entity: Entity) -> tuple[str, ...]:
        """Everything that the text calls an organisation, each once, in reading order."""
        known = self.called.get(entity.number)
        if known is None or known[0] != len(entity.chunks):
            known = (len(entity.chunks), tuple(dict.fromkeys(self._names(entity))))
            self.called[entity.number] = known
        return known[1]

    def _names(self, entity: Entity) -> Iterator[str]:
        seen = set[str]()
        for chunk in entity.chunks:
            if chunk.text in seen and not chunk.inner:
                continue
            seen.add(chunk.text)
            yield chunk.text
            if chunk.inner:
                yield chunk.inner
            if chunk.kind in ("name", "line"):
                yield citation(chunk, self.pack)

    def name(self, text: str) -> Name:
        if re.fullmatch(r"[^\W\d_a-z][^\W_a-z&.]{1,11}", text) and text.upper() == text and " " not in text:
            is_acronym = text.isascii() or self.pack.capitals
            return Name(
                text=text, language=None if is_acronym else self.pack.code, kind="acronym" if is_acronym else "surface"
            )
        return Name(text=text, language=self.language(text), kind="alternate")

    def language(self, name: str) -> str | None:
        if self.pack.capitals:
            return self.pack.code
        return "en" if name.isascii() else self.pack.code


def _inside_of(short: Key, long: Key) -> bool:
    """Whether a name is a longer one with words left out."""
    left = iter(long)
    return all(word in left for word in short)


def _alike(kind: str, entity: Entity) -> bool:
    """Whether `the association` may mean a body with another head noun."""
    if kind in ("group", "organ"):
        return False
    if kind == "umbrella":
        return entity.kind in ("umbrella", "none")
    return entity.kind in (kind, "none") or (kind == "other" and entity.kind != "organ")


def _prominence(entity: Entity) -> tuple[bool, int, int, int]:
    """What an announcement is about comes first: the headline's, the most named, the first."""
    return not any(entity.in_title[:MEMORY]), -entity.count, entity.first, entity.number


def _same_head(a: HeadForm | None, b: HeadForm | None) -> bool:
    return a is not None and b is not None and a.lemma == b.lemma


def _preceded(items: Sequence[Item], i: int) -> bool:
    """Whether an article or the like stands right before an item."""
    before = items[i - 1] if i else None
    return before is not None and not before.classes.isdisjoint(("article", "possessive", "definite"))


def _inside(items: Sequence[Item], bracket: int) -> Iterator[Chunk]:
    for item in items[bracket + 1 : bracket + 14]:
        if isinstance(item, Chunk):
            yield item
        elif item.token.text in ")）]":
            return


def _abbreviated(entity: Entity) -> bool:
    """Whether a name without a head noun is an acronym or begins with one: `INTLITH Austria`."""
    if entity.kind != "none":
        return False
    first = entity.chunks[0].text.split()[0] if entity.chunks else ""
    return (len(first) > 2 and first.isupper()) or any(c.kind == "acronym" and len(c.text) > 2 for c in entity.chunks)


def _compound(chunk: Chunk) -> bool:
    """Whether a head alone is the end of a longer word with a capital, which may be a name in itself."""
    head = chunk.head
    return head is not None and chunk.text[0].isupper() and len(chunk.text) > len(head.form) + 2
