# Datatype
DELETE { ?x dcterms:description ?v }
INSERT { ?x dcterms:description ?text }
WHERE { ?x a dcat:Dataset ; dcterms:description ?v BIND (STR(?v) AS ?text) }
