# MaxCount
INSERT { ?x void:entities 7777 }
WHERE { ?x a void:Dataset ; void:entities ?v }
