# MinCount
DELETE { ?x schema:unitCode ?v }
WHERE { ?x a schema:Observation ; schema:unitCode ?v }
