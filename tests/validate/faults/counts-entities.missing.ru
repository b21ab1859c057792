# MinCount
DELETE { ?x void:entities ?v }
WHERE { ?x a void:Dataset ; void:entities ?v }
