# Equals
DELETE { ?x schema:agent ?v }
WHERE { ?x a schema:LeaveAction ; schema:agent ?v }
