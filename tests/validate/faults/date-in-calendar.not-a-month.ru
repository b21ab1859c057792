# SPARQL
DELETE { ?x dcterms:date ?v }
INSERT { ?x dcterms:date "2025-13"^^xsd:gYearMonth }
WHERE { ?x dcterms:date ?v }
