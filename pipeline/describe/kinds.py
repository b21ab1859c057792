"""What the kinds of membership are called: the preferred labels of `ontology/kinds.ttl` (a test compares them)."""

from collections.abc import Mapping

from pipeline.describe import terms
from pipeline.describe.iris import Iris
from pipeline.describe.quads import Graph, node, words
from pipeline.describe.terms import crm

LANGUAGES = ("en", "ka", "de", "fr")

_NAMES: Mapping[str, tuple[str, str, str, str]] = {
    "full": ("full member", "სრულუფლებიანი წევრი", "Vollmitglied", "membre de plein droit"),
    "associate": ("associate member", "ასოცირებული წევრი", "assoziiertes Mitglied", "membre associé"),
    "affiliate": ("affiliate member", "აფილირებული წევრი", "angegliedertes Mitglied", "membre affilié"),
    "founding": ("founding member", "დამფუძნებელი წევრი", "Gründungsmitglied", "membre fondateur"),
    "honorary": ("honorary member", "საპატიო წევრი", "Ehrenmitglied", "membre d’honneur"),
    "observer": ("observer", "დამკვირვებელი", "Beobachter", "observateur"),
    "supporting": ("supporting member", "მხარდამჭერი წევრი", "Fördermitglied", "membre bienfaiteur"),
    "corresponding": (
        "corresponding member",
        "წევრ-კორესპონდენტი",
        "korrespondierendes Mitglied",
        "membre correspondant",
    ),
    "institutional": (
        "institutional member",
        "ინსტიტუციური წევრი",
        "institutionelles Mitglied",
        "membre institutionnel",
    ),
    "corporate": ("corporate member", "კორპორაციული წევრი", "korporatives Mitglied", "membre personne morale"),
    "collective": ("collective member", "კოლექტიური წევრი", "Kollektivmitglied", "membre collectif"),
    "provisional": ("provisional member", "დროებითი წევრი", "vorläufiges Mitglied", "membre provisoire"),
    "working-group": (
        "member of a working group",
        "სამუშაო ჯგუფის წევრი",
        "Mitglied einer Arbeitsgruppe",
        "membre d’un groupe de travail",
    ),
    "section": ("member of a section", "სექციის წევრი", "Mitglied einer Sektion", "membre d’une section"),
}

KINDS = tuple(_NAMES)


def labels(slug: str) -> Mapping[str, str]:
    """The names of a kind by language; of a kind that is not in the scheme, its slug in words."""
    names = _NAMES.get(slug)
    return dict(zip(LANGUAGES, names, strict=True)) if names else {"en": slug.replace("-", " ")}


_LITERALS: Mapping[str, tuple[str, ...]] = {
    slug: tuple(words(text, language) for language, text in labels(slug).items()) for slug in _NAMES
}


def label_literals(slug: str) -> tuple[str, ...]:
    return _LITERALS.get(slug) or tuple(words(text, language) for language, text in labels(slug).items())


def describe_kind(graph: Graph, iris: Iris, slug: str) -> str:
    """The kind as a type of CIDOC CRM, with what it is called."""
    kind = node(iris.kind(slug))
    graph.add(kind, terms.RDF_TYPE, crm.E55_TYPE, terms.SKOS_CONCEPT)
    graph.add(kind, terms.RDFS_LABEL, *label_literals(slug))
    return kind
