# MinCount
DELETE { ?x schema:name ?v ; rdfs:label ?v }
WHERE { ?x a schema:Place ; schema:name ?v }
