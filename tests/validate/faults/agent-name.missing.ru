# MinCount
DELETE { ?x foaf:name ?v }
WHERE { ?x foaf:name ?v }
