# Equals
DELETE { ?x schema:member ?v }
WHERE { ?x a schema:OrganizationRole ; schema:member ?v }
