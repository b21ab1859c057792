"""The names of the months in a language, as inflected, and the order in which it writes a date.

Source of the names: Unicode CLDR through Babel. CLDR gives one or two cases of a name; a table of endings a language
(and of first letters, where words begin otherwise after other words) gives the rest.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from pipeline.extract.tokens import normal

LOCALES: Mapping[str, tuple[str, ...]] = {"sr": ("sr_Cyrl", "sr_Latn"), "nb": ("nb", "nn"), "no": ("nb", "nn")}
WIDTHS = (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated"), ("stand-alone", "abbreviated"))

ENDINGS: Mapping[str, tuple[str, str]] = {  # what a name loses before an ending, and the endings
    "az": ("", "[ıiuü]|[ıiuü]?n|d[ae]n?|[ae]|[ıiuü]nd[ae]n?|[ıiuü]nad[əa]k"),
    "be": ("[аяьй]", "а|я|у|ю|і|ь|ем|ам|ом|зе|е"),
    "bs": ("[aeiаеи]", "[aeiu]|om|em|[аеиу]|ом|ем"),
    "cs": ("[aeu]", "[aeiuí]|em|ím"),
    "de": ("", "e?s"),
    "el": ("ι?ο[υσν]?|ησ?", "ι?ο[υσν]?|ησ?"),
    "et": ("", "i?(?:kuu)?(?:s|sse|st|l|lt|le|ni|ks|ga)?|i"),
    "eu": ("a", "ak?|(?:ar|e|a)en[a-z]{0,4}|(?:ea|a)n|(?:e|a)?(?:ko|tik|ra|rako|raino|rarte|ra arte)[a-z]{0,3}"),
    "fi": ("", "ta|n|ssa|sta|hun|lla|lta|lle|ksi|na|ssakin"),
    "hr": ("[aei]", "[aeiu]|om|em|og|oga|ome|omu"),
    "hu": ("", "j?[áaéeiu]?n?(?:b[ae]n?|t[óő]l|ig|r[ae]|r[óő]l|t|i|v[ae]l|h[oeö]z|k[ée]nt|)|i"),
    "hy": ("ի", "ին?|ից|ում|ը|ն|ով"),
    "ka": (".", "[ა-ჰ]{0,4}"),
    "lt": ("i?[sao]|[ėo]s|is|as|ė", "[įąęoėaeu]|[ėo]s|i?[oui]|[ue]i|ai|yje|[oėu]je|iui"),
    "lv": ("i?s", "i?[aāīiueē]|i?em|[aiu]?s|[aiī]m"),
    "pl": ("[ay]", "[aeiuy]|i?em|om|owi|zie|ym|ego|emu"),
    "ru": ("[аяьй]", "[аяуюейиь]|[её]м|ом"),
    "sk": ("a", "[aeiu]|om|em"),
    "sl": ("", "j?[aui]|j?em|om"),
    "sq": ("", "[iu][tn]?"),
    "sr": ("[aeiаеи]", "[aeiu]|om|em|[аеиу]|ом|ем"),
    "tr": ("", "[ıiuü]n?|[dt][ae]n?|[ae]|[ıiuü]nd[ae]n?"),
    "uk": ("[аяьй]", "[аяуюіь]|ем|ом|еві|ові"),
}
FLEETING: Mapping[str, str] = {  # names that lose their last vowel before an ending: september, septembri
    "bs": r"(.{3,})[aа]([rр])", "sr": r"(.{3,})[aа]([rр])", "sl": r"(.{3,})e([rc])", "et": r"(.{3,})[eo]{1,2}(r)",
    "ka": r"(.{4,}).(.)ი",
}  # fmt: skip
MORE: Mapping[str, Mapping[str, int]] = {  # in use beside the names of CLDR
    "be": {"маі": 5, "маю": 5, "маем": 5, "лютым": 2, "лютаму": 2},
    "de": {"jänner": 1, "feber": 2},
    "el": {"γεναρησ": 1, "φλεβαρησ": 2, "μαρτησ": 3, "απριλησ": 4, "μαιο": 5, "μαη": 5, "μαησ": 5},
    "en": {"sept": 9},
    "es": {"setiembre": 9},
    "ga": {"aibreáin": 4, "meithimh": 6, "samhna": 11, "nollag": 12},
    "ru": {"мае": 5, "маю": 5, "маем": 5},
    "sr": {"јуни": 6, "јули": 7, "juni": 6, "juli": 7},
    "uk": {"лютому": 2, "лютим": 2},
}
MUTATIONS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {  # first letters after other words
    "cy": (("rh", ("r",)), ("ch", ()), ("m", ("f",)), ("t", ("d", "th", "nh")), ("g", ("",))),
    "ga": (("b", ("bh", "mb")), ("m", ("mh",)), ("d", ("dh", "nd")), ("f", ("fh", "bhf")), ("s", ("sh", "ts"))),
}
ORDINARY = frozenset(
    """
    mars mart marts march marca mai maj may meg juni juli juin august augusta avgust sept ocak ekim kasım aralık
    liepa liepos liepą kovo kovas kovą vasaris balandis mawrth medi awst fedi május лютий лютого люты лютага
    мај март марта април травня липня lipca lipiec rujna srpna listopada červen leden duben srpen říjen maja június
    mejju marzu marzo mayo maio martie mei mais maiatza urria otsaila маи մայիս მარტო მარტოობა მაისური
    """.split()
)
"""Names that are words or names of people too, or may be cut from such: months only beside a day or a year."""
NOT_MONTHS = frozenset(["pro", "svi"])  # abbreviations that are prepositions or pronouns


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    short: bool  # an abbreviation
    sure: bool  # means a month even where neither day nor year stand beside it


class Calendar:
    """The months of the languages of a pack. Remembers what it looked up."""

    __slots__ = ("_known", "_rules", "_short", "_wide", "english", "month_first", "turkic", "two_words", "year_first")

    def __init__(self, tags: tuple[str, ...]) -> None:
        self._wide, self._short = dict[str, int](), dict[str, int]()
        self._rules: list[tuple[re.Pattern[str], Mapping[str, int]]] = []
        self._known: dict[str, Month | None] = {}
        self.english, self.turkic = tags[0] == "en", not {"tr", "az"}.isdisjoint(tags)
        self.year_first = self.month_first = False
        for tag in tags:
            for locale in _locales(tag):
                self._read(locale, tag.partition("-")[0])
        self.two_words = any(" " in name for name in self._wide)  # Meán Fómhair
        for locale in _locales(tags[0]):
            self.month_first = str(locale.datetime_skeletons.get("MMMMd", "")).startswith("M")
            self.year_first = str(locale.datetime_skeletons.get("yMMMM", "")).startswith("y")

    def _read(self, locale: Locale, language: str) -> None:
        wide = dict[str, int]()
        for context, width in WIDTHS:
            for number, name in locale.months[context][width].items():
                word = re.sub(r"^(?:de |d['’])", "", self._folded(name)).rstrip(".")
                if width == "wide":
                    wide.setdefault(word, number)
                elif len(word) >= 3 and word not in NOT_MONTHS and language != "fi":  # there Christmas is no December
                    self._short.setdefault(word, number)
        wide.update(MORE.get(language, {}))
        for word, number in [*wide.items(), *_mutated(wide, MUTATIONS.get(language, ()))]:
            self._wide.setdefault(word, number)
        if language in ENDINGS:
            self._rules.append(_inflection(wide, language))

    def find(self, word: str) -> Month | None:
        """The month that a word names, as inflected, in capitals or with an apostrophe in it; None for other words."""
        if word not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> Month | None:
        folded = self._folded(word).strip("'")
        left, apostrophe, right = folded.rpartition("'")
        for part in (folded, right, left) if apostrophe else (folded,):
            number = self._wide.get(part) or self._inflected(part)
            if number is not None:
                named = word[:1].isupper() or not self.english  # `to march`
                return Month(number, False, named and len(part) > 3 and part not in ORDINARY)
            if part in self._short:
                return Month(self._short[part], True, False)
        return None

    def _inflected(self, word: str) -> int | None:
        for rule, stems in self._rules:
            match = rule.fullmatch(word)
            if match is not None:
                return stems[match[1]]
        return None

    def _folded(self, word: str) -> str:
        """In lower case; Greek without accents, which its capitals have not."""
        if self.turkic:
            word = word.replace("I", "ı").replace("İ", "i")
        word = normal(word)
        if any("\u0370" <= c <= "\u03ff" for c in word):
            bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
            return bare.replace("ς", "σ")
        return word


def _locales(tag: str) -> Iterator[Locale]:
    for name in LOCALES.get(tag, (tag,)):
        try:
            yield Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue


def _mutated(names: Mapping[str, int], mutations: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, int]]:
    for name, number in names.items():
        for first, others in mutations:
            if name.startswith(first):
                yield from ((other + name[len(first) :], number) for other in others)
                break


def _inflection(names: Mapping[str, int], language: str) -> tuple[re.Pattern[str], Mapping[str, int]]:
    """Stems and endings of a language as one rule; the longest stem is tried first."""
    lost, endings = ENDINGS[language]
    stems = dict[str, int]()
    for name, number in names.items():
        stem = re.sub(f"(?:{lost})$", "", name)
        if len(stem) >= 3:
            stems.setdefault(stem, number)
    for name, number in names.items() if language in FLEETING else ():
        match = re.fullmatch(FLEETING[language], name)
        if match is not None:
            stems.setdefault("".join(match.groups()), number)
    longest_first = sorted(stems, key=lambda stem: (-len(stem), stem))
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?:{endings})"), stems


@functools.cache
def calendar(tags: tuple[str, ...]) -> Calendar:
    """The calendar of a pack, made when it is needed."""
    return Calendar(tags)
