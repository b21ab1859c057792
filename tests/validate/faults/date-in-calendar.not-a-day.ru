# SPARQL
DELETE { ?x dcterms:date ?v }
INSERT { ?x dcterms:date "2025-02-29"^^xsd:date }
WHERE { ?x dcterms:date ?v }
