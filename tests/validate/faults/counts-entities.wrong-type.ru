# Datatype
DELETE { ?x void:entities ?v }
INSERT { ?x void:entities ?text }
WHERE { ?x a void:Dataset ; void:entities ?v BIND (STR(?v) AS ?text) }
