"""The words of the vocabularies, each as it stands in a line of N-Quads. One module a vocabulary, these few aside."""

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
RDFS_COMMENT = "<http://www.w3.org/2000/01/rdf-schema#comment>"
RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
SKOS_CONCEPT = "<http://www.w3.org/2004/02/skos/core#Concept>"
SKOS_HIDDEN_LABEL = "<http://www.w3.org/2004/02/skos/core#hiddenLabel>"
DCTERMS_DATE = "<http://purl.org/dc/terms/date>"
DCTERMS_IS_REPLACED_BY = "<http://purl.org/dc/terms/isReplacedBy>"
