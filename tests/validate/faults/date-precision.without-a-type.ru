# SPARQL
DELETE { ?x dcterms:date ?v }
INSERT { ?x dcterms:date "2025-05" }
WHERE { ?x dcterms:date ?v }
