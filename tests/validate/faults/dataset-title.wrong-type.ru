# Datatype
INSERT { ?x dcterms:title "Words" }
WHERE { ?x a dcat:Dataset }
