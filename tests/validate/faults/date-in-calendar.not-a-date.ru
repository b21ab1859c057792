# SPARQL
DELETE { ?x dcterms:date ?v }
INSERT { ?x dcterms:date "last spring"^^xsd:date }
WHERE { ?x dcterms:date ?v }
