# Class
DELETE { ?x schema:object ?v }
INSERT { ?x schema:object :nowhere }
WHERE { ?x a schema:LeaveAction ; schema:object ?v }
