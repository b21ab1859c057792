# Datatype
DELETE { ?x oa:end ?v }
INSERT { ?x oa:end ?text }
WHERE { ?x a oa:TextPositionSelector ; oa:end ?v BIND (STR(?v) AS ?text) }
