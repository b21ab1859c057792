# MinCount
DELETE { ?x void:triples ?v }
WHERE { ?x a void:Dataset ; void:triples ?v }
