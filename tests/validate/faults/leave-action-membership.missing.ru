# MinCount
DELETE { ?x schema:object ?v }
WHERE { ?x a schema:LeaveAction ; schema:object ?v }
