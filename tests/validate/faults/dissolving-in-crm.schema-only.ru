# SPARQL
INSERT { ?other schema:dissolutionDate "2001"^^xsd:gYear }
WHERE { ?other tsv:provisional true }
