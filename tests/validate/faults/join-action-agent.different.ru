# Equals
DELETE { ?x schema:agent ?v }
WHERE { ?x a schema:JoinAction ; schema:agent ?v }
