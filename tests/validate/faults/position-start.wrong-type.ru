# Datatype
DELETE { ?x oa:start ?v }
INSERT { ?x oa:start ?text }
WHERE { ?x a oa:TextPositionSelector ; oa:start ?v BIND (STR(?v) AS ?text) }
