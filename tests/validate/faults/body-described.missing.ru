# MinCount
DELETE { ?x a ?v }
WHERE { ?x a ?v }
