# Datatype
INSERT { ?x dcterms:description "Words" }
WHERE { ?x a dcat:Dataset }
