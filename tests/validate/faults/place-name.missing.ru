# MinCount
DELETE { ?x schema:name ?v }
WHERE { ?x a schema:Place ; schema:name ?v }
