# Datatype
DELETE { ?x dcat:byteSize ?v }
INSERT { ?x dcat:byteSize ?text }
WHERE { ?x a dcat:Distribution ; dcat:byteSize ?v BIND (STR(?v) AS ?text) }
