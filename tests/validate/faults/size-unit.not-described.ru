# Class
DELETE { ?x schema:unitCode ?v }
INSERT { ?x schema:unitCode :nowhere }
WHERE { ?x a schema:Observation ; schema:unitCode ?v }
