# HasValue
DELETE { ?x a crm:E86_Leaving }
WHERE { ?x a schema:LeaveAction }
