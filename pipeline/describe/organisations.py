"""What is said of an organisation apart from any announcement: its names, and what the authority file knows."""

from pipeline.describe import terms
from pipeline.describe.attributes import located
from pipeline.describe.changes import founded
from pipeline.describe.iris import Iris
from pipeline.describe.quads import address, node, typed
from pipeline.describe.sheet import Sheet, name_literal
from pipeline.describe.terms import crm, schema, tsv
from pipeline.model import Name, Organisation

GRAPH = "organisations"
PLACE_LANGUAGE = "en"  # of place names in an Organisation
NAME_TYPES = {"acronym": tsv.KIND_ACRONYM, "former": tsv.KIND_FORMER_NAME}


def describe_organisation(organisation: Organisation, iris: Iris) -> list[str]:
    """N-Quads lines in the graph of organisations."""
    sheet = Sheet(iris, GRAPH)
    subject = node(iris.organisation(organisation.reference))
    sheet.add(subject, terms.RDF_TYPE, schema.ORGANIZATION, crm.E74_GROUP)
    for name in organisation.names:
        _name(subject, organisation.reference, name, sheet)
    _known(subject, organisation, sheet)
    return sheet.graph.lines()


def _name(subject: str, reference: str, name: Name, sheet: Sheet) -> None:
    literal = name_literal(name.text, name.language)
    if name.kind == "surface":  # inflected or misspelt: to find by, not to show
        sheet.add(subject, terms.SKOS_HIDDEN_LABEL, literal)
        return
    sheet.add(subject, schema.NAME if name.kind == "preferred" else schema.ALTERNATE_NAME, literal)
    if name.kind == "former":
        sheet.add(subject, tsv.FORMER_NAME, literal)
    sheet.appellation(subject, reference, name.text, name.language, NAME_TYPES.get(name.kind))


def _known(subject: str, organisation: Organisation, sheet: Sheet) -> None:
    homepage = organisation.homepage and address(organisation.homepage)
    if homepage:
        sheet.add(subject, schema.URL, node(homepage))
    for identifier in organisation.identifiers:
        iri = address(identifier.value)
        if iri:
            sheet.add(subject, schema.SAME_AS, node(iri))
    if organisation.founded:
        founded(subject, organisation.reference, organisation.founded, sheet)
    if organisation.place:
        located(subject, organisation.place, PLACE_LANGUAGE, organisation.country, sheet)
    if organisation.provisional:
        sheet.add(subject, tsv.PROVISIONAL, typed("true", "boolean"))
