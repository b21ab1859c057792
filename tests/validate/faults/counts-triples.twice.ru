# MaxCount
INSERT { ?x void:triples 7777 }
WHERE { ?x a void:Dataset ; void:triples ?v }
