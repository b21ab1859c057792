# Datatype
DELETE { ?x void:triples ?v }
INSERT { ?x void:triples ?text }
WHERE { ?x a void:Dataset ; void:triples ?v BIND (STR(?v) AS ?text) }
