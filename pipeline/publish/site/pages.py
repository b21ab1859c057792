"""HTML pages: one in English and one in Georgian for every thing, and those that lead to them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode, Triple

from pipeline.publish.dataset import CRM, ONTOLOGY, SCHEMA
from pipeline.publish.draft import Draft
from pipeline.publish.lines import PREFIXES, RDF_TYPE
from pipeline.publish.site.drawing import network, timeline
from pipeline.publish.site.folder import is_safe
from pipeline.publish.site.told import SHOWN, Membership, Name, Sentence, Told
from pipeline.publish.site.words import COUNTED, KINDS, LANGUAGE_NAMES, PAGE, PROPERTIES
from pipeline.settings import HTTP_SCHEMES, LANGUAGES, Settings

Entry = tuple[str, str]  # name, path
ENDINGS = {"en": ".html", "ka": ".ka.html"}
NAMING = ("name", "alternate", "former")
UNSHOWN = {  # of an organisation: the page says it already, in tables or in the words of schema.org
    RDF_TYPE, SCHEMA + "member", SCHEMA + "memberOf", SCHEMA + "name", SCHEMA + "alternateName",
    ONTOLOGY + "formerName",
    CRM + "P107_has_current_or_former_member", CRM + "P1_is_identified_by", CRM + "P74_has_current_or_former_residence",
}  # fmt: skip
WORDS = {language: {key: words[language] for key, words in PAGE.items()} for language in LANGUAGES}
ASSETS = ("style.css", "search.js")
LOADER = PackageLoader("pipeline.publish.site")
TEMPLATES = Environment(loader=LOADER, autoescape=True, trim_blocks=True, lstrip_blocks=True)


class Pages:
    def __init__(self, told: Told, settings: Settings) -> None:
        self._told = told
        self._settings = settings
        self._base = settings.base

    def thing(self, iri: str, triples: Sequence[Triple]) -> Iterator[tuple[str, str]]:
        path = iri.removeprefix(self._base)
        for language in LANGUAGES:
            page = _Page(self._told, self._settings, path, language)
            yield path + ENDINGS[language], page.render("thing.html", page.thing(iri, triples))

    def letter(
        self, letter: str, name: str, pages: Sequence[str], entries: Sequence[Entry]
    ) -> Iterator[tuple[str, str]]:
        """A page of the list of organisations."""
        for language in LANGUAGES:
            page = _Page(self._told, self._settings, name, language)
            told = {"letter": letter, "pages": pages, "organisations": entries}
            yield name + ENDINGS[language], page.render("letter.html", told)

    def front(self, draft: Draft, letters: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The page of search, and that of the dataset."""
        for name in ASSETS:
            yield name, LOADER.get_source(TEMPLATES, name)[0]
        classes = draft.release.census.classes
        for language in LANGUAGES:
            counts = [(classes.get(SCHEMA + name, 0), word[language]) for name, word in COUNTED.items()]
            told = {
                "letters": letters,
                "counts": counts,
                "about": self._settings.dataset,
                "draft": draft,
                "files": draft.release.files,
            }
            yield (
                "index" + ENDINGS[language],
                _Page(self._told, self._settings, "index", language).render("index.html", told),
            )
            dataset = "dataset/memberships"
            page = _Page(self._told, self._settings, dataset, language)
            yield dataset + ENDINGS[language], page.render("dataset.html", told)


class _Page:
    """One page in one language: how it calls things and leads to them."""

    def __init__(self, told: Told, settings: Settings, path: str, language: str) -> None:
        self._told = told
        self._settings = settings
        self._base = settings.base
        self._path = path
        self._language = language
        self._root = "../" * (len(PurePosixPath(path).parts) - 1)
        self._ending = ENDINGS[language]

    def render(self, template: str, told: Mapping[str, object]) -> str:
        title = self._settings.dataset.title
        shared = {
            "language": self._language, "languages": LANGUAGES, "endings": ENDINGS, "root": self._root,
            "path": self._path, "words": WORDS[self._language], "base": self._base, "ending": self._ending,
            "file": PurePosixPath(self._path).name, "link": self._link, "label": self._label,
            "site": title.get(self._language) or next(iter(title.values()), ""),
        }  # fmt: skip
        return TEMPLATES.get_template(template).render({**shared, **told})

    def thing(self, iri: str, triples: Sequence[Triple]) -> dict[str, object]:
        kind = self._told.kind(iri)
        sentences = self._told.sentences(iri)
        classes = {str(triple.object) for triple in triples if triple.predicate.value == RDF_TYPE}
        ended = {f"<{ONTOLOGY}Tombstone>", f"<{ONTOLOGY}Redirect>"} & classes
        page: dict[str, object] = {
            "iri": iri,
            "title": self._told.label(iri, self._language),
            "kind": KINDS.get(kind, {}).get(self._language, kind),
            "is_gone": bool(ended),
            "replaced": self._told.value("replaced", iri),
            "rows": self._rows(triples, kind),
            "sentences": [self._sentence(sentence, iri) for sentence in sentences],
            "pointing": [] if kind == "organisation" else list(self._told.pointing(iri)),
            "jsonld": _in_script(self._schema(iri, triples)),
        }
        return page | (self._organisation(iri) if kind == "organisation" else {})

    def _organisation(self, iri: str) -> dict[str, object]:
        groups, members = (self._told.memberships(iri, as_group=as_group) for as_group in (False, True))
        both = [(one, True) for one in groups[:SHOWN]] + [(one, False) for one in members[:SHOWN]]
        labels = [self._label(one.other).text for one, _ in both]
        near = {one.other: (label, is_group) for (one, is_group), label in zip(both, labels, strict=True)}
        names = [
            (slug, name, self._language_name(name.language)) for slug in NAMING for name in self._told.names(slug, iri)
        ]
        return {
            "names": names,
            "sides": [("groups", groups[:SHOWN], len(groups)), ("members", members[:SHOWN], len(members))],
            "timeline": timeline([one for one, _ in both], labels),
            "network": network(list(near.values())),
            "role": self._role,
        }

    def _role(self, one: Membership) -> str:
        found = self._told.best("role", one.iri, self._language)
        return found.text if found else ""

    def _language_name(self, tag: str) -> str:
        return LANGUAGE_NAMES.get(tag, {}).get(self._language, "" if tag == "und" else tag)

    def _rows(self, triples: Sequence[Triple], kind: str) -> list[tuple[str, str, list[dict[str, object]]]]:
        """Property by property: its word, its short name, its values."""
        rows: dict[str, list[dict[str, object]]] = {}
        for triple in triples:
            if not (kind == "organisation" and triple.predicate.value in UNSHOWN):
                rows.setdefault(triple.predicate.value, []).append(self._value(triple.object))
        return [(self._word(predicate), _short(predicate), values[:SHOWN]) for predicate, values in rows.items()]

    def _word(self, predicate: str) -> str:
        last = re.split("[/#]", predicate)[-1]
        known = PROPERTIES.get(last)
        return known[self._language] if known else re.sub(r"^[A-Z]+[\d.]+[a-z]?_", "", last).replace("_", " ")

    def _value(self, node: object) -> dict[str, object]:
        if isinstance(node, NamedNode):
            link = self._link(node.value)
            if node.value.startswith(self._base) and link:
                label = self._label(node.value)
                return {"text": label.text, "language": label.language, "href": link}
            return {"text": _short(node.value), "language": "", "href": link, "is_outside": True}
        assert isinstance(node, Literal)  # noqa: S101 - a release holds no blank nodes
        return {"text": node.value, "language": node.language or "", "href": None}

    def _label(self, iri: str) -> Name:
        return self._told.label(iri, self._language)

    def _link(self, iri: str) -> str | None:
        """Within the site from where this page stands; outside only to the web."""
        path = iri.removeprefix(self._base)
        if path != iri:
            return f"{self._root}{path}{self._ending}" if is_safe(path) else None
        return iri if _is_web(iri) else None

    def _sentence(self, sentence: Sentence, iri: str) -> dict[str, object]:
        source = self._told.value("url", sentence.announcement)
        names = {name.text for slug in (*NAMING, "hidden") for name in self._told.names(slug, iri)}
        return {
            "words": marked(sentence.text, names),
            "language": self._told.value("language", sentence.announcement),
            "announcement": sentence.announcement,
            "date": self._told.value("published", sentence.announcement),
            "source": source if source and _is_web(source) else None,
            "facts": sentence.facts,
        }

    def _schema(self, iri: str, triples: Sequence[Triple]) -> dict[str, object]:
        """What search engines understand of it."""
        found: dict[str, list[object]] = {}
        for triple in triples:
            predicate, node = triple.predicate.value, triple.object
            if predicate == RDF_TYPE and isinstance(node, NamedNode) and node.value.startswith(SCHEMA):
                found.setdefault("@type", []).append(node.value.removeprefix(SCHEMA))
            elif predicate.startswith(SCHEMA) and isinstance(node, NamedNode):
                found.setdefault(predicate.removeprefix(SCHEMA), []).append({"@id": node.value})
            elif predicate.startswith(SCHEMA) and isinstance(node, Literal):
                tagged = {"@value": node.value, "@language": node.language} if node.language else node.value
                found.setdefault(predicate.removeprefix(SCHEMA), []).append(tagged)
        return {"@context": "https://schema.org/", "@id": iri, **found} if "@type" in found else {}


def marked(text: str, names: set[str]) -> Markup:
    """The text with the names in it marked, longest first."""
    forms = sorted((name for name in names if name.strip()), key=lambda name: (-len(name), name))
    if not forms:
        return escape(text)
    parts = re.split(r"(?<!\w)(" + "|".join(map(re.escape, forms)) + r")(?!\w)", text)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if odd % 2 else part for odd, part in enumerate(parts)
    )


def _is_web(iri: str) -> bool:
    try:
        return urlsplit(iri).scheme in HTTP_SCHEMES and bool(urlsplit(iri).netloc)
    except ValueError:
        return False


def _short(iri: str) -> str:
    spaces = ((prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space))
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in spaces), iri)


def _in_script(value: dict[str, object]) -> Markup | None:
    """JSON that cannot end the script element it stands in."""
    if not value:
        return None
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704
