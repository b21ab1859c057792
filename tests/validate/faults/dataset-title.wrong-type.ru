# Datatype
DELETE { ?x dcterms:title ?v }
INSERT { ?x dcterms:title ?text }
WHERE { ?x a dcat:Dataset ; dcterms:title ?v BIND (STR(?v) AS ?text) }
