# SPARQL
INSERT { ?other schema:foundingDate "2001"^^xsd:gYear }
WHERE { ?other tsv:provisional true }
