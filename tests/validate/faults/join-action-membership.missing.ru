# MinCount
DELETE { ?x schema:object ?v }
WHERE { ?x a schema:JoinAction ; schema:object ?v }
